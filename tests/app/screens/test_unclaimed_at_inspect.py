"""Inspecting without a ticket: described, set aside, attached, decided with the box closed."""

from __future__ import annotations

import pytest

from app.cases.place import Phase
from app.cases.scanned import Meaning
from app.screens.inspect_vm import InspectVm
from app.states.navigation import GoDecide, GoUnclaimed
from inspection.handlers.attach import AttachUnit, attach_unit
from inspection.handlers.receive import MatchParcel, match_parcel
from inspection.handlers.unmatched import description_of
from inspection.store.queries.bench import queue
from inspection.values import GoodsClass, LineId, TicketId
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.unmatched import do, inspected, opened, received

TICKET, LINE = TicketId("ticket-1"), LineId("line-1")


@pytest.fixture
def vm(desk: InstantDesk) -> InspectVm:
    return InspectVm(desk)


def run_through(desk: InstantDesk, vm: InspectVm) -> None:
    """Usual answers and every photo, until nothing is asked any more."""
    for _ in range(20):
        place = vm.state.place
        if place.phase is Phase.SHOOT:
            vm.take_photo()
        elif place.phase is Phase.ASK and place.question is not None:
            ids = [one.answer_id for one in place.question.answers]
            vm.choose(ids.index(place.question.usual_id) + 1)
        else:
            return


def test_it_is_locked_until_it_is_disinfected(desk: InstantDesk, vm: InspectVm) -> None:
    vm.enter(received(desk))
    assert (vm.state.place.phase, vm.state.ask) == (Phase.LOCKED, None)


def test_the_kind_of_goods_is_asked_first_and_gives_it_its_lpn(
    desk: InstantDesk, vm: InspectVm
) -> None:
    vm.enter(opened(desk))
    assert vm.state.ask is not None
    assert [one.label for one in vm.state.ask.entries] != []
    vm.choose(1)
    case = vm.state.case
    assert case is not None
    assert case.unit is not None
    assert case.progress is not None
    assert case.progress.checklist.checklist_id == "electronics"
    assert (vm.state.place.phase, vm.state.place.shot) == (Phase.SHOOT, "item.plate")
    assert vm.state.place.question is None, "the plate is compared once the ticket is known"


def test_codes_scanned_at_it_are_noted(desk: InstantDesk, vm: InspectVm) -> None:
    told = []
    vm.unclaimed.noted.connect(lambda code, meaning: told.append((code, meaning)))
    vm.enter(opened(desk))
    vm.choose(1)
    vm.scan(typed_scan("6901234567892"))
    vm.scan(typed_scan("a7h2 2609 0418"))
    unit_id = vm.state.case.unit.unit_id
    known = desk.ask(lambda facts: description_of(facts, unit_id))
    assert (known.gtin, known.serial) == ("6901234567892", "A7H226090418")
    assert told == [("6901234567892", Meaning.NOTED), ("A7H226090418", Meaning.NOTED)]
    vm.scan(typed_scan("张三13812345678"))
    assert desk.notices[-1].kind == "warn"
    assert desk.ask(lambda facts: description_of(facts, unit_id)) == known


def test_inspected_it_is_set_aside_and_leaves_the_queue(desk: InstantDesk, vm: InspectVm) -> None:
    waits, went = [], []
    vm.unclaimed.waits.connect(waits.append)
    vm.unclaimed.going.connect(went.append)
    parcel_id = opened(desk)
    vm.enter(parcel_id)
    vm.choose(1)
    run_through(desk, vm)
    state = vm.state
    assert state.place.phase is Phase.DONE
    lpn = state.case.unit.lpn
    if state.is_label_awaited:
        vm.scan(typed_scan(lpn))  # the proof that it can be found again, and the way on
    else:
        vm.proceed()
    assert waits == [lpn]
    assert vm.state.place.phase is Phase.QUEUE
    with desk.store.reading() as conn:
        assert queue(conn) == []
    vm.enter(parcel_id)
    assert (vm.state.place.phase, vm.state.ask) == (Phase.UNMATCHED, None)
    vm.proceed()
    assert went == [GoUnclaimed(parcel_id=parcel_id)]


def test_attached_only_the_comparison_is_asked_and_f6_takes_it_back(
    desk: InstantDesk, vm: InspectVm
) -> None:
    parcel_id = opened(desk)
    unit_id = inspected(desk, parcel_id)
    intent = AttachUnit(unit_id=unit_id, ticket_id=TICKET, line_id=LINE)
    do(desk, lambda work: attach_unit(work, intent, policies=desk.policies))
    vm.enter(parcel_id)
    assert vm.state.place.question.question_id == "plate"
    vm.unclaimed.detach_in_hand()
    assert vm.state.place.phase is Phase.UNMATCHED
    vm.unclaimed.detach_in_hand()
    assert vm.state.place.phase is Phase.UNMATCHED
    do(desk, lambda work: attach_unit(work, intent, policies=desk.policies))
    went = []
    vm.going.connect(went.append)
    vm.choose(1)
    assert vm.state.place.phase is Phase.DONE
    assert vm.state.case.missing == ()
    vm.proceed()
    assert went in ([GoDecide(unit_id=unit_id)], []), "only the label may still be awaited"


def test_of_a_parcel_matched_meanwhile_the_line_is_asked(desk: InstantDesk, vm: InspectVm) -> None:
    parcel_id = opened(desk)
    unit_id = inspected(desk, parcel_id)
    intent = MatchParcel(parcel_id=parcel_id, ticket_id=TICKET)
    do(desk, lambda work: match_parcel(work, intent))
    vm.enter(parcel_id)
    assert vm.state.ask is not None
    vm.choose(1)
    assert desk.ask(lambda facts: facts.unit(unit_id)).line_id == LINE
    assert vm.state.place.question.question_id == "plate"


def test_a_kind_said_wrongly_is_said_anew_from_the_list(desk: InstantDesk, vm: InspectVm) -> None:
    vm.enter(opened(desk))
    vm.choose(2)
    vm.open_special()
    labels = [one.label for one in vm.state.ask.entries]
    vm.choose(labels.index("It is another kind of goods") + 1)
    vm.choose(1)
    assert vm.state.case.description.goods_class is GoodsClass.ELECTRONICS
    assert vm.state.ask is None
