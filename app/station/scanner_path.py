"""Which way hand scanners come in and whether it works: for the doctor and the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from scanners.intake import Intake

ScannerState = Literal["keyboard", "opening", "open", "lost"]


class ScannerPath(QObject):
    """Lives on the GUI thread."""

    changed = Signal()
    """Another state."""

    def __init__(self, intake: Intake, parent: QObject | None = None) -> None:
        """A scanner that types, until somebody knows better."""
        super().__init__(parent)
        self._intake = intake
        self.state: ScannerState = "keyboard"
        self.problem = ""
        """Code of what keeps it from being read; empty while nothing does."""

    @property
    def last_raw(self) -> str:
        """The last whole reading of any hand scanner, as it came."""
        return self._intake.last_raw

    @property
    def readings(self) -> int:
        """Whole readings since the start."""
        return self._intake.count

    def turn(self, state: ScannerState, problem: str = "") -> None:
        """It is so from now on."""
        self.state, self.problem = state, problem
        self.changed.emit()
