"""Rows of cells with 64 px page buttons: a list that never scrolls by a wheel nobody has."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import ActionButton
from app.widgets.chip import ChipSpec, chip_height, chip_width, paint_chip
from app.widgets.layouts import hbox
from app.widgets.measure import width_of
from app.widgets.pictures.photo import paint_photo
from app.widgets.text import Text

_PICTURE_SHAPE = 4 / 3
"""Width by height of a picture before the words."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """Width in px at 100 %, 0 takes what is left; `narrow` is the width in compact windows."""

    title: str = ""
    width: int = 0
    narrow: int = 0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """Text with an optional icon or picture before and a second line below, or a chip.

    An empty picture keeps the place of one that is still to come.
    """

    text: str = ""
    sub: str = ""
    bold: bool = False
    mono: bool = False
    is_prose: bool = False
    """The second line is a sentence, which may go on in a third; else a code."""
    large: bool = False
    color: str = "text"
    icon: str = ""
    icon_color: str = ""
    picture: QImage | None = None
    chip: ChipSpec | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """`key` comes back when the row is pressed; `current` gets the accent edge.

    `name` is what assistive programs hear in place of all its words, chips' too.
    """

    cells: tuple[Cell, ...]
    key: str = ""
    current: bool = False
    name: str = field(default="", compare=False)


class TableBody(QWidget):
    """The painted part: header and the rows of one page."""

    row_clicked = Signal(str)
    resized = Signal()
    """More or fewer rows fit."""

    def __init__(self, theme: Theme, columns: list[Column], *, touch: bool, header: bool) -> None:
        """`touch` rows are 64 px, others 52."""
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._touch = touch
        self._header = header
        self.rows: list[Row] = []
        self.first = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell; the table is resized before this is."""
        super().resizeEvent(event)
        self.resized.emit()

    def set_columns(self, columns: list[Column]) -> None:
        """Other titles or widths."""
        self._columns = columns
        self.update()

    def set_touch(self, *, touch: bool) -> None:
        """Higher or lower rows from now on."""
        if touch != self._touch:
            self._touch = touch
            self.updateGeometry()
            self.update()

    def row_height(self) -> int:
        """Pixels of one row."""
        return self._theme.size("tableRowTouch" if self._touch else "tableRow")

    def capacity(self) -> int:
        """Rows that fit."""
        return max(1, (self.height() - self._header_height()) // self.row_height())

    def sizeHint(self) -> QSize:
        """Room for the rows there are, a few at least."""
        rows = min(max(len(self.rows), 1), 6)
        return QSize(self._least_width(), self._header_height() + rows * self.row_height())

    def minimumSizeHint(self) -> QSize:
        """One row."""
        return QSize(self._theme.px(120), self._header_height() + self.row_height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which row was pressed."""
        offset = event.position().y() - self._header_height()
        number = self.first + int(offset // self.row_height())
        shown = self.first + self.capacity()
        if offset >= 0 and number < min(len(self.rows), shown) and self.rows[number].key:
            self.row_clicked.emit(self.rows[number].key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Header, rows, lines between."""
        painter = QPainter(self)
        paint.start(painter)
        spans = self._spans()
        if self._header:
            self._paint_header(painter, spans)
        top = self._header_height()
        for row in self.rows[self.first : self.first + self.capacity()]:
            self._paint_row(painter, spans, row, top)
            top += self.row_height()
        painter.end()

    def _header_height(self) -> int:
        return self._theme.px(36) if self._header else 0

    def _gap(self) -> int:
        return self._theme.space("l")

    def _least_width(self) -> int:
        return sum(self._theme.px(column.width or 120) for column in self._columns)

    def _spans(self) -> list[tuple[float, float]]:
        narrow = self._theme.compact
        fixed = [
            self._theme.px(column.narrow or column.width if narrow else column.width)
            for column in self._columns
        ]
        loose = sum(1 for width in fixed if not width)
        # words stand clear of the edge of the row that is in force
        left = float(self._theme.space("l")) if any(row.current for row in self.rows) else 0.0
        share = max(0.0, self.width() - left - sum(fixed)) / max(1, loose)
        spans = []
        for width in fixed:
            spans.append((left, width or share))
            left += width or share
        return spans

    def _paint_header(self, painter: QPainter, spans: list[tuple[float, float]]) -> None:
        theme = self._theme
        high = self._header_height()
        last = len(self._columns) - 1
        for at, (left, width) in enumerate(spans):
            column = self._columns[at]
            align = paint.RIGHT if column.align == "right" else paint.LEFT
            area = QRectF(left, 0, width - (self._gap() if at < last else 0), high)
            ink = theme.color("textMuted")
            paint.text(painter, area, column.title, theme.font("caption"), ink, align)
        line = QRectF(0, high - 1, self.width(), theme.stroke("line"))
        painter.fillRect(line, theme.color("border"))

    def _paint_row(
        self, painter: QPainter, spans: list[tuple[float, float]], row: Row, top: int
    ) -> None:
        theme = self._theme
        high = self.row_height()
        if row.current:
            painter.fillRect(QRectF(0, top, self.width(), high), theme.color("accentSoft"))
            painter.fillRect(QRectF(0, top, theme.px(4), high), theme.color("accent"))
        last = len(self._columns) - 1
        for at, (left, width) in enumerate(spans[: len(row.cells)]):
            cell, column = row.cells[at], self._columns[at]
            area = QRectF(left, top, width - (self._gap() if at < last else 0), high)
            self._paint_cell(painter, area, cell, right=column.align == "right")
        line = QRectF(0, top + high - 1, self.width(), theme.stroke("line"))
        painter.fillRect(line, theme.color("border"))

    def _paint_cell(self, painter: QPainter, area: QRectF, cell: Cell, *, right: bool) -> None:
        theme = self._theme
        if cell.chip is not None:
            wide, high = chip_width(theme, cell.chip), chip_height(theme)
            left = area.right() - wide if right else area.left()
            spot = QRectF(left, area.center().y() - high / 2, wide, high)
            paint_chip(painter, theme, spot, cell.chip)
            return
        left = area.left()
        if cell.picture is not None:
            left = self._paint_picture(painter, area, cell.picture) + theme.space("l")
        if cell.icon:
            size = theme.px(24)
            mark = QRectF(left, area.top(), size, area.height())
            paint.icon(painter, theme, mark, cell.icon, cell.icon_color or cell.color, size)
            left += size + theme.space("s")
        align = paint.RIGHT if right else paint.LEFT
        role = "title" if cell.large else ("control" if cell.bold and cell.sub else "body")
        font = theme.font(role, bold=cell.bold, mono=cell.mono)
        if width_of(cell.text, font) > area.right() - left:
            role = "body"
            font = theme.font(role, bold=cell.bold, mono=cell.mono)
        inner = QRectF(left, 0, area.right() - left, theme.line(role))
        bold = False if cell.is_prose else None
        small = theme.font("caption", bold=bold, mono=not cell.is_prose)
        below = _below(cell, small, int(inner.width()))
        upper, lower = theme.line(role), len(below) * theme.line("caption")
        # a hair of a pixel lost to rounding at 125 % must not cost the second line
        room = 1 if cell.mono else int((area.height() - lower) / upper + 0.1)
        lines = paint.few_lines(cell.text, font, int(inner.width()), most=room)
        inner.moveTop(area.center().y() - (len(lines) * upper + lower) / 2)
        for words in lines:
            paint.text(painter, inner, words, font, theme.color(cell.color), align)
            inner.translate(0, upper)
        inner.setHeight(theme.line("caption"))
        faint = theme.color("textMuted" if cell.is_prose else "textFaint")
        for words in below:
            paint.text(painter, inner, words, small, faint, align)
            inner.translate(0, theme.line("caption"))

    def _paint_picture(self, painter: QPainter, area: QRectF, picture: QImage) -> float:
        """Its right edge."""
        theme = self._theme
        high = area.height() - 2 * theme.space("s")
        spot = QRectF(area.left(), area.top() + theme.space("s"), high * _PICTURE_SHAPE, high)
        if picture.isNull():
            fill = theme.color("surfaceAlt")
            paint.box(painter, spot, fill=fill, radius=theme.radius("photo"))
            paint.icon(painter, theme, spot, "package", "textFaint", theme.px(24))
        else:
            paint_photo(painter, theme, spot, picture)
        return spot.right()


class Table(QWidget):
    """A table that pages itself when its rows do not fit."""

    row_clicked = Signal(str)

    def __init__(
        self, theme: Theme, columns: list[Column], *, touch: bool = False, header: bool = True
    ) -> None:
        """Columns are fixed; their titles may change with the language."""
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._body = TableBody(theme, columns, touch=touch, header=header)
        self._body.row_clicked.connect(self.row_clicked)
        self._body.resized.connect(self._page)
        self._back = ActionButton(theme)
        self._next = ActionButton(theme)
        self._place = Text(theme, "body", "textMuted")
        self._back.clicked.connect(self._page_back)
        self._next.clicked.connect(self._page_next)
        self._pager = QWidget()
        row = hbox(1, self._place, self._back, self._next, spacing=theme.space("m"))
        self._pager.setLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.space("s"))
        outer.addWidget(self._body, 1)
        outer.addWidget(self._pager)
        theme.changed.connect(self.restyle)
        self._pager.hide()
        self._is_turning = False

    @property
    def rows(self) -> list[Row]:
        """All rows, shown or not."""
        return self._body.rows

    def set_touch(self, *, touch: bool) -> None:
        """Rows of 64 px, to be tapped, or of 52."""
        self._body.set_touch(touch=touch)

    def set_titles(self, titles: list[str]) -> None:
        """Column titles in the current language."""
        pairs = zip(self._columns, titles, strict=True)
        self._columns = [replace(column, title=title) for column, title in pairs]
        self._body.set_columns(self._columns)
        self._page()

    def set_rows(self, rows: list[Row]) -> None:
        """Show these from the first page on; the page is kept while it still exists."""
        names = "; ".join(row.name or self.tr(", ").join(_words(row)) for row in rows)
        if rows == self._body.rows and names == self._body.accessibleName():
            return
        self._body.rows = rows
        self._body.setAccessibleName(names)
        self._body.updateGeometry()
        self._page()

    def turn(self, pages: int) -> None:
        """A page on or back, where there is one: for pages that give it keys."""
        if pages < 0:
            self._page_back()
        else:
            self._page_next()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self._page()

    @Slot()
    def _page(self) -> None:
        body = self._body
        if body.first >= len(body.rows):
            body.first = 0
        self._turn()
        last = min(len(body.rows), body.first + body.capacity())
        self._place.setText(f"{body.first + 1}-{last} / {len(body.rows)}")
        self._back.show_as("", "chevron-left")
        self._next.show_as("", "chevron-right")
        self._back.setAccessibleName(self.tr("Previous page"))
        self._next.setAccessibleName(self.tr("Next page"))
        self._back.setEnabled(body.first > 0)
        self._next.setEnabled(last < len(body.rows))
        body.update()

    def _turn(self) -> None:
        """Show or hide the pager; showing it resizes, which may ask for the contrary at once.

        Hidden in the middle of being shown, Qt would paint it all the same.
        """
        if self._is_turning:
            return
        self._is_turning = True
        for _ in range(2):
            if self._needs_pager() == self._pager.isVisibleTo(self):
                break
            self._pager.setVisible(self._needs_pager())
        self._is_turning = False

    def _needs_pager(self) -> bool:
        body = self._body
        room = self.height() // body.row_height() if self.height() else len(body.rows)
        paged = len(body.rows) > max(room, 1) and len(body.rows) > body.capacity()
        return paged or body.first > 0

    @Slot()
    def _page_back(self) -> None:
        self._body.first = max(0, self._body.first - self._body.capacity())
        self._page()

    @Slot()
    def _page_next(self) -> None:
        if self._body.first + self._body.capacity() < len(self._body.rows):
            self._body.first += self._body.capacity()
        self._page()


def _below(cell: Cell, font: QFont, width: int) -> list[str]:
    """The lines under a cell's words: a sentence in two at most, a code in one."""
    if not cell.sub:
        return []
    if cell.is_prose:
        return paint.few_lines(cell.sub, font, width, most=2)
    return [paint.fitted(cell.sub, font, width)]


def _words(row: Row) -> list[str]:
    words = [(cell.text, cell.sub, cell.chip.text if cell.chip else "") for cell in row.cells]
    return [one for cell in words for one in cell if one]
