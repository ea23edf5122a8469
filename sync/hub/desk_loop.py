"""The desk's loop: assess, send, wait; the one place where a failing pass is survived."""

from __future__ import annotations

import logging
from threading import Event

from inspection.errors import WorldError
from sync.hub.payable import Assessor
from sync.hub.refunds import RefundDesk

IDLE_S = 5.0
"""Longest wait between passes; ingest and photos ring the bell, so this is only a safety net."""
AFTER_FAILURE_S = 2.0

_log = logging.getLogger(__name__)


class DeskLoop:
    """Runs assessor and desk in one thread; `ring` and `stop` may be called from any."""

    def __init__(self, assessor: Assessor, desk: RefundDesk) -> None:
        """Nothing runs before `run`."""
        self._assessor = assessor
        self._desk = desk
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
            delay_s = self._pass()
            self._bell.wait(delay_s)

    def _pass(self) -> float:
        try:
            self._assessor.assess()
            delay_s = self._desk.run_once()
        except WorldError as trouble:
            _log.warning("refund desk waits: %s", trouble)
            return AFTER_FAILURE_S
        except Exception:  # noqa: BLE001 - the worker's outermost layer; a refund left in
            # `sending` is taken up as unknown by the next pass
            _log.exception("refund desk: pass failed")
            return AFTER_FAILURE_S
        return IDLE_S if delay_s is None else min(delay_s, IDLE_S)
