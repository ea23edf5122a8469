"""The dock's scale as pages see it: whether it is there, and what lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from scanners.scale import Load
    from scanners.scale_loop import ScaleState, ScaleTold


class ScalePath(QObject):
    """Lives on the GUI thread."""

    changed = Signal()
    """Another load, or another state."""

    def __init__(self, parent: QObject | None = None) -> None:
        """No scale, until somebody knows better."""
        super().__init__(parent)
        self.state: ScaleState = "none"
        self.load: Load | None = None
        self.problem = ""
        """Code of what keeps it from being read, or `overload` and `negative`; else empty."""

    def take(self, told: ScaleTold) -> None:
        """It is so from now on."""
        self.state, self.load = told.state, told.load
        self.problem = told.code or told.problem
        self.changed.emit()
