"""Who is signed in hears once a day of what waits too long; never over what nobody has read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from app.language.notices import Notice
from app.window.unclaimed_reminder import UnclaimedReminder
from inspection.values import PersonId
from tests.app.screens.instant_desk import INSPECTOR, InstantDesk
from tests.app.screens.unmatched import received

HOUR_S = timedelta(hours=1).total_seconds()
IDLE = Notice(kind="idle", headline="")


class Window(QObject):
    """As much of the main window as is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.page = SimpleNamespace(HAS_BANNER=True)
        self.banner = SimpleNamespace(notice=IDLE)
        self.is_standing = False
        self.said: list[str] = []

    def say(self, notice: Notice) -> None:
        self.said.append(notice.kind)


@pytest.fixture
def window(qapp: object) -> Window:
    return Window()


def test_each_person_is_reminded_once_a_day_also_after_a_restart(
    desk: InstantDesk, window: Window
) -> None:
    reminder = UnclaimedReminder(window, desk)
    received(desk)
    desk.clock.advance(47 * HOUR_S)
    reminder.look()
    assert window.said == []
    desk.clock.advance(2 * HOUR_S)
    reminder.look()
    reminder.look()
    assert window.said == ["warn"]
    desk.person_changed.emit()
    assert len(window.said) == 1, "unlocked again by the same person"
    desk.person = replace(INSPECTOR, person_id=PersonId("p-zhou"))
    desk.person_changed.emit()
    assert len(window.said) == 2, "another person"
    desk.clock.advance(24 * HOUR_S)
    reminder.look()
    assert len(window.said) == 3, "another day"
    UnclaimedReminder(window, desk)
    assert len(window.said) == 4, "a restart forgets nothing"


@pytest.mark.parametrize("stands", ["error", "warn", "standing", "badge"])
def test_what_nobody_has_read_yet_comes_first(
    desk: InstantDesk, window: Window, stands: str
) -> None:
    received(desk)
    desk.clock.advance(49 * HOUR_S)
    if stands == "standing":
        window.is_standing = True
    elif stands == "badge":
        window.page.HAS_BANNER = False
    else:
        window.banner.notice = replace(IDLE, kind=stands)
    reminder = UnclaimedReminder(window, desk)
    assert window.said == []
    window.is_standing, window.page.HAS_BANNER, window.banner.notice = False, True, IDLE
    reminder.look()
    assert window.said == ["warn"]
