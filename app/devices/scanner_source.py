"""Which hand scanner the station reads beside the keyboard, and anew when its settings change.

What it reads goes the way of every scan: through the wedge's intake to the page in front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.settings.scanner_lines import line_settings, maker_of
from app.station.scanner_path import ScannerPath
from inspection.errors import WorldError
from scanners.hand_scanner import ScannerLoop, Told

if TYPE_CHECKING:
    from app.desk import Desk
    from app.keys.wedge_filter import WedgeFilter
    from app.program.background import Background

SETTLE_MS = 150
"""Settings change one after the other: the device is opened once for all."""
_RESTARTING = frozenset({"scanner", "scanner_timeout_ms", "scanner_needs_end"})


class ScannerSource(QObject):
    """Lives on the GUI thread; a station whose scanner types gets no thread."""

    def __init__(
        self, desk: Desk, background: Background, keys: WedgeFilter, parent: QObject | None = None
    ) -> None:
        """After the first paint."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._keys = keys
        self._loop: ScannerLoop | None = None
        self.path = ScannerPath(keys.intake, self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._use)
        desk.scanner = self.path
        desk.preferences.changed.connect(self._changed)
        self._use()

    @Slot()
    def _use(self) -> None:
        config = self._desk.preferences.config
        make = maker_of(config.scanner)
        if make is None and self._loop is None:
            return
        if self._loop is None:
            self._loop = ScannerLoop(
                lambda told: self._background.post(self._told, told), self._desk.monotonic_s
            )
            self._loop.use(make, line_settings(config))
            self._background.start("scanner", self._loop.run)
        else:
            self._loop.use(make, line_settings(config))
        self._desk.relieved.emit("scanner.")
        self.path.turn("keyboard" if make is None else "opening")

    def _told(self, told: Told) -> None:
        if self.path.state == "keyboard":
            return  # said before another setting was in force
        if told.code:
            self._keys.take_code(told.code)
        elif told.broken is not None:
            self._keys.take_broken(told.broken)
        elif told.error is not None:
            self.path.turn("lost", told.error.code)
            self._desk.complain(WorldError(told.error.code, **told.error.params))
        elif told.is_open:
            self.path.turn("open")
            self._desk.relieved.emit("scanner.")

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name in _RESTARTING:
            self._settle.start()
