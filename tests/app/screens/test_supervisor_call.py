"""The button that calls the supervisor, before a real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.screens.page import StepPage
from app.states.in_hand import InHand
from app.states.navigation import GoReceive
from app.widgets.frame.action_bar import Action, Actions
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from app.window.supervisor_call import DOUBLE_TAP_S
from tests.app.screens.instant_desk import InstantDesk


class Page(StepPage):
    """Has a parcel in hand."""

    held = InHand()

    def in_hand(self) -> InHand:
        return self.held


@pytest.fixture
def window(qtbot: QtBot, desk: InstantDesk) -> MainWindow:
    theme = Theme()
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoReceive, Page(theme))
    made.resize(1366, 768)
    made.go(GoReceive())
    made.page.set_actions(
        Actions(primary=Action(text="Go", key="Enter", icon="", run=lambda: None))
    )
    with qtbot.waitSignal(made.painted):
        made.show()
    KeyDesk(made, desk, theme)
    return made


def calls(desk: InstantDesk) -> list[tuple[str | None, str | None]]:
    with desk.store.reading() as conn:
        rows = conn.exec_driver_sql("SELECT parcel_id, unit_id FROM supervisor_calls")
        return [(row[0], row[1]) for row in rows]


def kinds(desk: InstantDesk) -> list[str]:
    lines = desk.store.own_records_after(0, 1000)
    return [line.split('"kind":"')[1].split('"')[0] for _seq, line, _hash in lines]


def tap(qtbot: QtBot, window: MainWindow) -> None:
    extra = window.action_bar._extra
    assert extra.isVisible()
    qtbot.mouseClick(extra, Qt.MouseButton.LeftButton)


def test_a_click_calls_for_what_is_in_hand(
    qtbot: QtBot, window: MainWindow, desk: InstantDesk
) -> None:
    parcel_id = desk.received()
    window.page.held = InHand(parcel_id=parcel_id, code="SF1")
    tap(qtbot, window)
    assert calls(desk) == [(parcel_id, None)]
    assert kinds(desk)[-1] == "supervisor.called"
    assert "Supervisor called at" in window.banner.notice.headline
    assert "SF1" in window.banner.notice.headline
    assert window.action_bar._extra.accessibleName() == "Supervisor is here F9"


@pytest.mark.parametrize("second", ["tap", "F9"])
def test_pressed_again_somebody_is_here(
    qtbot: QtBot, window: MainWindow, desk: InstantDesk, second: str
) -> None:
    tap(qtbot, window)
    desk.clock.advance(DOUBLE_TAP_S)
    if second == "tap":
        tap(qtbot, window)
    else:
        window.take_key("F9")
    assert not window.is_standing
    assert window.action_bar._extra.accessibleName() == "Call supervisor F9"
    tap(qtbot, window)
    assert len(calls(desk)) == 2, "the next call does not wait"


def test_a_second_tap_of_the_same_hand_is_neither_a_call_nor_an_answer(
    qtbot: QtBot, window: MainWindow, desk: InstantDesk
) -> None:
    qtbot.mouseDClick(window.action_bar._extra, Qt.MouseButton.LeftButton)
    tap(qtbot, window)
    tap(qtbot, window)
    assert len(calls(desk)) == 1
    assert window.is_standing


def test_nobody_signed_in_has_no_button(window: MainWindow, desk: InstantDesk) -> None:
    person, desk.person = desk.person, None
    desk.person_changed.emit()
    assert not window.action_bar._extra.isVisible()
    desk.person = person
    desk.person_changed.emit()
    assert window.action_bar._extra.isVisible()
