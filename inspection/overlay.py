"""Where marks and covers stand on a picture of a photo, whatever its size: for screens and exports.

Pure arithmetic. What comes out lies inside the picture, also where a record says otherwise; covers
are rounded outwards, so that no column of pixels beside one shows what it hides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from inspection.evidence_events import FoundRegion
from inspection.marks import WHOLE, Annotation, Markup
from inspection.values import MarkShape

Point = tuple[int, int]
Rect = tuple[int, int, int, int]
"""Left, top, width, height in pixels."""
HEAD_SHARE = 0.028
"""Length of an arrow's head by the longer side of the picture."""


@dataclass(frozen=True, kw_only=True)
class DrawnMark:
    """A mark in pixels: an outline to draw, and where its word stands.

    `lines` are open polylines; a word has none. `code` is the word's code, None without one.
    """

    shape: MarkShape
    lines: tuple[tuple[Point, ...], ...]
    code: str | None
    word_at: Point


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """Everything to paint, in this order: the covers, then the marks.

    `is_veiled`: the whole picture is hidden, and nothing of it may be shown.
    """

    is_veiled: bool
    covers: tuple[Rect, ...]
    marks: tuple[DrawnMark, ...]


def overlay(markup: Markup, width_px: int, height_px: int) -> Overlay:
    """The markup on a picture of this size; both sides are at least one pixel."""
    return Overlay(
        is_veiled=markup.is_veiled,
        covers=covers(markup.regions, width_px, height_px),
        marks=tuple(drawn(one, width_px, height_px) for one in markup.annotations),
    )


def covers(regions: Iterable[FoundRegion], width_px: int, height_px: int) -> tuple[Rect, ...]:
    """The regions in whole pixels, those without any left out."""
    found = (_rect(one, width_px, height_px) for one in regions)
    return tuple(one for one in found if one[2] > 0 and one[3] > 0)


def drawn(mark: Annotation, width_px: int, height_px: int) -> DrawnMark:
    """One mark."""
    first = _place(mark.x, width_px), _place(mark.y, height_px)
    second = _place(mark.x2, width_px), _place(mark.y2, height_px)
    lines: tuple[tuple[Point, ...], ...] = ()
    word_at = first
    match mark.shape:
        case MarkShape.BOX:
            (left, top), (right, bottom) = first, second
            corners = (first, (right, top), second, (left, bottom), first)
            lines, word_at = (corners,), (min(left, right), min(top, bottom))
        case MarkShape.ARROW:
            head = HEAD_SHARE * max(width_px, height_px)
            lines = ((first, second), arrow_head(first, second, head))
        case MarkShape.TEXT:
            pass
    return DrawnMark(shape=mark.shape, lines=lines, code=mark.label_code, word_at=word_at)


def arrow_head(tail: Point, tip: Point, length: float) -> tuple[Point, Point, Point]:
    """The two strokes at an arrow's tip, half a right angle to its shaft."""
    run, rise = tip[0] - tail[0], tip[1] - tail[1]
    whole = hypot(run, rise) or 1.0
    back, across = length * run / whole, length * rise / whole
    one = round(tip[0] - back + across), round(tip[1] - across - back)
    other = round(tip[0] - back - across), round(tip[1] - across + back)
    return one, tip, other


def _place(part: int, side_px: int) -> int:
    return min(max(part, 0), WHOLE) * (side_px - 1) // WHOLE


def _rect(region: FoundRegion, width_px: int, height_px: int) -> Rect:
    left, right = _span(region.x, region.w, width_px)
    top, bottom = _span(region.y, region.h, height_px)
    return left, top, right - left, bottom - top


def _span(start: int, length: int, side_px: int) -> tuple[int, int]:
    begin = min(max(start, 0), WHOLE)
    end = min(max(start + length, begin), WHOLE)
    if end == begin:
        return 0, 0
    return begin * side_px // WHOLE, -(-end * side_px // WHOLE)
