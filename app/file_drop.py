"""A file dropped on the window, wherever: the tickets section opens and imports it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from inspection.errors import OperatorError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.desk import Desk


class FileDrop(QObject):
    """Watches one window; nothing is taken while nobody is signed in."""

    dropped = Signal(object)
    """Path of the one file."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        """The window accepts files from now on."""
        super().__init__(window)
        self._desk = desk
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take drags of files, let everything else go."""
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if event.mimeData().hasUrls() and self._desk.person is not None:
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._take(event)
            return True
        return False

    def _take(self, event: QDropEvent) -> None:
        if self._desk.person is None:
            return
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if len(files) != 1:
            self._desk.complain(OperatorError("import.one_file"))
            return
        self.dropped.emit(files[0])
