"""The writer's queue: everything that writes waits here, operators before pulls (DESIGN D10).

SQLite's own locking let a pull starve the operator for seconds; one thread that runs the
operator's jobs first kept them at the speed they have alone (SPIKES A.6).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from inspection.errors import WorldError

T = TypeVar("T")

LOOK_S = 0.2
"""How often an idle writer looks whether it was asked to stop."""


class WriterQueue:
    """Takes jobs from any thread; one thread, made by the caller, runs them in `run`."""

    def __init__(self) -> None:
        """Empty and open."""
        self._changed = threading.Condition()
        self._urgent: deque[Callable[[], None]] = deque()
        self._patient: deque[tuple[Callable[[], None], Future[Any]]] = deque()
        self._is_closed = False

    def submit(self, job: Callable[[], T], *, urgent: bool = True) -> Future[T]:
        """Queues a job; `urgent` ones, the operator's, run before all others.

        The future fails with WorldError `store.closing` once the writer has stopped.
        """
        future: Future[T] = Future()

        def run() -> None:
            _settle(future, job)

        with self._changed:
            if self._is_closed:
                future.set_exception(WorldError("store.closing"))
            elif urgent:
                self._urgent.append(run)
            else:
                self._patient.append((run, future))
            self._changed.notify()
        return future

    def run(self, stop: threading.Event) -> None:
        """Runs jobs until `stop` is set; then the operator's remaining ones, and no others."""
        while not stop.is_set():
            job = self._next()
            if job is not None:
                job()
        self._close()
        for job in self._urgent:
            job()
        self._urgent.clear()

    def _next(self) -> Callable[[], None] | None:
        with self._changed:
            if not self._urgent and not self._patient:
                self._changed.wait(LOOK_S)
            if self._urgent:
                return self._urgent.popleft()
            if self._patient:
                return self._patient.popleft()[0]
        return None

    def _close(self) -> None:
        with self._changed:
            self._is_closed = True
            for _, future in self._patient:
                if future.set_running_or_notify_cancel():
                    future.set_exception(WorldError("store.closing"))
            self._patient.clear()


def _settle(future: Future[T], job: Callable[[], T]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = job()
    except BaseException as error:  # noqa: BLE001 - belongs to whoever waits for the future
        future.set_exception(error)
    else:
        future.set_result(result)
