"""A running timer of another parcel, small: ring, time left, code, what is disinfected."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.clocks.timer_ring import paint_ring
from app.widgets.measure import width_of


class MiniTimer(PaintedButton):
    """A card; pressing it opens that parcel."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self._code = self._what = self._key = ""
        self._fraction = 0.0
        self._done = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_as(self, title: str, code: str, what: str, fraction: float, *, done: bool) -> None:
        """Time left (or that it is over), the code, what it is about."""
        self.setText(title)
        self._code, self._what, self._fraction, self._done = code, what, fraction, done
        self._rename()
        self.restyle()

    def set_key(self, key: str) -> None:
        """The number that opens it; empty while numbers do something else."""
        if key != self._key:
            self._key = key
            self._rename()
            self.restyle()

    def sizeHint(self) -> QSize:
        """Ring and three lines."""
        theme = self._theme
        words = max(
            width_of(self.text(), theme.font("title")) + self._cap(),
            width_of(self._code, theme.font("caption")),
            width_of(self._what, theme.font("caption")),
        )
        return QSize(words + theme.size("miniRing") + theme.px(56), theme.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card, ring, lines."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        paint.box(
            painter,
            self.rect(),
            fill=theme.color("surface"),
            radius=theme.radius("card"),
            border=theme.color("borderStrong"),
        )
        side = theme.size("miniRing")
        ring = QRectF(theme.px(20), (self.height() - side) / 2, side, side)
        stroke = theme.size("miniRingStroke")
        paint_ring(painter, theme, ring, stroke, self._fraction, done=self._done)
        name, ink = ("check", "ok") if self._done else ("clock", "accent")
        paint.icon(painter, theme, ring, name, ink, theme.px(26))
        left = ring.right() + theme.px(16)
        title, small = theme.line("title"), theme.line("caption")
        top = (self.height() - title - 2 * small) / 2
        text, muted = theme.color("text"), theme.color("textMuted")
        area = QRectF(left, top, self.width() - left, title)
        paint.text(painter, area, self.text(), theme.font("title"), text)
        area = QRectF(left, top + title, self.width() - left, small)
        paint.text(painter, area, self._code, theme.font("caption"), muted)
        if self._key:
            at = round(left) + width_of(self.text(), theme.font("title")) + theme.space("m")
            paint.key_hint(painter, theme, at, top + title / 2, self._key, text)
        area.translate(0, small)
        paint.text(painter, area, self._what, theme.font("caption"), text)
        painter.end()

    def _cap(self) -> int:
        theme = self._theme
        return paint.key_hint_width(theme, self._key) + theme.space("m") if self._key else 0

    def _rename(self) -> None:
        parts = (self._key, self.text(), self._code, self._what)
        self.setAccessibleName("  ".join(part for part in parts if part))
