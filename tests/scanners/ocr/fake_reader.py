"""A reader for tests: it knows the drawn label, or says what it is told."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from scanners.ocr.reader import Line, Picture, Region, cut, is_picture
from tests.scanners.ocr.drawn import LABEL


class DrawnReader:
    """Finds rows of dark pixels, and takes them for the lines of `drawn()`."""

    name = "drawn"

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        part, left, top = cut(image, region)
        if not is_picture(part) or part.shape[0] < 16:
            return ()
        dark = np.flatnonzero((part if part.ndim == 2 else part[:, :, 0]).min(axis=1) < 128)
        rows = [run for run in np.split(dark, np.flatnonzero(np.diff(dark) > 8) + 1) if len(run)]
        if len(rows) == part.shape[0] or not rows:
            return ()
        return tuple(self._line(part, run, left, top) for run in rows)

    def _line(self, part: Picture, run: np.typing.NDArray[np.int64], left: int, top: int) -> Line:
        first, last = int(run[0]) + top, int(run[-1]) + top
        text = LABEL[min(len(LABEL) - 1, round(last / 90) - 1)]
        right = part.shape[1] + left
        box = ((left, first), (right, first), (right, last), (left, last))
        return Line(text=text, box=box, confidence=1.0)


class ToldReader:
    """Says the next of its answers; `asked` are the sizes of the pictures it was given."""

    name = "told"

    def __init__(self, answers: Sequence[Sequence[Line]]) -> None:
        self._answers = list(answers)
        self.asked: list[tuple[int, int]] = []

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        self.asked.append((image.shape[1], image.shape[0]))
        return tuple(self._answers.pop(0)) if self._answers else ()
