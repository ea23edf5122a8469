"""One cell of a spreadsheet as the text a CSV would have, or why that cannot be had exactly.

A spreadsheet's number has 15 digits, the rest is lost before it reaches the file: a longer number
is refused, never guessed. Amounts go through `Decimal`, so that no cent is made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from sync.tickets.columns import CODE_COLUMNS, TIME_COLUMNS
from sync.tickets.rows import CellFault
from sync.tickets.xlsx_book import Book, plain_text

MAX_DIGITS = 15
MAX_NUMBER_CHARS = 40
FORMULA = "f"
LEAP_BUG_ENDS = 60
"""Spreadsheets count a 29th February 1900; days before March of that year are off by one."""
_FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's times have no zone
_FIRST_DAY_1904 = datetime(1904, 1, 1)  # noqa: DTZ001 - as above

Zone = Callable[[datetime], datetime]
"""Gives a time without a zone the one its writer meant."""


class RawCell(NamedTuple):
    """A cell as the file has it: `kind` is the format's own word, `FORMULA` for any formula."""

    kind: str
    text: str
    style: int


def cell_text(cell: RawCell, column: str, book: Book, zone: Zone) -> str | CellFault:
    """The text of one cell; `zone` gives times the zone of whoever wrote the sheet."""
    kind, text = cell.kind, cell.text
    if kind == "n":
        return _number(cell, column, book, zone)
    if kind in {"s", "inlineStr", "str"}:
        return book.string(text) if kind == "s" else plain_text(text)
    if kind == "b":
        return "true" if text.strip() in {"1", "true"} else "false"
    if kind == "d":
        return _time(datetime.fromisoformat(text), column, zone)
    return CellFault(reason_code="cell.formula" if kind == FORMULA else "cell.error")


def number_text(text: str) -> str | CellFault:
    """All digits of a number, no exponent; `cell.number_too_long` beyond what a sheet can hold."""
    # a program may write 1.1000000000000001 for what it shows as 1.1: the same number
    value = float(text) if len(text) <= MAX_NUMBER_CHARS else float("inf")
    if not isfinite(value) or abs(value) >= 10**MAX_DIGITS:
        return CellFault(reason_code="cell.number_too_long")
    exact = Decimal(repr(value)).normalize()
    if len(exact.as_tuple().digits) > MAX_DIGITS:
        return CellFault(reason_code="cell.number_too_long")
    return format(exact, "f") if exact else "0"


def _number(cell: RawCell, column: str, book: Book, zone: Zone) -> str | CellFault:
    if cell.style in book.date_styles:
        return _time(_moment(float(cell.text), is_1904=book.is_1904), column, zone)
    text = cell.text
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS and text[0] != "0"):
        shown = number_text(text)
        if isinstance(shown, CellFault):
            return shown
        text = shown
    if column in CODE_COLUMNS and text.isdigit():
        return text.zfill(book.zero_styles.get(cell.style, 0))
    return text


def _moment(days: float, *, is_1904: bool) -> datetime:
    if is_1904:
        return _FIRST_DAY_1904 + timedelta(days=days)
    leap = 1 if days < LEAP_BUG_ENDS else 0
    # to the second: a day's fraction is not exact
    return _FIRST_DAY + timedelta(seconds=round((days + leap) * 86_400))


def _time(value: datetime, column: str, zone: Zone) -> str | CellFault:
    if column not in TIME_COLUMNS:
        return CellFault(reason_code="cell.is_date")
    return (zone(value) if value.tzinfo is None else value).isoformat()
