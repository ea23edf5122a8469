"""Several tickets in a parcel, one parcel at several stations: every piece is paid once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from inspection.events import FactWithdrawn, ParcelSettled
from inspection.policies import Policies
from inspection.values import UnitId
from sync.hub import payable
from sync.hub.database import HubWork
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import HEADING, InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,2,2,899.00,CNY,SF1,return,王"
TWO = "RS-2,O-2,OL-2,SKU,耳机,Headphones,1,1,499.00,CNY,SF2,return,李"
SLOT_MINOR = 44950
"""What one of the two of OL-1 was paid: a piece paid twice would find a free slot."""


@pytest.fixture
def lines(inside: InsideHub) -> tuple[LineRef, LineRef]:
    heading = HEADING.strip() + ",goods_class\n"
    rows = "\n".join(f"{row},electronics" for row in (ONE, TWO))
    inside.hub.tickets.import_csv((heading + rows).encode(), now=inside.clock.now())
    return inside.line("OL-1", SLOT_MINOR), inside.line("OL-2", 49900)


@dataclass(kw_only=True)
class Twins:
    """One parcel with one piece of OL-1, taken in and decided at two stations."""

    inside: InsideHub
    ours: BenchStation
    theirs: BenchStation
    our_piece: Piece
    their_piece: Piece

    def push(self) -> None:
        for station, piece in ((self.theirs, self.their_piece), (self.ours, self.our_piece)):
            self.inside.take(station, piece)
        self.inside.desk_pass()
        self.inside.desk_pass()

    def settled(
        self, kept: Piece, dropped: Piece, settlement_id: str, *older: str
    ) -> ParcelSettled:
        return ParcelSettled(
            settlement_id=settlement_id,
            kept_parcel_id=kept.parcel_id,
            dropped_parcel_ids=(dropped.parcel_id,),
            supersedes=older,
        )

    @property
    def paid(self) -> list[str]:
        return [one.lpn for one in self.inside.refunds()]

    @property
    def holds(self) -> list[object]:
        return [body["reason"] for body in self.inside.own_events("decision.held")]


@pytest.fixture
def twins(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, lines: tuple[LineRef, LineRef]
) -> Twins:
    other = new_bench("B03")
    inside.enrol(other)
    return Twins(
        inside=inside,
        ours=bench,
        theirs=other,
        our_piece=bench.decide(lines[0], code="SF1"),
        their_piece=other.decide(lines[0], code="SF1"),
    )


def test_an_item_of_a_joined_ticket_is_paid_under_its_own_line_once(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = bench.decide(lines[1], joined=lines[0])
    inside.take(bench, piece)
    inside.desk_pass()
    inside.take(bench, piece)
    inside.reopen()
    inside.desk_pass()
    assert inside.objections() == []
    assert [(one.order_line, one.amount_minor) for one in inside.refunds()] == [("OL-2", 49900)]
    assert len(inside.ledger) == 1


def test_an_item_of_a_ticket_that_is_not_in_the_parcel_is_not_paid(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = bench.decide(lines[1], joined=lines[0], is_joined=False)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ["decision.other_ticket"]
    assert (inside.refunds(), inside.ledger) == ([], ())


def test_a_join_names_what_is_known_and_nobody(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    parcel_id, _photo = bench.open_parcel(lines[0])
    cases: list[tuple[str | None, dict[str, Any]]] = [
        (None, {}),
        (None, {"code": "SF2"}),
        ("join.unknown_parcel", {"parcel_id": "nobody"}),
        ("join.unknown_ticket", {"ticket_id": "nobody"}),
        ("join.how", {"how": "Wang Xiaoming said so"}),
        ("join.code", {"code": "13800138000"}),
    ]
    for number, (_reason, changes) in enumerate(cases):
        joined = replace(bench.joining(parcel_id, lines[1]), join_id=f"join-{number}")
        bench.record(replace(joined, **changes), actor=DOCK)
    inside.take(bench)
    inside.desk_pass()
    assert inside.objections() == [reason for reason, _changes in cases if reason]
    assert (inside.refunds(), inside.ledger) == ([], ())


def test_a_ticket_whose_item_is_decided_stays_in_the_parcel(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, lines: tuple[LineRef, LineRef]
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = bench.decide(lines[1], joined=lines[0])
    inside.hub.ingest.push(bench.batch())
    gone = FactWithdrawn(withdrawal_id="w", fact_id=f"join-{piece.parcel_id}")
    other.record(gone, actor=SUPERVISOR)
    inside.hub.ingest.push(other.batch())
    inside.photos(piece)
    inside.desk_pass()
    assert inside.objections() == ["join.decided"]
    assert len(inside.refunds()) == 1


def test_what_was_decided_apart_from_taking_it_back_waits_until_it_is_said_again(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, lines: tuple[LineRef, LineRef]
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = bench.decide(lines[1], joined=lines[0])
    gone = FactWithdrawn(withdrawal_id="w", fact_id=f"join-{piece.parcel_id}")
    other.record(gone, actor=INSPECTOR)
    inside.hub.ingest.push(other.batch())
    for _replay in range(2):
        inside.take(bench, piece)
        inside.desk_pass()
    assert (inside.objections(), inside.ledger) == ([], ())
    assert [body["reason"] for body in inside.own_events("decision.held")] == [
        "parcel.other_ticket"
    ]
    again = replace(bench.joining(piece.parcel_id, lines[1]), join_id="again")
    bench.record(again, actor=DOCK)
    inside.take(bench, piece)
    inside.desk_pass()
    assert len(inside.ledger) == 1


def test_neither_is_paid_before_it_is_settled_and_then_one_is(twins: Twins) -> None:
    twins.push()
    assert (twins.paid, twins.inside.ledger) == ([], ())
    assert twins.holds == ["parcel.received_twice", "parcel.received_twice"]
    ours = twins.settled(twins.our_piece, twins.their_piece, "s1")
    twins.ours.record(ours, actor=SUPERVISOR)
    for _replay in range(2):
        twins.push()
        twins.inside.reopen()
    assert twins.inside.objections() == []
    assert [one.unit_id for one in twins.inside.refunds()] == [twins.our_piece.unit_id]
    assert len(twins.inside.ledger) == 1
    assert twins.holds[2:] == ["parcel.dropped"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SF1624088315207", " sf1624 0883 15207"),
        ("00106141411234567897", "106141411234567897"),
        ("106141411234567897", "00106141411234567897"),
    ],
)
def test_a_number_spelled_twice_is_one_parcel_and_paid_once(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    lines: tuple[LineRef, LineRef],
    first: str,
    second: str,
) -> None:
    """A third station's own parcel is paid; a forged settlement drops none of another number."""
    other, third = new_bench("B03"), new_bench("B04")
    for station in (other, third):
        inside.enrol(station)
    twins = Twins(
        inside=inside,
        ours=bench,
        theirs=other,
        our_piece=bench.decide(lines[0], code=first),
        their_piece=other.decide(lines[0], code=second),
    )
    own = third.decide(lines[1], code="340123450000000025")
    inside.take(third, own)
    twins.push()
    assert (twins.paid, twins.holds) == ([_lpn(third, own)], ["parcel.received_twice"] * 2)
    third.record(twins.settled(own, twins.our_piece, "forged"), actor=SUPERVISOR)
    other.record(twins.settled(twins.their_piece, twins.our_piece, "s"), actor=SUPERVISOR)
    for _ in range(2):
        inside.take(third, own)
        twins.push()
    assert inside.objections() == ["settlement.other_parcel"]
    assert set(twins.paid) == {_lpn(third, own), _lpn(other, twins.their_piece)}
    assert len(twins.paid) == 2
    assert len(inside.ledger) == 2


def _lpn(station: BenchStation, piece: Piece) -> str:
    with station.store.facts() as facts:
        unit = facts.unit(UnitId(piece.unit_id))
    assert unit is not None
    return unit.lpn


def test_whoever_settles_it_anew_does_not_have_it_paid_again(twins: Twins) -> None:
    twins.ours.record(twins.settled(twins.our_piece, twins.their_piece, "s1"), actor=SUPERVISOR)
    twins.push()
    assert len(twins.inside.ledger) == 1
    anew = twins.settled(twins.their_piece, twins.our_piece, "s2", "s1")
    twins.theirs.record(anew, actor=SUPERVISOR)
    twins.push()
    assert len(twins.inside.ledger) == 1, "a slot of the line is free, the piece is paid"
    assert twins.holds[-1] == "parcel.paid_elsewhere"


def test_one_paid_before_the_other_was_known_is_not_paid_twice(twins: Twins) -> None:
    twins.inside.take(twins.ours, twins.our_piece)
    twins.inside.desk_pass()
    assert len(twins.inside.ledger) == 1
    twins.push()
    twins.theirs.record(twins.settled(twins.their_piece, twins.our_piece, "s1"), actor=SUPERVISOR)
    twins.push()
    assert len(twins.inside.ledger) == 1
    assert twins.holds == ["parcel.received_twice", "parcel.paid_elsewhere"]


def test_a_settlement_that_is_none_settles_nothing(twins: Twins) -> None:
    cases: list[tuple[str, dict[str, Any], Any]] = [
        ("actor.role", {}, INSPECTOR),
        ("actor.role", {}, DOCK),
        ("settlement.unknown_parcel", {"kept_parcel_id": "nobody"}, SUPERVISOR),
        ("settlement.nothing_dropped", {"dropped_parcel_ids": ()}, SUPERVISOR),
        ("settlement.other_parcel", {"dropped_parcel_ids": ("nobody",)}, SUPERVISOR),
    ]
    for number, (_reason, changes, actor) in enumerate(cases):
        forged = twins.settled(twins.our_piece, twins.their_piece, f"s{number}")
        twins.ours.record(replace(forged, **changes), actor=actor)
    twins.push()
    assert twins.inside.objections() == [reason for reason, _changes, _actor in cases]
    assert (twins.paid, twins.inside.ledger) == ([], ())


def test_a_parcel_of_its_own_cannot_be_dropped(
    twins: Twins, lines: tuple[LineRef, LineRef]
) -> None:
    good = twins.ours.decide(lines[1], code="SF2")
    forged = twins.settled(twins.our_piece, good, "s1")
    twins.ours.record(forged, actor=SUPERVISOR)
    twins.inside.photos(good)
    twins.push()
    assert twins.inside.objections() == ["settlement.other_parcel"]
    assert [one.unit_id for one in twins.inside.refunds()] == [good.unit_id]


def test_only_a_supervisor_takes_a_settlement_back(twins: Twins) -> None:
    twins.ours.record(twins.settled(twins.our_piece, twins.their_piece, "s1"), actor=SUPERVISOR)
    for station in (twins.theirs, twins.ours):
        twins.inside.hub.ingest.push(station.batch())
    gone = FactWithdrawn(withdrawal_id="w", fact_id="s1")
    twins.theirs.record(gone, actor=INSPECTOR)
    twins.push()
    assert twins.inside.objections() == ["settlement.role"]
    assert [one.unit_id for one in twins.inside.refunds()] == [twins.our_piece.unit_id]


def test_a_reception_with_a_decided_item_is_not_taken_back_before_it_is_paid(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, lines: tuple[LineRef, LineRef]
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = bench.decide(lines[0], code="SF1")
    inside.hub.ingest.push(bench.batch())
    other.record(FactWithdrawn(withdrawal_id="w", fact_id=piece.parcel_id), actor=DOCK)
    for _replay in range(2):
        inside.hub.ingest.push(other.batch())
        inside.photos(piece)
        inside.desk_pass()
    assert len(inside.ledger) == 1
    assert inside.objections() == ["parcel.decided"]


def test_taking_a_paid_reception_back_pays_no_other_of_the_same_box(twins: Twins) -> None:
    inside = twins.inside
    inside.take(twins.ours, twins.our_piece)
    inside.desk_pass()
    gone = FactWithdrawn(withdrawal_id="w", fact_id=twins.our_piece.parcel_id)
    twins.theirs.record(gone, actor=DOCK)
    twins.push()
    assert [one.unit_id for one in inside.refunds()] == [twins.our_piece.unit_id]
    assert len(inside.ledger) == 1, "a slot of the line is free, the piece is paid"
    assert inside.objections() == ["parcel.decided"]


def test_one_that_waits_for_good_is_looked_at_and_nothing_written(
    twins: Twins, monkeypatch: pytest.MonkeyPatch
) -> None:
    twins.ours.record(twins.settled(twins.our_piece, twins.their_piece, "s1"), actor=SUPERVISOR)
    twins.push()
    assert (len(twins.inside.ledger), twins.holds[-1]) == (1, "parcel.dropped")
    written: list[str] = []
    settle = payable._settle

    def spy(work: HubWork, *, candidate: payable.Candidate, policies: Policies) -> bool:
        written.append(candidate.unit_id)
        return settle(work, candidate=candidate, policies=policies)

    monkeypatch.setattr(payable, "_settle", spy)
    twins.inside.desk_pass()
    assert written == []
    gone = FactWithdrawn(withdrawal_id="w", fact_id="s1")
    twins.ours.record(gone, actor=SUPERVISOR)
    twins.push()
    assert written == [twins.their_piece.unit_id], "what people end is looked at again"
    assert (len(twins.inside.ledger), twins.holds[-1]) == (1, "parcel.received_twice")
