"""A loudspeaker plugged in after the start is looked for where people look for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.design.sounds import Hearing, Sounds
from app.design.theme import Theme
from app.screens.sections.check_vm import CheckVm
from app.screens.sections.sound_section import SoundSection
from app.screens.sign_in_vm import SignInVm
from tests.app.screens.instant_desk import InstantDesk


class Silent:
    def play(self, sound: object, volume_percent: int) -> None:
        raise AssertionError


def open_sound(desk: InstantDesk) -> None:
    SoundSection(Theme(), desk).enter()  # type: ignore[arg-type]


def run_check(desk: InstantDesk) -> None:
    CheckVm(desk).enter()  # type: ignore[arg-type]


def run_self_test(desk: InstantDesk) -> None:
    desk.sync_status = None  # type: ignore[attr-defined]
    desk.camera = None  # type: ignore[attr-defined]
    desk.is_open = False  # type: ignore[misc]
    SignInVm(desk).test()  # type: ignore[arg-type]


@pytest.mark.parametrize("look", [open_sound, run_check, run_self_test])
def test_no_restart_is_needed(
    desk: InstantDesk, monkeypatch: pytest.MonkeyPatch, look: Callable[[InstantDesk], None]
) -> None:
    monkeypatch.setattr(CheckVm, "begin", lambda _self: None)
    there: list[Silent | None] = [None]
    desk.sounds = Sounds(desk)  # type: ignore[attr-defined]
    desk.sounds.open(lambda took, _failed: took(there[0]))
    assert desk.sounds.hearing is Hearing.NO_DEVICE
    there[0] = Silent()
    look(desk)
    assert desk.sounds.hearing is Hearing.READY


def test_the_section_says_so(desk: InstantDesk) -> None:
    desk.sounds = Sounds(desk)  # type: ignore[attr-defined]
    desk.sounds.open(lambda took, _failed: took(None))
    section = SoundSection(Theme(), desk)  # type: ignore[arg-type]
    assert "no restart" in section._hearing.text()
