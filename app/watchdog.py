"""Measures how long the GUI thread was not there: the gap between ticks of a fast timer.

In the GUI thread itself, so that waiting for the interpreter lock counts too. Costs a thousandth
of a core; started by the walkthrough and by tests, not in daily work.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK_MS = 2
_THOUSANDTH = 0.999


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """What was measured, in milliseconds beyond the tick."""

    count: int
    p999_ms: float
    max_ms: float
    longest: tuple[tuple[float, str], ...]
    """The ten longest with what was going on, as told by `note`."""


class Watchdog(QObject):
    """`start`, work, `blocks`. Lives on the GUI thread."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        monotonic_s: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Asleep."""
        super().__init__(parent)
        self._now_s = monotonic_s
        self._last_s = 0.0
        self._gaps_ms: list[tuple[float, str]] = []
        self._doing = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Measure from now on."""
        self._last_s = self._now_s()
        self._timer.start()

    def stop(self) -> None:
        """Measure no more; what was measured is kept."""
        self._timer.stop()

    def note(self, doing: str) -> None:
        """What is going on now; stands beside the longest blocks."""
        self._doing = doing

    @contextmanager
    def excluded(self) -> Iterator[None]:
        """Time in here does not count (taking the walkthrough's own pictures)."""
        # events wait meanwhile: without one turn before and after, two ticks' gap would be lost
        began_s = self._now_s()
        try:
            yield
        finally:
            self._last_s += self._now_s() - began_s

    def blocks(self) -> Blocks:
        """Distribution of all gaps so far."""
        gaps = sorted(self._gaps_ms)
        if not gaps:
            return Blocks(count=0, p999_ms=0.0, max_ms=0.0, longest=())
        at = min(len(gaps) - 1, int(len(gaps) * _THOUSANDTH))
        longest = tuple((round(gap, 1), doing) for gap, doing in reversed(gaps[-10:]))
        return Blocks(
            count=len(gaps),
            p999_ms=round(gaps[at][0], 2),
            max_ms=round(gaps[-1][0], 2),
            longest=longest,
        )

    @Slot()
    def _tick(self) -> None:
        now_s = self._now_s()
        gap_ms = max(0.0, (now_s - self._last_s) * 1000 - TICK_MS)
        self._gaps_ms.append((gap_ms, self._doing))
        self._last_s = now_s
