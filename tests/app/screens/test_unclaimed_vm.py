"""The list of what waits for a ticket, and giving one its ticket."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.screens.unclaimed_vm import UnclaimedVm
from app.states.navigation import GoInspect
from inspection.events import CodeClaim, FactWithdrawn
from inspection.handlers.unmatched import NoteCode, note_code
from inspection.rescue import Clues
from inspection.store.queries.stages import Stage
from inspection.values import CodeKind, GoodsClass
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.unmatched import STRANGE, described, do, inspected, opened, received
from tests.inspection import samples


@pytest.fixture
def vm(desk: InstantDesk) -> UnclaimedVm:
    desk.labels = SimpleNamespace(patterns=())
    return UnclaimedVm(desk)


def announce(desk: InstantDesk, *tickets) -> None:
    for one in tickets:
        desk.store.transact(samples.HUB, lambda work, one=one: work.record(one))


def test_the_list_is_sorted_by_age_and_says_how_far_each_is(
    desk: InstantDesk, vm: UnclaimedVm
) -> None:
    unit_id = inspected(desk, opened(desk, "YT1"))
    desk.clock.advance(60)
    half = described(desk, opened(desk, "YT2"))
    desk.clock.advance(60)
    closed = received(desk, "YT3")
    desk.received()
    vm.enter()
    assert [(one.key, one.stage) for one in vm.state.items] == [
        (unit_id, Stage.UNCLAIMED),
        (half, Stage.INSPECTING),
        (closed, Stage.RECEIVED),
    ]
    assert vm.state.items[0].goods_class is GoodsClass.ELECTRONICS


def test_it_is_attached_and_goes_on_at_the_bench(desk: InstantDesk, vm: UnclaimedVm) -> None:
    parcel_id = opened(desk)
    unit_id = inspected(desk, parcel_id)
    vm.enter()
    vm.choose(1)
    went, told = [], []
    vm.going.connect(went.append)
    vm.attached.connect(lambda line, to_ask: told.append((line, to_ask)))
    vm.confirm()
    assert went == [], "nobody is pointed at: two of a kind might be it"
    vm.choose(1)
    vm.confirm()
    assert went == [GoInspect(parcel_id=parcel_id)]
    ((line, to_ask),) = told
    assert line.ticket.number == samples.NUMBER
    assert [one.question_id for one in to_ask] == ["plate"]
    unit = desk.ask(lambda facts: facts.unit(unit_id))
    assert unit.ticket_id == "ticket-1"
    vm.enter()
    assert vm.state.items == ()


def test_its_serial_points_at_its_ticket(desk: InstantDesk, vm: UnclaimedVm) -> None:
    unit_id = inspected(desk, opened(desk))
    do(desk, lambda work: note_code(work, NoteCode(unit_id=unit_id, code="A7H2 2609 0418")))
    announce(desk, samples.other_ticket("2", lines=(samples.line(line_id="l2", serials=()),)))
    vm.enter()
    vm.choose(1)
    assert vm.state.chosen is not None
    assert vm.state.chosen.ticket.ticket_id == "ticket-1"


def test_a_ticket_that_comes_in_later_is_found_while_one_looks(
    desk: InstantDesk, vm: UnclaimedVm
) -> None:
    received(desk)
    vm.enter()
    assert not vm.state.items[0].is_announced
    vm.choose(1)
    assert vm.state.chosen is None
    codes = (CodeClaim(code=STRANGE, what=CodeKind.TRACKING),)
    announce(desk, samples.other_ticket("2", codes=codes))
    assert vm.state.items[0].is_announced
    assert vm.state.chosen is not None
    assert vm.state.chosen.ticket.ticket_id == "ticket-2"
    vm.confirm()
    assert vm.state.items == (), "a parcel nobody opened is matched, and goes on as others do"


def test_what_a_person_pointed_at_stays_when_the_label_is_read(
    desk: InstantDesk, vm: UnclaimedVm
) -> None:
    announce(desk, samples.other_ticket("2"))
    inspected(desk, opened(desk))
    vm.enter()
    vm.choose(1)
    vm.choose(2)
    picked = vm.state.chosen
    assert vm.state.is_searching
    desk.asides[-1](Clues(tracking=("SF2",), phone_tails=("1234",), names=("张伟",)))
    assert not vm.state.is_searching
    assert vm.state.chosen is not None
    assert picked is not None
    assert vm.state.chosen.key == picked.key
    assert "张伟" not in repr(vm.state), "names are shown and kept nowhere"


def test_a_scan_opens_its_row(desk: InstantDesk, vm: UnclaimedVm) -> None:
    received(desk, "YT1")
    inspected(desk, opened(desk, "YT2"))
    vm.enter()
    assert vm.scan("yt1")
    assert vm.state.item is not None
    assert vm.state.item.code == "YT1"
    assert vm.scan(vm.state.items[1].lpn)
    assert vm.state.item.unit_id is not None
    assert not vm.scan("SF0000")
    assert not vm.scan("\u0000")


def test_a_refusal_is_said_and_the_list_read_anew(desk: InstantDesk, vm: UnclaimedVm) -> None:
    unit_id = inspected(desk, opened(desk))
    vm.enter()
    vm.choose(1)
    vm.choose(1)
    gone = FactWithdrawn(withdrawal_id="w", fact_id="ticket-1")
    desk.store.transact(samples.HUB, lambda work: work.record(gone))
    assert vm.state.found == (), "a ticket that is gone is no longer offered"
    vm.confirm()
    assert desk.ask(lambda facts: facts.unit(unit_id)).lines == frozenset()


def test_a_label_half_read_when_the_page_was_left_is_read_again(
    desk: InstantDesk, vm: UnclaimedVm
) -> None:
    inspected(desk, opened(desk))
    vm.enter()
    vm.choose(1)
    assert vm.state.is_searching
    vm.leave()
    assert not vm.state.is_searching
    desk.asides[-1](None)
    vm.resume()
    assert vm.state.is_searching
    desk.asides[-1](Clues(tracking=("SF2",), phone_tails=(), names=()))
    assert not vm.state.is_searching
    count = len(desk.asides)
    vm.leave()
    vm.resume()
    assert (vm.state.is_searching, len(desk.asides)) == (False, count), "it was read to the end"
