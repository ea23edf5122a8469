"""Work that may wait a moment: a little of it in each turn of the event loop.

All at once it would keep keys waiting for several frames.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Slot

BUDGET_S = 0.004
"""Work of one turn; what was begun is ended. With the painting that follows a turn stays far below
a frame of a 60 Hz screen."""


Job = Callable[[], bool | None]
"""True: the turn ends with it, because what it causes is done in the same turn, by Qt."""


class Turns(QObject):
    """Jobs in the order they came. A job that fails is not tried again; those behind it follow."""

    def __init__(
        self, parent: QObject | None = None, *, monotonic_s: Callable[[], float] = time.perf_counter
    ) -> None:
        """Nothing to do."""
        super().__init__(parent)
        self._now_s = monotonic_s
        self._jobs: deque[Job] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits."""
        return not self._jobs

    def put(self, jobs: Iterable[Job]) -> None:
        """Do these later."""
        self._jobs.extend(jobs)
        if self._jobs:
            self._timer.start()

    def clear(self) -> None:
        """Nothing of it is wanted any more."""
        self._jobs.clear()
        self._timer.stop()

    @Slot()
    def _take(self) -> None:
        end_s = self._now_s() + BUDGET_S
        while self._jobs:
            job = self._jobs.popleft()
            if job() or self._now_s() >= end_s:
                break
        if not self._jobs:
            self._timer.stop()
