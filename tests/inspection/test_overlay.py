from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.evidence_events import FoundRegion
from inspection.marks import WHOLE, Annotation, Markup
from inspection.overlay import arrow_head, overlay
from inspection.values import MarkShape, OriginId, Ref, RegionKind

MARK = Annotation(
    annotation_id="a",
    evidence_id="e",
    finding_id=None,
    shape=MarkShape.BOX,
    x=1000,
    y=2000,
    x2=5000,
    y2=10_000,
    label_code="dent",
    at=Ref(origin=OriginId("o"), seq=1),
)


def region(x: int, y: int, w: int, h: int) -> FoundRegion:
    return FoundRegion(x=x, y=y, w=w, h=h, what=RegionKind.NAME)


def test_a_box_spans_its_corners_and_its_word_stands_at_its_top() -> None:
    (box,) = overlay(Markup(annotations=(MARK,)), 101, 201).marks
    assert box.lines == (((10, 40), (50, 40), (50, 200), (10, 200), (10, 40)),)
    assert (box.code, box.word_at) == ("dent", (10, 40))


def test_an_arrow_points_to_its_second_place() -> None:
    (arrow,) = overlay(Markup(annotations=(replace(MARK, shape=MarkShape.ARROW),)), 101, 201).marks
    shaft, head = arrow.lines
    assert shaft == ((10, 40), (50, 200))
    assert head[1] == (50, 200)
    assert arrow_head((0, 0), (100, 0), 10) == ((90, -10), (100, 0), (90, 10))
    assert arrow_head((5, 5), (5, 5), 10) == ((5, 5), (5, 5), (5, 5))


def test_a_word_has_no_lines() -> None:
    (word,) = overlay(Markup(annotations=(replace(MARK, shape=MarkShape.TEXT),)), 101, 201).marks
    assert (word.lines, word.word_at) == ((), (10, 40))


def test_covers_round_outwards() -> None:
    found = overlay(Markup(regions=(region(1, 1, 1, 1), region(0, 0, WHOLE, 5))), 1000, 1000)
    assert found.covers == ((0, 0, 1, 1), (0, 0, 1000, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(-(2**53) + 1, 2**53 - 1), min_size=4, max_size=4))
def test_nothing_recorded_paints_outside_the_picture(places: list[int]) -> None:
    x, y, w, h = places
    mark = replace(MARK, x=x, y=y, x2=w, y2=h)
    shown = overlay(Markup(regions=(region(x, y, w, h),), annotations=(mark,)), 640, 480)
    for left, top, wide, high in shown.covers:
        assert 0 <= left < left + wide <= 640
        assert 0 <= top < top + high <= 480
    for line in shown.marks[0].lines:
        assert all(0 <= px < 640 and 0 <= py < 480 for px, py in line)
