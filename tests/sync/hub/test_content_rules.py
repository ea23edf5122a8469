"""What a box held: the hub objects to what was never announced, and pays nothing for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection.content_events import ParcelUnpacked, Shortage, UnitFoundExtra
from inspection.events import FactWithdrawn, UnitIdentified
from inspection.values import Disposition, GoodsClass, Verdict
from tests.sync.hub.bench import DOCK, INSPECTOR, BenchStation, LineRef
from tests.sync.hub.inside import THREE, InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    inside.announce(ONE)
    return inside.line("OL-1", 89900)


def photo_of(bench: BenchStation, parcel_id: str, unit_id: str | None = None) -> str:
    with bench.store.facts() as facts:
        photos = facts.evidence_of(parcel_id)  # type: ignore[arg-type]
    return next(one.evidence_id for one in photos if one.unit_id == unit_id)


def unpacked(bench: BenchStation, line: LineRef, parcel_id: str) -> ParcelUnpacked:
    return ParcelUnpacked(
        unpacking_id=bench.ids.new(),
        parcel_id=parcel_id,
        shortages=(Shortage(line_id=line.line_id, quantity=1),),
        evidence=(photo_of(bench, parcel_id),),
        supersedes=(),
    )


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (None, {}),
        ("unpacking.unknown_parcel", {"parcel_id": "nobody"}),
        ("unpacking.unknown_line", {"shortages": (Shortage(line_id="x", quantity=1),)}),
        ("unpacking.quantity", {"quantity": 2}),
        ("unpacking.quantity", {"quantity": 0}),
        ("unpacking.no_photo", {"evidence": ()}),
        ("unpacking.unknown_photo", {"evidence": ("x",)}),
        ("actor.role", {"actor": DOCK}),
    ],
)
def test_a_shortage_is_of_what_was_announced_and_has_its_photo(
    inside: InsideHub, bench: BenchStation, line: LineRef, reason, changes
) -> None:
    parcel_id, _photo = bench.open_parcel(line)
    changes = dict(changes)
    actor = changes.pop("actor", INSPECTOR)
    if "quantity" in changes:
        wrong = Shortage(line_id=line.line_id, quantity=changes.pop("quantity"))
        changes["shortages"] = (wrong,)
    bench.record(replace(unpacked(bench, line, parcel_id), **changes), actor=actor)
    inside.take(bench)
    inside.desk_pass()
    assert inside.objections() == ([] if reason is None else [reason])
    assert (inside.refunds(), inside.ledger) == ([], ()), "no money follows from a missing unit"


def test_what_is_missing_of_a_joined_ticket_was_announced_too(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    inside.announce(THREE)
    joined = inside.line("OL-3", 100000)
    parcel_id, _photo = bench.open_parcel(line)
    bench.record(unpacked(bench, joined, parcel_id))
    inside.take(bench)
    assert inside.objections() == ["unpacking.unknown_line"], "before it was joined"
    bench.record(bench.joining(parcel_id, joined), actor=DOCK)
    bench.record(unpacked(bench, joined, parcel_id))
    inside.take(bench)
    bench.record(unpacked(bench, joined, parcel_id))
    bench.record(FactWithdrawn(withdrawal_id="w", fact_id=f"join-{parcel_id}"))
    inside.take(bench)
    assert len(inside.objections()) == 1, "who takes the join back later makes it no breach"


@pytest.mark.parametrize(
    ("reason", "changes"),
    [
        (None, {}),
        ("apart.unknown_unit", {"unit_id": "nobody"}),
        ("apart.announced_unit", {"is_announced": True}),
        ("apart.disposition", {"disposition": Disposition.RESTOCK}),
        ("apart.no_photo", {"evidence": ()}),
        ("apart.unknown_photo", {"evidence": ("x",)}),
    ],
)
def test_only_what_nobody_announced_is_set_apart(
    inside: InsideHub, bench: BenchStation, line: LineRef, reason, changes
) -> None:
    changes = dict(changes)
    piece = bench.decide(line)
    unit_id = piece.unit_id
    evidence = photo_of(bench, piece.parcel_id, unit_id)
    if not changes.pop("is_announced", False):
        unit_id = bench.ids.new()
        stranger = UnitIdentified(
            unit_id=unit_id,
            parcel_id=piece.parcel_id,
            ticket_id=None,
            line_id=None,
            unit_no=2,
            lpn="U-TST1-ZZZZZ",
        )
        bench.record(stranger, actor=INSPECTOR)
        evidence = bench.photograph(piece.parcel_id, piece.photo, "item.extra", unit_id)
    event = UnitFoundExtra(
        extra_id=bench.ids.new(),
        unit_id=unit_id,
        parcel_id=piece.parcel_id,
        goods_class=GoodsClass.GENERAL,
        disposition=Disposition.QUARANTINE,
        evidence=(evidence,),
        supersedes=(),
    )
    bench.record(replace(event, **changes), actor=INSPECTOR)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ([] if reason is None else [reason])
    assert len(inside.ledger) == 1, "the announced piece is paid, and nothing else"


def test_one_more_than_announced_is_never_paid(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    pieces = [bench.decide(line), bench.decide(line, unit_no=2)]
    reviewed = bench.decide(
        line, unit_no=3, choice=Verdict.HUMAN, choice_minor=0, needs_review=True
    )
    inside.take(bench, *pieces, reviewed)
    inside.desk_pass()
    assert len(inside.ledger) == 1
    with inside.hub.database.store.facts() as facts:
        (second,) = facts.decisions_of(pieces[1].unit_id)  # type: ignore[arg-type]
    assert second.held_reason == "line.exhausted"
