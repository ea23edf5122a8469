"""Small painting steps shared by the painted widgets; all measures come from the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from app.design.theme import Theme
from app.widgets.measure import metrics_of, width_of
from app.widgets.text import broken

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
_NOT_LEFT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter

_SIGNS = {"Backspace": "backspace"}
_SIGN = 18
"""Width and height of such a sign, in token pixels."""


def start(painter: QPainter) -> None:
    """Smooth edges and text from here on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def box(
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: QColor | None,
    radius: float,
    border: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose border lies inside `rect`, sharp at whole pixels."""
    inner = QRectF(rect)
    if border is not None:
        inner = inner.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(border, width) if border is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(inner, radius, radius)


def dashed_box(painter: QPainter, rect: QRect, color: QColor, *, radius: float, width: int) -> None:
    """A dashed outline: a photo that is still to be taken."""
    pen = QPen(color, width)
    pen.setDashPattern([3.0, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)


def left_block(painter: QPainter, rect: QRectF, width: float, radius: float, fill: QColor) -> None:
    """Fill the left `width` of a rounded box: the key block of an answer."""
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    painter.save()
    painter.setClipRect(QRectF(rect.left(), rect.top(), width, rect.height()))
    painter.fillPath(path, fill)
    painter.restore()


def text(
    painter: QPainter,
    rect: QRect | QRectF,
    words: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """One line of text; never elided, so a cut text is a layout fault a test can see."""
    painter.setFont(font)
    painter.setPen(color)
    metrics = metrics_of(font)
    area = QRectF(rect)
    width = metrics.horizontalAdvance(words) if align & _NOT_LEFT else 0.0
    left = area.left()
    if align & Qt.AlignmentFlag.AlignRight:
        left = area.right() - width
    elif align & Qt.AlignmentFlag.AlignHCenter:
        left = area.center().x() - width / 2
    # CJK fonts carry tall, uneven ascents; centring the cap height is what the eye calls middle
    baseline = area.center().y() + metrics.capHeight() / 2
    if align & Qt.AlignmentFlag.AlignTop:
        baseline = area.top() + metrics.ascent()
    painter.drawText(QPointF(left, baseline), words)


def fitted(words: str, font: QFont, width: float) -> str:
    """The words, cut with an ellipsis where a list has no room; the accessible name keeps all."""
    if width_of(words, font) <= width:
        return words
    return metrics_of(font).elidedText(words, Qt.TextElideMode.ElideRight, width)


def few_lines(words: str, font: QFont, width: int, *, most: int) -> list[str]:
    """The words in at most so many lines; only what is beyond them is cut."""
    lines = list(broken(words, font, width))
    if len(lines) <= most:
        return lines
    kept = max(0, most - 1)
    rest = words
    for line in lines[:kept]:
        rest = rest[len(line) :].lstrip()
    return [*lines[:kept], fitted(rest, font, width)]


def icon(
    painter: QPainter,
    theme: Theme,
    rect: QRect | QRectF,
    name: str,
    color: str | QColor,
    size_px: int,
) -> None:
    """An icon centred in `rect`; no name, no icon."""
    if not name:
        return
    area = QRectF(rect)
    left = round(area.center().x() - size_px / 2)
    top = round(area.center().y() - size_px / 2)
    painter.drawPixmap(left, top, theme.icon(name, color, size_px))


def key_hint(
    painter: QPainter, theme: Theme, left: int, center_y: float, label: str, color: QColor
) -> int:
    """A key cap such as [Enter] in the given ink; returns the width it took."""
    font = theme.font("label")
    width = key_hint_width(theme, label)
    height = theme.size("keyHint")
    rect = QRectF(left, round(center_y - height / 2), width, height)
    box(painter, rect, fill=None, radius=theme.radius("chip"), border=color, width=1)
    sign = _sign_of(theme, label)
    if sign:
        icon(painter, theme, rect, sign, color, theme.px(_SIGN))
    else:
        text(painter, rect, label, font, color, CENTER)
    return width


def key_hint_width(theme: Theme, label: str) -> int:
    """Pixels a key cap takes."""
    words = theme.px(_SIGN) if _sign_of(theme, label) else width_of(label, theme.font("label"))
    return max(words + 2 * theme.px(7), theme.size("keyHint"))


def _sign_of(theme: Theme, label: str) -> str:
    """The sign on the key itself, where its long name would cost a button its words."""
    return _SIGNS.get(label, "") if theme.compact else ""
