"""Tickets from CSV: hostile bytes in, announceable tickets and bad rows out. Pure, no storage.

One row is one order line; rows with the same `ticket_number` make one ticket. The format is
described in docs/ticket-csv.md.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspection.errors import OperatorError

MAX_ROWS = 500_000
MAX_CELL_CHARS = 500
MAX_LINES_PER_TICKET = 200

REQUIRED = frozenset(
    {
        "ticket_number",
        "order_ref",
        "sku",
        "name_zh",
        "name_en",
        "quantity",
        "ordered_quantity",
        "paid",
        "currency",
    }
)
TICKET_COLUMNS = frozenset(
    {
        "ticket_number",
        "order_ref",
        "shop",
        "market",
        "service",
        "reason_code",
        "reason_class",
        "tracking",
        "freight_paid",
        "currency",
        "delivered_at",
        "deadline_at",
        "deadline_source",
        "outbound_weight_g",
        "contact_name",
        "contact_phone",
        "contact_address",
    }
)
"""Said once per ticket: rows of one ticket must not contradict each other here."""
LINE_COLUMNS = frozenset(
    {
        "order_line",
        "sku",
        "gtin",
        "name_zh",
        "name_en",
        "goods_class",
        "quantity",
        "ordered_quantity",
        "paid",
        "serials",
        "exclusion_confirmed",
        "picture",
    }
)
DEMO_COLUMNS = frozenset({"deadline_in_h", "delivered_days_ago"})
"""Times relative to the import, so that a demonstration never goes stale; refused elsewhere."""

Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that announces nothing, and why; the heading is row 1."""

    row: int
    reason_code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class RawTicket:
    """Rows of one ticket as clean text; `first` has the ticket's own columns merged."""

    number: str
    first: Row
    lines: tuple[tuple[int, Row], ...]

    @property
    def digest(self) -> str:
        """Tells a repeated import from a changed one."""
        content = [self.first, *(line for _, line in self.lines)]
        plain = json.dumps(content, sort_keys=True, ensure_ascii=True).encode()
        return hashlib.sha256(plain).hexdigest()


@dataclass(frozen=True, kw_only=True)
class RawTickets:
    """What the text of a file says, before any value is understood."""

    tickets: tuple[RawTicket, ...]
    bad: tuple[BadRow, ...]


def read_csv(data: bytes, *, demo: bool) -> RawTickets:
    """Group the rows of a CSV file into tickets.

    Raises OperatorError (`csv.empty`, `csv.encoding`, `csv.unknown_column`, `csv.missing_column`,
    `csv.repeated_column`, `csv.too_many_rows`) where the file as a whole cannot be read.
    """
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    columns = _heading(reader, demo=demo)
    bad: list[BadRow] = []
    by_number: dict[str, list[tuple[int, Row]]] = {}
    for number, outcome in _rows(reader, columns):
        if isinstance(outcome, BadRow):
            bad.append(outcome)
            continue
        by_number.setdefault(outcome["ticket_number"], []).append((number, outcome))
        if number > MAX_ROWS:
            raise OperatorError("csv.too_many_rows", limit=MAX_ROWS)
    tickets = [_group(number, rows, bad) for number, rows in by_number.items()]
    good = tuple(ticket for ticket in tickets if ticket is not None)
    return RawTickets(tickets=good, bad=tuple(bad))


def decode(data: bytes) -> str:
    """UTF-8 with or without its mark, else GB 18030, which Chinese spreadsheets still write."""
    if not data.strip():
        raise OperatorError("csv.empty")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise OperatorError("csv.encoding")


def _heading(reader: Iterator[list[str]], *, demo: bool) -> list[str]:
    try:
        columns = [cell.strip().lower() for cell in next(reader)]
    except (csv.Error, StopIteration) as problem:
        raise OperatorError("csv.empty") from problem
    known = TICKET_COLUMNS | LINE_COLUMNS | (DEMO_COLUMNS if demo else frozenset())
    for column in columns:
        if column not in known:
            raise OperatorError("csv.unknown_column", column=column[:60])
        if columns.count(column) > 1:
            raise OperatorError("csv.repeated_column", column=column)
    for column in sorted(REQUIRED.difference(columns)):
        raise OperatorError("csv.missing_column", column=column)
    return columns


def _rows(reader: Iterator[list[str]], columns: list[str]) -> Iterator[tuple[int, Row | BadRow]]:
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # the reader starts afresh on the next line, so one bad quote costs one row
            yield number, BadRow(row=number, reason_code="row.malformed")
            continue
        if any(cell.strip() for cell in cells):
            yield number, _row(number, cells, columns)


def _row(number: int, cells: list[str], columns: list[str]) -> Row | BadRow:
    if len(cells) != len(columns):
        params = (("cells", len(cells)), ("columns", len(columns)))
        return BadRow(row=number, reason_code="row.wrong_length", params=params)
    row = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    for column, cell in row.items():
        fault = text_fault(cell)
        if fault is not None:
            return BadRow(row=number, reason_code=fault, params=(("column", column),))
    for column in ("ticket_number", "order_ref", "sku", "currency"):
        if not row[column]:
            return BadRow(row=number, reason_code="cell.empty", params=(("column", column),))
    return row


def text_fault(cell: str) -> str | None:
    """Why this text may not enter, or None. Formulas and SQL are text like any other."""
    if len(cell) > MAX_CELL_CHARS:
        return "cell.too_long"
    # Cc control, Cs lone surrogate, Co private use, Cn unassigned; Cf holds the direction marks
    # that make a number read backwards on a screen
    if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in cell):
        return "cell.control_characters"
    return None


def _group(number: str, rows: list[tuple[int, Row]], bad: list[BadRow]) -> RawTicket | None:
    first: Row = {}
    faults: list[BadRow] = []
    for row_number, row in rows:
        clash = _merge(first, row)
        if clash is not None:
            params = (("column", clash),)
            faults.append(BadRow(row=row_number, reason_code="ticket.contradicts", params=params))
    if len(rows) > MAX_LINES_PER_TICKET:
        params_limit = (("limit", MAX_LINES_PER_TICKET),)
        faults.append(
            BadRow(row=rows[0][0], reason_code="ticket.too_many_lines", params=params_limit)
        )
    if faults:
        bad.extend(with_siblings(faults, (row_number for row_number, _ in rows)))
        return None
    lines = tuple(
        (row_number, {name: cell for name, cell in row.items() if name in LINE_COLUMNS})
        for row_number, row in rows
    )
    return RawTicket(number=number, first=first, lines=lines)


def _merge(first: Row, row: Row) -> str | None:
    for column, cell in row.items():
        if column in LINE_COLUMNS or not cell:
            continue
        if first.setdefault(column, cell) != cell:
            return column
    return None


def with_siblings(faults: list[BadRow], rows: Iterable[int]) -> list[BadRow]:
    """The faults, and every other row of the same ticket: half a ticket is not announced."""
    at_fault = {fault.row for fault in faults}
    because = min(at_fault)
    rest = [
        BadRow(row=row, reason_code="ticket.incomplete", params=(("because_row", because),))
        for row in rows
        if row not in at_fault
    ]
    return [*faults, *rest]
