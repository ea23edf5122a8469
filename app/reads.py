"""Numbers what a page reads: two threads answer in any order, and only news is shown."""

from __future__ import annotations


class Reads:
    """`ask` before each read, `is_news` of each answer."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._asked = 0
        self._seen = 0
        self._required = 0

    def ask(self) -> int:
        """Number of the read that begins now."""
        self._asked += 1
        return self._asked

    def is_news(self, number: int) -> bool:
        """Whether this answer is newer than what was seen; it is what was seen from now on."""
        if number <= self._seen:
            return False
        self._seen = number
        return True

    def require(self) -> None:
        """Something was recorded, and the newest read will show it."""
        self._required = self._asked

    @property
    def is_behind(self) -> bool:
        """Whether what was seen lacks what was recorded: keys would be meant for another step."""
        return self._seen < self._required
