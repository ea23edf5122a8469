"""Shows every page once to nobody, a little at a time, so that the first real show is quick.

First paints load fonts, draw icons and lay texts out: 60 ms for the receive page in one go, which
an operator would feel at the first scan. Here each widget is one slice of GUI time.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

_CORNER = QRect(0, 0, 1, 1)
"""Asking a hidden widget for one pixel polishes and lays out everything in it."""
PAUSE_MS = 4
"""Between slices: scans and keys go first."""


class Rehearsal(QObject):
    """One turn of the event loop per slice, until all given pages were through."""

    finished = Signal()

    def __init__(self, pages: list[QWidget], size: QSize, parent: QObject) -> None:
        """Begins at once; `size` is the room pages have."""
        super().__init__(parent)
        self._slices = _slices(pages, size)
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    @Slot()
    def _step(self) -> None:
        if next(self._slices, self) is self:
            self._timer.stop()
            self.finished.emit()


def _slices(pages: list[QWidget], size: QSize) -> Iterator[None]:
    for page in pages:
        if page.isVisible():
            continue
        page.resize(size)
        for face in _faces(page):
            face.resize(size)
            face.grab(_CORNER)
            yield
            for leaf in face.findChildren(QWidget):
                if not leaf.isHidden() and not leaf.isVisible() and not leaf.findChildren(QWidget):
                    leaf.grab()
                    yield


def _faces(page: QWidget) -> list[QWidget]:
    """The page, or what takes turns on it."""
    stacks = [one for one in page.children() if isinstance(one, QStackedWidget)]
    faces = [stack.widget(at) for stack in stacks for at in range(stack.count())]
    return [face for face in faces if face is not None] or [page]
