"""A file dropped on the window, wherever: the tickets section opens and imports it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.crash_desk import CrashDesk
    from app.desk import Desk
    from app.main_window import MainWindow


class FileDrop(QObject):
    """Watches one window; nothing is taken while nobody is signed in or something covers it."""

    dropped = Signal(object)
    """Path of the one file, from somebody who may import it."""

    def __init__(self, window: MainWindow, desk: Desk, crashes: CrashDesk) -> None:
        """The window accepts files from now on."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._crashes = crashes
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take drags of files, let everything else go."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if event.mimeData().hasUrls() and self._is_free():
                event.acceptProposedAction()
            else:
                event.ignore()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            # asked anew: a stop may have come since the file entered the window
            if self._is_free():
                self._take(event)
            else:
                event.ignore()
            return True
        return False

    def _is_free(self) -> bool:
        """Whether a file may lead away from what the window shows."""
        window = self._window
        if window.stops.is_up:
            window.stops.raised.emit()  # it sounds, as it does for a scan
            return False
        is_helping = window.cover is not None and window.cover.isVisible()
        is_asking = QApplication.activeModalWidget() is not None
        is_covered = self._crashes.is_open or is_helping or is_asking
        return not is_covered and self._desk.person is not None

    def _take(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1:
            self._desk.complain(OperatorError("import.one_file"))
        elif not self._desk.imports.is_refused():
            self.dropped.emit(files[0])
