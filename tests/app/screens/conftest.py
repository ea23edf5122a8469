"""A desk on a real store, and the policies of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection.policies import Policies, load_policies
from inspection.store.store import Store
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.inspection.fake_store import FakeClock
from tests.inspection.store.parts import CountedIds


@pytest.fixture(scope="session")
def policies(repository: Path) -> Policies:
    return load_policies(repository / "resources", demo=True)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrating takes a quarter of a second, copying none."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    Store.open(path, clock=FakeClock(), ids=CountedIds("t")).close()
    return path


@pytest.fixture
def desk(
    qapp: object, tmp_path: Path, empty_store: Path, policies: Policies
) -> Iterator[InstantDesk]:
    with desk_in(tmp_path, empty_store, policies) as opened:
        yield opened
