"""Numbers what is read: two threads answer in any order, and only news is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

T = TypeVar("T")
E = TypeVar("E")


class Reads:
    """The reads of one thing that is shown; each gets its number when its answer is wrapped."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self._asked = 0
        self._seen = 0
        self._required = 0

    def news(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """For a read that begins now: `show`, left out where something newer was seen before."""
        self._asked += 1
        return partial(self._answered, self._asked, show)

    def pair(
        self, show: Callable[[T], None], fail: Callable[[E], None]
    ) -> tuple[Callable[[T], None], Callable[[E], None]]:
        """The same for a read whose failure is told: it has been seen, too."""
        shown = self.news(show)
        return shown, partial(self._answered, self._asked, fail)

    def forget(self) -> None:
        """What is being read knows less than what is shown, or is about something else."""
        self._seen = self._asked

    def require(self) -> None:
        """Something was recorded, and the newest read will show it."""
        self._required = self._asked

    @property
    def is_waiting(self) -> bool:
        """Whether the newest read has no answer yet, or failed and said nothing."""
        return self._seen < self._asked

    @property
    def is_behind(self) -> bool:
        """Whether what was seen lacks what was recorded: keys would be meant for another step."""
        return self._seen < self._required

    def _answered(self, number: int, tell: Callable[[T], None], answer: T) -> None:
        if number > self._seen:
            self._seen = number
            tell(answer)
