"""A key to press, drawn as its cap."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets import paint


class KeyCap(QWidget):
    """Beside what the key opens; pressed on the keyboard, not here."""

    def __init__(self, theme: Theme, key: str) -> None:
        """`key` as it is written on the keyboard."""
        super().__init__()
        self._theme = theme
        self._key = key
        self.setAccessibleName(key)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """As large as its words ask."""
        width = paint.key_hint_width(self._theme, self._key)
        self.setFixedSize(width, self._theme.size("keyHint"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        paint.start(painter)
        ink = self._theme.color("text")
        paint.key_hint(painter, self._theme, 0, self.height() / 2, self._key, ink)
        painter.end()
