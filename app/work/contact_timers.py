"""All contact timers of this station: followed while any page shows, finished at contact time."""

from __future__ import annotations

from functools import partial
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.program.reads import Reads
from app.states.disinfect import Timer
from inspection.disinfection import ContactTimer
from inspection.handlers import disinfect
from inspection.store.queries.timers import RunningRun, timers

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError

TICK_MS = 250
"""The ring steps each second; four looks a second keep its step within a quarter of one."""
RETRY_S = 2.0
"""Pause before an end that could not be recorded is tried again."""
WATCHED = frozenset(
    {
        "disinfection.started",
        "disinfection.finished",
        "disinfection.stopped",
        "person.signed_in",
        "unit.identified",
    }
)


class ContactTimers(QObject):
    """Follows every open run and records its end by itself, once somebody is signed in."""

    changed = Signal(object)
    """tuple[Timer, ...], next to end first, finished ones last; emitted as seconds change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Listens to the desk; the first load comes with the first change or `refresh`."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self._runs: tuple[RunningRun, ...] = ()
        self._contacts: dict[str, ContactTimer] = {}
        self._not_before_s: dict[str, float] = {}
        self._shown: tuple[tuple[str, int], ...] = ()
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        desk.changed.connect(self._on_changed)

    @property
    def timers(self) -> tuple[Timer, ...]:
        """Every run as measured at the last tick."""
        found = [
            Timer(run=run, contact=self._contacts[run.run_id], is_finished=run.finished)
            for run in self._runs
        ]
        return tuple(sorted(found, key=lambda one: (one.is_finished, one.remaining_s)))

    @Slot()
    def refresh(self) -> None:
        """Read the runs again."""
        now = self._desk.now()
        self._desk.read(lambda conn: timers(conn, now), self._reads.news(self._loaded))

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        if WATCHED & getattr(change, "kinds", frozenset()):
            self.refresh()

    def _loaded(self, runs: list[RunningRun]) -> None:
        now, monotonic_s = self._desk.now(), self._desk.monotonic_s()
        self._runs = tuple(runs)
        self._contacts = {
            run.run_id: self._contacts.get(run.run_id)
            or ContactTimer.resume(run.started_at, now=now, monotonic_s=monotonic_s)
            for run in runs
        }
        if any(not run.finished for run in runs):
            self._ticker.start()
        else:
            self._ticker.stop()
        self._shown = ()
        self._tick()

    @Slot()
    def _tick(self) -> None:
        now, monotonic_s = self._desk.now(), self._desk.monotonic_s()
        for run in self._runs:
            if run.finished:
                continue
            contact = self._contacts[run.run_id].observed(now=now, monotonic_s=monotonic_s)
            self._contacts[run.run_id] = contact
            if contact.contact_s >= run.required_contact_s and run.is_own:
                self._finish(run, contact)
        shown = tuple((one.run.run_id, one.remaining_s) for one in self.timers)
        if shown != self._shown or not shown:
            self._shown = shown
            self.changed.emit(self.timers)

    def _finish(self, run: RunningRun, contact: ContactTimer) -> None:
        not_before_s = self._not_before_s.get(run.run_id, 0.0)
        if self._desk.person is None or self._desk.monotonic_s() < not_before_s:
            return
        self._not_before_s[run.run_id] = inf
        intent = disinfect.FinishDisinfection(
            parcel_id=run.parcel_id,
            run_id=run.run_id,
            contact_s=contact.contact_s,
            proven=contact.is_proven,
        )
        self._desk.act(
            lambda work: disinfect.finish(work, intent),
            partial(self._ended, run),
            partial(self._not_ended, run.run_id),
        )

    def _ended(self, run: RunningRun, _result: object) -> None:
        self._not_before_s.pop(run.run_id, None)
        self._desk.contact_over.emit(run.code)

    def _not_ended(self, run_id: str, _error: StationError) -> None:
        """Nothing was recorded (a busy disk, or a stop that came first): look again soon."""
        self._not_before_s[run_id] = self._desk.monotonic_s() + RETRY_S
