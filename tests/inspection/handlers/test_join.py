"""Goods of several tickets in one parcel: said deliberately, taken out each under its own."""

from __future__ import annotations

from typing import Any

import pytest

from inspection.content_events import Shortage
from inspection.events import CodeClaim, EvidenceCaptured, UnitIdentified
from inspection.handlers.attach import AttachUnit, DetachUnit, attach_unit, detach_unit
from inspection.handlers.check_in import WeighParcel, weigh_parcel, weight_check
from inspection.handlers.contents import UnpackParcel, unpack
from inspection.handlers.decide import propose
from inspection.handlers.inspect import IdentifyUnit, UndoUnit, identify_unit, undo_unit
from inspection.handlers.join import (
    JoinAsOne,
    JoinTicket,
    LeaveTicket,
    join_as_one,
    join_ticket,
    leave_ticket,
)
from inspection.handlers.receive import (
    MatchParcel,
    Outcome,
    ReceiveParcel,
    UndoReception,
    UnmatchParcel,
    match_parcel,
    receive_parcel,
    undo_reception,
    unmatch_parcel,
)
from inspection.handlers.unmatched import DescribeUnit, describe_unit
from inspection.joining_events import ParcelJoined
from inspection.station_events import ParcelMatched
from inspection.values import CodeKind, GoodsClass, LineId, ParcelId, TicketId, WeightSource
from inspection.weight import WeightVerdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

OTHER = TicketId("ticket-2")
LINE, OTHER_LINE = LineId("line-1"), LineId("line-2")


@pytest.fixture
def two(bench: Bench) -> Bench:
    """Two tickets: `TRACKING` and `SF2`."""
    bench.announce(samples.other_ticket("2"))
    return bench


def parcel_of(bench: Bench, parcel_id: ParcelId) -> Any:
    return bench.store.read(lambda facts: facts.parcel(parcel_id))


def joined(bench: Bench, code: str = "SF2") -> ParcelId:
    """An open parcel of both tickets."""
    parcel_id = bench.opened()
    bench.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=OTHER, code=code))
    return parcel_id


def take(bench: Bench, parcel_id: ParcelId, line_id: LineId) -> Any:
    return bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=line_id))


def test_it_is_said_once_and_is_no_conflict(two: Bench) -> None:
    parcel_id = two.receive()
    intent = JoinTicket(parcel_id=parcel_id, ticket_id=OTHER, code="sf2")
    join_id = two.do(join_ticket, intent, actor=samples.DOCK)
    assert two.do(join_ticket, intent) == join_id
    (event,) = two.store.events(ParcelJoined)
    assert (event.how, event.code) == ("code", "SF2")
    parcel = parcel_of(two, parcel_id)
    assert parcel.ticket_ids == ("ticket-1", OTHER)
    assert not parcel.is_contested
    own = JoinTicket(parcel_id=parcel_id, ticket_id=TicketId("ticket-1"))
    assert two.do(join_ticket, own) == parcel.matches[0].match_id
    assert len(two.store.events(ParcelJoined)) == 1


@pytest.mark.parametrize("code", ["RS-2", "A7H226090418", "王小明 13800138000", "", "x" * 600])
def test_a_code_that_others_carry_or_that_names_somebody_is_not_kept(two: Bench, code: str) -> None:
    parcel_id = two.receive()
    two.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=OTHER, code=code))
    assert two.store.events(ParcelJoined)[0].code == ""


def test_the_code_it_joined_by_means_the_parcel(two: Bench) -> None:
    parcel_id = joined(two)
    again = two.do(receive_parcel, ReceiveParcel(codes=(samples.code("SF2"),)))
    assert (again.outcome, again.earlier[0].parcel_id) == (Outcome.DUPLICATE, parcel_id)


def test_what_is_not_one_tickets_cannot_be_joined(two: Bench) -> None:
    lost = ReceiveParcel(codes=(samples.code("SF404"),), force_unmatched=True)
    parcel_id = two.do(receive_parcel, lost).parcel_id
    assert parcel_id is not None
    intent = JoinTicket(parcel_id=parcel_id, ticket_id=OTHER)
    assert two.refused(join_ticket, intent).code == "parcel.unmatched"
    for number in ("1", "2"):
        match = ParcelMatched(
            match_id=f"m{number}",
            parcel_id=parcel_id,
            ticket_id=f"ticket-{number}",
            how="code",
            code="",
            supersedes=(),
        )
        two.record(match, samples.DOCK)
    assert two.refused(join_ticket, intent).code == "parcel.match_conflict"
    nobody = JoinTicket(parcel_id=two.receive(), ticket_id=TicketId("nobody"))
    assert two.refused(join_ticket, nobody).code == "ticket.unknown"


def test_items_of_both_are_taken_out_each_under_its_own_ticket(two: Bench) -> None:
    parcel_id = joined(two)
    first, second = take(two, parcel_id, LINE), take(two, parcel_id, OTHER_LINE)
    units = two.store.events(UnitIdentified)
    assert [(one.ticket_id, one.line_id) for one in units] == [
        ("ticket-1", "line-1"),
        (OTHER, "line-2"),
    ]
    two.inspect(second.unit_id)
    proposal = two.store.read(lambda facts: propose(facts, second.unit_id, policies=two.policies))
    assert (proposal.ticket.ticket_id, proposal.line.line_id) == (OTHER, OTHER_LINE)
    assert first.unit_no == second.unit_no == 1
    stranger = IdentifyUnit(parcel_id=parcel_id, line_id=LineId("line-9"))
    assert two.refused(identify_unit, stranger).code == "line.unknown"


def test_shortages_are_over_all_its_tickets(two: Bench) -> None:
    parcel_id = joined(two)
    take(two, parcel_id, LINE)
    two.shoot(parcel_id, "box.open")
    done = two.do(unpack, UnpackParcel(parcel_id=parcel_id))
    assert done.shortages == (Shortage(line_id="line-2", quantity=1),)
    two.announce(samples.other_ticket("3"))
    late = JoinTicket(parcel_id=parcel_id, ticket_id=TicketId("ticket-3"))
    assert two.refused(join_ticket, late).code == "parcel.unpacked_already"


def test_no_weight_is_compared_where_two_tickets_share_a_box(two: Bench) -> None:
    parcel_id = two.receive()
    weigh = WeighParcel(parcel_id=parcel_id, weight_g=1200, source=WeightSource.HAND)
    two.do(weigh_parcel, weigh)

    def verdict() -> WeightVerdict:
        return two.store.read(
            lambda facts: weight_check(facts, facts.parcel(parcel_id), policies=two.policies)
        ).verdict

    assert verdict() is WeightVerdict.HEAVIER
    two.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=OTHER))
    assert verdict() not in {WeightVerdict.HEAVIER, WeightVerdict.LIGHTER}


def test_it_is_taken_back_until_an_item_of_it_was_taken_out(two: Bench) -> None:
    parcel_id = joined(two)
    leave = LeaveTicket(parcel_id=parcel_id)
    unit_id = take(two, parcel_id, OTHER_LINE).unit_id
    assert two.refused(leave_ticket, leave).code == "parcel.units_identified"
    two.do(undo_unit, UndoUnit(unit_id=unit_id))
    assert two.do(leave_ticket, leave) == OTHER
    assert parcel_of(two, parcel_id).ticket_ids == ("ticket-1",)
    assert two.refused(leave_ticket, leave).code == "undo.nothing"
    not_its = LeaveTicket(parcel_id=parcel_id, ticket_id=TicketId("ticket-1"))
    assert two.refused(leave_ticket, not_its).code == "undo.nothing"


def test_without_its_match_it_has_no_further_ticket_either(two: Bench) -> None:
    parcel_id = two.receive()
    two.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=OTHER))
    two.do(unmatch_parcel, UnmatchParcel(parcel_id=parcel_id))
    assert parcel_of(two, parcel_id).ticket_ids == ()


def test_a_second_label_on_the_box_is_no_second_parcel(two: Bench) -> None:
    parcel_id, second = two.receive(), two.receive("SF2")
    photo = two.shoot(second, "label")
    two.do(join_as_one, JoinAsOne(parcel_id=parcel_id, instead_of=second), actor=samples.DOCK)
    assert parcel_of(two, second) is None
    parcel = parcel_of(two, parcel_id)
    assert [(one.ticket_id, one.code) for one in parcel.joins] == [(OTHER, "SF2")]
    first, kept = two.store.events(EvidenceCaptured)
    assert (first.evidence_id, kept.parcel_id, kept.sha256) == (photo, parcel_id, first.sha256)
    again = two.do(receive_parcel, ReceiveParcel(codes=(samples.code("SF2"),)))
    assert again.earlier[0].parcel_id == parcel_id


def test_a_parcel_that_went_on_is_one_of_its_own(two: Bench) -> None:
    parcel_id, second = two.receive(), two.opened("SF2")
    intent = JoinAsOne(parcel_id=parcel_id, instead_of=second)
    assert two.refused(join_as_one, intent).code == "parcel.already_handled"
    itself = JoinAsOne(parcel_id=parcel_id, instead_of=parcel_id)
    assert two.refused(join_as_one, itself).code == "parcel.unmatched"
    two.do(undo_reception, UndoReception(parcel_id=parcel_id))
    gone = JoinAsOne(parcel_id=parcel_id, instead_of=two.receive())
    assert two.refused(join_as_one, gone).code == "parcel.unknown"


def test_an_item_of_before_its_ticket_may_be_the_joined_ones(two: Bench) -> None:
    lost = ReceiveParcel(codes=(samples.code("SF404"),), force_unmatched=True)
    parcel_id = two.do(receive_parcel, lost).parcel_id
    assert parcel_id is not None
    two.outside(parcel_id)
    two.disinfect(parcel_id)
    described = DescribeUnit(parcel_id=parcel_id, goods_class=GoodsClass.ELECTRONICS)
    unit_id = two.do(describe_unit, described)
    two.do(match_parcel, MatchParcel(parcel_id=parcel_id, ticket_id=TicketId("ticket-1")))
    two.do(join_ticket, JoinTicket(parcel_id=parcel_id, ticket_id=OTHER))
    attach = AttachUnit(unit_id=unit_id, ticket_id=OTHER, line_id=OTHER_LINE)
    two.do(attach_unit, attach)
    assert parcel_of(two, parcel_id).ticket_ids == ("ticket-1", OTHER)
    two.do(detach_unit, DetachUnit(unit_id=unit_id))
    assert parcel_of(two, parcel_id).ticket_ids == ("ticket-1", OTHER)


def test_one_number_for_two_tickets_leaves_the_choice(two: Bench) -> None:
    shared = (CodeClaim(code="SFBOTH", what=CodeKind.TRACKING),)
    for number in ("5", "6"):
        two.announce(samples.other_ticket(number, codes=shared))
    found = two.do(receive_parcel, ReceiveParcel(codes=(samples.code("SFBOTH"),)))
    assert (found.outcome, len(found.candidates)) == (Outcome.CANDIDATES, 2)
    assert all(one.is_strong for one in found.candidates)
