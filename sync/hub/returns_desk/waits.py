"""When something that did not go through is tried again, in this process's monotonic time.

Kept in memory on purpose: no wall clock that steps can shorten or stretch a wait, and a new
process tries at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from inspection.ports import Clock
from sync.backoff import Backoff

LOST_IN_A_ROW = 3
"""So many lost one after the other are the other side's trouble, not theirs."""


class Waits:
    """Waits by name, and one of the other side as a whole; belongs to one thread."""

    def __init__(
        self, clock: Clock, random: Callable[[], float], *, first_s: float, longest_s: float
    ) -> None:
        """`random` gives numbers in [0, 1); waits double from `first_s` to `longest_s`."""
        self._clock = clock
        self._new = partial(Backoff, random=random, first_s=first_s, longest_s=longest_s)
        self._waiting: dict[str, tuple[float, Backoff]] = {}
        self._side = self._new()
        self._side_until_s = 0.0
        self._in_a_row = 0

    @property
    def is_down(self) -> bool:
        """The other side is left alone for a while."""
        return self._clock.monotonic_s() < self._side_until_s

    def is_due(self, name: str) -> bool:
        """Whether it may be tried now."""
        waiting = self._waiting.get(name)
        return waiting is None or waiting[0] <= self._clock.monotonic_s()

    def again(self, name: str) -> None:
        """It has to wait, for reasons of its own."""
        _, backoff = self._waiting.get(name, (0.0, self._new()))
        self._waiting[name] = (self._clock.monotonic_s() + backoff.failed_s(), backoff)

    def lost(self, name: str) -> None:
        """The other side did not answer, or with nothing."""
        self.again(name)
        self._in_a_row += 1
        if self._in_a_row >= LOST_IN_A_ROW:
            self._in_a_row = 0
            self._side_until_s = self._clock.monotonic_s() + self._side.failed_s()

    def answered(self) -> None:
        """The other side answered."""
        self._in_a_row = 0
        self._side.succeeded()

    def forget(self, name: str) -> None:
        """It waits for nothing any more."""
        self._waiting.pop(name, None)

    def soonest_s(self) -> float | None:
        """Seconds until something is due; None where nothing waits."""
        if not self._waiting:
            return None
        due_s = max(min(due for due, _ in self._waiting.values()), self._side_until_s)
        return max(0.0, due_s - self._clock.monotonic_s())
