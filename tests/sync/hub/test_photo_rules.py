"""Photos at the hub: marks, covers, originals shown, photos left out and never paid on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from inspection.events import (
    EvidenceAnnotated,
    EvidenceRevealed,
    EvidenceWaived,
    FactWithdrawn,
    FoundRegion,
    RegionsFound,
)
from inspection.people import Actor
from inspection.values import STATION_ACTOR, MarkShape, RegionKind, Role, Verdict
from tests.sync.hub.again import decide_again
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, LineRef
from tests.sync.hub.inside import InsideHub

ONE = "RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王"
STATION = Actor(person_id=STATION_ACTOR, role=Role.ADMIN)
REGION = FoundRegion(x=0, y=0, w=10_000, h=500, what=RegionKind.NAME)


@pytest.fixture
def line(inside: InsideHub) -> LineRef:
    inside.announce(ONE)
    return inside.line("OL-1", 89900)


def label_of(bench: BenchStation, parcel_id: str) -> str:
    with bench.store.facts() as facts:
        photos = facts.evidence_of(parcel_id)  # type: ignore[arg-type]
    return next(one.evidence_id for one in photos if one.subject == "label")


def mark(evidence_id: str) -> EvidenceAnnotated:
    return EvidenceAnnotated(
        annotation_id="mark",
        evidence_id=evidence_id,
        finding_id=None,
        shape=MarkShape.BOX,
        x=0,
        y=0,
        x2=500,
        y2=500,
        label_code="dent",
        supersedes=(),
    )


def look(evidence_id: str) -> RegionsFound:
    return RegionsFound(
        look_id="look",
        evidence_id=evidence_id,
        regions=(REGION,),
        engine="rapidocr",
        supersedes=(),
    )


def test_marks_and_looks_are_checked_and_the_good_ones_stand(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    parcel_id, _photo = bench.open_parcel(line)
    label = label_of(bench, parcel_id)
    wild = FoundRegion(x=0, y=0, w=10_001, h=1, what=RegionKind.NAME)
    good, seen = mark(label), look(label)
    bent = (
        (INSPECTOR, replace(good, annotation_id="a", x2=10_001), "mark.place"),
        (INSPECTOR, replace(good, annotation_id="b", label_code="王小明"), "mark.free_text"),
        (
            INSPECTOR,
            replace(good, annotation_id="c", shape=MarkShape.TEXT, label_code=None),
            "mark.no_word",
        ),
        (INSPECTOR, replace(good, annotation_id="d", evidence_id="x"), "evidence.unknown"),
        (STATION, replace(good, annotation_id="e"), "actor.not_a_person"),
        (DOCK, replace(seen, look_id="f"), "regions.engine"),
        (STATION, replace(seen, look_id="g", engine="person"), "regions.engine"),
        (STATION, replace(seen, look_id="h", regions=(wild,)), "regions.place"),
        (STATION, replace(seen, look_id="i", engine="Wang Xiaoming"), "regions.engine"),
        (STATION, replace(seen, look_id="j", evidence_id="x"), "evidence.unknown"),
    )
    bench.record(good, actor=DOCK)
    bench.record(seen, actor=STATION)
    bench.record(replace(seen, look_id="hand", engine="person"), actor=DOCK)
    for actor, event, _reason in bent:
        bench.record(event, actor=actor)
    inside.take(bench)
    assert inside.objections() == [reason for _actor, _event, reason in bent]
    with inside.hub.database.store.facts() as facts:
        assert [one.annotation_id for one in facts.annotations_of(label)] == ["mark"]
        assert {one.look_id for one in facts.looks_of(label)} == {"look", "hand"}


def test_originals_are_shown_to_supervisors(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    parcel_id, _photo = bench.open_parcel(line)
    seen = EvidenceRevealed(
        reveal_id="r", evidence_id=label_of(bench, parcel_id), reason_code="dispute"
    )
    bench.record(seen, actor=SUPERVISOR)
    bench.record(replace(seen, reveal_id="i"), actor=INSPECTOR)
    bench.record(replace(seen, reveal_id="t", reason_code="for Mr Wang"), actor=SUPERVISOR)
    inside.take(bench)
    assert inside.objections() == ["actor.role", "reveal.reason"]


def left_out(bench: BenchStation, parcel_id: str, unit_id: str | None) -> EvidenceWaived:
    return EvidenceWaived(
        waiver_id=bench.ids.new(),
        subject="item.seal" if unit_id else "outer.seal",
        parcel_id=parcel_id,
        unit_id=unit_id,
        reason_code="no_camera",
        supersedes=(),
    )


def test_a_photo_is_left_out_of_something_known_by_who_may(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    piece = bench.decide(line)
    good = left_out(bench, piece.parcel_id, piece.unit_id)
    bench.record(good, left_out(bench, piece.parcel_id, None))
    for actor, change in (
        (DOCK, {}),
        (INSPECTOR, {"parcel_id": "other"}),
        (INSPECTOR, {"unit_id": "other"}),
        (INSPECTOR, {"reason_code": "Wang said so"}),
    ):
        bench.record(replace(good, waiver_id=bench.ids.new(), **change), actor=actor)
    inside.take(bench, piece)
    inside.desk_pass()
    reasons = ["actor.role", "waiver.unknown", "waiver.unknown", "waiver.reason"]
    assert inside.objections() == reasons
    assert inside.ledger == (), "left out later: a person looks at it first"
    with inside.hub.database.store.facts() as facts:
        assert len(facts.decisions_of(piece.unit_id)) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize("needs_review", [True, False])
def test_a_decision_on_a_photo_left_out_is_reviewed_or_does_not_count(
    inside: InsideHub, bench: BenchStation, line: LineRef, needs_review: bool
) -> None:
    """The station says before the decision that the outside was not photographed."""
    opened, take_in = bench.open_parcel, bench.record

    def with_waiver(*args: object, **options: object) -> tuple[str, bytes]:
        parcel_id, photo = opened(*args, **options)  # type: ignore[arg-type]
        take_in(left_out(bench, parcel_id, None), actor=DOCK)
        return parcel_id, photo

    bench.open_parcel = with_waiver  # type: ignore[method-assign]
    piece = bench.decide(line, needs_review=needs_review)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ([] if needs_review else ["decision.unreviewed"])
    assert inside.ledger == ()


def test_a_refusal_whose_photo_was_left_out_has_no_ground(
    inside: InsideHub, bench: BenchStation, line: LineRef
) -> None:
    """Left out before it was decided anew; the first decision had its photos."""
    piece = bench.decide(
        line,
        choice=Verdict.NONE,
        choice_minor=0,
        needs_review=True,
        answers={"contents": "accessory_missing"},
    )
    with bench.store.facts() as facts:
        photos = facts.evidence_of(piece.parcel_id)  # type: ignore[arg-type]
    for one in photos:
        if one.subject in {"item.missing", "item.unboxed"}:
            gone = FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=one.evidence_id)
            waived = left_out(bench, piece.parcel_id, piece.unit_id)
            bench.record(gone, replace(waived, subject=one.subject))
    decide_again(bench, piece)
    inside.take(bench, piece)
    inside.desk_pass()
    assert inside.objections() == ["decision.no_ground"]
    assert inside.ledger == ()
