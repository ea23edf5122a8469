"""Boxes of codes: where one lies in another, and what runs in one line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from scanners.scan import Box

Vector = NDArray[np.float64]

_SLACK, _SLACK_PX = 0.05, 3.0
"""How far outside the middle of a code may be, in sides of the box and in pixels."""


def covers(box: Box | None, other: Box | None) -> bool:
    """Whether the middle of one lies in the other; a code without a box may be anywhere."""
    if box is None or other is None:
        return True
    return _holds(box, other) or _holds(other, box)


def fills(box: Box | None, region: Box) -> bool:
    """Whether a code is what a region is about, rather than something beside it in there."""
    if box is None:
        return False
    return _holds(box, region) or (_holds(region, box) and 2 * length(box) > length(region))


def is_in_line(box: Box, other: Box) -> bool:
    """Whether one box goes on where the other one ends, at the same height."""
    origin, along, normal = _axes(box)
    points = np.array(other, np.float64) - origin
    here, there = points @ along, points @ normal
    gap = max(here.min() - length(box), -here.max())
    overlap = min(there.max(), depth(box)) - max(there.min(), 0.0)
    is_near = gap < 0.4 * min(depth(box), max(length(box), float(np.ptp(here))))
    return bool(is_near and overlap > 0.6 * max(depth(box), float(np.ptp(there))))


def union(box: Box, other: Box) -> Box:
    """Both in one box that runs as the first one does."""
    _, along, normal = _axes(box)
    return around(np.array(box + other, np.float64), along, normal)


def around(points: Vector, along: Vector, normal: Vector) -> Box:
    """The rectangle around points that runs along a direction."""
    here, there = points @ along, points @ normal
    left, right, top, bottom = here.min(), here.max(), there.min(), there.max()
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    ends = [x * along + y * normal for x, y in corners]
    first, second, third, fourth = ((round(float(x)), round(float(y))) for x, y in ends)
    return first, second, third, fourth


def length(box: Box) -> float:
    """Its extent the way a code is read, in pixels."""
    (left, top), (right, top_right), _, _ = box
    return float(np.hypot(right - left, top_right - top))


def depth(box: Box) -> float:
    """Its extent across that, in pixels."""
    (left, top), _, _, (bottom_left, bottom) = box
    return float(np.hypot(bottom_left - left, bottom - top))


def _holds(outer: Box, inner: Box) -> bool:
    _, along, normal = _axes(outer)
    middle = np.array(inner, np.float64).mean(axis=0) - np.array(outer, np.float64).mean(axis=0)
    wide, deep = length(outer), depth(outer)
    room = _SLACK * max(wide, deep) + _SLACK_PX
    return bool(abs(middle @ along) <= wide / 2 + room and abs(middle @ normal) <= deep / 2 + room)


def _axes(box: Box) -> tuple[Vector, Vector, Vector]:
    corners = np.array(box, np.float64)
    across = corners[1] - corners[0]
    extent = float(np.hypot(*across))
    along = across / extent if extent else np.array([1.0, 0.0])
    return corners[0], along, np.array([-along[1], along[0]])
