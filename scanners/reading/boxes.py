"""Boxes of codes: where one lies in another, and what runs in one line."""

from __future__ import annotations

import math

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
    (x, y), (along_x, along_y) = box[0], _direction(box)
    here = [(u - x) * along_x + (v - y) * along_y for u, v in other]
    there = [(v - y) * along_x - (u - x) * along_y for u, v in other]
    wide, deep = length(box), depth(box)
    gap = max(min(here) - wide, -max(here))
    overlap = min(max(there), deep) - max(min(there), 0.0)
    is_near = gap < 0.4 * min(deep, max(wide, max(here) - min(here)))
    return is_near and overlap > 0.6 * max(deep, max(there) - min(there))


def union(box: Box, other: Box) -> Box:
    """Both in one box that runs as the first one does."""
    x, y = _direction(box)
    return around(np.array(box + other, np.float64), np.array([x, y]), np.array([-y, x]))


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
    return math.hypot(right - left, top_right - top)


def depth(box: Box) -> float:
    """Its extent across that, in pixels."""
    (left, top), _, _, (bottom_left, bottom) = box
    return math.hypot(bottom_left - left, bottom - top)


def _holds(outer: Box, inner: Box) -> bool:
    along_x, along_y = _direction(outer)
    x = sum(one for one, _ in inner) / 4 - sum(one for one, _ in outer) / 4
    y = sum(one for _, one in inner) / 4 - sum(one for _, one in outer) / 4
    wide, deep = length(outer), depth(outer)
    room = _SLACK * max(wide, deep) + _SLACK_PX
    is_beside = abs(x * along_x + y * along_y) > wide / 2 + room
    return not is_beside and abs(y * along_x - x * along_y) <= deep / 2 + room


def _direction(box: Box) -> tuple[float, float]:
    """The unit vector a code is read along."""
    (left, top), (right, top_right), _, _ = box
    extent = math.hypot(right - left, top_right - top)
    return ((right - left) / extent, (top_right - top) / extent) if extent else (1.0, 0.0)
