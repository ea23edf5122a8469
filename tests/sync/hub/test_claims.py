"""Items attached to a ticket after inspection: paid once, and never while stations disagree."""

from __future__ import annotations

from typing import Any

import pytest

from inspection.events import FactWithdrawn, UnitClaimed
from inspection.store.work import SqlWork
from inspection.values import UnitId
from tests.sync.hub.bench import INSPECTOR, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import HEADING, InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"
TWO = "RS-2,O-2,OL-2,SKU,耳机,Headphones,1,1,499.00,CNY,SF2,return,李"


@pytest.fixture
def lines(inside: InsideHub) -> tuple[LineRef, LineRef]:
    heading = HEADING.strip() + ",goods_class\n"
    rows = "\n".join(f"{row},electronics" for row in (ONE, TWO))
    inside.hub.tickets.import_csv((heading + rows).encode(), now=inside.clock.now())
    return inside.line("OL-1", 89900), inside.line("OL-2", 49900)


def claim(unit_id: str, line: LineRef, claim_id: str, *supersedes: str) -> UnitClaimed:
    return UnitClaimed(
        claim_id=claim_id,
        unit_id=unit_id,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        unit_no=1,
        supersedes=supersedes,
    )


def loose(bench: BenchStation, line: LineRef) -> Piece:
    """A piece taken out without a ticket, claimed for this line and decided."""
    return bench.decide(line, is_claimed=True)


def test_an_attached_item_is_paid_once(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = loose(bench, lines[0])
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.states) == ([], ["confirmed"])
    assert [one.amount_minor for one in inside.refunds()] == [89900]


@pytest.mark.parametrize("is_first", [True, False], ids=["their claim first", "our decision first"])
def test_two_stations_claiming_differently_are_a_conflict_and_not_paid(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    lines: tuple[LineRef, LineRef],
    *,
    is_first: bool,
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = loose(bench, lines[0])
    with bench.store.facts() as facts:
        unit = facts.unit(UnitId(piece.unit_id))
    assert unit is not None

    def claim_it(work: SqlWork) -> None:
        work.refer(unit.at)  # as any station does that has the item on its screen
        work.record(claim(piece.unit_id, lines[1], "theirs"))

    other.store.transact(INSPECTOR, claim_it)
    for station in (other, bench) if is_first else (bench, other):
        inside.hub.ingest.push(station.batch())
    inside.photos(piece)
    inside.desk_pass()
    inside.desk_pass()
    assert inside.refunds() == []
    assert inside.ledger == ()
    assert "unit.claims" in [body["what"] for body in inside.own_events("conflict.found")]
    assert [body["reason"] for body in inside.own_events("decision.held")] == [
        "unit.claim_conflict"
    ]
    other.record(FactWithdrawn(withdrawal_id="settled", fact_id="theirs"), actor=SUPERVISOR)
    inside.hub.ingest.push(other.batch())
    inside.desk_pass()
    assert [one.amount_minor for one in inside.refunds()] == [89900], "settled, it is paid"


def test_a_claim_a_decision_rests_on_cannot_be_taken_away(
    inside: InsideHub,
    bench: BenchStation,
    new_bench: NewBench,
    lines: tuple[LineRef, LineRef],
) -> None:
    other = new_bench("B03")
    inside.enrol(other)
    piece = loose(bench, lines[0])
    inside.hub.ingest.push(bench.batch())
    mine = f"claim-{piece.unit_id}"
    other.record(FactWithdrawn(withdrawal_id="w", fact_id=mine), actor=SUPERVISOR)
    other.record(claim(piece.unit_id, lines[1], "theirs", mine))
    inside.hub.ingest.push(other.batch())
    inside.photos(piece)
    inside.desk_pass()
    assert inside.objections() == ["claim.decided", "claim.decided"]
    assert [one.amount_minor for one in inside.refunds()] == [89900]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unit_id": "nothing"}, "claim.unknown_unit"),
        ({"line_id": "nowhere"}, "claim.unknown_line"),
        ({"unit_no": 0}, "claim.number"),
    ],
)
def test_a_claim_names_an_item_and_a_line_of_its_ticket(
    inside: InsideHub,
    bench: BenchStation,
    lines: tuple[LineRef, LineRef],
    changes: dict[str, Any],
    reason: str,
) -> None:
    piece = loose(bench, lines[0])
    wrong = claim(piece.unit_id, lines[1], "wrong")
    bench.record(UnitClaimed(**(vars(wrong) | changes)))
    inside.take(bench, piece)
    assert inside.objections() == [reason]


def test_an_item_of_a_ticket_is_nobody_elses(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    piece = bench.decide(lines[0])
    bench.record(claim(piece.unit_id, lines[1], "wrong"))
    inside.take(bench, piece)
    inside.desk_pass()
    assert (inside.objections(), inside.states) == (["claim.has_ticket"], ["confirmed"])
