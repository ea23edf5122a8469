"""Codes of a live camera's frames, read in a process of its own.

Eight looks a second in the program's own process made the window wait up to 59 ms (docs/adr/0012):
engines let go of the interpreter's lock, what is done with their answers does not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scanners.apart import Apart, ApartError
from scanners.decode import ReadResult
from scanners.reading.cascade import BUDGET_MS
from scanners.reading.evidence import ITF_LENGTHS
from scanners.reading.treatments import as_gray
from scanners.scan import Scan

COMMAND = (sys.executable, "-m", "scanners.live_worker")
PAUSE_S = 5.0
"""After a process that failed: one that always fails must not start eight times a second."""
FAILED = "image.not_read"


class ApartCodes:
    """Reads as `scanners.decode.read_image` does. One thread reads; `stop` may come from any."""

    def __init__(
        self,
        command: Sequence[str] = COMMAND,
        *,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """Starts nothing. `command`: another process that speaks the same."""
        self._apart = Apart(command)
        self._monotonic_s = monotonic_s
        self._rests_until_s = 0.0
        self._is_unwanted = False
        self.worked_s = 0.0
        """CPU time that pictures took over there until now."""

    def __call__(
        self,
        image: NDArray[np.uint8],
        *,
        deep: bool,
        budget_ms: float = BUDGET_MS,
        itf_lengths: frozenset[int] = ITF_LENGTHS,
    ) -> ReadResult:
        """Every code of a picture; none, with an error, where the process fails or was ended."""
        if image.size == 0 or image.ndim not in (2, 3) or (image.ndim == 3 and image.shape[2] != 3):
            return ReadResult(codes=(), error="image.bad_shape", ms=0.0)
        began_s = self._monotonic_s()
        if began_s < self._rests_until_s:
            return ReadResult(codes=(), error=FAILED, ms=0.0)
        self._is_unwanted = False
        try:
            answer = self._apart.ask(
                as_gray(image), deep=deep, budget_ms=budget_ms, itf_lengths=sorted(itf_lengths)
            )
            codes = tuple(map(_scan, answer["codes"]))
            why = tuple(map(str, answer["why"]))
            self.worked_s += float(answer["cpu_s"])
        except ApartError:
            self._apart.discard()
            if not self._is_unwanted:
                self._rests_until_s = self._monotonic_s() + PAUSE_S
            return ReadResult(codes=(), error=FAILED, ms=0.0)
        return ReadResult(
            codes=codes, error=None, ms=(self._monotonic_s() - began_s) * 1000, why=why
        )

    def stop(self) -> None:
        """End the process, also while it reads. The next picture starts another."""
        self._is_unwanted = True
        self._apart.stop()


def _scan(plain: Any) -> Scan:  # noqa: ANN401 - as it came by the pipe
    text, raw, symbology, aim, numbers = plain
    box = None
    if numbers is not None:
        first, second, third, fourth = zip(
            map(int, numbers[0:8:2]), map(int, numbers[1:8:2]), strict=True
        )
        box = (first, second, third, fourth)
    return Scan(
        text=str(text),
        raw=bytes.fromhex(raw),
        symbology=str(symbology),
        source="camera",
        box=box,
        aim=str(aim),
    )
