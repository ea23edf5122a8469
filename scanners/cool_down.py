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

    def admits(self, text: str, at_s: float) -> bool:
        """Whether this is a scan of its own; each repetition begins the time anew."""
        before_s = self._seen_at_s.pop(text, None)
        self._seen_at_s[text] = at_s
        while len(self._seen_at_s) > MOST_KEPT:
            del self._seen_at_s[next(iter(self._seen_at_s))]
        if before_s is None or at_s < before_s:
            return True
        return at_s - before_s >= self.cool_down_s

    def forget(self) -> None:
        """Whatever comes next is a scan of its own."""
        self._seen_at_s.clear()
