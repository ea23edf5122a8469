"""Thin lines between things."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme


class Rule(QWidget):
    """A horizontal line in the border colour."""

    def __init__(self, theme: Theme, color: str = "border") -> None:
        """`color` is a token name."""
        super().__init__()
        self._theme = theme
        self._color = color
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Line width follows the scale."""
        self.setFixedHeight(self._theme.stroke("line"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """One line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color(self._color))
        painter.end()


class VRule(Rule):
    """A vertical line between neighbours of a row."""

    @Slot()
    def restyle(self) -> None:
        """Line width and height follow the scale."""
        self.setFixedSize(self._theme.stroke("line"), self._theme.px(24))
