"""Keeps a live reader at its camera's newest frame, at a pace that leaves a machine to others.

Runs on a thread it is given.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from scanners.camera import Frame
from scanners.live import EMPTY, LiveLook, LiveReader

LOOK_S = 0.125
"""Between two looks: eight a second, so that boxes follow a hand."""
RESTS = 2
"""Times the work of a look that are rested after it at least: a third of a core is the most."""

LONGEST_REST_S = 0.25
"""Whatever a thorough search took: the next label may lie there already."""


class LiveLoop:
    """Keeps a reader at the newest frame of a camera; `tell` is called on its thread."""

    def __init__(
        self,
        latest: Callable[[], Frame | None],
        tell: Callable[[LiveLook], None],
        *,
        reader: LiveReader | None = None,
        monotonic_s: Callable[[], float] = time.monotonic,
        cpu_s: Callable[[], float] = time.thread_time,
    ) -> None:
        """Rests until it is told to `watch`."""
        self._latest = latest
        self._tell = tell
        self._reader = reader or LiveReader()
        self._monotonic_s = monotonic_s
        self._cpu_s = cpu_s
        self._is_watching = False
        self._told = EMPTY
        self._frame: Frame | None = None

    def watch(self, *, on: bool) -> None:
        """Whether anybody has a use for codes now; from any thread."""
        self._is_watching = on

    def run(self, stop: threading.Event) -> None:
        """Look until stopped; returns within half a second."""
        while not stop.is_set():
            stop.wait(self._step_and_rest_s())

    def _step_and_rest_s(self) -> float:
        """One step, and how long to rest after it: a large frame must not take a whole core."""
        began_s, cpu_s = self._monotonic_s(), self._cpu_s()
        self._step()
        took_s, worked_s = self._monotonic_s() - began_s, self._cpu_s() - cpu_s
        return max(LOOK_S / 4, LOOK_S - took_s, min(RESTS * worked_s, LONGEST_REST_S))

    def _step(self) -> None:
        frame = self._latest() if self._is_watching else None
        if frame is None:
            self._reader.rest()
            self._say(EMPTY)
        elif frame is not self._frame:
            self._say(self._reader.look(frame))
        self._frame = frame

    def _say(self, look: LiveLook) -> None:
        if look.news or look.seen != self._told.seen:
            self._told = look
            self._tell(look)
