"""A reader of print whose engine works in a process of its own.

Loading an engine, half a second of imports under the interpreter's lock, kept the window waiting
for up to 96 ms; 200 MB of models go away with the process.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from scanners.apart import Apart, ApartError
from scanners.errors import ImageError
from scanners.ocr.reader import (
    MAX_LINE_CHARS,
    MAX_LINES,
    Line,
    Picture,
    Region,
    cut,
    is_picture,
)

COMMAND = (sys.executable, "-m", "scanners.ocr.worker")
IDLE_COMMAND = (*COMMAND, "--idle")
"""For pictures nobody waits for: it gets what others leave of the processor."""


class ApartReader:
    """See Reader. One thread reads; `stop` may come from any."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        """Starts nothing. `command`: another process that speaks the same."""
        self._apart = Apart(command)

    @property
    def name(self) -> str:
        """The engine's own, once it is loaded."""
        return str(self._apart.hello.get("engine") or "apart")

    def sitting(self) -> Sitting:
        """For a picture that takes several readings: a `stop` ends those to come as well."""
        return Sitting(self, self._apart.stops)

    def read(
        self, image: Picture, region: Region | None = None, *, stops: int | None = None
    ) -> tuple[Line, ...]:
        """See Reader. Raises ImageError `image.ocr_failed` where the process fails or was ended."""
        part, left, top = cut(image, region)
        if not is_picture(part):
            return ()
        try:
            answer = self._apart.ask(part, stops=stops)
            return tuple(_line(one, left, top) for one in answer["lines"][:MAX_LINES])
        except ApartError as error:
            self._apart.discard()
            raise ImageError("image.ocr_failed") from error

    def stop(self) -> None:
        """End the process, also while it reads: the reading fails at once. The next starts one."""
        self._apart.stop()


class Sitting:
    """A Reader until its engine is stopped; no reading of it starts the engine anew after that."""

    def __init__(self, reader: ApartReader, stops: int) -> None:
        """Reads nothing yet."""
        self._reader = reader
        self._stops = stops

    @property
    def name(self) -> str:
        """See Reader."""
        return self._reader.name

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        """See Reader. Raises ImageError `image.ocr_failed`, after a stop without reading."""
        return self._reader.read(image, region, stops=self._stops)


def _line(plain: Any, left: int, top: int) -> Line:  # noqa: ANN401 - as it came by the pipe
    text, numbers, confidence = plain
    x = [int(one) + left for one in numbers[0:8:2]]
    y = [int(one) + top for one in numbers[1:8:2]]
    first, second, third, fourth = zip(x, y, strict=True)
    return Line(
        text=str(text)[:MAX_LINE_CHARS],
        box=(first, second, third, fourth),
        confidence=float(confidence),
    )
