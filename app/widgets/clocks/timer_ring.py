"""The contact timer: a ring that fills, the time in its middle; a tick at the end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.language.names import duration_text
from app.widgets import paint
from app.widgets.measure import width_of

_FULL = 360 * 16
_TOP = 90 * 16
SMALLEST = 0.6
"""Of the tokens' diameter: 125 % and more leave less height than the ring would like."""


def paint_ring(
    painter: QPainter, theme: Theme, area: QRectF, stroke: int, fraction: float, *, done: bool
) -> None:
    """A track and the elapsed arc, from the top clockwise."""
    half = stroke / 2
    inner = area.adjusted(half, half, -half, -half)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("sunken"), stroke))
    painter.drawEllipse(inner)
    color = theme.color("okFill" if done else "accent")
    pen = QPen(color, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    span = _FULL if done else round(_FULL * min(1.0, max(0.0, fraction)))
    if span > 0:
        painter.drawArc(inner, _TOP, -span)


class TimerRing(QWidget):
    """470 px, compact 320; steps each second."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_time`."""
        super().__init__()
        self._theme = theme
        self._above = self._below = self._done_text = ""
        self._elapsed_s = 0
        self._required_s = 1
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.restyle)

    def set_caption(self, above: str, below: str) -> None:
        """Quiet words above and below the time."""
        if (above, below) != (self._above, self._below):
            self._above, self._below = above, below
            self._rename()

    def set_time(
        self, elapsed_s: float, required_s: float, *, done: bool, done_text: str = ""
    ) -> None:
        """Seconds gone of those required; `done_text` stands in the middle at the end."""
        now = (int(elapsed_s), max(1, int(required_s)), done, done_text)
        if now != (self._elapsed_s, self._required_s, self._done, self._done_text):
            self._elapsed_s, self._required_s, self._done, self._done_text = now
            self._rename()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The ring's diameter."""
        side = self._theme.size("timerRing")
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Lower where the page is low; ring and words shrink together."""
        side = self._theme.size("timerRing")
        return QSize(side, round(side * SMALLEST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ring, time, captions."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        side = theme.size("timerRing")
        area = QRectF(0, 0, side, side)
        share = min(self.width(), self.height()) / side
        painter.translate(QRectF(self.rect()).center())
        painter.scale(share, share)
        painter.translate(-area.center())
        stroke = theme.size("timerRingStroke")
        passed = self._elapsed_s / self._required_s
        paint_ring(painter, theme, area, stroke, passed, done=self._done)
        middle = area.center().y()
        high = theme.line("timer")
        if self._done:
            self._paint_done(painter, area)
        else:
            words = QRectF(0, middle - high / 2 + theme.px(8), side, high)
            font, ink = theme.font("timer"), theme.color("text")
            if width_of(self._left(), font) > side - 4 * stroke:
                font = theme.font("countdown")  # with hours it is too long for the ring
            paint.text(painter, words, self._left(), font, ink, paint.CENTER)
        self._paint_captions(painter, area, high)
        painter.end()

    def _paint_done(self, painter: QPainter, ring: QRectF) -> None:
        theme, middle = self._theme, ring.center().y()
        size = theme.px(96)
        high = theme.line("question")
        # tick, word and the caption below it stand around the middle together
        top = middle - (size + high + theme.line("title")) / 2
        paint.icon(painter, theme, QRectF(0, top, ring.width(), size), "check", "ok", size)
        area = QRectF(0, top + size, ring.width(), high)
        font, ink = theme.font("question"), theme.color("text")
        paint.text(painter, area, self._done_text, font, ink, paint.CENTER)

    def _paint_captions(self, painter: QPainter, ring: QRectF, high: float) -> None:
        theme, middle = self._theme, ring.center().y()
        line = theme.line("title")
        muted = theme.color("textMuted")
        if not self._done:
            area = QRectF(0, middle - high / 2 - line + theme.px(4), ring.width(), line)
            font = theme.font("control", bold=False)
            paint.text(painter, area, self._above, font, muted, paint.CENTER)
        top = middle + high / 2 + theme.px(2)
        if self._done:
            word = theme.line("question")
            top = middle + (theme.px(96) + word - line) / 2 + theme.px(4)
        area = QRectF(0, top, ring.width(), line)
        font = theme.font("title", bold=False)
        paint.text(painter, area, self._below, font, muted, paint.CENTER)

    def _left(self) -> str:
        return duration_text(max(0, self._required_s - self._elapsed_s))

    def _rename(self) -> None:
        time = self._done_text if self._done else self._left()
        self.setAccessibleName(" ".join(part for part in (self._above, time, self._below) if part))
        self.update()
