"""Counted blind: nothing on any page tells how many were announced before they were counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.decision import decision_case
from app.cases.place import Phase
from app.cases.receiving import Step
from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.screens.receive_vm import ReceiveVm
from app.states.navigation import GoInspect
from app.wording.receiving.case import CaseWords
from app.wording.receiving.page import ReceiveWords
from app.work import references
from inspection.policies import Policies
from inspection.references import PictureKind, Reference
from inspection.store.queries import references as queries
from inspection.values import TicketId
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples

DUE = 7
SENT_G = 8640
LEAKS = re.compile(
    r"\b7\b|8\.64|too light|missing|awaited|[0-9] announced|[0-9] more|Extra:|All [0-9]"
)
"""The announced figures, and every word that says how the count stands to them; some words stand
there whatever was announced."""


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, policies: Policies) -> Iterator[InstantDesk]:
    lines = (
        samples.line(quantity=DUE, ordered_quantity=DUE, serials=()),
        samples.line(line_id="line-2", order_line="order-1/2", name_en="Charger", serials=()),
    )
    ticket = samples.ticket(lines=lines, outbound_weight_g=SENT_G)
    blind = replace(policies, blind=replace(policies.blind, usual=True))
    with desk_in(tmp_path, blind, ticket) as opened:
        opened.labels = type("Labels", (), {"patterns": ()})()
        yield opened


@pytest.fixture
def page(desk: InstantDesk) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=desk.disinfected()))
    return made


def said(page: InspectPage) -> str:
    """Everything the page says of what is in hand."""
    state = page._vm.state
    notice = page.notice
    facts = page._words.question(state)
    told = [notice.headline, notice.instruction, facts.question, facts.help, facts.progress]
    told += [f"{one.label} {one.help} {one.trailing}" for one in facts.answers]
    told += [page._words.item(state.case)]
    if state.ask is not None:
        told += [f"{one.label} {one.help} {one.trailing}" for one in state.ask.entries]
    return " | ".join(told)


def inspected(page: InspectPage, desk: InstantDesk) -> None:
    """The item in hand is answered and photographed; what its decision would show is looked at."""
    for _step in range(20):
        state = page._vm.state
        if state.place.phase is Phase.DONE:
            break
        press(page, "Space" if state.place.phase is Phase.SHOOT else "1")
        assert not LEAKS.search(said(page)), said(page)


def test_receiving_tells_neither_quantity_nor_weight(desk: InstantDesk) -> None:
    vm = ReceiveVm(desk)
    vm.enter()
    vm.scan(typed_scan(samples.TRACKING))
    vm.ask_weight(asked=True)
    vm.weigh("0.32")
    case = vm.state.case
    assert vm.state.step is Step.CASE
    words = CaseWords(lambda code, _lang: code, vm)
    rows = words.lines(case.tickets, lambda _ticket, _sku: None, is_blind=True)
    cells = [cell.text for row in rows for cell in row.cells]
    assert "?" in cells
    notice = ReceiveWords(vm).notice(vm.state, desk.now())
    told = [notice.headline, notice.instruction, words.weight(case)]
    told += [*words.line_titles(case.contents), *cells]
    told += [one.text for one in words.chips(case, case.ticket)]
    assert not LEAKS.search(" | ".join(told).replace("7 days", "")), told
    assert case.missing == ("condition", "label"), "no photo of a wrong weight is asked for"


def test_inspecting_tells_nothing_until_it_is_counted(page: InspectPage, desk: InstantDesk) -> None:
    assert not LEAKS.search(said(page)), said(page)
    press(page, "2")
    inspected(page, desk)
    unit_id = page._vm.state.case.unit.unit_id
    case = desk.ask(lambda facts: decision_case(facts, unit_id, desk.policies, now=desk.now()))
    assert (case.has_more, case.contents.is_blind) == (True, True)
    press(page, "F8")
    assert not LEAKS.search(said(page)), said(page)
    press(page, "2")
    assert not LEAKS.search(said(page)), said(page)
    press(page, "2")
    # one more of a line that has all of its own is taken out without a word
    assert page._vm.state.case.unit.unit_no == 2
    assert not LEAKS.search(said(page)), said(page)


def test_the_difference_is_told_once_it_was_counted(page: InspectPage) -> None:
    press(page, "F8", "1")
    assert not LEAKS.search(said(page)), said(page)
    assert page._vm.state.ask.entries[0].locked, "a photo of the open box, whatever was found"
    press(page, "Space", "1")
    assert page._vm.state.place.phase is Phase.EMPTIED
    assert page.notice.instruction == "0 of 8 items here, 8 missing"


def test_every_line_stays_on_offer(page: InspectPage) -> None:
    press(page, "2")
    press(page, "F8")
    page._vm.special.close()
    case = page._vm.state.case
    assert [one.line.line_id for one in case.choices] == ["line-1", "line-2"]


def test_how_it_looked_when_it_was_sent_is_told_afterwards(
    page: InspectPage, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, shown = (
        Reference(
            picture_id=kind.value,
            kind=kind,
            number=1,
            sha256=samples.sha(at),
            is_of_line=False,
            is_here=True,
        )
        for at, kind in enumerate((PictureKind.OUTBOUND, PictureKind.CATALOGUE))
    )
    monkeypatch.setattr(queries, "references_of", lambda *_asked: (sent, shown))
    with desk.store.reading() as conn:
        told = [
            references._references((TicketId("ticket-1"), (), is_blind), conn)
            for is_blind in (True, False)
        ]
    assert told == [(shown,), (sent, shown)]
    assert page._vm.state.case.is_blind
