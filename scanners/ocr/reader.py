"""The port of text recognition: lines out of a picture, with box and confidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanners.scan import Box

Region = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; what lies outside the picture is cut off."""
Picture = NDArray[np.uint8]
"""`(H, W)` gray or `(H, W, 3)` BGR."""

MAX_LINES = 400
"""Kept of one picture; a label has about thirty."""
MAX_LINE_CHARS = 400


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of text, as hostile as any; it may name a person, so that no repr shows it.

    `box` is its outline in pixels of the whole picture, from the line's own top left clockwise
    where the engine can tell, else from the picture's. `confidence` is 0 to 1, the engine's own.
    """

    text: str = field(repr=False)
    box: Box
    confidence: float


class Reader(Protocol):
    """An engine. One object belongs to one thread at a time; the models load with the first read.

    Nothing read is a value: a picture that cannot be read has no lines.
    """

    @property
    def name(self) -> str:
        """The engine's name, as the self-test says it."""

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        """All lines of the picture, or of a part of it, from the top down."""


def cut(image: Picture, region: Region | None) -> tuple[Picture, int, int]:
    """The part of the picture, and where its left top is; nothing of it is an empty part."""
    height, width = image.shape[:2]
    if region is None:
        return image, 0, 0
    left, top = max(0, region[0]), max(0, region[1])
    right, bottom = min(width, region[2]), min(height, region[3])
    return image[top : max(top, bottom), left : max(left, right)], left, top


def is_picture(image: Picture) -> bool:
    """Whether the array has pixels in a shape that engines take."""
    return image.size > 0 and (image.ndim == 2 or (image.ndim == 3 and image.shape[2] == 3))
