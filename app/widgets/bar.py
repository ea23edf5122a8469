"""Thin bars: progress, share of what is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint


class Bar(QWidget):
    """A track and the part of it that is done."""

    def __init__(self, theme: Theme, *, color: str = "accent", height: int = 10) -> None:
        """`height` in px at 100 %."""
        super().__init__()
        self._theme = theme
        self._color = color
        self._height = height
        self._fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def set_fraction(self, fraction: float, color: str = "") -> None:
        """Between 0 and 1; optionally in another colour from now on."""
        fraction = min(1.0, max(0.0, fraction))
        if (fraction, color or self._color) != (self._fraction, self._color):
            self._fraction = fraction
            self._color = color or self._color
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(self._theme.px(80), self._theme.px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, then the done part."""
        painter = QPainter(self)
        paint.start(painter)
        radius = min(self.height() / 2, self._theme.radius("chip"))
        theme = self._theme
        paint.box(painter, self.rect(), fill=theme.color("sunken"), radius=radius)
        done = QRectF(0, 0, self.width() * self._fraction, self.height())
        if done.width() >= 1:
            paint.box(painter, done, fill=theme.color(self._color), radius=radius)
        painter.end()
