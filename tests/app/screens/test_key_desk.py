"""The customer's words come up over the item they were asked for, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.overlays.customer_cover import CustomerCover
from app.screens.page import StepPage
from app.states.in_hand import InHand
from app.states.navigation import GoReceive
from app.window.key_desk import KeyDesk
from app.window.main_window import MainWindow
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.values import ParcelId
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk
from tests.inspection import samples


class Page(StepPage):
    held = InHand()

    def in_hand(self) -> InHand:
        return self.held


class Late:
    """Reads whose answers come when a test says so."""

    def __init__(self, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._read = desk.read
        self._waiting: list[Callable[[], None]] = []
        monkeypatch.setattr(desk, "read", self._later)

    def _later(self, query: Any, on_done: Any, on_error: Any = None) -> None:
        self._waiting.append(partial(self._read, query, on_done, on_error))

    def answer(self) -> None:
        self._waiting.pop(0)()


@pytest.fixture
def window(qtbot: QtBot, desk: InstantDesk) -> MainWindow:
    theme = Theme()
    made = MainWindow(theme)
    qtbot.addWidget(made)
    made.add_page(GoReceive, Page(theme))
    KeyDesk(made, desk, theme)
    made.go(GoReceive())
    made.page.held = InHand(parcel_id=desk.received())
    made.show()
    return made


def is_shown(window: MainWindow) -> bool:
    return isinstance(window.cover, CustomerCover) and window.cover.isVisible()


def test_they_are_gone_with_their_cover(window: MainWindow) -> None:
    window.take_key("C")
    assert is_shown(window)
    values = [value for _label, value in window.cover._facts._pairs]
    assert all(one.text() for one in values)
    window.take_key("Enter")
    assert not is_shown(window)
    assert [one.text() for one in values] == [""] * len(values)
    assert window.cover.accessibleName() == ""
    window.take_key("C")
    assert all(one.text() for one in values), "shown anew"


def test_late_words_come_over_nothing_else(
    desk: InstantDesk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Late(desk, monkeypatch)
    held, person = window.page.held, desk.person
    window.take_key("C")
    window.page.held = InHand(parcel_id=ParcelId("other"))
    late.answer()
    assert not is_shown(window), "another item is in hand"
    window.page.held = held
    window.take_key("C")
    desk.person = None
    late.answer()
    assert not is_shown(window), "nobody is signed in"
    desk.person = person
    window.take_key("C")
    window.take_key("F1")
    late.answer()
    assert not is_shown(window), "the help was wanted since"
    window.take_key("Esc")
    window.take_key("C")
    window.take_key("C")
    late.answer()
    assert not is_shown(window), "asked again meanwhile"
    late.answer()
    assert is_shown(window)


def test_each_customer_of_a_box_is_shown_and_which_ticket_it_is(
    desk: InstantDesk, window: MainWindow
) -> None:
    parcel_id = window.page.held.parcel_id
    desk.store.transact(samples.HUB, lambda work: work.record(samples.other_ticket("2")))
    (other,) = desk.ask(lambda facts: facts.tickets_by_code("SF2"))
    both = JoinTicket(parcel_id=parcel_id, ticket_id=other.ticket_id)
    desk.act(lambda work: join_ticket(work, both))
    number = desk.ask(lambda facts: facts.tickets_by_code(samples.TRACKING))[0].number

    def told() -> str:
        return window.cover.accessibleName()

    for ask in (lambda: window.take_key("C"), lambda: window.take_scan(typed_scan("CMD-CUSTOMER"))):
        window.take_key("C")
        assert f"{number}, 1 of 2" in told()
        ask()
        assert is_shown(window)
        assert f"{other.number}, 2 of 2" in told()
        assert number not in told(), "nothing of one customer stays for the next"
        window.take_key("C")
        assert not is_shown(window)
    window.take_key("C")
    window.take_key("Esc")
    assert not is_shown(window), "any other key closes it"
