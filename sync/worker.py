"""The loop of the sync thread: a pass, then a wait that a local commit or the operator cuts short.

One thread made by `app.program.background` runs it. It never gives up, counts no attempts, and
ends within a fraction of a second once `stop` is set.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from inspection.errors import BugError, StationError, WorldError, account
from inspection.ports import Clock
from sync.backoff import Backoff
from sync.bell import Bell
from sync.cycle import Cycle, CycleReport, HubAccess
from sync.errors import HubProcessError, HubRefusedError, HubUnreachableError
from sync.status import SyncState, SyncStatus

QUICK_S = 0.25
"""First wait after something moved: the hub's answer to it, such as a refund, is near."""
POLL_S = 2.0
PATIENT_STARTS = 3
"""Failed starts of the own hub before somebody should look."""
SLICE_S = 0.2
"""Longest wait before looking at `stop`."""
SETTLE_S = 0.2
"""A commit waits so long for its pass: the screen shows it first, and has the cores to itself.
Measured in the walkthrough: the GUI thread then waits a quarter less for a core."""

_log = logging.getLogger(__name__)


class Gate(Protocol):
    """Where the worker gets at the hub."""

    def reach(self) -> HubAccess:
        """The way to the hub, made when there is none; raises StationError when there cannot be."""

    def failed(self, problem: StationError) -> None:
        """A pass broke off; the way may have to be made anew."""


@dataclass(frozen=True, kw_only=True)
class Cadence:
    """Waits in seconds: idle ones from `quick_s`, doubling, to `poll_s`; failed ones as `backoff`.

    One worker owns its backoff.
    """

    backoff: Backoff
    quick_s: float = QUICK_S
    poll_s: float = POLL_S


class SyncWorker:
    """Keeps one station and its hub alike."""

    def __init__(
        self,
        cycle: Cycle,
        gate: Gate,
        *,
        clock: Clock,
        cadence: Cadence,
        bell: Bell,
        on_status: Callable[[SyncStatus], None],
    ) -> None:
        """`on_status` is called on the sync thread, with every change."""
        self._cycle = cycle
        self._gate = gate
        self._clock = clock
        self._on_status = on_status
        self._bell = bell
        self._cadence = cadence
        self._backoff = cadence.backoff
        self._idle_s = cadence.quick_s
        self._status = SyncStatus(state=SyncState.STARTING, since=clock.now())

    def run(self, stop: threading.Event) -> None:
        """Work until `stop` is set."""
        self._on_status(self._status)
        while not stop.is_set():
            wait_s, is_failing = self._once(stop)
            self._rest(stop, wait_s, is_failing=is_failing)

    def progressed(self) -> None:
        """Something went through in the middle of a pass: the counts change."""
        self._publish(self._status)

    def _once(self, stop: threading.Event) -> tuple[float, bool]:
        self._publish(self._status)
        problem: StationError
        try:
            access = self._gate.reach()
            report = self._cycle.run(access, ask_first=self._backoff.failures > 0)
        except StationError as met:
            problem = met
        except Exception as fault:  # noqa: BLE001 - said in the log and on the screen
            # the thread must outlive a fault of ours: records would wait for ever, unseen
            _log.error("fault in a sync pass: %s", account(fault))
            problem = BugError("sync.fault")
        else:
            return self._passed(report, access), False
        if stop.is_set():
            return 0.0, True
        return self._failed(problem), True

    def _passed(self, report: CycleReport, access: HubAccess) -> float:
        self._backoff.succeeded()
        now = self._clock.now()
        status = replace(self._status, next_try_at=None, hub_url=access.url)
        if report.problem is None:
            self._become(SyncState.ONLINE, replace(status, last_ok_at=now), None)
        else:
            self._become(SyncState.ERROR, status, report.problem)
        longer_s = min(self._cadence.poll_s, self._idle_s * 2)
        self._idle_s = self._cadence.quick_s if report.moved else longer_s
        return self._idle_s

    def _failed(self, problem: StationError) -> float:
        self._gate.failed(problem)
        asked_s = problem.retry_after_s if isinstance(problem, HubRefusedError) else None
        wait_s = self._backoff.failed_s(at_least_s=asked_s or 0.0)
        self._idle_s = self._cadence.quick_s
        state = SyncState.OFFLINE if self._passes_by_itself(problem) else SyncState.ERROR
        next_try_at = self._clock.now() + timedelta(seconds=wait_s)
        self._become(state, replace(self._status, next_try_at=next_try_at), problem)
        return wait_s

    def _passes_by_itself(self, problem: StationError) -> bool:
        if isinstance(problem, HubProcessError):
            # the hub of a station that was killed may still be on its way out
            return self._backoff.failures <= PATIENT_STARTS
        if isinstance(problem, HubRefusedError):
            return problem.is_passing
        return isinstance(problem, HubUnreachableError)

    def _rest(self, stop: threading.Event, wait_s: float, *, is_failing: bool) -> None:
        until_s = self._clock.monotonic_s() + wait_s
        while not stop.is_set() and (left_s := until_s - self._clock.monotonic_s()) > 0:
            if not self._bell.wait(min(left_s, SLICE_S)):
                continue
            if not is_failing and not stop.is_set():
                self._bell.wait_for_hurry(SETTLE_S)
            if self._bell.take_hurry() or not is_failing:
                return
            self._publish(self._status)

    def _become(self, state: SyncState, status: SyncStatus, problem: StationError | None) -> None:
        since = status.since if status.state is state else self._clock.now()
        self._publish(
            replace(
                status,
                state=state,
                since=since,
                problem_code=None if problem is None else problem.code,
                problem_params={} if problem is None else dict(problem.params),
            )
        )

    def _publish(self, status: SyncStatus) -> None:
        try:
            status = replace(
                status,
                waiting_records=self._cycle.waiting_records(),
                waiting_photos=self._cycle.waiting_photos(),
            )
        except WorldError as trouble:  # the pass itself will meet it and say so
            _log.debug("no counts: %s", account(trouble))
        if status != self._status:
            self._status = status
            self._on_status(status)
