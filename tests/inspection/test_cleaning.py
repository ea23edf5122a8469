from datetime import timedelta

from inspection.checklist import Progress, Step
from inspection.cleaning import begun_at, left_s
from inspection.evidence import Evidence
from inspection.values import OriginId, ParcelId, Ref, Sha256, UnitId
from tests.inspection.test_checklist import DIRTY, follow


def cleaning(progress: Progress) -> Step:
    assert progress.cleaning is not None
    return progress.cleaning


STEP = cleaning(follow(*DIRTY))
ANSWERED_AT = STEP.finding.recorded_at


def photo(after_s: float, subject: str = "item.stain", *, is_current: bool = True) -> Evidence:
    return Evidence(
        evidence_id=f"photo-{after_s}",
        sha256=Sha256("0" * 64),
        subject=subject,
        parcel_id=ParcelId("parcel-1"),
        unit_id=UnitId("unit-1"),
        size_bytes=1000,
        width_px=1920,
        height_px=1080,
        taken_at=ANSWERED_AT + timedelta(seconds=after_s),
        is_current=is_current,
        at=Ref(origin=OriginId("a"), seq=9),
    )


def left(*photos: Evidence, after_s: float) -> int:
    return left_s(STEP, photos, now=ANSWERED_AT + timedelta(seconds=after_s))


def test_cleaning_begins_with_the_answer_or_its_photo_whichever_is_later() -> None:
    assert begun_at(STEP, [photo(-20)]) == ANSWERED_AT
    assert begun_at(STEP, [photo(4)]) == ANSWERED_AT + timedelta(seconds=4)
    assert begun_at(STEP, [photo(4, is_current=False), photo(6)]) == photo(6).taken_at


def test_it_has_not_begun_while_the_dirt_is_not_photographed() -> None:
    assert begun_at(STEP, [photo(1, "item.front")]) is None
    assert left(after_s=3600) == 15


def test_the_time_left_is_rounded_up_and_ends_at_nothing() -> None:
    assert [left(photo(0), after_s=s) for s in (0, 0.2, 14.1, 15, 90)] == [15, 15, 1, 0, 0]
    assert left(photo(10), after_s=15) == 10


def test_a_clock_that_was_set_back_holds_nobody_up() -> None:
    assert left(photo(0), after_s=-3600) == 0


def test_an_answer_that_cleans_nothing_has_no_time_left() -> None:
    done = follow(*DIRTY, ("surface", "none")).steps[-1]
    assert left_s(done, [], now=ANSWERED_AT) == 0
