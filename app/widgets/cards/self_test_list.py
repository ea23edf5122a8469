"""The self-test list on the dark panel: what, measured how, and whether it is fine."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of

_INKS = {"ok": "overlayOk", "warn": "overlayWarn", "danger": "overlayRec", "waiting": "onInkMuted"}


@dataclass(frozen=True, kw_only=True)
class Check:
    """One line; `status` is ok, warn, danger or waiting."""

    name: str
    detail: str
    verdict: str
    status: str


class SelfTestList(QWidget):
    """Title and note above, one row per check."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_checks`."""
        super().__init__()
        self._theme = theme
        self._title = self._note = ""
        self._checks: list[Check] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_checks(self, title: str, note: str, checks: list[Check]) -> None:
        """Show these."""
        self._title, self._note, self._checks = title, note, checks
        lines = [f"{check.name} {check.detail} {check.verdict}" for check in checks]
        self.setAccessibleName("; ".join([title, *lines]))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each and the title."""
        return QSize(self._theme.px(400), self._row() * (len(self._checks) + 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title, rows, thin lines."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        high = self._row()
        area = QRectF(0, 0, self.width(), high)
        ink, muted = theme.color("onInk"), theme.color("onInkMuted")
        paint.text(painter, area, self._title, theme.font("control"), ink)
        paint.text(painter, area, self._note, theme.font("body"), muted, paint.RIGHT)
        for number, check in enumerate(self._checks):
            self._paint_check(painter, (number + 1) * high, check)
        painter.end()

    def _row(self) -> int:
        return self._theme.px(44 if self._theme.compact else 52)

    def _paint_check(self, painter: QPainter, top: int, check: Check) -> None:
        theme = self._theme
        high = self._row()
        line = QRectF(0, top - 1, self.width(), theme.stroke("line"))
        painter.fillRect(line, theme.color("bannerIdleTile"))
        size = theme.px(24)
        icon = theme.status(check.status).icon
        ink = _INKS[check.status]
        paint.icon(painter, theme, QRectF(0, top, size, high), icon, ink, size)
        left = size + theme.space("m")
        font = theme.font("control", bold=False)
        area = QRectF(left, top, self.width(), high)
        paint.text(painter, area, check.name, font, theme.color("onInk"))
        left = theme.px(130 if theme.compact else 168)
        verdict = theme.font("control")
        small = theme.font("control" if not theme.compact else "body", bold=False)
        room = self.width() - left - width_of(check.verdict, verdict) - theme.space("s")
        lines = paint.few_lines(check.detail, small, int(room), most=2)
        pitch = theme.line("control" if not theme.compact else "body")
        area = QRectF(left, top + (high - len(lines) * pitch) / 2, room, pitch)
        for detail in lines:
            paint.text(painter, area, detail, small, theme.color("onInkMuted"))
            area.translate(0, pitch)
        area = QRectF(0, top, self.width(), high)
        paint.text(painter, area, check.verdict, verdict, theme.color(ink), paint.RIGHT)
