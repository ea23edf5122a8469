"""The banner: a full-width band that says what happened and what to do, legible from 2 m."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.language.notices import Notice
from app.widgets import paint

_LOOKS = {
    "idle": ("bannerIdle", "onBannerIdle", "bannerIdleTile", "onBannerIdle", "barcode"),
    "ok": ("okFill", "onFill", "okTile", "onFill", "circle-check"),
    "warn": ("warnSolid", "onWarn", "warnTile", "warnSolid", "triangle"),
    "error": ("dangerFill", "onFill", "dangerTile", "onFill", "octagon-x"),
}
"""Kind: fill, ink, icon tile, icon ink, icon."""


class Banner(QWidget):
    """Icon tile, headline, instruction; at the right the raw scan."""

    def __init__(self, theme: Theme) -> None:
        """Says nothing until `say`."""
        super().__init__()
        self._theme = theme
        self._notice = Notice(kind="idle", headline="")
        theme.changed.connect(self.restyle)
        self.restyle()

    @property
    def notice(self) -> Notice:
        """What it says now."""
        return self._notice

    def say(self, notice: Notice) -> None:
        """Say this; screen readers are told at once."""
        if notice == self._notice:
            return
        self._notice = notice
        self.setAccessibleName(f"{notice.headline}  {notice.instruction}".strip())
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Fixed height of the token."""
        self.setFixedHeight(self._theme.size("banner"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole band."""
        painter = QPainter(self)
        paint.start(painter)
        fill, ink, tile, tile_ink, icon = _LOOKS[self._notice.kind]
        theme = self._theme
        painter.fillRect(self.rect(), theme.color(fill))
        side = theme.px(40 if theme.compact else 56)
        area = QRectF(theme.margin, (self.height() - side) / 2, side, side)
        paint.box(painter, area, fill=theme.color(tile), radius=theme.radius("card"))
        name = self._notice.icon or icon
        paint.icon(painter, theme, area, name, tile_ink, theme.size("iconBanner"))
        left = area.right() + theme.px(14 if theme.compact else 20)
        self._paint_words(painter, left, ink)
        self._paint_aside(painter, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float, ink: str) -> None:
        theme = self._theme
        color = theme.color(ink)
        head = theme.line("heading")
        small = theme.font("body" if theme.compact else "control", bold=False)
        below = (
            theme.line("body" if theme.compact else "control") if self._notice.instruction else 0
        )
        top = (self.height() - head - below) / 2
        area = QRectF(left, top, self.width() - left, head)
        paint.text(painter, area, self._notice.headline, theme.font("heading"), color)
        if below:
            area = QRectF(left, top + head, self.width() - left, below)
            paint.text(painter, area, self._notice.instruction, small, color)

    def _paint_aside(self, painter: QPainter, ink: str) -> None:
        theme = self._theme
        color = theme.color(ink)
        right = self.width() - theme.margin
        label = theme.line("body") if self._notice.aside_label else 0
        code = theme.line("title") if self._notice.aside_code else 0
        top = (self.height() - label - code) / 2
        if label:
            area = QRectF(0, top, right, label)
            words = self._notice.aside_label
            paint.text(painter, area, words, theme.font("body"), color, paint.RIGHT)
        if code:
            area = QRectF(0, top + label, right, code)
            font = theme.font("control" if theme.compact else "title", bold=True, mono=True)
            paint.text(painter, area, self._notice.aside_code, font, color, paint.RIGHT)
