"""A picture with what stands over it painted in: covers first, then marks; or veiled as a whole.

Done on whatever thread made the picture, so that no widget ever holds one that shows more than it
may. Words of marks are not painted here: small pictures have no room for them.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from app.design.tokens import load_tokens
from inspection.marks import Markup
from inspection.overlay import DrawnMark, overlay
from inspection.values import MarkShape

VEIL = QSize(28, 28)
"""A hidden photo is shown as so many patches at most: which one it is can be told, and no letter.
Of a label with 40 signs to a line each patch holds more than one sign's width and two lines."""
LINE_SHARE = 0.007
"""Width of a mark's line by the longer side of the picture."""
_LEAST_PX = 2


def veiled(picture: QImage) -> QImage:
    """The picture as patches of colour in which nothing can be read."""
    if picture.isNull():
        return picture
    smooth = Qt.TransformationMode.SmoothTransformation
    coarse = picture.scaled(VEIL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    fast = Qt.TransformationMode.FastTransformation
    whole = coarse.scaled(picture.size(), Qt.AspectRatioMode.IgnoreAspectRatio, fast)
    return whole.convertToFormat(QImage.Format.Format_RGB32)


def overlaid(picture: QImage, markup: Markup) -> QImage:
    """The picture as it may be shown, marks drawn in; itself where there is nothing to paint."""
    if picture.isNull() or markup.is_plain:
        return picture
    found = overlay(markup, picture.width(), picture.height())
    shown = (
        veiled(picture) if found.is_veiled else picture.convertToFormat(QImage.Format.Format_RGB32)
    )
    painter = QPainter(shown)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for left, top, width, height in found.covers:
        painter.fillRect(QRect(left, top, width, height), _ink("overlay"))
    side = max(shown.width(), shown.height())
    for mark in found.marks:
        paint_mark(painter, mark, side)
    painter.end()
    return shown


def paint_mark(painter: QPainter, mark: DrawnMark, side_px: int) -> None:
    """One mark, light with a dark edge, so that it stands out on any photo.

    `side_px` is the longer side of the picture.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = max(_LEAST_PX, round(LINE_SHARE * side_px))
    for ink, wide in (("overlay", 2 * width), ("overlayWarn", width)):
        pen = QPen(_ink(ink), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for line in mark.lines:
            painter.drawPolyline([QPoint(x, y) for x, y in line])
        if mark.shape is MarkShape.TEXT:
            painter.drawEllipse(QPoint(*mark.word_at), 2 * width, 2 * width)


@cache
def _ink(name: str) -> QColor:
    # over a photo, light and dark look alike
    return QColor(load_tokens().color(name, dark=False))
