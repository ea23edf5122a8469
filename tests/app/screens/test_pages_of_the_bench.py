"""Disinfect, inspect, decide, sync as pages: keys in, banner and bar out, one filled button."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from app.screens.disinfect_page import DisinfectPage
from app.screens.inspect_page import InspectPage
from app.screens.page import StepPage
from app.screens.sync_page import SyncPage
from app.states.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive, GoSync
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk

PAGES = [DisinfectPage, InspectPage, DecidePage, SyncPage]


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def press(page: StepPage, *keys: str) -> None:
    """Keys as the main window gives them: the bar first, then the page."""
    for key in keys:
        actions = [one for one in page.offered.all() if one.key == key]
        primary = page.offered.primary
        if key == "Enter" and primary is not None:
            actions = [primary]
        if actions:
            if actions[0].enabled:
                actions[0].run()
        else:
            page.on_key(key)


def test_the_whole_bench_by_keys(theme: Theme, desk: InstantDesk) -> None:
    went: list[object] = []
    disinfect, inspect, decide = (make(theme, desk) for make in PAGES[:3])
    for page in (disinfect, inspect, decide):
        page.go.connect(went.append)
    parcel_id = desk.received()
    disinfect.enter(GoDisinfect(parcel_id=parcel_id))
    press(disinfect, "Enter")
    desk.clock.advance(3)
    disinfect._vm._timers._tick()
    assert disinfect.notice.kind == "ok"
    press(disinfect, "Enter")
    assert went.pop() == GoInspect(parcel_id=parcel_id)
    inspect.enter(GoInspect(parcel_id=parcel_id))
    press(inspect, "1", "Space", "2", "Space", "1", "1", "Space", "1", "Enter")
    destination = went.pop()
    assert isinstance(destination, GoDecide)
    decide.enter(destination)
    assert decide.notice.headline == "Please confirm: grade A, refund ¥899.00"
    press(decide, "Enter", "Enter")
    assert went.pop() == GoReceive()


def test_a_photo_due_is_what_the_filled_button_takes(theme: Theme, desk: InstantDesk) -> None:
    page = InspectPage(theme, desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    press(page, "1")
    assert page.offered.primary.key == "Space"
    assert page.offered.second is not None
    assert not page.offered.second.enabled
    assert page.offered.note


def test_after_the_lock_screen_the_item_in_hand_goes_on(theme: Theme, desk: InstantDesk) -> None:
    page = InspectPage(theme, desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    asked = page.notice.headline
    page.leave()
    page.resume()
    assert page.notice.headline == asked
    press(page, "1", "Space")
    assert page.notice.headline != asked


def test_after_the_lock_screen_a_decision_hears_of_its_money(
    theme: Theme, desk: InstantDesk
) -> None:
    page = DecidePage(theme, desk)
    page.enter(GoDecide())
    page.leave()
    told: list[object] = []
    page._vm.changed.connect(told.append)
    desk.received()
    assert not told
    page.resume()
    assert told


def test_a_wrong_serial_raises_the_stop_and_ack_records_it(theme: Theme, desk: InstantDesk) -> None:
    page = InspectPage(theme, desk)
    stops: list[object] = []
    page.stop.connect(stops.append)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    page.on_scan(typed_scan("A7H226090481"))
    assert (stops[0].expected, stops[0].seen) == ("A7H226090418", "A7H226090481")
    page.on_command("CMD-ACK")
    assert page._vm.state.place.selected == "serial_differs"


def test_an_unread_error_stays_until_the_state_changes(theme: Theme, desk: InstantDesk) -> None:
    page = InspectPage(theme, desk)
    page.enter(GoInspect(parcel_id=desk.disinfected()))
    said: list[object] = []
    page.notice_changed.connect(said.append)
    page._vm._reload()
    assert said == []


@pytest.mark.parametrize("make", PAGES)
def test_the_language_may_change_at_any_time(
    theme: Theme, desk: InstantDesk, make: Callable[[Theme, InstantDesk], StepPage]
) -> None:
    page = make(theme, desk)
    desk.disinfected()
    page.enter(GoSync())
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.notice.headline


@pytest.mark.parametrize("make", PAGES)
@pytest.mark.parametrize(("width", "height"), [(1920, 832), (1366, 580)])
def test_pages_fit_their_window(
    theme: Theme,
    desk: InstantDesk,
    make: Callable[[Theme, InstantDesk], StepPage],
    width: int,
    height: int,
) -> None:
    theme.use(compact=width < 1600)
    parcel_id = desk.disinfected()
    page = make(theme, desk)
    page.enter(GoInspect(parcel_id=parcel_id))
    page.show()
    assert page.minimumSizeHint().width() <= width
    assert page.minimumSizeHint().height() <= height
    page.close()
