"""Painting in a turn of its own: keys and timers come between what was worked and its painting."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from app.program.turns import GUI_PASS


class PaintTurn(QObject):
    """Puts each painting of a window off to the next turn of the event loop.

    Qt asks a window to paint by an event behind all others, and hands out all of them in one turn:
    what a key or an answer changed and the painting of it were one block, twice as long. A
    `repaint` is put off like any other.
    """

    def __init__(self, window: QWidget) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._is_its_turn = self._is_next = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._paint)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take out the request to paint; let everything else pass."""
        del watched
        if event.type() != QEvent.Type.UpdateRequest or self._is_its_turn:
            return False
        if not self._timer.isActive():
            self._timer.start(0)
        return True

    @Slot()
    def _paint(self) -> None:
        # as for `Turns`: told to wait once, it goes before those that work turn after turn
        self._is_next = GUI_PASS.is_used and not self._is_next
        if self._is_next:
            self._timer.start(0)
            return
        self._is_its_turn = True
        try:
            # with whatever came to be painted since: Qt asks once until it has painted
            QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        finally:
            self._is_its_turn = False
            GUI_PASS.use()
