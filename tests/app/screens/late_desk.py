"""A desk whose reads are answered when the test says so, in any order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.app.screens.instant_desk import InstantDesk

Answer = Callable[[], None]


class LateReads:
    """Facts are looked up when they are asked for, and handed over later."""

    def __init__(self, desk: InstantDesk, monkeypatch: pytest.MonkeyPatch) -> None:
        self._desk = desk
        self.waiting: list[Answer] = []
        monkeypatch.setattr(desk, "facts", self._facts)
        monkeypatch.setattr(desk, "read", self._read)

    def _facts(self, query, on_done, on_error=None) -> None:
        del on_error
        with self._desk.store.facts() as found:
            answer = query(found)
        self.waiting.append(lambda: on_done(answer))

    def _read(self, query, on_done, on_error=None) -> None:
        del on_error
        with self._desk.store.reading() as conn:
            answer = query(conn)
        self.waiting.append(lambda: on_done(answer))

    def answer(self) -> None:
        """Everything, and what is asked for because of it, in the order it was asked."""
        while self.waiting:
            self.waiting.pop(0)()

    def answer_newest_first(self) -> None:
        """As two reading threads may."""
        waiting, self.waiting = self.waiting, []
        for one in reversed(waiting):
            one()
        self.answer()
