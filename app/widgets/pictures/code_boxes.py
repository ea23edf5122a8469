"""Boxes around the codes in a live picture: green where a code counts, grey where not yet."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

from app.design.theme import Theme
from app.states.codes import CodeBox, SeenCodes
from app.widgets import paint
from app.widgets.measure import width_of
from app.widgets.pictures.photo import covering

MOST_PAINTED = 24
"""Polygons of one picture; a label has about five."""


def paint_codes(
    painter: QPainter, theme: Theme, stage: QRectF, picture: QImage, codes: SeenCodes
) -> None:
    """Outlines where `picture`, which fills `stage`, shows the codes; their ends beside them."""
    width, height = codes.size
    if not width or not height or picture.isNull():
        return
    shown = covering(stage, picture)
    scale = stage.width() / shown.width() if shown.width() else 0.0
    painter.save()
    painter.setClipRect(stage, Qt.ClipOperation.IntersectClip)
    for one in codes.boxes[:MOST_PAINTED]:
        outline = QPolygonF(
            [
                QPointF(
                    stage.left() + (x * picture.width() / width - shown.left()) * scale,
                    stage.top() + (y * picture.height() / height - shown.top()) * scale,
                )
                for x, y in one.corners
            ]
        )
        _paint_box(painter, theme, stage, outline, one)
    painter.restore()


def _paint_box(
    painter: QPainter, theme: Theme, stage: QRectF, outline: QPolygonF, code: CodeBox
) -> None:
    ink = theme.color("overlayOk" if code.is_accepted else "overlayMuted")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    # a dark line below it: a bright one alone is lost on white paper
    for color, wide in ((theme.color("overlay"), 7), (ink, 4)):
        pen = QPen(color, theme.px(wide))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(outline)
    if code.is_accepted and code.tail:
        _paint_tail(painter, theme, stage, outline.boundingRect(), code.tail)


def _paint_tail(painter: QPainter, theme: Theme, stage: QRectF, around: QRectF, tail: str) -> None:
    font = theme.font("bodyStrong")
    size, gap = theme.px(18), theme.px(8)
    area = QRectF(0, 0, width_of(tail, font) + size + 3 * gap, theme.line("bodyStrong") + gap)
    area.moveCenter(around.center())
    area.moveTop(around.bottom() + gap)
    if area.bottom() > stage.bottom():
        area.moveBottom(around.top() - gap)
    area.moveLeft(min(max(area.left(), stage.left()), stage.right() - area.width()))
    area.moveTop(max(area.top(), stage.top()))
    paint.box(painter, area, fill=theme.color("overlay"), radius=theme.radius("chip"))
    mark = QRectF(area.left() + gap, area.top(), size, area.height())
    paint.icon(painter, theme, mark, "circle-check", "overlayOk", size)
    words = area.adjusted(size + 2 * gap, 0, 0, 0)
    paint.text(painter, words, tail, font, theme.color("onOverlay"))
