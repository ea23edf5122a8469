"""Makes all of Qt's types on the GUI thread, a little at a time, before other threads name any."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.launch.qt_loading import all_types

PAUSE_MS = 2
"""Between slices: scans and keys go first."""
SLICE_S = 0.002


class TypeMaker(QObject):
    """Begins at once; 140 ms of work in slices of 2 ms."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        """Lives until it is done."""
        super().__init__(parent)
        self._steps = all_types()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._slice)
        self._timer.start()

    @Slot()
    def _slice(self) -> None:
        end_s = time.perf_counter() + SLICE_S
        for _made in self._steps:
            if time.perf_counter() > end_s:
                return
        self._timer.stop()
        self.done.emit()
        self.deleteLater()
