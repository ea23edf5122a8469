"""Rows of a CSV file: UTF-8 or GB 18030, quotes as in RFC 4180, one heading.

A stray quote costs the rows it stands in, never the rest of the file: every line comes out exactly
once, as a row of its own or as one that is part of another.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from inspection.errors import OperatorError
from sync.tickets.grid import GridRow

MAX_QUOTED_CHARS = 4000
"""Of a cell with line breaks. No form lets a customer write so much; it is a stray quote's."""
MAX_VAIN_CHARS = 32 * 1024 * 1024
"""Looked at for closing quotes that never came. A file made of stray quotes would take hours."""


def csv_grid(data: bytes) -> Iterator[GridRow]:
    """Each line with its number, the heading being line 1; None is a line that makes no sense.

    A row over several lines has the number of its first; the others are empty where it is
    readable, else None. Raises OperatorError `file.empty` or `file.encoding`.
    """
    lines = _Lines(decode(data))
    number = 1
    while True:
        found = lines.row()
        if not found:
            return
        for cells in found:
            yield number, cells
            number += 1


def decode(data: bytes) -> str:
    """UTF-8 with or without its mark, else GB 18030, which Chinese spreadsheets still write."""
    if not data.strip():
        raise OperatorError("file.empty")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise OperatorError("file.encoding")


class _Lines:
    """The text, read row by row, and back to the line after a row's first where that misled."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self._vain_chars = 0

    def row(self) -> list[Sequence[str] | None]:
        """One entry for each line of the next row; nothing at the end."""
        start = self._stream.tell()
        line = self._stream.readline()
        if not line:
            return []
        after = self._stream.tell()
        try:
            return [next(csv.reader([line], strict=True))]
        except csv.Error:
            self._stream.seek(start)
        found = self._long_row() if self._vain_chars < MAX_VAIN_CHARS else None
        if found is None:
            self._vain_chars += self._stream.tell() - start
            self._stream.seek(after)
            return [None]
        return found

    def _long_row(self) -> list[Sequence[str] | None] | None:
        """A row whose quoted cells have line breaks; None where its quotes make no sense."""
        start = self._stream.tell()
        reader = csv.reader(self._stream, strict=True)
        try:
            cells = next(reader)
        except csv.Error:
            return None
        broken = [cell for cell in cells if _has_break(cell)]
        if any(len(cell) > MAX_QUOTED_CHARS for cell in broken):
            return None
        # a line inside proper quotes is never a row: it may be what a customer wrote as an address
        is_readable = not any(_has_break(cell.strip()) for cell in broken)
        self._stream.seek(start)
        rest = [self._stream.readline() for _ in range(reader.line_num)][1:]
        return [cells, *(() if is_readable or not line.strip() else None for line in rest)]


def _has_break(cell: str) -> bool:
    return "\n" in cell or "\r" in cell
