"""The empty stage of receiving: a parcel under the scanner's line. The only illustration."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint

_BOX = QSize(380, 340)
"""Drawn in these units and scaled to the room there is."""
_TOP = ((190, 0), (378, 78), (190, 146), (2, 78))
_LEFT = ((2, 78), (190, 146), (190, 332), (2, 276))
_RIGHT = ((378, 78), (378, 276), (190, 332), (190, 146))
_TAPE = (((96, 39), (284, 113)), ((284, 113), (284, 150)))
_BARS = (3, 2, 1, 3, 1, 2, 4, 1, 2, 3, 1, 1, 2, 3, 1, 4, 2, 1, 3, 2)


class ParcelPicture(QWidget):
    """Lines only, from the tokens."""

    def __init__(self, theme: Theme) -> None:
        """Decoration: no name for assistive programs."""
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as in the pictures; smaller where there is less room."""
        part = 0.55 if self._theme.compact else 1.0
        return QSize(self._theme.px(_BOX.width() * part), self._theme.px(_BOX.height() * part))

    def minimumSizeHint(self) -> QSize:
        """May shrink away before words do."""
        return QSize(self._theme.px(120), self._theme.px(110))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, label, scanner line."""
        painter = QPainter(self)
        paint.start(painter)
        scale = min(self.width() / _BOX.width(), self.height() / _BOX.height())
        painter.translate(
            (self.width() - _BOX.width() * scale) / 2, (self.height() - _BOX.height() * scale) / 2
        )
        painter.scale(scale, scale)
        self._paint_box(painter)
        self._paint_label(painter)
        theme = self._theme
        pen = QPen(theme.color("accent"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(196, 203), QPointF(378, 137))
        painter.end()

    def _paint_box(self, painter: QPainter) -> None:
        theme = self._theme
        pen = QPen(theme.color("borderStrong"), 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(theme.color("surfaceAlt"))
        for face in (_TOP, _LEFT, _RIGHT):
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in face]))
        for (x, y), (to_x, to_y) in _TAPE:
            painter.drawLine(QPointF(x, y), QPointF(to_x, to_y))

    def _paint_label(self, painter: QPainter) -> None:
        theme = self._theme
        painter.save()
        # the right face, leaning back
        painter.setTransform(QTransform(0.96, -0.35, 0, 1, 216, 172), combine=True)
        painter.setPen(QPen(theme.color("text"), 2.5))
        painter.setBrush(theme.color("surface"))
        painter.drawRect(QRectF(0, 0, 148, 118))
        left = 14.0
        for number, width in enumerate(_BARS):
            if number % 2 == 0:
                bar = QRectF(left, 14, width * 1.5, 42)
                painter.fillRect(bar, theme.color("text"))
            left += width * 2.6
        painter.fillRect(QRectF(14, 70, 78, 9), theme.color("borderStrong"))
        painter.fillRect(QRectF(14, 90, 52, 9), theme.color("borderStrong"))
        painter.restore()
