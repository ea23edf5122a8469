"""Whole batches, applied before their first record is checked: what came later breaches nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from inspection import events as ev
from inspection.sorting import bin_code
from inspection.values import (
    ContainerEnd,
    Disposition,
    GoodsClass,
    UnitId,
    Verdict,
)
from tests.sync.hub.again import decide_again
from tests.sync.hub.bench import DOCK, SUPERVISOR, BenchStation, LineRef, Piece
from tests.sync.hub.inside import HEADING, InsideHub

ROWS = (
    "RS-1,O-1,OL-1,SKU,耳机,Headphones,40,40,17980.00,CNY,SF1,return,王,electronics\n"
    "RS-2,O-2,OL-2,SKU,线,Cable,9,9,899.10,CNY,SF2,return,李,electronics\n"
)
QUARANTINE, BACK = Disposition.QUARANTINE, Disposition.RETURN_TO_CUSTOMER


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    """Headphones."""
    heading = HEADING.strip() + ",goods_class\n"
    result = inside.hub.tickets.import_csv((heading + ROWS).encode(), now=inside.clock.now())
    assert not result.bad, result.bad
    return inside.line("OL-1", 44950)


def paid(inside: InsideHub, *pieces: Piece) -> list[int]:
    """How often each of these was paid, once the desk has looked thrice and seen a replay."""
    inside.photos(*pieces)
    for _ in range(3):
        inside.desk_pass()
    units = Counter(str(body["unit_id"]) for body in inside.own_events(ev.RefundDue.KIND))
    assert len(inside.ledger) == sum(units.values())
    return [units[one.unit_id] for one in pieces]


def test_what_left_later_bars_neither_taking_back_nor_settling(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    """A day offline in one push: each is decided anew and paid once."""
    shipped = bench.decide(line, disposition=QUARANTINE)
    take_back(bench, shipped)
    anew = decide_again(bench, shipped)
    put_and_ship(bench, shipped.unit_id, 1)
    extra = found_extra(bench, shipped, "U-TST1-ZZZZZ")
    settle(bench, shipped, extra)
    send_back(bench, extra)
    moved = bench.decide(line, disposition=QUARANTINE, unit_no=2)
    first = put_and_ship(bench, moved.unit_id, 2, is_shipped=False)
    put_and_ship(bench, moved.unit_id, 3, first, is_shipped=False)
    close(bench, "box-2")
    take_back(bench, moved)
    decide_again(bench, moved)
    inside.take(bench)
    assert inside.objections() == []
    assert paid(inside, shipped, moved) == [1, 1]
    with inside.hub.database.store.facts() as facts:
        assert [one.decision_id for one in facts.decisions_of(UnitId(shipped.unit_id))] == [anew]
        assert len(facts.settlements_of(UnitId(extra))) == 1
        assert len(facts.shipments_of(UnitId(extra))) == 1


def test_what_left_before_still_bars_it(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    """Nor does replacing the shipment further on hide that the goods were away."""
    shipped = bench.decide(line, disposition=QUARANTINE, needs_review=True)
    lies = put_and_ship(bench, shipped.unit_id, 1)
    take_back(bench, shipped)
    put_and_ship(bench, shipped.unit_id, 2, lies, is_shipped=False)
    refused = bench.decide(
        line,
        disposition=BACK,
        choice=Verdict.NONE,
        needs_review=True,
        choice_minor=0,
        answers={"contents": "accessory_missing"},
        actor=SUPERVISOR,
        unit_no=2,
    )
    sent = send_back(bench, refused.unit_id)
    take_back(bench, refused)
    full = {"choice": Verdict.FULL, "choice_minor": 44950}
    said = {"advice": Verdict.FULL, "advice_minor": 44950, "needs_review": False}
    decide_again(bench, refused, **full, **said)
    send_back(bench, refused.unit_id, sent)
    extra = found_extra(bench, shipped, "U-TST1-ZZZZZ")
    settle(bench, shipped, extra)
    gone = send_back(bench, extra)
    settle(bench, shipped, extra, f"settled-{extra}")
    send_back(bench, extra, gone)
    inside.take(bench)
    assert inside.objections() == ["container.left", "sorting.sent_back", "settled.sent_back"]
    assert paid(inside, shipped, refused) == [0, 0]


def test_what_is_inspected_anew_after_taking_back_leaves_the_first_decision_in_order(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    """Claimed and graded again, in one push; a stale grading proves nothing."""
    cable = inside.line("OL-2", 9990)
    piece = bench.decide(line, disposition=QUARANTINE, is_claimed=True)
    take_back(bench, piece)
    stale, fresh = inspect_again(bench, piece, cable)
    anew = {
        "grading_id": fresh,
        "ticket_id": cable.ticket_id,
        "line_id": cable.line_id,
        "advice_minor": cable.amount_minor,
        "choice_minor": cable.amount_minor,
    }
    decide_again(bench, piece, **(anew | {"grading_id": stale}))
    decision_id = decide_again(bench, piece, **anew)
    inside.take(bench)
    assert inside.objections() == ["decision.unknown_grading"]
    assert paid(inside, piece) == [1]
    inside.take(bench)
    assert paid(inside, piece) == [1]
    assert [one.amount_minor for one in inside.ledger] == [9990]
    assert inside.own_events(ev.RefundDue.KIND)[0]["decision_id"] == decision_id


def inspect_again(bench: BenchStation, piece: Piece, line: LineRef) -> tuple[str, str]:
    """Claimed for this line and graded anew; the old grading and the new one."""
    with bench.store.facts() as facts:
        (grading,) = facts.grading_of(UnitId(piece.unit_id))
    claim = ev.UnitClaimed(
        claim_id=bench.ids.new(),
        unit_id=piece.unit_id,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        unit_no=1,
        supersedes=(f"claim-{piece.unit_id}",),
    )
    graded = ev.UnitGraded(
        grading_id=bench.ids.new(),
        unit_id=piece.unit_id,
        packaging=grading.packaging,
        item=grading.item,
        grade=grading.grade,
        rule_id="electronics",
        rule_version=1,
        supersedes=(grading.grading_id,),
    )
    bench.record(claim, graded)
    return grading.grading_id, graded.grading_id


def take_back(bench: BenchStation, piece: Piece) -> None:
    event = ev.DecisionTakenBack(
        takeback_id=bench.ids.new(),
        unit_id=piece.unit_id,
        decision_id=piece.decision_id,
        reason_code="other_ticket",
        supersedes=(piece.decision_id,),
    )
    bench.record(event, actor=SUPERVISOR)


def put_and_ship(
    bench: BenchStation, unit_id: str, number: int, *replaced: str, is_shipped: bool = True
) -> str:
    box = f"box-{number}"
    opened = ev.ContainerOpened(
        container_id=box,
        code=bin_code(bench.lpn_code, number),
        disposition=QUARANTINE,
        goods_class=None,
    )
    lies = ev.UnitSorted(
        sorting_id=bench.ids.new(), unit_id=unit_id, container_id=box, supersedes=replaced
    )
    bench.record(opened, lies, actor=DOCK)
    if is_shipped:
        close(bench, box)
    return lies.sorting_id


def close(bench: BenchStation, box: str) -> None:
    closed = ev.ContainerClosed(
        closing_id=bench.ids.new(), container_id=box, how=ContainerEnd.SHIPPED
    )
    bench.record(closed, actor=DOCK)


def send_back(bench: BenchStation, unit_id: str, *replaced: str) -> str:
    sent = ev.UnitSentBack(
        shipment_id=bench.ids.new(),
        unit_id=unit_id,
        carrier=None,
        code="SF1999000111222",
        supersedes=replaced,
    )
    bench.record(sent, actor=DOCK)
    return sent.shipment_id


def found_extra(bench: BenchStation, beside: Piece, lpn: str) -> str:
    unit_id = bench.ids.new()
    bench.record(
        ev.UnitIdentified(
            unit_id=unit_id,
            parcel_id=beside.parcel_id,
            ticket_id=None,
            line_id=None,
            unit_no=1,
            lpn=lpn,
        )
    )
    evidence = bench.photograph(beside.parcel_id, beside.photo, "item.extra", unit_id)
    bench.record(
        ev.UnitFoundExtra(
            extra_id=bench.ids.new(),
            unit_id=unit_id,
            parcel_id=beside.parcel_id,
            goods_class=GoodsClass.GENERAL,
            disposition=QUARANTINE,
            evidence=(evidence,),
            supersedes=(),
        )
    )
    return unit_id


def settle(bench: BenchStation, beside: Piece, unit_id: str, *replaced: str) -> None:
    event = ev.ExtraSettled(
        settlement_id=bench.ids.new() if replaced else f"settled-{unit_id}",
        unit_id=unit_id,
        parcel_id=beside.parcel_id,
        disposition=BACK,
        reason_code="no_answer",
        supersedes=replaced,
    )
    bench.record(event, actor=SUPERVISOR)
