"""A large icon on a soft square."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint


class IconTile(QWidget):
    """104 px square with a 56 px icon."""

    def __init__(self, theme: Theme, icon: str) -> None:
        """Neutral until `show_as`."""
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._fill = "surface"
        self._ink = "textMuted"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_as(self, status: str) -> None:
        """Colours of a status; `waiting` is neutral."""
        look = self._theme.status(status)
        if (look.soft, look.text) != (self._fill, self._ink):
            self._fill, self._ink = look.soft, look.text
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(80 if self._theme.compact else 104)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Square and icon."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        paint.box(painter, self.rect(), fill=theme.color(self._fill), radius=theme.radius("dialog"))
        size = theme.px(44 if theme.compact else 56)
        paint.icon(painter, theme, QRectF(self.rect()), self._icon, self._ink, size)
        painter.end()
