"""How other threads wake the sync thread; standard library only."""

from __future__ import annotations

import threading


class Bell:
    """Wakes the loop from other threads."""

    def __init__(self) -> None:
        """Silent at first."""
        self._rung = threading.Event()
        self._hurry = threading.Event()

    def nudge(self) -> None:
        """Something was committed here. Does not cut a back-off short."""
        self._rung.set()

    def hurry(self) -> None:
        """The operator wants a try now, back-off or not."""
        self._hurry.set()
        self._rung.set()

    def wait(self, limit_s: float) -> bool:
        """Wait for either; True when it rang, which silences it."""
        rung = self._rung.wait(limit_s)
        if rung:
            self._rung.clear()
        return rung

    def wait_for_hurry(self, limit_s: float) -> None:
        """Wait until somebody is in a hurry, or the time is over; what rang meanwhile is heard."""
        self._hurry.wait(limit_s)
        self._rung.clear()

    def take_hurry(self) -> bool:
        """Whether somebody was in a hurry since the last time."""
        hurried = self._hurry.is_set()
        self._hurry.clear()
        return hurried
