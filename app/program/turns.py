"""Work that may wait a moment: a little of it in each turn of the event loop.

All at once it would keep keys waiting for several frames.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BUDGET_S = 0.004
"""Work of one turn; what was begun is ended. With the painting that follows a turn stays far below
a frame of a 60 Hz screen."""
PAUSE_MS = 1
"""Between two turns. A timer of 0 ms is due again before what a turn caused was painted, and the
next turn would follow that painting at once; like this keys and other timers come in between."""

SAME_PASS_S = 0.0005
"""What ended less than this ago ended in this pass of the event loop: all timers that are due are
told in one pass, and no key comes between them."""


class Pass:
    """What the turns of one thread share: at most one of them works in a pass of its event loop.

    One that finds it used waits for the next pass, and for no more than that.
    """

    def __init__(self, monotonic_s: Callable[[], float] = time.perf_counter) -> None:
        """Nothing worked yet."""
        self._now_s = monotonic_s
        self._ended_s = float("-inf")

    @property
    def is_used(self) -> bool:
        """Whether a turn was taken just before."""
        return self._now_s() - self._ended_s < SAME_PASS_S

    def use(self) -> None:
        """A turn ended."""
        self._ended_s = self._now_s()


GUI_PASS = Pass()
"""The GUI thread's."""

Job = Callable[[], bool | None]
"""True: the turn ends with it, because what it causes is done in the same turn, by Qt."""


class Turns(QObject):
    """Jobs in the order they came. A job that fails is not tried again; those behind it follow."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        monotonic_s: Callable[[], float] = time.perf_counter,
        in_pass: Pass = GUI_PASS,
    ) -> None:
        """Nothing to do."""
        super().__init__(parent)
        self._pass = in_pass
        self._is_next = False
        self._now_s = monotonic_s
        self._jobs: deque[Job] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._take)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits."""
        return not self._jobs

    def put(self, jobs: Iterable[Job]) -> None:
        """Do these later."""
        self._jobs.extend(jobs)
        if self._jobs and not self._timer.isActive():
            self._timer.start(0)

    def clear(self) -> None:
        """Nothing of it is wanted any more."""
        self._jobs.clear()
        self._timer.stop()

    @Slot()
    def _take(self) -> None:
        # whoever was told to wait goes in the next pass, before the one that worked has its turn
        self._is_next = self._pass.is_used and not self._is_next
        if self._is_next:
            self._timer.start(0)
            return
        end_s = self._now_s() + BUDGET_S
        try:
            while self._jobs:
                job = self._jobs.popleft()
                if job() or self._now_s() >= end_s:
                    break
        finally:
            self._pass.use()
            # counted from here on: whatever came due meanwhile goes first
            if self._jobs:
                self._timer.start(PAUSE_MS)
