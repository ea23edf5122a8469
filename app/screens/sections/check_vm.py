"""The check of this station as the section shows it; each finding as it comes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from app.desk import Desk
from app.doctor.checks import CHECKS, checks_for
from app.doctor.examination import Examination
from app.doctor.findings import Finding, Patient, Seen
from inspection.errors import WorldError
from inspection.store.clock import SystemClock


@dataclass(frozen=True, kw_only=True)
class CheckState:
    """`findings` in the order of the checks; `running` names the one under way."""

    findings: tuple[Finding, ...] = ()
    is_running: bool = False
    done_at: datetime | None = None
    saved_as: str = ""


class CheckVm(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """CheckState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Checks nothing before `begin`."""
        super().__init__(parent)
        self._desk = desk
        self._checks = CHECKS
        self._examination = Examination(self._checks, desk.monotonic_s, self)
        self._examination.found.connect(self._found)
        self._examination.finished.connect(self._finished)
        self.state = CheckState()

    @property
    def names(self) -> tuple[str, ...]:
        """Every check that says something here."""
        config = self._desk.preferences.config
        return tuple(check.name for check in checks_for(config, self._checks))

    def enter(self) -> None:
        """The first look begins by itself; later ones are asked for."""
        self._desk.sounds.look_again()
        if self.state.done_at is None:
            self.begin()

    def begin(self) -> None:
        """Check everything again; a loudspeaker plugged in meanwhile is put to use."""
        self._desk.sounds.look_again()
        if not self._examination.is_running:
            self._set(CheckState(is_running=True))
            self._examination.begin(self._patient())

    def save(self, path: str, text: str) -> None:
        """Keep the words as a file for support."""
        file = Path(path)

        def work() -> None:
            try:
                file.write_text(text, encoding="utf-8")
            except OSError as error:
                raise WorldError("file.unwritable", file=file.name) from error

        self._desk.run(work, lambda _none: self._set(replace(self.state, saved_as=file.name)))

    def _patient(self) -> Patient:
        camera = self._desk.camera
        frame = camera.latest() if camera else None
        size = (frame.image.shape[1], frame.image.shape[0]) if frame else None
        status = self._desk.sync_status
        return Patient(
            config=self._desk.preferences.config,
            clock=SystemClock(),
            seen=self._seen(size),
            hub_url=status.hub_url if status else None,
        )

    def _seen(self, camera_px: tuple[int, int] | None) -> Seen:
        scanner, scale = self._desk.scanner, self._desk.scale
        if scanner is None:
            return Seen(camera_px=camera_px)
        return Seen(
            camera_px=camera_px,
            scale=scale.state if scale else "opening",
            scale_problem=scale.problem if scale else "",
            scanner=scanner.state,
            scanner_problem=scanner.problem,
            readings=scanner.readings,
        )

    @Slot(object)
    def _found(self, finding: Finding) -> None:
        self._set(replace(self.state, findings=(*self.state.findings, finding)))

    @Slot()
    def _finished(self) -> None:
        self._set(replace(self.state, is_running=False, done_at=self._desk.now()))

    def _set(self, state: CheckState) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit(state)
