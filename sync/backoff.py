"""How long to wait before the next try: doubling, bounded, jittered; tries are never counted out.

Being offline costs nothing (DESIGN D4): there is no last attempt after which records are given up.
"""

from __future__ import annotations

from collections.abc import Callable

FIRST_S = 0.5
LONGEST_S = 30.0
_MOST_DOUBLINGS = 16


class Backoff:
    """The waits of one link; belongs to one thread."""

    def __init__(
        self,
        *,
        random: Callable[[], float],
        first_s: float = FIRST_S,
        longest_s: float = LONGEST_S,
    ) -> None:
        """`random` gives numbers in [0, 1), so that stations do not come back all at once."""
        self._random = random
        self._first_s = first_s
        self._longest_s = longest_s
        self._failures = 0

    @property
    def failures(self) -> int:
        """Failures since the last success."""
        return self._failures

    def failed_s(self, *, at_least_s: float = 0.0) -> float:
        """Seconds to wait after one more failure: half of it fixed, half random.

        `at_least_s` is what the hub asked for; it is never undercut.
        """
        doublings = min(self._failures, _MOST_DOUBLINGS)
        whole = min(self._longest_s, self._first_s * float(1 << doublings))
        self._failures += 1
        return max(at_least_s, whole * (0.5 + self._random() / 2))

    def succeeded(self) -> None:
        """The next failure starts from the shortest wait again."""
        self._failures = 0
