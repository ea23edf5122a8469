"""Where a forged decision sends an item: objected by the hub's own data, and nothing is paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from inspection.events import RefundDue, UnitDecided
from inspection.store.apply import decode
from inspection.store.records import parse_line
from inspection.values import OUTER, Disposition, Verdict
from tests.sync.hub.bench import INSPECTOR, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import HEADING, InsideHub

ROWS = (
    "RS-1,O-1,OL-1,SKU,大衣,Coat,40,40,17980.00,CNY,SF1,return,王,apparel\n"
    "RS-2,O-2,OL-2,SKU,面霜,Cream,9,9,899.10,CNY,SF2,return,李,hygiene\n"
)
WAY = Disposition
INNER = "inner.pack"


@pytest.fixture
def lines(inside: InsideHub) -> tuple[LineRef, LineRef]:
    """A coat and a cream."""
    heading = HEADING.strip() + ",goods_class\n"
    result = inside.hub.tickets.import_csv((heading + ROWS).encode(), now=inside.clock.now())
    assert not result.bad, result.bad
    return inside.line("OL-1", 44950), inside.line("OL-2", 9990)


FORGED: tuple[tuple[str, dict[str, Any]], ...] = (
    # apparel has no such way at all
    ("decision.way_unknown", {"disposition": WAY.DESTROY}),
    ("decision.way_unknown", {"disposition": WAY.REFURBISH}),
    # grade A+ is no clearance sale of last resort, and it is here
    ("decision.way_grade", {"disposition": WAY.RETURN_TO_VENDOR}),
    ("decision.way_grade", {"disposition": WAY.MISSING}),
    # second person or not, nobody gives away what is as new
    ("decision.way_grade", {"disposition": WAY.DONATE, "actor": SUPERVISOR}),
    ("decision.way_disinfection", {"disposition": WAY.RESTOCK, "is_proven": False}),
    # the money and the goods as well
    ("decision.way_choice", {"disposition": WAY.RETURN_TO_CUSTOMER, "actor": SUPERVISOR}),
    # sold while a person has still to decide on the money
    (
        "decision.way_choice",
        {
            "disposition": WAY.RESTOCK,
            "choice": Verdict.HUMAN,
            "choice_minor": 0,
            "needs_review": True,
        },
    ),
    (
        "decision.way_role",
        {
            "disposition": WAY.RETURN_TO_CUSTOMER,
            "choice": Verdict.NONE,
            "choice_minor": 0,
            "needs_review": True,
            "answers": {"contents": "accessory_missing"},
            "actor": INSPECTOR,
        },
    ),
)


def test_each_forged_way_is_objected_and_nothing_is_paid(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    """All at one hub: one for each takes seconds."""
    pieces = [
        bench.decide(lines[0], unit_no=number, **forged)
        for number, (_, forged) in enumerate(FORGED, start=1)
    ]
    inside.take(bench, *pieces)
    inside.desk_pass()
    assert inside.objections() == [reason for reason, _ in FORGED]
    assert (inside.refunds(), inside.ledger) == ([], ())


def test_every_layer_that_goods_need_counts(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    """What is worn on the skin goes back to the shelf only with its inner packaging done too."""
    inside.take(bench, bench.decide(lines[1]))
    inside.desk_pass()
    assert (inside.objections(), inside.ledger) == (["decision.way_disinfection"], ())


def test_the_next_pieces_run_takes_nothing_from_a_decided_one(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, lines: tuple[LineRef, LineRef]
) -> None:
    """In one push, or at a station whose records come first. A run too late proves nothing."""
    other = new_bench("B03")
    inside.enrol(other)
    own = bench.decide(lines[1], targets=(OUTER, INNER))
    bench.record(bench.run(own.parcel_id, INNER)[0])
    theirs = bench.decide(lines[1], targets=(OUTER, INNER), unit_no=2)
    other.record(other.run(theirs.parcel_id, INNER)[0])
    forged = bench.decide(lines[1], unit_no=3)
    bench.record(*bench.run(forged.parcel_id, INNER))
    inside.hub.ingest.push(other.batch())
    inside.take(bench)
    assert inside.objections() == ["decision.way_disinfection"]
    for _ in range(2):  # a replay of everything
        inside.take(bench, own, theirs, forged)
        inside.desk_pass()
    due = [str(body["unit_id"]) for body in inside.own_events(RefundDue.KIND)]
    assert sorted(due) == sorted([own.unit_id, theirs.unit_id])
    assert [one.amount_minor for one in inside.ledger] == [9990, 9990]


def test_a_correction_does_not_bring_back_what_was_sold(
    inside: InsideHub, bench: BenchStation, lines: tuple[LineRef, LineRef]
) -> None:
    sold = bench.decide(lines[0], needs_review=True)
    held = bench.decide(lines[0], disposition=WAY.QUARANTINE, needs_review=True, unit_no=2)
    for piece in (sold, held):
        _correct(bench, piece, WAY.QUARANTINE if piece is sold else WAY.RESTOCK)
    inside.take(bench, sold, held)
    inside.desk_pass()
    assert inside.objections() == ["decision.way_terminal"]
    with inside.hub.database.store.facts() as facts:
        ways = [facts.decisions_of(one.unit_id)[0].disposition for one in (sold, held)]  # type: ignore[arg-type]
    assert ways == [WAY.RESTOCK, WAY.RESTOCK]


def _correct(bench: BenchStation, piece: Piece, way: Disposition) -> None:
    """A supervisor replaces a decision by the same one with another way."""
    for _, line, known in bench.store.own_records_after(0, 500):
        record = parse_line(line, known)
        event = decode(record.kind, record.schema, record.body)
        if isinstance(event, UnitDecided) and event.decision_id == piece.decision_id:
            correction = replace(
                event,
                decision_id=bench.ids.new(),
                disposition=way,
                supersedes=(piece.decision_id,),
            )
            bench.record(correction, actor=SUPERVISOR)
            return
