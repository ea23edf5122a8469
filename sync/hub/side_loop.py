"""A loop beside the refund desk's, on a thread of its own: work, wait, work again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event

from inspection.errors import WorldError, account

IDLE_S = 5.0
"""Longest wait between passes; what comes in rings the bell, so this is only a safety net."""
LEAST_S = 0.2
"""Shortest one: work that is always due shall not take a core."""
AFTER_FAILURE_S = 2.0

_log = logging.getLogger(__name__)

Work = Callable[[Callable[[], bool]], float | None]
"""One pass: gets `should_stop`, gives the seconds until it wants to be called again, if any."""


class SideLoop:
    """Runs one kind of work in one thread; `ring` and `stop` may be called from any."""

    def __init__(self, name: str, work: Work) -> None:
        """Nothing runs before `run`; `name` is that of the thread."""
        self.name = name
        self._work = work
        self._bell = Event()
        self._stopping = Event()

    def ring(self) -> None:
        """Something came that somebody may have to be told."""
        self._bell.set()

    def stop(self) -> None:
        """End after the request under way."""
        self._stopping.set()
        self._bell.set()

    def run(self) -> None:
        """Until `stop`."""
        while not self._stopping.is_set():
            self._bell.clear()
            delay_s = self.one_pass()
            self._bell.wait(delay_s)

    def one_pass(self) -> float:
        """Work once; seconds until the next pass. For the loop's thread alone."""
        try:
            delay_s = self._work(self._stopping.is_set)
        except WorldError as trouble:
            _log.warning("%s waits: %s", self.name, account(trouble))
            return AFTER_FAILURE_S
        except Exception as fault:  # noqa: BLE001 - the thread's outermost layer
            _log.error("%s: pass failed: %s", self.name, account(fault))
            return AFTER_FAILURE_S
        return IDLE_S if delay_s is None else max(LEAST_S, min(delay_s, IDLE_S))
