import pytest

from inspection.errors import BugError
from inspection.events import (
    EvidenceAnnotated,
    EvidenceRevealed,
    FactWithdrawn,
    FoundRegion,
    RegionsFound,
)
from inspection.handlers.mark import (
    Annotate,
    Cover,
    RecordLook,
    Reveal,
    UndoMark,
    annotate,
    cover,
    record_look,
    reveal,
    undo_mark,
)
from inspection.marks import MOST_REGIONS, WHOLE, Markup, markup_of
from inspection.values import MarkShape, RegionKind, UnitId
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

NAME = FoundRegion(x=100, y=200, w=3000, h=400, what=RegionKind.NAME)


def shot(bench: Bench, subject: str = "item.front") -> tuple[str, UnitId]:
    """A photo of an undecided item, and the item."""
    unit_id = bench.unit()
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    return bench.shoot(parcel_id, subject, unit_id), unit_id


def label(bench: Bench) -> str:
    return bench.shoot(bench.receive(), "label")


def box(photo: str, **changes) -> Annotate:
    ordinary = {"evidence_id": photo, "shape": MarkShape.BOX, "places": (100, 200, 900, 800)}
    return Annotate(**(ordinary | changes))


def markup(bench: Bench, evidence_id: str) -> Markup:
    return bench.store.read(
        lambda facts: markup_of(
            facts.photo(evidence_id),
            facts.looks_of(evidence_id),
            facts.annotations_of(evidence_id),
        )
    )


def test_a_mark_belongs_to_the_finding_that_asked_for_its_photo(bench: Bench) -> None:
    evidence_id, unit_id = shot(bench, "item.plate")
    bench.do(annotate, box(evidence_id))
    bench.answer(unit_id, "plate", "matches")
    bench.do(annotate, box(evidence_id, label_code="scratch"))
    first, second = bench.store.events(EvidenceAnnotated)
    (asked,) = bench.progress(unit_id).steps
    assert (first.finding_id, second.finding_id) == (None, asked.finding.finding_id)
    assert (second.x, second.y, second.x2, second.y2) == (100, 200, 900, 800)
    assert (first.label_code, second.label_code) == (None, "scratch")


def test_a_box_is_set_in_order_and_kept_inside(bench: Bench) -> None:
    evidence_id, _ = shot(bench)
    bench.do(annotate, box(evidence_id, places=(9000, 12000, -50, 100)))
    (mark,) = markup(bench, evidence_id).annotations
    assert (mark.x, mark.y, mark.x2, mark.y2) == (0, 100, 9000, WHOLE)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"places": (100, 100, 199, 900)}, "mark.too_small"),
        ({"shape": MarkShape.ARROW, "places": (500, 500, 550, 550)}, "mark.too_small"),
        ({"shape": MarkShape.TEXT}, "mark.word_missing"),
        ({"label_code": "王小明 13812345678"}, "mark.word_unknown"),
        ({"label_code": ""}, "mark.word_unknown"),
        ({"evidence_id": "nothing"}, "evidence.unknown"),
        ({"replaces": "nothing"}, "undo.nothing"),
    ],
)
def test_what_is_no_mark_is_refused(bench: Bench, change: dict, code: str) -> None:
    evidence_id, _ = shot(bench)
    assert bench.refused(annotate, box(evidence_id, **change)).code == code


def test_a_moved_mark_replaces_itself_and_undo_brings_it_back(bench: Bench) -> None:
    evidence_id, _ = shot(bench)
    first = bench.do(annotate, box(evidence_id))
    moved = bench.do(annotate, box(evidence_id, places=(0, 0, 500, 500), replaces=first))
    assert [one.annotation_id for one in markup(bench, evidence_id).annotations] == [moved]
    bench.do(undo_mark, UndoMark(evidence_id=evidence_id, fact_id=moved))
    assert [one.annotation_id for one in markup(bench, evidence_id).annotations] == [first]
    bench.do(undo_mark, UndoMark(evidence_id=evidence_id, fact_id=first))
    assert markup(bench, evidence_id).is_plain
    again = UndoMark(evidence_id=evidence_id, fact_id=first)
    assert bench.refused(undo_mark, again).code == "undo.nothing"


def test_a_decided_item_is_drawn_on_by_supervisors_alone(bench: Bench) -> None:
    unit_id = bench.unit()
    bench.inspect(unit_id)
    parcel_id = bench.store.read(lambda facts: facts.unit(unit_id)).parcel_id
    photos = bench.store.read(lambda facts: facts.evidence_of(parcel_id))
    of_unit = next(one for one in photos if one.unit_id == unit_id).evidence_id
    bench.submit(bench.accept(unit_id))
    assert bench.refused(annotate, box(of_unit)).code == "unit.already_decided"
    assert bench.do(annotate, box(of_unit), actor=samples.SUPERVISOR)
    nobody = bench.refused(annotate, box(of_unit), actor=samples.ADMIN)
    assert nobody.code == "person.not_allowed"


def test_a_label_is_veiled_until_a_recogniser_has_looked(bench: Bench) -> None:
    evidence_id = label(bench)
    assert markup(bench, evidence_id).is_veiled
    bench.do(cover, Cover(evidence_id=evidence_id, places=(0, 0, 500, 500)), actor=samples.DOCK)
    assert markup(bench, evidence_id).is_veiled, "a person covers a part and looks at no more"
    look = RecordLook(evidence_id=evidence_id, regions=(NAME,), engine="rapidocr")
    look_id = bench.do(record_look, look)
    seen = markup(bench, evidence_id)
    assert not seen.is_veiled
    assert [one.what for one in seen.regions] == [RegionKind.OTHER, RegionKind.NAME]
    assert bench.do(record_look, look) == look_id, "once is enough"
    assert len(bench.store.events(RegionsFound)) == 2


def test_a_persons_cover_is_taken_back_a_recognisers_never(bench: Bench) -> None:
    evidence_id = label(bench)
    hand = bench.do(cover, Cover(evidence_id=evidence_id, places=(0, 0, 500, 500)))
    look = RecordLook(evidence_id=evidence_id, regions=(NAME,), engine="rapidocr")
    look_id = bench.do(record_look, look)
    bench.do(undo_mark, UndoMark(evidence_id=evidence_id, fact_id=hand))
    refused = bench.refused(undo_mark, UndoMark(evidence_id=evidence_id, fact_id=look_id))
    assert refused.code == "undo.nothing"
    assert markup(bench, evidence_id).regions == (NAME,)
    assert len(bench.store.events(FactWithdrawn)) == 1


def test_regions_are_kept_inside_and_too_many_cover_all(bench: Bench) -> None:
    evidence_id = label(bench)
    wild = FoundRegion(x=-500, y=9000, w=20_000, h=20_000, what=RegionKind.PHONE)
    bench.do(record_look, RecordLook(evidence_id=evidence_id, regions=(wild,), engine="tesseract"))
    assert markup(bench, evidence_id).regions == (
        FoundRegion(x=0, y=9000, w=WHOLE, h=1000, what=RegionKind.PHONE),
    )
    parcel_id = bench.store.read(lambda facts: facts.photo(evidence_id)).parcel_id
    other = bench.shoot(parcel_id, "label")
    many = (NAME,) * (MOST_REGIONS + 1)
    bench.do(record_look, RecordLook(evidence_id=other, regions=many, engine="tesseract"))
    (whole,) = markup(bench, other).regions
    assert (whole.w, whole.h) == (WHOLE, WHOLE)


@pytest.mark.parametrize("engine", ["", "person"])
def test_no_look_is_anybodys_word(bench: Bench, engine: str) -> None:
    with pytest.raises(BugError):
        bench.do(record_look, RecordLook(evidence_id=label(bench), regions=(), engine=engine))


def test_an_original_is_shown_to_supervisors_with_a_reason(bench: Bench) -> None:
    evidence_id = label(bench)
    wish = Reveal(evidence_id=evidence_id, reason_code="dispute")
    for actor in (samples.DOCK, samples.INSPECTOR, samples.ADMIN):
        assert bench.refused(reveal, wish, actor=actor).code == "person.not_allowed"
    odd = Reveal(evidence_id=evidence_id, reason_code="because I want to")
    refused = bench.refused(reveal, odd, actor=samples.SUPERVISOR)
    assert refused.code == "evidence.reason_unknown"
    bench.do(reveal, wish, actor=samples.SUPERVISOR)
    (seen,) = bench.store.events(EvidenceRevealed)
    assert (seen.evidence_id, seen.reason_code) == (evidence_id, "dispute")
