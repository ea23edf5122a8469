"""Where in a picture codes may be: fields of parallel bars, and blocks full of edges."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.reading.boxes import Vector, around, depth, is_in_line, length, union
from scanners.reading.treatments import Gray
from scanners.scan import Box

Mask = NDArray[np.uint8]

_CELL_PX = 8
"""Side of the squares in which the direction of edges is summed."""
_MIN_COHERENCE = 0.72
"""How far edges must run the same way, 0 to 1: bars 0.8 and more, text 0.2 to 0.6."""
_MIN_ENERGY = 150.0
"""Mean squared slope of a cell with bars, in gray levels: faint print on cardboard has 300."""
_SAME_WAY = 0.9
"""Cosine of twice the angle up to which two cells belong to the same bars."""
_SECTORS = 12
_LONG = 1.8
"""Length of a field of bars, in heights, from which it is no part of a matrix code."""
_BUSY, _FULL = 0.3, 0.45
"""Share of the busiest cells' energy, and of the rectangle's cells, that make a block."""
_CLEAR_WEIGHT, _THICK_PX = 100.0, 28.0
"""Cells and thickness of a field that is clearly a code: 160 by 40 pixels, no line."""
_MIN_WEIGHT = 10.0
"""Cells a field of bars has at least: 40 by 16 pixels."""
MAX_REGIONS = 12


@dataclass(frozen=True, kw_only=True)
class Region:
    """A field of parallel bars; `box` starts at its left end as seen with the bars upright."""

    box: Box
    weight: float
    """Cells in it, times how clearly they are bars."""

    @property
    def is_clear(self) -> bool:
        """Large enough to be hardly anything but a code, and no ruled line."""
        return self.weight >= _CLEAR_WEIGHT and min(length(self.box), depth(self.box)) >= _THICK_PX


@dataclass(frozen=True, kw_only=True)
class Slopes:
    """How the gray levels of a picture run, summed over its cells."""

    energy: Vector
    """Mean squared slope."""
    spread: Vector
    """How much of that runs one way: up to `energy`."""
    turn: Vector
    """Unit vector at twice the angle of that way."""


def slopes(gray: Gray, *, is_quick: bool = False) -> Slopes | None:
    """The slopes of a picture; None of one too small for any code.

    `is_quick` looks at half as many rows and columns: enough for fields that are clear.
    """
    if min(gray.shape) < 2 * _CELL_PX:
        return None
    across, down, both = _cells(gray, 8 if is_quick else 4)
    lean, tilt = across - down, 2 * both
    spread = np.hypot(lean, tilt)
    turn = np.stack([lean, tilt], axis=-1) / (spread[..., None] + 1e-6)
    return Slopes(energy=across + down, spread=spread, turn=turn)


def bar_regions(found: Slopes, *, only_clear: bool = False) -> list[Region]:
    """Fields where edges run the same way, the likeliest first."""
    least = _CLEAR_WEIGHT if only_clear else _MIN_WEIGHT
    mask = (found.energy > _MIN_ENERGY) & (found.spread > _MIN_COHERENCE * found.energy)
    closed = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    fields = _fields(np.asarray(closed, np.uint8), found.turn, least)
    regions = [_region(cells, found.turn[tuple(cells.T)]) for cells in fields]
    return _joined(sorted(regions, key=lambda one: -one.weight)[:MAX_REGIONS])


def block_regions(found: Slopes, bars: list[Region]) -> list[Region]:
    """Squarish fields full of edges of any direction, as matrix codes are, the busiest first.

    Long fields of bars are left out of them, for print beside print is one field.
    """
    size = tuple(max(1, side // 2) for side in found.energy.shape[::-1])
    # twice the cell: the middle of a printed module has no edge
    energy = cv2.resize(found.energy, size, interpolation=cv2.INTER_AREA)
    threshold = max(_MIN_ENERGY, float(np.percentile(energy, 98)) * _BUSY)
    for region in bars:
        if length(region.box) > _LONG * depth(region.box):
            corners = np.array(region.box) // (2 * _CELL_PX)
            cv2.fillPoly(energy, [corners.astype(np.int32)], 0.0)
    mask = (energy > threshold).astype(np.uint8)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=4)
    regions = []
    for left, top, width, height, cells in stats[1:].tolist():
        squarish = max(width, height) <= 2.5 * min(width, height) and min(width, height) >= 2
        if squarish and cells >= _FULL * width * height:
            edges = [one * 2 * _CELL_PX for one in (left, top, left + width, top + height)]
            x, y, x_end, y_end = edges
            box = ((x, y), (x_end, y), (x_end, y_end), (x, y_end))
            regions.append(Region(box=box, weight=float(cells)))
    return sorted(regions, key=lambda one: -one.weight)[:MAX_REGIONS]


def _cells(gray: Gray, step: int) -> tuple[Vector, Vector, Vector]:
    """Mean squared slope across and down of each cell, and their mean product."""
    height, width = (side // _CELL_PX for side in gray.shape)
    part = gray[: height * _CELL_PX, : width * _CELL_PX]
    # some rows and some columns: half the work or less, and no drawn grid slips through
    size = (width, height)
    rows = _products(
        part[::step, :-1], part[::step, 1:], part[1::step, :-1], part[1::step, 1:], size
    )
    columns = _products(
        part[:-1, ::step], part[:-1, 1::step], part[1:, ::step], part[1:, 1::step], size
    )
    falls, rises, both = (rows + columns) / 8
    return falls + rises + 2 * both, falls + rises - 2 * both, falls - rises


def _products(one: Gray, two: Gray, three: Gray, four: Gray, size: tuple[int, int]) -> Vector:
    """Squares and product of the slopes along both diagonals of four neighbours, by cells.

    Along the diagonals both slopes have the same middle, without which the finest bars seem to
    run anywhere.
    """
    one, two, three, four = (np.ascontiguousarray(corner) for corner in (one, two, three, four))
    falling = cv2.subtract(four, one, dtype=cv2.CV_32F)
    rising = cv2.subtract(two, three, dtype=cv2.CV_32F)
    pairs = ((falling, falling), (rising, rising), (falling, rising))
    cells = [cv2.resize(cv2.multiply(*pair), size, interpolation=cv2.INTER_AREA) for pair in pairs]
    return np.array(cells, np.float64)


def _joined(regions: list[Region]) -> list[Region]:
    """Fields in one line with a small gap between them are one: bars may be wide and far apart."""
    joined: list[Region] = []
    for region in regions:
        at = next((i for i, one in enumerate(joined) if is_in_line(one.box, region.box)), None)
        if at is None:
            joined.append(region)
        else:
            one = joined[at]
            joined[at] = Region(box=union(one.box, region.box), weight=one.weight + region.weight)
    return joined


def _fields(mask: Mask, turn: Vector, least: float) -> Iterable[NDArray[np.intp]]:
    """Cells of each connected field, in one direction; two directions at most where they touch."""
    for field in sorted(_connected(mask, least), key=len, reverse=True)[:MAX_REGIONS]:
        cells = field
        for _ in range(2):
            if len(cells) < least:
                break
            is_alike = turn[tuple(cells.T)] @ _main_way(turn[tuple(cells.T)]) > _SAME_WAY
            yield from _parts(cells[is_alike], least)
            cells = cells[~is_alike]


def _main_way(turns: Vector) -> Vector:
    """The direction most of them have, as a unit vector at twice the angle."""
    angle = np.arctan2(turns[:, 1], turns[:, 0])
    sector = np.floor(angle * (_SECTORS / (2 * np.pi))).astype(np.intp) % _SECTORS
    counts = np.bincount(sector, minlength=_SECTORS).tolist()
    best = max(range(_SECTORS), key=lambda at: counts[at] + counts[at - _SECTORS + 1])
    is_near = np.zeros(_SECTORS, np.bool_)
    is_near[[best, best - _SECTORS + 1]] = True
    main = turns[is_near[sector]].sum(axis=0)
    return np.asarray(main / (math.hypot(*main) + 1e-6), np.float64)


def _parts(cells: NDArray[np.intp], least: float) -> Iterable[NDArray[np.intp]]:
    """What a ruled line or the label's edge had joined comes apart here."""
    if len(cells) < least:
        return
    first = cells.min(axis=0)
    alike = np.zeros(cells.max(axis=0) - first + 1, np.uint8)
    alike[tuple((cells - first).T)] = 1
    opened = cv2.morphologyEx(alike, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    yield from (part + first for part in _connected(np.asarray(opened, np.uint8), least))


def _connected(mask: Mask, least: float) -> Iterable[NDArray[np.intp]]:
    """Rows and columns of the cells of each connected part."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for name, (left, top, width, height, size) in enumerate(stats[1:].tolist(), start=1):
        if size >= least:
            own = labels[top : top + height, left : left + width] == name
            yield np.argwhere(own) + np.array((top, left))


def _region(cells: NDArray[np.intp], directions: Vector) -> Region:
    main = directions.mean(axis=0)
    angle = np.arctan2(main[1], main[0]) / 2
    along = np.array([np.cos(angle), np.sin(angle)])
    if along[0] < 0:
        along = -along
    normal = np.array([-along[1], along[0]])
    middles = (cells[:, ::-1] + 0.5) * _CELL_PX
    room = _CELL_PX / 2
    points = np.concatenate(
        [middles + side * along + up * normal for side in (-room, room) for up in (-room, room)]
    )
    weight = float(len(cells) * np.hypot(*main))
    return Region(box=around(points, along, normal), weight=weight)
