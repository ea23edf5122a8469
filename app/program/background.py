"""The one doorway out of the GUI thread: owns every thread of the station (DESIGN D7, D10).

Threads: two that read, one for heavy work (JPEG, hashing), one that keeps small things (a setting)
and does so to the end, and one for each loop started with `start` (the writer, the sync, a
camera). Results come back through one queued signal owned by the GUI side, so a callback always
runs on the GUI thread and never after `stop`.

Whoever drops the last reference to a Qt object destroys it, on that very thread, and Qt allows that
only on the object's own. So the GUI side holds each errand, and what each thread runs, for as long
as a background thread may: a page that was closed meanwhile is never taken apart by one.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.program import runtime
from app.program.turns import Turns
from inspection.errors import BugError, StationError

T = TypeVar("T")
Lane = Literal["read", "heavy", "keep"]
Failed = Callable[[StationError], None]

_WORKERS: dict[Lane, int] = {"read": 2, "heavy": 1, "keep": 1}
_DONE_TO_THE_END: frozenset[Lane] = frozenset({"keep"})
"""What waits there when the window closes is still done: the screen has shown it as settled."""
LOOSE_LIMIT_S = 0.1
"""For threads that may be left behind, at the end: one that can let a device go does so."""
_log = logging.getLogger("returns_station.background")


@dataclass(eq=False, slots=True)
class Errand:
    """Work, who waits for it, and what came of it: a value, an expected error, or a bug.

    Made by `Background.errand`; any thread may `do` it, then `Background.send` it.
    """

    work: Callable[[], Any] | None
    on_done: Callable[[Any], None] | None
    on_error: Failed | None
    fault: str = "work.fault"
    value: Any = None
    error: BaseException | None = None

    def do(self) -> None:
        """The work; what it raises comes back with it."""
        assert self.work is not None
        try:
            self.value = self.work()
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises bugs
            self.error = error

    def emptied(self) -> Errand:
        """All that is in it, on the GUI thread; what another thread still holds is the shell."""
        full = replace(self)
        self.work = self.on_done = self.on_error = self.value = self.error = None
        return full


class Background(QObject):
    """Runs slow work and hands results back. Lives on the GUI thread."""

    failed = Signal(object)
    """StationError of work that had no `on_error`."""
    stopping = Signal()
    """The window closes: what others run for the station should end too."""
    _came_back = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Threads start with the first work."""
        super().__init__(parent)
        self._stopping = threading.Event()
        self._lanes: dict[Lane, queue.SimpleQueue[Errand | None]] = {
            lane: queue.SimpleQueue() for lane in _WORKERS
        }
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []
        self._last_threads: list[threading.Thread] = []
        self._loose_threads: list[threading.Thread] = []
        self._errands: set[Errand] = set()
        self._running: dict[threading.Thread, Callable[[], None]] = {}
        self._begun: set[Lane] = set()
        self._turns = Turns(self)
        self._came_back.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
        *,
        lane: Lane = "read",
    ) -> None:
        """Do `work` on a thread of `lane`; it touches no Qt object and returns plain data."""
        self._begin(lane)
        self._lanes[lane].put(self.errand(work, on_done, on_error))

    def run_loose(
        self, name: str, work: Callable[[], T], on_done: Callable[[T], None] | None = None
    ) -> None:
        """Do `work` on a thread of its own that may be left behind, as with `start_loose`."""
        errand = self.errand(work, on_done, None)
        self.start_loose(name, partial(self._do, errand))

    def errand(
        self,
        work: Callable[[], T] | None,
        on_done: Callable[[T], None] | None,
        on_error: Failed | None,
        *,
        fault: str = "work.fault",
    ) -> Errand:
        """For a thread that has a queue of its own: it does these, and sends them.

        `fault` is what `on_error` is told where the work has a bug.
        """
        made = Errand(work, on_done, on_error, fault)
        self._errands.add(made)
        return made

    def send(self, errand: Errand) -> None:
        """From any thread: tell whoever waits, on the GUI thread."""
        # after stop the GUI side may be gone already; nobody waits for this result
        if not self._stopping.is_set():
            self._came_back.emit(errand)

    def deliver(
        self,
        future: Future[T],
        on_done: Callable[[T], None] | None,
        on_error: Failed | None,
    ) -> None:
        """Hand the result of somebody else's queue (the writer's) to the GUI thread."""
        errand = self.errand(None, on_done, on_error)

        def came(done: Future[T]) -> None:
            if done.cancelled():
                return
            errand.error = done.exception()
            errand.value = None if errand.error else done.result()
            self.send(errand)

        future.add_done_callback(came)

    def post(self, callback: Callable[[T], None], value: T) -> None:
        """Call `callback(value)` on the GUI thread; for signals of other threads."""
        self.send(Errand(None, callback, None, value=value))

    def start(
        self, name: str, loop: Callable[[threading.Event], None], *, is_last: bool = False
    ) -> None:
        """Run `loop(stop)` on a thread of its own; it returns within a second of `stop`.

        `is_last` loops (the writer) are asked to end only after all others have: what those still
        hand in gets done.
        """
        stop = self._closing if is_last else self._stopping
        self._thread(name, lambda: self._run_loop(loop, stop), is_last=is_last)

    def start_loose(self, name: str, work: Callable[[], None]) -> None:
        """Run `work` on a thread that may be left behind: a driver can hold it for ever.

        It must end by itself when its owner is stopped; whether it does is nobody's failure. From
        any thread, for its owner alone.
        """
        self._loose_threads = [one for one in self._loose_threads if one.is_alive()]
        guarded = partial(self._run_loop, lambda _stop: work(), self._stopping)
        self._loose_threads.append(self._begin_thread(name, guarded))

    def stop(self, timeout_s: float = 1.0) -> list[str]:
        """Ask every thread to end and wait for them together; names of those that did not."""
        self._stopping.set()
        self.stopping.emit()
        for lane in self._begun:
            for _ in range(_WORKERS[lane]):
                self._lanes[lane].put(None)
        _join(self._threads, timeout_s)
        self._closing.set()
        _join(self._last_threads, timeout_s)
        _join(self._loose_threads, LOOSE_LIMIT_S)
        late = [one.name for one in (*self._threads, *self._last_threads) if one.is_alive()]
        if late:
            _log.warning("threads still busy at the end: %s", ", ".join(late))
        return late

    @Slot(object)
    def _arrived(self, errand: Errand) -> None:
        self._errands.discard(errand)
        self._running = {one: run for one, run in self._running.items() if one.is_alive()}
        # several at once, each followed by a page laid out anew, would keep keys waiting
        self._turns.put([partial(self._deliver, errand.emptied())])

    def _deliver(self, errand: Errand) -> None:
        if self._stopping.is_set():
            return
        error = errand.error
        if error is None:
            if errand.on_done is not None:
                errand.on_done(errand.value)
        elif not isinstance(error, StationError):
            if errand.on_error is not None:
                # whoever waits must not wait for ever: keys would be dead behind the overlay
                errand.on_error(BugError(errand.fault))
            raise error  # a bug: the crash hook tells and logs it
        elif errand.on_error is not None:
            errand.on_error(error)
        else:
            self.failed.emit(error)

    def _do(self, errand: Errand) -> None:
        errand.do()
        self.send(errand)

    def _run_loop(self, loop: Callable[[threading.Event], None], stop: threading.Event) -> None:
        try:
            loop(stop)
        except Exception as error:  # noqa: BLE001 - handed to the GUI thread, which raises bugs
            self.send(Errand(None, None, None, error=error))

    def _begin(self, lane: Lane) -> None:
        if lane in self._begun:
            return
        self._begun.add(lane)
        for number in range(_WORKERS[lane]):
            self._thread(f"{lane}-{number + 1}", lambda: self._serve(lane))

    def _serve(self, lane: Lane) -> None:
        while (errand := self._lanes[lane].get()) is not None:
            if self._stopping.is_set() and lane not in _DONE_TO_THE_END:
                return
            self._do(errand)

    def _thread(self, name: str, target: Callable[[], None], *, is_last: bool = False) -> None:
        thread = self._begin_thread(name, target)
        self._running[thread] = target
        (self._last_threads if is_last else self._threads).append(thread)

    @staticmethod
    def _begin_thread(name: str, target: Callable[[], None]) -> threading.Thread:
        # daemon: a device driver that hangs must not keep a closed window's process alive
        def work() -> None:
            runtime.give_way()
            target()

        thread = threading.Thread(target=work, name=name, daemon=True)
        thread.start()
        return thread


def _join(threads: list[threading.Thread], timeout_s: float) -> None:
    """Wait for all of them together, never longer than `timeout_s` in sum."""
    end_s = time.monotonic() + timeout_s
    for thread in threads:
        thread.join(max(0.0, end_s - time.monotonic()))
