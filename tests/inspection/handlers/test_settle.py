"""One parcel taken in by two stations while apart: both stand until a supervisor settles it."""

from __future__ import annotations

from typing import Any

import pytest

from inspection.errors import OperatorError
from inspection.handlers.check_in import WeighParcel, weigh_parcel, weight_check
from inspection.handlers.contents import contents_in
from inspection.handlers.inspect import IdentifyUnit, UndoUnit, identify_unit, undo_unit
from inspection.handlers.join import JoinTicket, join_ticket
from inspection.handlers.receive import (
    Outcome,
    ReceiveParcel,
    UndoReception,
    receive_parcel,
    undo_reception,
)
from inspection.handlers.receptions import standing, twins_of
from inspection.handlers.settle import SettleParcels, UndoSettling, settle, undo_settling
from inspection.joining_events import ParcelSettled
from inspection.receptions import Standing
from inspection.station_events import ParcelMatched, ParcelReceived
from inspection.values import LineId, OriginId, ParcelId, TicketId, WeightSource
from inspection.weight import WeightVerdict
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

B03 = OriginId("origin-b")
THEIRS = ParcelId("theirs")


def taken_in_at(
    bench: Bench, origin: OriginId, parcel_id: str = THEIRS, code: str = samples.TRACKING
) -> ParcelId:
    """Another station's reception arrives, matched to the same ticket."""
    own, bench.store.origin = bench.store.origin, origin
    bench.record(
        ParcelReceived(parcel_id=parcel_id, codes=(samples.code(code),), carrier=None),
        samples.DOCK,
    )
    bench.record(
        ParcelMatched(
            match_id=f"match-{parcel_id}",
            parcel_id=parcel_id,
            ticket_id="ticket-1",
            how="code",
            code=code,
            supersedes=(),
        ),
        samples.DOCK,
    )
    bench.store.origin = own
    return ParcelId(parcel_id)


def stands(bench: Bench, parcel_id: ParcelId) -> Standing:
    def ask(facts: Any) -> Standing:
        return standing(facts, facts.parcel(parcel_id))

    return bench.store.read(ask)


def keep(bench: Bench, parcel_id: ParcelId) -> str:
    return bench.do(settle, SettleParcels(kept_parcel_id=parcel_id), actor=samples.SUPERVISOR)


def test_both_stand_until_a_supervisor_says_which_counts(bench: Bench) -> None:
    ours = bench.receive()
    assert stands(bench, ours) is Standing.SINGLE
    taken_in_at(bench, B03)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.OPEN, Standing.OPEN)
    settlement_id = keep(bench, ours)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.KEPT, Standing.DROPPED)
    assert keep(bench, ours) == settlement_id
    assert len(bench.store.events(ParcelSettled)) == 1
    keep(bench, THEIRS)
    assert bench.store.events(ParcelSettled)[-1].supersedes == (settlement_id,)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.DROPPED, Standing.KEPT)
    undo = UndoSettling(parcel_id=ours)
    bench.do(undo_settling, undo, actor=samples.SUPERVISOR)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.OPEN, Standing.OPEN)
    nothing = bench.refused(undo_settling, undo, actor=samples.SUPERVISOR)
    assert nothing.code == "undo.nothing"


@pytest.mark.parametrize("actor", [samples.DOCK, samples.INSPECTOR, samples.ADMIN])
def test_nobody_but_a_supervisor_settles(bench: Bench, actor: Any) -> None:
    ours = bench.receive()
    taken_in_at(bench, B03)
    intent = SettleParcels(kept_parcel_id=ours)
    assert bench.refused(settle, intent, actor=actor).code == "person.not_allowed"
    keep(bench, ours)
    undo = UndoSettling(parcel_id=ours)
    assert bench.refused(undo_settling, undo, actor=actor).code == "person.not_allowed"


def test_a_parcel_taken_in_once_is_not_settled(bench: Bench) -> None:
    ours = bench.receive()
    taken_in_at(bench, B03, "another", code="SF9")
    intent = SettleParcels(kept_parcel_id=ours)
    refused = bench.refused(settle, intent, actor=samples.SUPERVISOR)
    assert refused.code == "parcel.no_twin"


def test_contradicting_settlements_settle_nothing(bench: Bench) -> None:
    ours = bench.receive()
    taken_in_at(bench, B03)
    for at, (kept, dropped) in enumerate([(ours, THEIRS), (THEIRS, ours)]):
        settled = ParcelSettled(
            settlement_id=f"s{at}",
            kept_parcel_id=kept,
            dropped_parcel_ids=(dropped,),
            supersedes=(),
        )
        bench.record(settled, samples.SUPERVISOR)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.OPEN, Standing.OPEN)
    keep(bench, THEIRS)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.DROPPED, Standing.KEPT)


def test_the_dropped_one_goes_no_further_and_the_kept_one_does(bench: Bench) -> None:
    ours = bench.opened()
    unit_id = bench.do(
        identify_unit, IdentifyUnit(parcel_id=ours, line_id=LineId("line-1"))
    ).unit_id
    taken_in_at(bench, B03)
    keep(bench, THEIRS)
    for action, intent in (
        (identify_unit, IdentifyUnit(parcel_id=ours, line_id=LineId("line-1"), is_extra=True)),
        (undo_unit, UndoUnit(unit_id=unit_id)),
        (join_ticket, JoinTicket(parcel_id=ours, ticket_id=TicketId("ticket-1"))),
    ):
        assert bench.refused(action, intent).code == "parcel.dropped"
    with pytest.raises(OperatorError, match=r"parcel\.dropped"):
        bench.start(ours)
    found = bench.do(receive_parcel, ReceiveParcel(codes=(samples.code(),)))
    assert (found.outcome, found.earlier[0].parcel_id) == (Outcome.DUPLICATE, THEIRS)
    # what was taken out under the dropped one is not here
    counted = bench.store.read(
        lambda facts: contents_in(facts, facts.ticket("ticket-1"), policies=bench.policies)
    )
    assert counted.lacking == 1
    bench.outside(THEIRS)
    bench.disinfect(THEIRS)
    bench.do(identify_unit, IdentifyUnit(parcel_id=THEIRS, line_id=LineId("line-1")))


def test_a_reception_that_is_settled_about_is_not_taken_back(bench: Bench) -> None:
    ours = bench.receive()
    taken_in_at(bench, B03)
    keep(bench, THEIRS)
    for one in (ours, THEIRS):
        undo = UndoReception(parcel_id=one)
        assert bench.refused(undo_reception, undo).code == "parcel.settled"


def test_one_parcel_is_weighed_as_one(bench: Bench) -> None:
    ours = bench.receive()
    taken_in_at(bench, B03)
    for one in (ours, THEIRS):
        weigh = WeighParcel(parcel_id=one, weight_g=630, source=WeightSource.HAND)
        bench.do(weigh_parcel, weigh)
    check = bench.store.read(
        lambda facts: weight_check(facts, facts.parcel(ours), policies=bench.policies)
    )
    assert check.verdict is WeightVerdict.FITS


def test_a_code_that_was_withheld_makes_no_twins(bench: Bench) -> None:
    secret = ReceiveParcel(codes=(samples.code("王小明13800138000"),), force_unmatched=True)
    ours = bench.do(receive_parcel, secret).parcel_id
    assert ours is not None
    taken_in_at(bench, B03, code="")
    assert bench.store.read(lambda facts: twins_of(facts, facts.parcel(ours))) == ()


SPELLINGS = (
    (samples.TRACKING, f" {samples.TRACKING[:4].lower()} {samples.TRACKING[4:]}"),
    ("00106141411234567897", "106141411234567897"),
    ("1001921334250001000300779017972697", "779017972697"),
)
"""Spaces and case; an SSCC with its identifier; bars of FedEx and the number people are told."""


@pytest.mark.parametrize("spelled", SPELLINGS)
@pytest.mark.parametrize("is_longer", [True, False])
def test_however_two_stations_spell_a_number_it_is_one_parcel(
    bench: Bench, spelled: tuple[str, str], *, is_longer: bool
) -> None:
    """The other one's record is as an older or bent station makes it: as it was read."""
    mine, other = spelled if is_longer else reversed(spelled)
    intent = ReceiveParcel(codes=(samples.code(mine),), ticket_id=TicketId("ticket-1"))
    ours = bench.do(receive_parcel, intent).parcel_id
    taken_in_at(bench, B03, code=other)
    taken_in_at(bench, B03, "another", code="340123450000000025")
    for one, twin in ((ours, THEIRS), (THEIRS, ours)):
        found = bench.store.read(lambda facts, one=one: twins_of(facts, facts.parcel(one)))
        assert [twin] == [each.parcel_id for each in found]
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.OPEN, Standing.OPEN)
    keep(bench, ours)
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.KEPT, Standing.DROPPED)


@pytest.mark.parametrize("spelled", SPELLINGS[1:])
def test_taken_in_by_the_long_number_it_is_known_by_the_short_one(
    bench: Bench, spelled: tuple[str, str]
) -> None:
    whole, told = spelled
    first = ReceiveParcel(codes=(samples.code(whole),), force_unmatched=True)
    parcel_id = bench.do(receive_parcel, first).parcel_id
    again = bench.do(receive_parcel, ReceiveParcel(codes=(samples.code(told),)))
    assert (again.outcome, again.earlier[0].parcel_id) == (Outcome.DUPLICATE, parcel_id)
    codes = bench.store.events(ParcelReceived)[-1].codes
    assert [(one.code, one.raw) for one in codes] == [(whole, whole), (told, whole)]


def test_a_label_joined_elsewhere_is_the_same_parcel(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    ours = bench.receive()
    join = JoinTicket(parcel_id=ours, ticket_id=TicketId("ticket-2"), code="SF2")
    bench.do(join_ticket, join)
    taken_in_at(bench, B03, code="SF2")
    assert (stands(bench, ours), stands(bench, THEIRS)) == (Standing.OPEN, Standing.OPEN)
