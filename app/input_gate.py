"""The input-method gate: shut but for fields that expect Chinese, so that scans stay whole.

An input method eats a scanner's letters and reorders its digits, and what it commits cannot be
repaired (SPIKES B.2). Answering the query `ImEnabled` with no keeps it out of a field.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from app.widgets.fields import CHINESE

IDLE_MS = 8_000
"""Without typing for so long the gate shuts again: the next thing may be a scan."""
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class InputGate(QObject):
    """An application event filter beside the wedge filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Shut."""
        super().__init__(parent)
        self._is_open = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._shut)

    @property
    def is_open(self) -> bool:
        """Whether an input method may work now."""
        return self._is_open

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer for fields; open and shut with the focus."""
        kind = event.type()
        if kind == QEvent.Type.InputMethodQuery:
            return isinstance(event, QInputMethodQueryEvent) and self._answer(event)
        if kind == QEvent.Type.FocusIn and watched.isWidgetType():
            self._set(is_open=bool(watched.property(CHINESE)))
        elif kind in _TYPING and self._is_open:
            self._timer.start()
        elif kind == QEvent.Type.MouseButtonPress and watched is QApplication.focusWidget():
            self._set(is_open=bool(watched.property(CHINESE)))
        return False

    def _answer(self, event: QInputMethodQueryEvent) -> bool:
        if self._is_open or not event.queries() & Qt.InputMethodQuery.ImEnabled:
            return False
        is_enabled = False
        event.setValue(Qt.InputMethodQuery.ImEnabled, is_enabled)
        event.accept()
        return True

    def _set(self, *, is_open: bool) -> None:
        if is_open:
            self._timer.start()
        else:
            self._timer.stop()
        if is_open != self._is_open:
            self._is_open = is_open
            # an already focused field keeps the answer it got before
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    @Slot()
    def _shut(self) -> None:
        self._set(is_open=False)
