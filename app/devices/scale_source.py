"""Which scale the station reads, and anew when its setting changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.settings.scanner_target import scale_of
from app.station.scale_path import ScalePath
from inspection.errors import WorldError
from scanners.scale_loop import ScaleLoop, ScaleTold

if TYPE_CHECKING:
    from app.desk import Desk
    from app.program.background import Background
    from scanners.hand_scanner import HandScanner


class ScaleSource(QObject):
    """Lives on the GUI thread; a station without a scale gets no thread."""

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        """After the first paint."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._loop: ScaleLoop | None = None
        self.path = desk.scale = ScalePath(self)
        desk.preferences.changed.connect(self._changed)
        self._use()

    def _use(self) -> None:
        line = scale_of(self._desk.preferences.config.scale)
        if line is None and self._loop is None:
            return
        if self._loop is None:
            self._loop = ScaleLoop(
                lambda told: self._background.post(self._told, told), self._desk.monotonic_s
            )
            self._background.start("scale", self._loop.run)
        self._loop.use(None if line is None else partial(_serial, line.port, line.baud))
        self._desk.relieved.emit("scale.")
        self.path.take(ScaleTold(state="none" if line is None else "opening"))

    def _told(self, told: ScaleTold) -> None:
        if self.path.state == "none":
            return  # said before another setting was in force
        was_lost = self.path.state == "lost"
        self.path.take(told)
        if told.code:
            self._desk.complain(WorldError(told.code, device=told.device))
        elif was_lost:
            self._desk.relieved.emit("scale.")

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name == "scale":
            self._use()


def _serial(port: str, baud: int) -> HandScanner:
    from scanners.serial_scanner import SerialScanner  # noqa: PLC0415 - on the scale's thread

    return SerialScanner(port, baud)
