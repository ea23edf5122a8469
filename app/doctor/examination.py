"""An examination beside the event loop: starts checks one after the other and looks for answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.doctor.checks import checks_for
from app.doctor.findings import Finding, Named, Patient
from app.doctor.runner import Running

LOOK_MS = 50


class Examination(QObject):
    """Lives on the GUI thread and never waits there."""

    found = Signal(object)
    """Finding of one check."""
    finished = Signal()

    def __init__(
        self,
        checks: Sequence[Named],
        monotonic_s: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        """Nothing runs before `begin`."""
        super().__init__(parent)
        self._checks = tuple(checks)
        self._monotonic_s = monotonic_s
        self._left: list[Named] = []
        self._patient: Patient | None = None
        self._running: Running | None = None
        self._since_s = 0.0
        self._stuck: dict[str, Running] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def is_running(self) -> bool:
        """Whether findings are still to come."""
        return self._timer.isActive()

    def begin(self, patient: Patient) -> None:
        """Check everything, unless that is under way."""
        if self.is_running:
            return
        self._patient = patient
        self._left = list(checks_for(patient.config, self._checks))
        self._next()
        self._timer.start()

    def _next(self) -> None:
        check, patient = self._left.pop(0), self._patient
        assert patient is not None
        self._since_s = self._monotonic_s()
        stuck = self._stuck.get(check.name)
        if stuck is not None and not stuck.wait(0):
            self._running = stuck  # hangs since the last time: one such thread is enough
        else:
            self._stuck.pop(check.name, None)
            self._running = Running(check, patient)

    @Slot()
    def _look(self) -> None:
        running = self._running
        assert running is not None
        is_late = self._monotonic_s() - self._since_s > running.check.limit_s
        if not running.wait(0):
            if not is_late:
                return
            self._stuck[running.check.name] = running
        if not self._left:
            self._timer.stop()
        found: Finding = running.finding()
        if self._left:
            self._next()
        self.found.emit(found)
        if not self.is_running:
            self.finished.emit()
