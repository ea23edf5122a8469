"""From a grid of cells under a heading (CSV, XLSX) to rows by column name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from inspection.errors import OperatorError
from sync.tickets.columns import MAX_ROWS
from sync.tickets.rows import CellFault, ReadRow, checked_row, ensure_columns, faulty_row

Cell = str | CellFault
GridRow = tuple[int, Sequence[Cell] | None]
"""Row number and cells; None where the row could not be read at all."""


def grid_rows(grid: Iterator[GridRow], *, demo: bool) -> Iterator[ReadRow]:
    """Every row that is not empty; the first of them is the heading.

    Raises OperatorError `file.empty`, `file.too_many_rows` and those of `ensure_columns`.
    """
    columns = _heading(grid)
    ensure_columns(columns, demo=demo)
    count = 0
    for number, cells in grid:
        if cells is not None and not any(_is_filled(cell) for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            raise OperatorError("file.too_many_rows", limit=MAX_ROWS)
        yield _row(number, cells, columns)


def _heading(grid: Iterator[GridRow]) -> list[str]:
    for _number, cells in grid:
        if cells is None:
            break
        if any(_is_filled(cell) for cell in cells):
            names = [cell.strip().lower() if isinstance(cell, str) else "?" for cell in cells]
            while names and not names[-1]:
                names.pop()  # a spreadsheet has no end at the right
            return names
    raise OperatorError("file.empty")


def _row(number: int, cells: Sequence[Cell] | None, columns: list[str]) -> ReadRow:
    if cells is None:
        return faulty_row(number, "row.malformed", {})
    filled = list(cells)
    while len(filled) > len(columns) and not _is_filled(filled[-1]):
        filled.pop()
    if len(filled) != len(columns):
        texts = {
            column: cell.strip()
            for column, cell in zip(columns, filled, strict=False)
            if isinstance(cell, str)
        }
        sizes = {"cells": len(filled), "columns": len(columns)}
        return faulty_row(number, "row.wrong_length", texts, **sizes)
    return checked_row(number, dict(zip(columns, filled, strict=True)))


def _is_filled(cell: Cell) -> bool:
    return not isinstance(cell, str) or bool(cell.strip())
