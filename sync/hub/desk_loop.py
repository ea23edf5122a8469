"""The desk's loop: assess, send, wait; the one place where a failing pass is survived."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event

from inspection.errors import WorldError, account
from sync.hub.payable import Assessor
from sync.hub.refunds import RefundDesk

IDLE_S = 5.0
"""Longest wait between passes; ingest and photos ring the bell, so this is only a safety net."""
AFTER_FAILURE_S = 2.0

_log = logging.getLogger(__name__)


class DeskLoop:
    """Runs assessor and desk in one thread; `ring` and `stop` may be called from any."""

    def __init__(
        self, assessor: Assessor, desk: RefundDesk, tidy: Callable[[], None] = lambda: None
    ) -> None:
        """Nothing runs before `run`; `tidy` erases what a closed ticket leaves behind."""
        self._assessor = assessor
        self._desk = desk
        self._tidy = tidy
        self._bell = Event()
        self._stopping = Event()

    def ring(self) -> None:
        """Something came that may be payable."""
        self._bell.set()

    def stop(self) -> None:
        """End after the pass under way; a call to the system of record is not cut short."""
        self._stopping.set()
        self._bell.set()

    def run(self) -> None:
        """Until `stop`."""
        while not self._stopping.is_set():
            self._bell.clear()
            delay_s = self.one_pass()
            self._bell.wait(delay_s)

    def one_pass(self) -> float:
        """Assess, then send; seconds until the next pass. For the desk's thread alone."""
        # whatever fails in one part, the others do their work: a decision with a fault stays
        # waiting and is met again in every pass, and would stop all refunds for ever
        return min(_half(self._assessor.assess), _half(self._desk.run_once), _half(self._tidy))


def _half(work: Callable[[], float | None]) -> float:
    """Seconds to the next pass as far as `work` goes; what it raises is logged."""
    try:
        delay_s = work()
    except WorldError as trouble:
        _log.warning("refund desk waits: %s", account(trouble))
        return AFTER_FAILURE_S
    except Exception as fault:  # noqa: BLE001 - the thread's outermost layer; a refund left in
        # `sending` is taken up as unknown by the next pass
        _log.error("refund desk: pass failed: %s", account(fault))
        return AFTER_FAILURE_S
    return IDLE_S if delay_s is None else min(delay_s, IDLE_S)
