"""Our photos for the office: of decided units of that ticket alone, covered where they must be."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from inspection.errors import OperatorError, WorldError
from inspection.events import EvidenceCaptured, FoundRegion, RegionsFound
from inspection.people import Actor
from inspection.values import STATION_ACTOR, RegionKind, Role
from tests.sync.hub.bench import DOCK, BenchStation, Piece
from tests.sync.hub.images import encoded
from tests.sync.hub.inside import ONE, THREE, InsideHub

STATION = Actor(person_id=STATION_ACTOR, role=Role.ADMIN)
PHOTO = encoded(size=(400, 200))


def photographed(bench: BenchStation, piece: Piece, subject: str, unit_id: str | None) -> str:
    """A photo with real bytes; its evidence id."""
    evidence_id = bench.ids.new()
    event = EvidenceCaptured(
        evidence_id=evidence_id,
        sha256=hashlib.sha256(PHOTO).hexdigest(),
        size_bytes=len(PHOTO),
        width_px=400,
        height_px=200,
        subject=subject,
        parcel_id=piece.parcel_id,
        unit_id=unit_id,
        taken_at=bench.clock.now(),
        supersedes=(),
    )
    bench.record(event)
    return evidence_id


def looked_at(bench: BenchStation, evidence_id: str) -> None:
    region = FoundRegion(x=5_000, y=0, w=5_000, h=10_000, what=RegionKind.NAME)
    look = RegionsFound(
        look_id=bench.ids.new(),
        evidence_id=evidence_id,
        regions=(region,),
        engine="rapidocr",
        supersedes=(),
    )
    bench.record(look, actor=STATION)


@pytest.fixture
def piece(inside: InsideHub, bench: BenchStation) -> Piece:
    inside.announce(ONE, THREE)
    return bench.decide(inside.line("OL-1", 89900))


def take(inside: InsideHub, bench: BenchStation) -> None:
    inside.take(bench)
    inside.hub.photos.put(hashlib.sha256(PHOTO).hexdigest(), PHOTO)  # type: ignore[arg-type]


def refused(call: Callable[[], object]) -> str:
    with pytest.raises((OperatorError, WorldError)) as error:
        call()
    return error.value.code


def test_a_label_is_hidden_until_looked_at_and_then_covered(
    inside: InsideHub, bench: BenchStation, piece: Piece
) -> None:
    label = photographed(bench, piece, "label", None)
    front = photographed(bench, piece, "item.front", piece.unit_id)
    inside.take(bench)
    desk = inside.hub.evidence
    assert not any(one.is_here for one in desk.photos_of("RS-1"))
    assert refused(lambda: desk.shown("RS-1", front)) == "photo.missing", "on its way"
    take(inside, bench)
    listed = {one.photo.evidence_id: one for one in desk.photos_of("RS-1")}
    assert (listed[label].markup.is_veiled, listed[label].lpn) == (True, "")
    assert (listed[front].markup.is_veiled, listed[front].lpn != "") == (False, True)
    assert desk.shown("RS-1", front) == PHOTO, "with nothing to cover it is the evidence itself"
    assert refused(lambda: desk.shown("RS-1", label)) == "evidence.hidden"
    looked_at(bench, label)
    inside.take(bench)
    covered = Image.open(BytesIO(desk.shown("RS-1", label)))
    assert covered.size == (400, 200)
    assert max(covered.getpixel((300, 100))) < 40
    others = [one for one in desk.photos_of("RS-1") if one.photo.evidence_id not in listed]
    assert others == []


def test_of_another_ticket_or_before_a_decision_there_is_nothing(
    inside: InsideHub, bench: BenchStation, piece: Piece
) -> None:
    front = photographed(bench, piece, "item.front", piece.unit_id)
    opened, _ = bench.open_parcel(inside.line("OL-3", 1000))
    waiting = photographed(bench, replace(piece, parcel_id=opened), "outer.seal", None)
    take(inside, bench)
    desk = inside.hub.evidence
    assert desk.photos_of("RS-3") == []
    for number, evidence_id, code in (
        ("RS-3", front, "evidence.unknown"),
        ("RS-3", waiting, "evidence.unknown"),
        ("RS-1", waiting, "evidence.unknown"),
        ("RS-1", "nobody", "evidence.unknown"),
        ("RS-9", front, "ticket.unknown"),
    ):
        assert refused(lambda n=number, e=evidence_id: desk.shown(n, e)) == code


def test_the_outside_of_a_box_with_another_tickets_goods_is_nobodys(
    inside: InsideHub, bench: BenchStation, piece: Piece
) -> None:
    seal = photographed(bench, piece, "outer.seal", None)
    front = photographed(bench, piece, "item.front", piece.unit_id)
    take(inside, bench)
    desk = inside.hub.evidence
    assert {seal, front} <= {one.photo.evidence_id for one in desk.photos_of("RS-1")}
    bench.record(bench.joining(piece.parcel_id, inside.line("OL-3", 1000)), actor=DOCK)
    take(inside, bench)
    assert refused(lambda: desk.shown("RS-1", seal)) == "evidence.unknown", "still in the box"
    assert desk.shown("RS-1", front) == PHOTO
    assert desk.photos_of("RS-3") == []
