"""Decide: what would change the advice, looked at by key and recorded nowhere."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.screens.decide_page import DecidePage
from inspection.values import Service
from tests.app.screens.instant_desk import FULL_DISK, InstantDesk
from tests.app.screens.test_money_at_decide import opened
from tests.app.screens.test_pages_of_the_bench import press


@pytest.fixture
def page(qapp: QApplication, desk: InstantDesk) -> DecidePage:
    assert qapp is not None
    return opened(Theme(), desk, Service.RETURN)


def test_answers_that_change_the_advice_stand_below_it(page: DecidePage, desk: InstantDesk) -> None:
    before = desk.store.own_records_after(0, 1000)
    press(page, "I")
    assert page._stack.currentWidget() is page._what_if.view
    assert page.notice.headline == "What would change the advice"
    now, *others = page._what_if._table.rows
    assert now.cells[0].text == "As it was answered"
    assert others
    assert all(one.cells[0].sub for one in others), "each names its question"
    assert desk.store.own_records_after(0, 1000) == before
    assert page.deeds() == {"what_if"}
    assert not page.on_command("CMD-HOLD")
    press(page, "Esc")
    assert page._stack.currentIndex() == 1
    press(page, "1")
    assert page._vm.state.way is not None


def test_it_is_worked_out_aside_and_an_answer_for_another_item_is_dropped(
    page: DecidePage, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = []
    monkeypatch.setattr(
        desk, "facts", lambda work, done, _failed=None: waiting.append((lambda: work(None), done))
    )
    press(page, "I")
    assert page._what_if._help.text() == "Working it out"
    press(page, "Esc")
    work, on_done = waiting[0]
    on_done(work())
    assert not page._what_if.is_open


def test_the_same_key_closes_it_and_arrows_turn_its_pages(page: DecidePage) -> None:
    page.resize(1366, 300)
    page.show()
    press(page, "I")
    table = page._what_if._table
    page.grab()
    table.resize(900, 150)
    first = table._body.first
    assert page.on_key("Down")
    assert table._body.first > first
    assert page.on_key("Up")
    assert table._body.first == first
    assert page.on_key("I")
    assert not page._what_if.is_open
    assert not page.on_key("Down")


def test_what_cannot_be_worked_out_is_told(
    page: DecidePage, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "facts", lambda _work, _done, failed: failed(FULL_DISK))
    press(page, "I")
    assert not page._what_if.is_open
    assert desk.complaints == [FULL_DISK]


def test_each_says_what_it_is_instead_of_and_every_ground(page: DecidePage) -> None:
    press(page, "I")
    now, *others = page._what_if._table.rows
    assert now.current
    assert all("instead of: " in one.cells[0].sub for one in others)
    telling = [one.cells[3] for one in others]
    assert all(one.text and one.is_prose for one in telling)


def test_nothing_is_offered_once_it_is_decided(page: DecidePage) -> None:
    press(page, "Enter")
    press(page, "I")
    assert not page._what_if.is_open
