"""A badge scanned over somebody's session: refused with words, never a serial, never a sign-in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.keys.commands import is_badge
from app.screens.inspect_page import InspectPage
from app.screens.sorting_page import SortingPage
from app.states.navigation import GoInspect, GoSort
from app.states.sorting import Phase, SortingState
from app.window.main_window import MainWindow
from inspection.sorting import Due
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk

SUPERVISOR = "BADGE-3001"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (SUPERVISOR, True),
        (" badge-2051\r", True),
        ("BADGE-", False),
        ("BADGE", False),
        ("A7H226090418", False),
        ("BADGE-3001;DROP", False),
        ("BADGE-" + "9" * 4000, False),
        ("工牌-3001", False),
    ],
)
def test_what_looks_like_a_badge(text: str, is_one: bool) -> None:
    assert is_badge(text) is is_one


def test_with_an_item_in_hand_it_does_nothing_and_says_how_to_take_over(
    qtbot: QtBot, desk: InstantDesk
) -> None:
    theme = Theme()
    window, page = MainWindow(theme), InspectPage(theme, desk)
    qtbot.addWidget(window)
    window.add_page(GoInspect, page)
    window.go(GoInspect(parcel_id=desk.disinfected()))
    page.on_key("1")
    person, before = desk.person, page._vm.state
    recorded = len(desk.store.own_records_after(0, 1000))
    window.take_scan(typed_scan(SUPERVISOR))
    assert not window.stops.is_up, "it is no other serial"
    assert window.banner.notice.headline.startswith("Somebody is signed in already")
    assert "Ctrl+L" in window.banner.notice.instruction
    assert (desk.person, page._vm.state) == (person, before)
    assert len(desk.store.own_records_after(0, 1000)) == recorded
    window.take_key("Space")
    assert window.banner.notice == page.notice, "the step goes on"


def test_a_sites_own_card_is_a_badge_once_it_signed_in(qtbot: QtBot, desk: InstantDesk) -> None:
    theme = Theme()
    window, page = MainWindow(theme), InspectPage(theme, desk)
    qtbot.addWidget(window)
    window.add_page(GoInspect, page)
    window.go(GoInspect(parcel_id=desk.disinfected()))
    window.known_badges = {"10023391"}
    page.on_key("1")
    window.take_scan(typed_scan("10023391"))
    assert not window.stops.is_up
    assert window.banner.notice.headline.startswith("Somebody is signed in already")
    window.take_scan(typed_scan("10023392"))
    assert not window.banner.notice.headline.startswith("Somebody is signed in already")


def test_where_a_second_person_is_asked_for_it_is_theirs(
    qtbot: QtBot, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme()
    window, page = MainWindow(theme), SortingPage(theme, desk)
    qtbot.addWidget(window)
    window.add_page(GoSort, page)
    window.go(GoSort())
    taken: list[str] = []
    monkeypatch.setattr(page, "on_scan", lambda scan: taken.append(scan.text))
    window.take_scan(typed_scan(SUPERVISOR))
    assert taken == []
    page._vm._set(phase=Phase.WITNESS)
    window.take_scan(typed_scan(SUPERVISOR))
    assert taken == [SUPERVISOR]
    asked = SimpleNamespace(here=SimpleNamespace(due=Due.WITNESS))
    page._vm.state = SortingState(phase=Phase.UNIT, case=asked)
    window.take_scan(typed_scan(SUPERVISOR))
    assert taken == [SUPERVISOR] * 2, "before Enter too: the scan begins their step"
    page._vm.state = SortingState(phase=Phase.WAYS, case=asked)
    window.take_scan(typed_scan(SUPERVISOR))
    assert len(taken) == 2, "another way is chosen now"
