"""The grade as a matrix: packaging down, item across, the cell that applies filled."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of

_NONE = -1
LOWEST = 38
"""Pixels of a row: name and help line still stand one above the other."""


class GradeMatrix(QWidget):
    """Computed, never chosen: the operator sees why the letter is what it is."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_matrix`."""
        super().__init__()
        self._theme = theme
        self._columns: list[str] = []
        self._rows: list[tuple[str, str]] = []
        self._letters: list[list[str]] = []
        self._at = (_NONE, _NONE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.restyle)

    def set_matrix(
        self, columns: list[str], rows: list[tuple[str, str]], letters: list[list[str]]
    ) -> None:
        """Column names; row names with a help line; one letter per cell, row by row."""
        self._columns, self._rows, self._letters = columns, rows, letters
        self._rename()
        self.restyle()

    def select(self, row: int, column: int) -> None:
        """The cell that applies; -1 for none yet."""
        if (row, column) == self._at:
            return
        self._at = (row, column)
        self._rename()
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Header and rows."""
        theme = self._theme
        wide = self._side() + len(self._columns) * theme.px(84)
        return QSize(wide, self._header() + len(self._rows) * (self._tallest() + self._gap()))

    def minimumSizeHint(self) -> QSize:
        """Letters stay apart; rows may be lower where the page is."""
        theme = self._theme
        low = self._header() + len(self._rows) * (theme.px(LOWEST) + self._gap())
        return QSize(self.sizeHint().width(), low)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Names, then cells."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        row_at, column_at = self._at
        for number, name in enumerate(self._columns):
            ink = theme.color("accent" if number == column_at else "text")
            area = QRectF(self._left(number), 0, self._wide(), self._header())
            paint.text(painter, area, name, theme.font("bodyStrong"), ink, paint.CENTER)
        for number, (name, sub) in enumerate(self._rows):
            self._paint_name(painter, number, name, sub, is_current=number == row_at)
        for row, letters in enumerate(self._letters):
            for column, letter in enumerate(letters):
                self._paint_cell(painter, row, column, letter)
        painter.end()

    def _paint_name(
        self, painter: QPainter, number: int, name: str, sub: str, *, is_current: bool
    ) -> None:
        theme = self._theme
        title, small = theme.line("body"), theme.line("caption")
        top = self._top(number) + (self._high() - title - small) / 2
        ink = theme.color("accent" if is_current else "text")
        area = QRectF(0, top, self._side(), title)
        paint.text(painter, area, name, theme.font("bodyStrong"), ink)
        area = QRectF(0, top + title, self._side(), small)
        paint.text(painter, area, sub, theme.font("caption"), theme.color("textMuted"))

    def _paint_cell(self, painter: QPainter, row: int, column: int, letter: str) -> None:
        theme = self._theme
        here = (row, column) == self._at
        crossed = row == self._at[0] or column == self._at[1]
        fill = "accent" if here else ("accentSoft" if crossed else "surfaceAlt")
        ink = "onAccent" if here else ("text" if crossed else "textFaint")
        area = QRectF(self._left(column), self._top(row), self._wide(), self._high())
        paint.box(painter, area, fill=theme.color(fill), radius=theme.radius("chip"))
        font = theme.font("heading" if here else "title")
        paint.text(painter, area, letter, font, theme.color(ink), paint.CENTER)

    def _side(self) -> int:
        theme = self._theme
        names = [width_of(name, theme.font("bodyStrong")) for name, _ in self._rows]
        subs = [width_of(sub, theme.font("caption")) for _, sub in self._rows]
        return max([*names, *subs, theme.px(100)]) + theme.space("l")

    def _header(self) -> int:
        return self._theme.px(28 if self._theme.compact else 44)

    def _high(self) -> int:
        """Of a row: what the page gives, at most the full height."""
        most = self._tallest()
        if not self._rows:
            return most
        room = (self.height() - self._header()) // len(self._rows) - self._gap()
        return max(self._theme.px(LOWEST), min(most, room))

    def _tallest(self) -> int:
        return self._theme.px(48 if self._theme.compact else 64)

    def _pitch(self) -> int:
        return self._high() + self._gap()

    def _gap(self) -> int:
        return self._theme.px(6 if self._theme.compact else 8)

    def _top(self, row: int) -> float:
        return self._header() + row * self._pitch()

    def _wide(self) -> float:
        count = max(1, len(self._columns))
        return (self.width() - self._side() - (count - 1) * self._theme.space("s")) / count

    def _left(self, column: int) -> float:
        return self._side() + column * (self._wide() + self._theme.space("s"))

    def _rename(self) -> None:
        row, column = self._at
        if not (0 <= row < len(self._letters) and 0 <= column < len(self._letters[row])):
            self.setAccessibleName(self.tr("No grade from the matrix"))
            return
        letter = self.tr("Grade %1").replace("%1", self._letters[row][column])
        parts = (letter, self._rows[row][0], self._columns[column])
        self.setAccessibleName(self.tr(", ").join(parts))
