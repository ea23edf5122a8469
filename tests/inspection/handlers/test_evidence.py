import pytest

from inspection.errors import BugError
from inspection.events import EvidenceCaptured
from inspection.handlers.evidence import (
    CaptureEvidence,
    UndoEvidence,
    capture,
    current_evidence,
    undo_capture,
)
from inspection.values import ParcelId, Sha256, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench


def photo(bench: Bench, parcel_id: str, **changes) -> CaptureEvidence:
    ordinary = {
        "sha256": samples.sha(7),
        "size_bytes": 120_000,
        "width_px": 1920,
        "height_px": 1080,
        "subject": "label",
        "parcel_id": parcel_id,
        "unit_id": None,
        "taken_at": bench.store.clock.now(),
    }
    return CaptureEvidence(**(ordinary | changes))


def current(bench: Bench, parcel_id: ParcelId, unit_id: UnitId | None = None) -> list[str]:
    found = bench.store.read(lambda facts: current_evidence(facts, parcel_id, unit_id))
    return [one.evidence_id for one in found]


def test_a_retake_replaces_and_undoing_it_restores(bench: Bench) -> None:
    parcel_id = bench.receive()
    first = bench.do(capture, photo(bench, parcel_id), actor=samples.DOCK)
    second = bench.do(capture, photo(bench, parcel_id, sha256=samples.sha(8)))
    assert current(bench, parcel_id) == [second]
    assert bench.store.events(EvidenceCaptured)[1].supersedes == (first,)
    bench.do(undo_capture, UndoEvidence(parcel_id=parcel_id, evidence_id=second))
    assert current(bench, parcel_id) == [first]


def test_subjects_and_units_do_not_replace_one_another(bench: Bench) -> None:
    unit_id = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    outside = current(bench, parcel_id)
    of_unit = bench.do(capture, photo(bench, parcel_id, unit_id=unit_id))
    seal = bench.do(capture, photo(bench, parcel_id, subject="outer.seal"))
    assert current(bench, parcel_id) == [*outside, seal]
    assert current(bench, parcel_id, unit_id) == [of_unit]


def test_what_is_not_current_cannot_be_undone(bench: Bench) -> None:
    parcel_id = bench.receive()
    first = bench.do(capture, photo(bench, parcel_id))
    bench.do(capture, photo(bench, parcel_id))
    undo = UndoEvidence(parcel_id=parcel_id, evidence_id=first)
    assert bench.refused(undo_capture, undo).code == "undo.nothing"


def test_photos_of_a_decided_unit_are_part_of_the_decision(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    bench.submit(bench.accept(unit_id))
    again = photo(bench, parcel_id, unit_id=unit_id, subject="item.front")
    assert bench.refused(capture, again).code == "unit.already_decided"
    undo = UndoEvidence(parcel_id=parcel_id, evidence_id=current(bench, parcel_id, unit_id)[0])
    assert bench.refused(undo_capture, undo).code == "unit.already_decided"


def test_a_photo_belongs_to_something_known(bench: Bench) -> None:
    unknown = photo(bench, ParcelId("parcel-x"))
    assert bench.refused(capture, unknown).code == "parcel.unknown"
    stray = photo(bench, bench.receive(), unit_id=UnitId("unit-x"))
    assert bench.refused(capture, stray).code == "unit.unknown"


def test_a_photo_of_another_parcels_unit_is_a_bug(bench: Bench) -> None:
    bench.announce(samples.other_ticket("2"))
    unit_id = bench.unit()
    with pytest.raises(BugError):
        bench.do(capture, photo(bench, bench.receive("SF2"), unit_id=unit_id))


@pytest.mark.parametrize("name", ["", "abc", "G" * 64, "A" * 64])
def test_only_a_sha256_names_a_photo(bench: Bench, name: str) -> None:
    intent = photo(bench, bench.receive(), sha256=Sha256(name))
    with pytest.raises(BugError):
        bench.do(capture, intent)
