"""A figure that counts: label, a large number, its unit, a note with a status."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.language.names import joined
from app.widgets import paint
from app.widgets.measure import width_of


class Figure(QWidget):
    """Painted, so that it keeps still when only digits change."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__()
        self._theme = theme
        self._label = self._figure = self._unit = self._note = self._status = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_as(self, label: str, figure: str, unit: str, note: str = "", status: str = "") -> None:
        """`status` colours the figure and puts its icon before the note."""
        was = (self._label, self._figure, self._unit, self._note, self._status)
        if (label, figure, unit, note, status) == was:
            return
        self._label, self._figure, self._unit = label, figure, unit
        self._note, self._status = note, status
        self.setAccessibleName(" ".join(part for part in (label, figure, unit, note) if part))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Label above, figure and words below."""
        theme = self._theme
        words = width_of(joined(self._unit, self._note), theme.font("control", bold=False))
        return self._size_with(words)

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut; unit and note may stand one above the other."""
        font = self._theme.font("body")
        return self._size_with(max(width_of(self._unit, font), width_of(self._note, font)))

    def _size_with(self, words: int) -> QSize:
        theme = self._theme
        below = width_of(self._figure, theme.font("kpi")) + self._gap() + words
        above = width_of(self._label, theme.font("body"))
        return QSize(max(above, below), theme.line("body") + theme.line("kpi"))

    def _gap(self) -> int:
        theme = self._theme
        return theme.space("m") + (theme.px(22) + theme.space("s") if self._status else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Label, figure, unit, note."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        top = theme.line("body")
        area = QRectF(0, 0, self.width(), top)
        paint.text(painter, area, self._label, theme.font("body"), theme.color("textMuted"))
        ink = theme.status(self._status).text if self._status else "text"
        height = theme.line("kpi")
        area = QRectF(0, top, self.width(), height)
        paint.text(painter, area, self._figure, theme.font("kpi"), theme.color(ink))
        left = width_of(self._figure, theme.font("kpi")) + theme.space("m")
        self._paint_words(painter, left, top, height, ink if self._status else "textMuted")
        painter.end()

    def _paint_words(
        self, painter: QPainter, left: float, top: float, height: float, ink: str
    ) -> None:
        theme = self._theme
        # words share the figure's baseline, not its middle
        drop = theme.px(10)
        if self._status:
            size = theme.px(22)
            area = QRectF(left, top + drop, size, height)
            paint.icon(painter, theme, area, self._icon(), ink, size)
            left += size + theme.space("s")
        words = joined(self._unit, self._note)
        area = QRectF(left, top + drop, self.width() - left, height)
        font = theme.font("control", bold=False)
        if width_of(words, font) <= area.width():
            paint.text(painter, area, words, font, theme.color(ink))
            return
        font, line = theme.font("body"), theme.line("body")
        area = QRectF(left, top + height / 2 - line, area.width(), line)
        for part in (self._unit, self._note):
            paint.text(painter, area, part, font, theme.color(ink))
            area.translate(0, line)

    def _icon(self) -> str:
        return "clock" if self._status == "warn" else self._theme.status(self._status).icon
