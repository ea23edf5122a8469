"""The same code twice in a moment is one scan: a held trigger, a scanner that sends twice."""

from __future__ import annotations

DEFAULT_S = 1.0
MOST_KEPT = 64
"""Codes remembered; within a second nobody scans so many."""


class CoolDown:
    """Which codes came just now. Used from one thread; the caller has the clock."""

    def __init__(self, cool_down_s: float = DEFAULT_S) -> None:
        """0 lets every repetition pass."""
        self.cool_down_s = cool_down_s
        self._seen_at_s: dict[str, float] = {}
        self._held: dict[str, float] = {}
        """Until when a code that another reader saw is no scan of its own."""

    def hold(self, text: str, until_s: float) -> None:
        """The same code sooner than this says the same as what another reader saw."""
        self._held.pop(text, None)
        self._held[text] = until_s
        while len(self._held) > MOST_KEPT:
            del self._held[next(iter(self._held))]

    def is_recent(self, text: str, at_s: float, within_s: float) -> bool:
        """Whether this code came as a scan just now; changes nothing."""
        seen_at_s = self._seen_at_s.get(text)
        return seen_at_s is not None and 0 <= at_s - seen_at_s < within_s

    def admits(self, text: str, at_s: float) -> bool:
        """Whether this is a scan of its own; each repetition begins the time anew."""
        before_s = self._seen_at_s.pop(text, None)
        self._seen_at_s[text] = at_s
        while len(self._seen_at_s) > MOST_KEPT:
            del self._seen_at_s[next(iter(self._seen_at_s))]
        if at_s < self._held.get(text, float("-inf")):
            return False
        if before_s is None or at_s < before_s:
            return True
        return at_s - before_s >= self.cool_down_s

    def forget(self) -> None:
        """Whatever comes next is a scan of its own."""
        self._seen_at_s.clear()
        self._held.clear()
