"""The row model all formats share: rows of text cells in, whole tickets and bad rows out. Pure.

One row is one order line; rows with the same `ticket_number` make one ticket.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inspection.errors import OperatorError
from sync.tickets.columns import (
    CODE_COLUMNS,
    LINE_COLUMNS,
    MAX_CELL_CHARS,
    MAX_LINES_PER_TICKET,
    NEVER_EMPTY,
    REQUIRED,
    REQUIRED_OF_LINE,
    known_columns,
)
from sync.tickets.content import digest_of

Row = dict[str, str]

_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]{1,3}")
"""What a spreadsheet makes of a long number; its last digits are gone."""


@dataclass(frozen=True, kw_only=True)
class BadRow:
    """A row that announces nothing, and why; the heading is row 1."""

    row: int
    reason_code: str
    params: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class CellFault:
    """Stands in place of a cell's text where the format's own value cannot become one."""

    reason_code: str


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """One row as its format gave it; with a `fault` the cells are only what could be read."""

    number: int
    cells: Row
    fault: BadRow | None = None


@dataclass(frozen=True, kw_only=True)
class RawTicket:
    """Rows of one ticket as clean text; `first` has the ticket's own columns merged."""

    number: str
    first: Row
    lines: tuple[tuple[int, Row], ...]

    @property
    def digest(self) -> str:
        """Tells a repeated import from a changed one, whatever format either came in."""
        return digest_of(self.first, [line for _, line in self.lines])


@dataclass(frozen=True, kw_only=True)
class RawTickets:
    """What a file says before any value is understood; `numbers` has the ticket of each row."""

    tickets: tuple[RawTicket, ...]
    bad: tuple[BadRow, ...]
    numbers: Mapping[int, str] = field(default_factory=dict)


def ensure_columns(columns: Sequence[str], *, demo: bool) -> None:
    """Raise OperatorError `file.unknown_column`, `.repeated_column` or `.missing_column`.

    A mistyped `deadline_at` must not be ignored silently.
    """
    known = known_columns(demo=demo)
    for column in columns:
        if column not in known:
            raise OperatorError("file.unknown_column", column=column[:60])
        if columns.count(column) > 1:
            raise OperatorError("file.repeated_column", column=column)
    for column in sorted(REQUIRED.difference(columns)):
        raise OperatorError("file.missing_column", column=column)


def checked_row(number: int, cells: Mapping[str, str | CellFault]) -> ReadRow:
    """Strip the cells and find what is wrong with the text of any."""
    texts = {name: cell.strip() for name, cell in cells.items() if isinstance(cell, str)}
    fault = _fault(number, cells, texts)
    return ReadRow(number=number, cells=texts, fault=fault)


def faulty_row(number: int, reason_code: str, cells: Row, /, **params: str | int) -> ReadRow:
    """A row its format could not make sense of."""
    bad = BadRow(row=number, reason_code=reason_code, params=tuple(params.items()))
    return ReadRow(number=number, cells=cells, fault=bad)


def text_fault(cell: str) -> str | None:
    """Why this text may not enter, or None. Formulas and SQL are text like any other."""
    if len(cell) > MAX_CELL_CHARS:
        return "cell.too_long"
    # Cc control, Cs lone surrogate, Co private use, Cn unassigned; Cf holds the direction marks
    # that make a number read backwards on a screen
    if any(unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} for char in cell):
        return "cell.control_characters"
    return None


def grouped(rows: Iterable[ReadRow]) -> RawTickets:
    """Rows of one number as one ticket; half a ticket is not announced."""
    bad: list[BadRow] = []
    numbers: dict[int, str] = {}
    by_number: dict[str, list[ReadRow]] = {}
    for row in rows:
        ticket = row.cells.get("ticket_number", "")
        if ticket and text_fault(ticket) is None:
            numbers[row.number] = ticket
            by_number.setdefault(ticket, []).append(row)
        elif row.fault is not None:
            bad.append(row.fault)
    tickets = [_ticket(number, members, bad) for number, members in by_number.items()]
    good = tuple(ticket for ticket in tickets if ticket is not None)
    bad.sort(key=lambda one: one.row)
    return RawTickets(tickets=good, bad=tuple(bad), numbers=numbers)


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


def _fault(number: int, cells: Mapping[str, str | CellFault], texts: Row) -> BadRow | None:
    for column, cell in cells.items():
        code = cell.reason_code if isinstance(cell, CellFault) else _text_fault(column, texts)
        if code is not None:
            return BadRow(row=number, reason_code=code, params=(("column", column),))
    for column in NEVER_EMPTY:
        if not texts.get(column):
            return BadRow(row=number, reason_code="cell.empty", params=(("column", column),))
    return None


def _text_fault(column: str, texts: Row) -> str | None:
    text = texts[column]
    if column in CODE_COLUMNS and _EXPONENT.fullmatch(text):
        return "cell.exponent"
    # nearly all text is plain, and this is asked a million times
    if text.isascii() and text.isprintable() and len(text) <= MAX_CELL_CHARS:
        return None
    return text_fault(text)


def _ticket(number: str, rows: list[ReadRow], bad: list[BadRow]) -> RawTicket | None:
    first: Row = {}
    faults = [row.fault for row in rows if row.fault is not None]
    for row in rows:
        clash = _merge(first, row.cells) if row.fault is None else None
        if clash is not None:
            fault = faulty_row(row.number, "ticket.contradicts", {}, column=clash).fault
            faults += [fault] if fault else []
    if len(rows) > MAX_LINES_PER_TICKET and not faults:
        limit = (("limit", MAX_LINES_PER_TICKET),)
        faults = [BadRow(row=rows[0].number, reason_code="ticket.too_many_lines", params=limit)]
    if faults:
        bad.extend(with_siblings(faults, (row.number for row in rows)))
        return None
    lines = tuple((row.number, _line_of(row.cells)) for row in rows)
    return RawTicket(number=number, first=first, lines=lines)


def _line_of(cells: Row) -> Row:
    own = {name: cell for name, cell in cells.items() if name in LINE_COLUMNS}
    return dict.fromkeys(REQUIRED_OF_LINE, "") | own


def _merge(first: Row, row: Row) -> str | None:
    for column, cell in row.items():
        if column in LINE_COLUMNS or not cell:
            continue
        if first.setdefault(column, cell) != cell:
            return column
    return None
