"""Rows of a spreadsheet: the first sheet, one heading, values as the text a CSV would have."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import datetime
from xml.parsers import expat

from inspection.errors import OperatorError
from sync.tickets.grid import Cell, GridRow
from sync.tickets.sheet_cells import FORMULA, RawCell, cell_text
from sync.tickets.xlsx_book import MAX_TEXT, Book, Reader, read_book
from sync.tickets.xlsx_parts import Archive, Attributes

MAX_SHEET_COLUMNS = 256
"""Far more than a ticket list has; further ones are not looked at."""
_PLACE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, EOFError),
    *(ValueError, KeyError, IndexError, OverflowError),
)

SheetRow = tuple[int, dict[int, RawCell]]


def xlsx_grid(data: bytes, *, zone: Callable[[datetime], datetime]) -> Iterator[GridRow]:
    """Each row of the first sheet with the number it has there.

    Raises OperatorError `file.broken`, `.encrypted`, `.macros`, `.unknown_kind`, `.no_sheet`,
    `.too_large_unpacked`.
    """
    try:
        archive = Archive(data)
        book = read_book(archive)
        yield from _named(_sheet_rows(archive, book), book, zone)
    except _BROKEN as problem:
        raise OperatorError("file.broken") from problem


def _named(
    rows: Iterator[SheetRow], book: Book, zone: Callable[[datetime], datetime]
) -> Iterator[GridRow]:
    columns: list[str] = []
    for number, found in rows:
        # a sheet does not write what is empty
        width = max(len(columns), max(found, default=0))
        names = [*columns, *[""] * (width - len(columns))]
        cells: list[Cell] = [
            cell_text(found[at], name, book, zone) if at in found else ""
            for at, name in enumerate(names, start=1)
        ]
        if not columns and any(cells):
            columns = [cell.strip().lower() if isinstance(cell, str) else "" for cell in cells]
            while columns and not columns[-1]:
                columns.pop()
        yield number, cells


def _sheet_rows(archive: Archive, book: Book) -> Iterator[SheetRow]:
    sheet = _Sheet()
    for _ in archive.stream(book.sheet, sheet):
        yield from sheet.rows
        sheet.rows.clear()


class _Sheet(Reader):
    """Collects the rows of a sheet; who streams takes them away."""

    def __init__(self) -> None:
        self.rows: list[SheetRow] = []
        self._number = 0
        self._column = 0
        self._cells: dict[int, RawCell] = {}
        self._kind = self._style = ""
        self._parts: list[str] = []
        self._chars = 0
        self._is_text = self._is_formula = self._is_spoken = False
        self._columns: dict[str, int] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """A row, a cell, or what is in it."""
        match name:
            case "c":
                self._begin_cell(attributes)
            case "v" | "t":
                self._is_text = not self._is_spoken
            case "row":
                self._begin_row(attributes)
            case "f":
                self._is_formula = True
            case "rPh":
                self._is_spoken = True
            case _:
                pass

    def end(self, name: str) -> None:
        """It is whole."""
        match name:
            case "c":
                self._end_cell()
            case "v" | "t":
                self._is_text = False
            case "row":
                self.rows.append((self._number, self._cells))
            case "rPh":
                self._is_spoken = False
            case _:
                pass

    def text(self, data: str) -> None:
        """Characters of a value; of a formula or a comment none."""
        if self._is_text and self._chars <= MAX_TEXT:
            self._parts.append(data)
            self._chars += len(data)

    def _begin_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r", self._number + 1))
        if number <= self._number:
            raise OperatorError("file.broken")
        self._number, self._column, self._cells = number, 0, {}

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = self._column + 1 if place is None else self._column_of(place)
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._parts, self._chars, self._is_formula = [], 0, False

    def _end_cell(self) -> None:
        text = "".join(self._parts)
        if (text or self._is_formula) and self._column <= MAX_SHEET_COLUMNS:
            kind = FORMULA if self._is_formula else self._kind
            self._cells[self._column] = RawCell(kind, text, int(self._style or 0))

    def _column_of(self, place: str) -> int:
        found = _PLACE.fullmatch(place)
        if found is None:
            raise OperatorError("file.broken")
        letters = found[1]
        if letters not in self._columns:
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - ord("A") + 1
            self._columns[letters] = column
        return self._columns[letters]
