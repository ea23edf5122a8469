"""Measures how long the GUI thread was not there: the gap between ticks of a fast timer.

In the GUI thread itself, so that waiting for the interpreter lock counts too. Beside it stands how
much of each gap the thread itself worked: on a shared machine the processor is taken away for
longer than any work here takes, and only the two together tell whose gap it was. Costs a
thousandth of a core; started by the walkthrough and by tests, not in daily work.
"""

from __future__ import annotations

import heapq
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Slot

TICK_MS = 2
_THOUSANDTH = 0.999
_PER_MS = 20
"""Gaps are counted in classes of a twentieth of a millisecond: a shift has millions of them."""
_LONGEST = 10


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """What was measured, in milliseconds beyond the tick."""

    count: int
    p999_ms: float
    max_ms: float
    own_p999_ms: float
    """The same of the thread's own work (processor time), in milliseconds."""
    own_max_ms: float
    longest: tuple[tuple[float, str], ...]
    """The ten longest with what was going on, as told by `note`."""


class _Distribution:
    """Milliseconds, counted in classes."""

    def __init__(self) -> None:
        self._classes: Counter[int] = Counter()
        self.max_ms = 0.0

    @property
    def count(self) -> int:
        return self._classes.total()

    def add(self, ms: float) -> None:
        self._classes[ceil(round(ms * _PER_MS, 6))] += 1
        self.max_ms = max(self.max_ms, ms)

    @property
    def p999_ms(self) -> float:
        """The upper end of the class that 99.9 % do not exceed."""
        rank = min(self.count - 1, int(self.count * _THOUSANDTH))
        for number in sorted(self._classes):
            rank -= self._classes[number]
            if rank < 0:
                return number / _PER_MS
        return 0.0


class Watchdog(QObject):
    """`start`, work, `blocks`. Lives on the GUI thread."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        monotonic_s: Callable[[], float] = time.perf_counter,
        own_s: Callable[[], float] = time.thread_time,
    ) -> None:
        """Asleep. `own_s`: processor time of the calling thread."""
        super().__init__(parent)
        self._now_s = monotonic_s
        self._own_s = own_s
        self._last_s = 0.0
        self._last_own_s = 0.0
        self._gaps = _Distribution()
        self._own = _Distribution()
        self._longest: list[tuple[float, str]] = []
        self._doing = ""
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Measure from now on."""
        self._last_s, self._last_own_s = self._now_s(), self._own_s()
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
        began_s, began_own_s = self._now_s(), self._own_s()
        try:
            yield
        finally:
            self._last_s += self._now_s() - began_s
            self._last_own_s += self._own_s() - began_own_s

    def blocks(self) -> Blocks:
        """Distribution of all gaps so far."""
        longest = sorted(self._longest, reverse=True)
        return Blocks(
            count=self._gaps.count,
            p999_ms=self._gaps.p999_ms,
            max_ms=round(self._gaps.max_ms, 2),
            own_p999_ms=self._own.p999_ms,
            own_max_ms=round(self._own.max_ms, 2),
            longest=tuple((round(gap, 1), doing) for gap, doing in longest),
        )

    @Slot()
    def _tick(self) -> None:
        now_s, own_s = self._now_s(), self._own_s()
        gap_ms = max(0.0, (now_s - self._last_s) * 1000 - TICK_MS)
        self._gaps.add(gap_ms)
        self._own.add((own_s - self._last_own_s) * 1000)
        if len(self._longest) < _LONGEST:
            heapq.heappush(self._longest, (gap_ms, self._doing))
        elif gap_ms > self._longest[0][0]:
            heapq.heapreplace(self._longest, (gap_ms, self._doing))
        self._last_s, self._last_own_s = now_s, own_s
