"""A file dropped on the window: a label's picture is read at receiving, tickets are imported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.crash_desk import CrashDesk
    from app.window.main_window import MainWindow


class FileDrop(QObject):
    """Watches one window; nothing is taken while nobody is signed in or something covers it.

    A picture dropped on a page that reads them goes there. Anything else is a ticket file, wherever
    it falls: the tickets section opens and imports it.
    """

    dropped = Signal(object)
    """Path of the one ticket file, from somebody who may import it."""

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
        elif self._window.page.READS_PICTURES:
            # looked into aside: it may lie on a server that takes its time
            self._desk.run(partial(_looks_like_picture, files[0]), partial(self._known, files[0]))
        else:
            self._import(files[0])

    def _known(self, file: Path, is_picture: bool) -> None:  # noqa: FBT001 - the one answer
        # asked anew, as above
        if not self._is_free():
            return
        if not is_picture:
            self._import(file)
        elif self._window.page.READS_PICTURES:
            self._window.page.on_picture(file)

    def _import(self, file: Path) -> None:
        if not self._desk.imports.is_refused():
            self.dropped.emit(file)


def _looks_like_picture(file: Path) -> bool:
    from scanners.imaging import looks_like_picture  # noqa: PLC0415 - brings OpenCV, aside

    return looks_like_picture(file)
