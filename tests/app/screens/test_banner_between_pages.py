"""What the banner says on the way from page to page: never of an item that is not in hand."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from app.screens.disinfect_page import DisinfectPage
from app.screens.inspect_page import InspectPage
from app.states.navigation import Destination, GoDecide, GoDisinfect, GoInspect
from app.widgets.frame.banner import Banner
from app.window.main_window import MainWindow
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.late_desk import LateReads
from tests.app.screens.test_pages_of_the_bench import press

IN_ORDER = ("1", "Space", "2", "Space", "1", "1", "Space", "1", "1")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every headline the banner shows."""
    found: list[str] = []
    say = Banner.say

    def noted(banner: Banner, notice) -> None:
        if not found or found[-1] != notice.headline:
            found.append(notice.headline)
        say(banner, notice)

    monkeypatch.setattr(Banner, "say", noted)
    return found


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: InstantDesk, said: list[str]) -> MainWindow:
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoDisinfect, DisinfectPage(theme, desk))
    made.add_page(GoInspect, InspectPage(theme, desk))
    made.add_page(GoDecide, DecidePage(theme, desk))
    return made


def way(window: MainWindow, desk: InstantDesk, said: list[str], to: Destination) -> list[str]:
    """Headlines from the step to the answer of the last read."""
    said.clear()
    with pytest.MonkeyPatch.context() as patch:
        late = LateReads(desk, patch)
        window.go(to)
        late.answer()
    return said


def test_nothing_of_the_queue_or_the_item_before_is_said_on_the_way(
    window: MainWindow, desk: InstantDesk, said: list[str]
) -> None:
    parcel_id = desk.disinfected()
    window.go(GoInspect())
    window.go(GoDisinfect(parcel_id=parcel_id))
    assert way(window, desk, said, GoInspect(parcel_id=parcel_id)) == ["Question 1: Plate"]
    press(window.page, *IN_ORDER)
    unit_id = window.page.in_hand().unit_id
    window.go(GoDecide())
    window.go(GoInspect())
    advised = way(window, desk, said, GoDecide(unit_id=unit_id))
    assert advised == ["Please confirm: grade A, refund ¥899.00"]
