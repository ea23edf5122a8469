"""Several tickets in one parcel, and one parcel at two stations, as they are seen and settled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.cases.place import Phase
from app.cases.receiving import Step
from app.design.theme import Theme
from app.screens.inspect_page import InspectPage
from app.screens.receive_vm import ReceiveVm
from app.states.navigation import GoInspect
from app.station.badges import SignedIn
from app.wording.receiving.case import CaseWords
from app.wording.receiving.page import ReceiveWords
from inspection.events import CodeClaim
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.policies import Policies
from inspection.receptions import Standing
from inspection.store.store import Store
from inspection.values import CodeKind, OuterCondition, ParcelId, PersonId, Role, TicketId
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk, desk_in
from tests.app.screens.test_pages_of_the_bench import press
from tests.inspection import samples
from tests.inspection.store.parts import Stores, give, matched, received, stores_in

OTHER = TicketId("ticket-2")
ZHOU = SignedIn(
    person_id=PersonId("p-zhou"),
    name_zh="周岚",
    name_en="Zhou Lan",
    staff_no="3001",
    role=Role.SUPERVISOR,
)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, policies: Policies) -> Iterator[InstantDesk]:
    both = (CodeClaim(code="SFBOTH", what=CodeKind.TRACKING),)
    tickets = (
        samples.ticket(),
        samples.other_ticket("2"),
        samples.other_ticket("5", codes=both),
        samples.other_ticket("6", codes=both),
    )
    with desk_in(tmp_path, policies, *tickets) as opened:
        opened.labels = type("Labels", (), {"patterns": ()})()
        yield opened


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Store]:
    """Another station that was apart."""
    folder = tmp_path / "b03"
    folder.mkdir()
    with stores_in(folder) as stores:
        yield _station(stores)


def _station(stores: Stores) -> Store:
    return stores.station("B03")


@pytest.fixture
def vm(desk: InstantDesk) -> ReceiveVm:
    made = ReceiveVm(desk)
    made.enter()
    made.scan(typed_scan(samples.TRACKING))
    assert made.state.step is Step.CASE
    return made


def numbers(vm: ReceiveVm) -> list[str]:
    return [one.number for one in vm.state.case.tickets]


def kinds(desk: InstantDesk) -> list[str]:
    lines = desk.store.own_records_after(0, 1000)
    return [line.split('"kind":"')[1].split('"')[0] for _seq, line, _hash in lines]


def taken_in_by(other: Store, desk: InstantDesk) -> None:
    """The other station's reception of the same parcel comes in."""
    other.transact(samples.DOCK, lambda work: work.record(received("theirs", samples.TRACKING)))
    other.transact(
        samples.DOCK, lambda work: work.record(matched("m-theirs", "theirs", "ticket-1"))
    )
    give(other, desk.store)


def page_of(desk: InstantDesk, parcel_id: ParcelId) -> InspectPage:
    made = InspectPage(Theme(), desk)
    made.enter(GoInspect(parcel_id=parcel_id))
    return made


def choices(page: InspectPage) -> list[str]:
    ask = page._vm.state.ask
    return [one.label for one in ask.entries] if ask else []


# --- receiving


def test_a_second_label_is_taken_in_and_one_key_makes_both_one_box(
    vm: ReceiveVm, desk: InstantDesk
) -> None:
    first = vm.state.case.parcel.parcel_id
    vm.scan(typed_scan("SF2"))
    assert (vm.state.case.ticket.number, vm.state.can_join) == ("RS-2", True)
    assert vm.state.case.parcel.parcel_id != first
    vm.join_before()
    assert vm.state.case.parcel.parcel_id == first
    assert numbers(vm) == [samples.NUMBER, "RS-2"]
    assert not vm.state.can_join
    said = ReceiveWords(vm).notice(vm.state, desk.now())
    assert said.headline.endswith(f"{samples.NUMBER} and RS-2") or "minutes" in said.headline
    rows = CaseWords(lambda code, _lang: code, vm).lines(
        vm.state.case.tickets, lambda _ticket, _sku: None
    )
    assert len(rows) == 2
    vm.undo()
    assert numbers(vm) == [samples.NUMBER]


def test_it_is_offered_only_until_something_is_said_of_the_next_parcel(vm: ReceiveVm) -> None:
    vm.scan(typed_scan("SF2"))
    vm.toggle(OuterCondition.INTACT)
    assert not vm.state.can_join
    before = vm.state
    vm.join_before()
    assert vm.state is before


def test_a_parcel_that_nobody_announced_is_no_second_label(vm: ReceiveVm) -> None:
    vm.scan(typed_scan("SF404"))
    vm.receive_without_ticket()
    assert (vm.state.case.ticket, vm.state.can_join) == (None, False)


def test_f6_takes_the_last_ticket_away_first_and_esc_brings_it_back(vm: ReceiveVm) -> None:
    vm.scan(typed_scan("SF2"))
    vm.join_before()
    vm.not_this_ticket()
    assert numbers(vm) == [samples.NUMBER]
    vm.undo()
    assert numbers(vm) == [samples.NUMBER, "RS-2"]
    assert vm.state.case.parcel.joins[-1].code == "SF2"
    vm.not_this_ticket()
    vm.not_this_ticket()
    assert numbers(vm) == []


def test_two_tickets_under_one_number_are_taken_in_together(
    vm: ReceiveVm, desk: InstantDesk
) -> None:
    vm.scan(typed_scan("SFBOTH"))
    assert (vm.state.step, vm.state.are_together) == (Step.CANDIDATES, True)
    vm.receive_all()
    assert sorted(numbers(vm)) == ["RS-5", "RS-6"]
    assert kinds(desk)[-3:] == ["parcel.received", "parcel.matched", "parcel.joined"]


# --- inspecting


def test_items_of_both_are_offered_with_their_tickets(desk: InstantDesk) -> None:
    parcel_id = desk.disinfected()
    joined = JoinTicket(parcel_id=parcel_id, ticket_id=OTHER)
    desk.act(lambda work: join_ticket(work, joined))
    page = page_of(desk, parcel_id)
    assert page._vm.state.place.phase is Phase.CHOOSE_LINE
    helps = [one.help for one in page._words.question(page._vm.state).answers]
    assert [samples.NUMBER in helps[0], "RS-2" in helps[1]] == [True, True]
    press(page, "2")
    case = page._vm.state.case
    assert (case.ticket.ticket_id, case.unit.ticket_id) == (OTHER, OTHER)
    press(page, "F8")
    entry = page._vm.state.ask.entries[choices(page).index("Nothing of RS-2 is in this box")]
    assert entry.locked == "An item of it was taken out"


def test_a_scanned_ticket_of_another_parcel_is_asked_about(desk: InstantDesk) -> None:
    page = page_of(desk, desk.disinfected())
    page.on_scan(typed_scan("SF2"))
    assert page._vm.state.ask.question == "Is RS-2 in this box too?"
    press(page, "3")
    assert (page._vm.state.ask, kinds(desk)[-1]) == (None, "disinfection.finished")
    page.on_scan(typed_scan("SF2"))
    press(page, "1")
    assert [one.number for one in page._vm.state.case.tickets] == [samples.NUMBER, "RS-2"]
    press(page, "F8")
    press(page, str(1 + choices(page).index("Nothing of RS-2 is in this box")))
    assert [one.number for one in page._vm.state.case.tickets] == [samples.NUMBER]


# --- taken in twice


def test_two_receptions_are_told_and_a_supervisor_settles_them(
    desk: InstantDesk, other: Store
) -> None:
    parcel_id = desk.disinfected()
    page = page_of(desk, parcel_id)
    taken_in_by(other, desk)
    page.enter(GoInspect(parcel_id=parcel_id))
    assert page._words.state_chip(page._vm.state.case).text == "Taken in twice"
    assert "a supervisor settles it" in page.notice.instruction
    press(page, "F8")
    at = choices(page).index("Taken in twice: which one counts?")
    assert page._vm.state.ask.entries[at].locked
    press(page, str(at + 1))
    assert choices(page)[at] == "Taken in twice: which one counts?", "locked: nothing happens"
    press(page, "Esc")
    desk.person = ZHOU
    press(page, "F8", str(at + 1))
    assert len(choices(page)) == 2
    assert "B03" in choices(page)[1]
    press(page, "2")
    case = page._vm.state.case
    assert case.receptions.standing is Standing.DROPPED
    assert page._vm.state.place.phase is Phase.EMPTIED
    assert page.notice.headline == "This reception counts no more"
    press(page, "F8", str(1 + at_of(page, "Taken in twice: which one counts?")))
    press(page, str(1 + choices(page).index("Not settled after all")))
    assert page._vm.state.case.receptions.is_open


def at_of(page: InspectPage, label: str) -> int:
    press(page, "F8")
    found = choices(page).index(label)
    press(page, "Esc")
    return found


def test_receiving_says_who_else_took_it_in(vm: ReceiveVm, desk: InstantDesk, other: Store) -> None:
    taken_in_by(other, desk)
    vm.refresh()
    said = ReceiveWords(vm).notice(vm.state, desk.now())
    assert said.headline.startswith("Taken in twice: also by")
    assert "B03" in said.headline
    chips = CaseWords(lambda code, _lang: code, vm).chips(vm.state.case, vm.state.case.ticket)
    assert [one.text for one in chips][-1] == "Taken in twice"
    assert not vm.state.case.is_plain


def test_the_label_in_hand_opens_no_other_reception(desk: InstantDesk, other: Store) -> None:
    taken_in_by(other, desk)
    found: list[Any] = []
    page = page_of(desk, ParcelId("theirs"))
    page._vm.scanned.connect(lambda *told: found.append(told))
    page.on_scan(typed_scan(samples.TRACKING))
    assert page._vm.state.case.parcel.parcel_id == "theirs"
