"""A loop of the hub: a named thread that works, waits for a ring or a time, and works again.

The refund desk, the returns desk and the news desk have one each. This is the one place where a
failing pass is survived; it is counted, and seen from outside (`failures`, `has_died`, `stood_s`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

from inspection.errors import WorldError, account

IDLE_S = 5.0
"""Longest wait between passes; what comes in rings the bell, so this is only a safety net."""
LEAST_S = 0.2
"""Shortest one: work that is always due shall not take a core."""
AFTER_FAILURE_S = 2.0

_log = logging.getLogger(__name__)

Step = Callable[[Callable[[], bool]], float | None]
"""One kind of work: gets `should_stop`, gives the seconds until it wants to be called again.

It asks `should_stop` between two pieces of work, and ends early where that is true. Whoever asks
lives: a pass over a thousand refunds is no standstill.
"""


class Loop:
    """Runs its steps one after the other in a thread of its own.

    `ring`, `stop` and what tells of its state may be called from any thread.
    """

    def __init__(self, name: str, *steps: Step, monotonic_s: Callable[[], float]) -> None:
        """Nothing runs before `start`; `name` is that of the thread, and of the loop in a log."""
        self.name = name
        self.failures = 0
        """Steps that ended in an error, since the start."""
        self._steps = steps
        self._monotonic_s = monotonic_s
        self._moved_at_s = monotonic_s()
        self._bell = Event()
        self._stopping = Event()
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin, once."""
        self._moved_at_s = self._monotonic_s()
        self._thread.start()

    def ring(self) -> None:
        """Something came that there may be work with."""
        self._bell.set()

    def stop(self) -> None:
        """End after the piece of work under way; a call to another system is not cut short."""
        self._stopping.set()
        self._bell.set()

    def join(self, limit_s: float) -> bool:
        """Wait until it has ended, at most so long; whether it has."""
        self._thread.join(limit_s)
        return not self._thread.is_alive()

    @property
    def has_died(self) -> bool:
        """Whether its thread ended though nobody asked for it."""
        has_ended = self._thread.ident is not None and not self._thread.is_alive()
        return has_ended and not self._stopping.is_set()

    @property
    def stood_s(self) -> float:
        """Seconds since it last finished a step or a piece of one; a few while it has no work."""
        return self._monotonic_s() - self._moved_at_s

    def one_pass(self) -> float:
        """Take every step once; seconds until the next pass. For the loop's thread alone."""
        # whatever fails in one step, the others do their work: a decision with a fault stays
        # waiting and is met again in every pass, and would stop all refunds for ever
        delays_s = [self._taken(step) for step in self._steps]
        return max(LEAST_S, min([*delays_s, IDLE_S]))

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._bell.clear()
            delay_s = self.one_pass()
            self._bell.wait(delay_s)

    def _taken(self, step: Step) -> float:
        """Seconds to the next pass as far as `step` goes; what it raises is logged."""
        try:
            delay_s = step(self._should_stop)
        except WorldError as trouble:
            self.failures += 1
            _log.warning("%s waits: %s", self.name, account(trouble))
            return AFTER_FAILURE_S
        except Exception as fault:  # noqa: BLE001 - the thread's outermost layer; a refund left in
            # `sending` is taken up as unknown by the next pass
            self.failures += 1
            _log.error("%s: pass failed: %s", self.name, account(fault))
            return AFTER_FAILURE_S
        finally:
            self._moved_at_s = self._monotonic_s()
        return IDLE_S if delay_s is None else delay_s

    def _should_stop(self) -> bool:
        self._moved_at_s = self._monotonic_s()
        return self._stopping.is_set()
