"""A button that must be held: for the one thing that must not happen by accident."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.buttons import ActionButton

HOLD_MS = 3000
"""UI.md: longer than any bump, shorter than a person gives up."""
FRAME_MS = 50
_HOLDING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class HoldButton(ActionButton):
    """Emits `held` after three unbroken seconds; the bar shows how far it is."""

    held = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Held by mouse, touch or key."""
        super().__init__(theme)
        self.setParent(parent)
        self._since = QElapsedTimer()
        self._frames = QTimer(self)
        self._frames.setInterval(FRAME_MS)
        self._frames.timeout.connect(self._look)
        self.pressed.connect(self.begin)
        self.released.connect(self.release)

    @Slot()
    def begin(self) -> None:
        """The key or finger went down; a key's repetition changes nothing."""
        if not self._frames.isActive():
            self._since.start()
            self._frames.start()

    @Slot()
    def release(self) -> None:
        """Let go too early: from the start again."""
        self._frames.stop()
        self.update()

    @property
    def fraction(self) -> float:
        """How much of the time has been held, 0 to 1."""
        return min(1.0, self._since.elapsed() / HOLD_MS) if self._frames.isActive() else 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button with its progress along the lower edge."""
        super().paintEvent(event)
        if self.fraction:
            painter = QPainter(self)
            height = self._theme.px(8)
            width = (self.width() - 2) * self.fraction
            area = QRectF(1, self.height() - height - 1, width, height)
            painter.fillRect(area, self._theme.color("dangerFill"))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space hold it as a finger does."""
        if event.key() not in _HOLDING:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.begin()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let go."""
        if event.key() not in _HOLDING:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.release()

    @Slot()
    def _look(self) -> None:
        self.update()
        if self._since.elapsed() >= HOLD_MS:
            self.release()
            self.held.emit()
