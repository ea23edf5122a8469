"""Labels drawn here, so that what stands on them is known; names and numbers are nobody's."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.ocr.reader import Line

Picture = NDArray[np.uint8]
LABEL = (
    "SHIP TO WAREHOUSE 7",
    "SF1624088315207",
    "ORDER ID: 284417302255190013",
    "TEL 138****4417",
)


def drawn(lines: Sequence[str] = LABEL, *, width: int = 900, high: int = 90) -> Picture:
    """Black lines on white, one under the other, gray turned BGR."""
    picture = np.full((high * (len(lines) + 1), width, 3), 255, np.uint8)
    for row, text in enumerate(lines, 1):
        place = (40, row * high)
        cv2.putText(picture, text, place, cv2.FONT_HERSHEY_SIMPLEX, 1.3, (0, 0, 0), 3, cv2.LINE_AA)
    return picture


def line(text: str, *, left: int = 0, top: int = 0, high: int = 30, sure: float = 0.99) -> Line:
    """A line as an engine tells it, upright."""
    right, bottom = left + 18 * len(text), top + high
    box = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Line(text=text, box=box, confidence=sure)


def under_each_other(*texts: str) -> tuple[Line, ...]:
    """A label's lines from the top down."""
    return tuple(line(text, top=40 * row) for row, text in enumerate(texts))
