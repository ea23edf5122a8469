"""The input-method gate: shut but for fields that expect Chinese, so that scans stay whole.

An input method eats a scanner's letters and reorders its digits, and what it commits cannot be
repaired (SPIKES B.2). Answering the query `ImEnabled` with no keeps it out of a field.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodQueryEvent
from shiboken6 import isValid

CHINESE = "chinese"
"""Dynamic property of a field that expects Chinese: the gate opens for it."""
IDLE_MS = 8_000
"""Without typing for so long the gate shuts again: the next thing may be a scan."""
_TYPING = frozenset({QEvent.Type.KeyPress, QEvent.Type.InputMethod})


class InputGate(QObject):
    """Answers for whichever field has the focus, and only for that one."""

    turned = Signal(bool)
    """Open or shut, from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Shut."""
        super().__init__(parent)
        self._is_open = False
        self._field: QObject | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._shut)

    def attach(self, application: QGuiApplication) -> None:
        """Answer from now on."""
        application.focusObjectChanged.connect(self._focused)
        self._focused(application.focusObject())

    def detach(self, application: QGuiApplication) -> None:
        """Let fields answer for themselves."""
        application.focusObjectChanged.disconnect(self._focused)
        self._watch(None)

    @property
    def is_open(self) -> bool:
        """Whether an input method may work now."""
        return self._is_open

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Events of the field that has the focus."""
        kind = event.type()
        if kind == QEvent.Type.InputMethodQuery:
            return isinstance(event, QInputMethodQueryEvent) and self._answer(event)
        if kind in _TYPING and self._is_open:
            self._timer.start()
        elif kind == QEvent.Type.MouseButtonPress:
            self._set(is_open=bool(watched.property(CHINESE)))
        return False

    @Slot(QObject)
    def _focused(self, field: QObject | None) -> None:
        self._watch(field)
        self._set(is_open=field is not None and bool(field.property(CHINESE)))
        # the platform may have asked the field before this gate stood before it
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def _watch(self, field: QObject | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)

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
            self.turned.emit(is_open)
            # an already focused field keeps the answer it got before
            QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    @Slot()
    def _shut(self) -> None:
        self._set(is_open=False)
