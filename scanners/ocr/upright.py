"""A picture's text, whichever way the picture was held."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import dist

import numpy as np

from scanners.ocr.reader import Line, Picture, Reader
from scanners.scan import Box, Point

SURE = 0.6
"""Below this confidence a line is more likely wrong than right."""
CLEAR = 0.9
"""Lines read the wrong way up hardly reach this: of 7 labels 3 % of the signs at most, where the
right way up gave 34 % and more, blurred ones included. 0.6 they reach often."""
_CLEAR_SHARE = 0.2
_CLEAR_CHARS = 10
"""So many signs, and such a share of all, read clearly: the picture stands upright."""


@dataclass(frozen=True, kw_only=True)
class UprightText:
    """Lines as they stand after `turns` quarter turns of the picture, clockwise.

    `size` is the width and height of the turned picture in pixels.
    """

    lines: tuple[Line, ...]
    turns: int
    size: tuple[int, int]


def read_upright(
    image: Picture, reader: Reader, stopped: Callable[[], bool] = lambda: False
) -> UprightText:
    """Reads a picture until one of its four sides proves to be its top; mostly the first does.

    `stopped` is asked before each reading: true ends it with what was read so far.
    """
    best = UprightText(lines=(), turns=0, size=(image.shape[1], image.shape[0]))
    if stopped():
        return best
    best = _read(image, reader, 0)
    if _is_enough(best.lines):
        return _on_its_feet(best)
    others = (1, 3, 2) if _is_on_side(best.lines) else (2, 1, 3)
    for turns in others:
        if stopped():
            break
        tried = _read(image, reader, turns)
        if _weight(tried.lines) > _weight(best.lines):
            best = tried
        if _is_enough(best.lines):
            break
    return _on_its_feet(best)


def height_of(line: Line) -> float:
    """Height of a line's letters in pixels."""
    first, second, third, _ = line.box
    return min(dist(first, second), dist(second, third))


def _read(image: Picture, reader: Reader, turns: int) -> UprightText:
    turned = np.ascontiguousarray(np.rot90(image, -turns))
    lines = reader.read(turned)
    return UprightText(lines=lines, turns=turns, size=(turned.shape[1], turned.shape[0]))


def _weight(lines: Sequence[Line]) -> tuple[int, float]:
    return _clear(lines), sum(len(line.text) * line.confidence for line in lines)


def _clear(lines: Sequence[Line]) -> int:
    return sum(len(line.text) for line in lines if line.confidence >= CLEAR)


def _is_enough(lines: Sequence[Line]) -> bool:
    signs = sum(len(line.text) for line in lines)
    return _clear(lines) >= max(_CLEAR_CHARS, _CLEAR_SHARE * signs)


def _is_on_side(lines: Sequence[Line]) -> bool:
    tall = sum(len(line.text) for line in lines if _is_tall(line.box))
    return 2 * tall > sum(len(line.text) for line in lines)


def _is_tall(box: Box) -> bool:
    first, second, third, _ = box
    return dist(second, third) > 1.5 * dist(first, second)


def _on_its_feet(text: UprightText) -> UprightText:
    """Lines that were read on their side, turned as if the picture had been.

    An engine that reads such a line takes its head to be at the left: a quarter turn
    counterclockwise brings it up, three clockwise.
    """
    clear = [line for line in text.lines if line.confidence >= CLEAR]
    if not clear or not _is_on_side(clear):
        return text
    width, height = text.size

    def turned(point: Point) -> Point:
        return point[1], width - point[0]

    def stood(line: Line) -> Line:
        first, second, third, fourth = (turned(point) for point in line.box)
        # what was the right top corner comes to the left top
        return replace(line, box=(second, third, fourth, first))

    lines = sorted(map(stood, text.lines), key=lambda line: (line.box[0][1], line.box[0][0]))
    return UprightText(lines=tuple(lines), turns=(text.turns + 3) % 4, size=(height, width))
