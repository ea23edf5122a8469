"""One hub for all, and stations with a window that are admitted by it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.launch import rehearsal
from scanners.demo import camera
from tests.e2e.hub_process import HubProcess
from tests.e2e.screens.rig import Announced, Screens, admit, announce, english, opened

TICKETS = 60
SCENES = 24
"""Pictures kept, 6 MB each: all that an inspection asks for, and some labels."""


@pytest.fixture(scope="session", autouse=True)
def _drawn_once() -> Iterator[None]:
    """A hundred stations are opened here: none of them draws what was drawn before.

    What the camera sees is the same picture for the same subject. Pages are not rehearsed, which
    only makes their first show quick; the walkthrough and the soak do rehearse.
    """
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rehearsal, "_slices", lambda _pages, _size: iter(()))
        patched.setattr(camera, "scene", lru_cache(maxsize=SCENES)(camera.scene))
        yield


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub in demo mode that outlives the stations."""
    hub = HubProcess(tmp_path_factory.mktemp("site") / "hub")
    announce(hub, [Announced(number=number) for number in range(TICKETS)])
    yield hub
    hub.close()


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return itertools.count()


@pytest.fixture
def ticket(_numbers: Iterator[int]) -> Announced:
    """A ticket nobody else uses."""
    return Announced(number=next(_numbers))


@pytest.fixture
def screens(qapp: QApplication, site: HubProcess, tmp_path: Path) -> Iterator[Screens]:
    """A station on the receive page: online, somebody signed in, tickets there."""
    assert qapp is not None
    with opened(admit(english(tmp_path / "data"), site)) as found:
        found.until_online()
        found.sign_in()
        found.until_known(Announced(number=TICKETS - 1))
        yield found
