"""Rows of a JSON file: a list of objects, one per order line, or one per ticket with `lines`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from inspection.errors import OperatorError
from sync.tickets.columns import LIST_COLUMNS, MAX_ROWS
from sync.tickets.rows import CellFault, ReadRow, checked_row, ensure_columns, faulty_row

LINES = "lines"
"""Key of a ticket's order lines, each an object of its own."""

_Object = dict[str, Any]
_Cells = dict[str, str | CellFault]


class _Number(str):
    """A number as it is written in the file: not one digit is lost, whatever its size."""

    __slots__ = ()


def json_rows(data: bytes, *, demo: bool) -> Iterator[ReadRow]:
    """Every order line, counted from 1.

    Raises OperatorError `file.encoding`, `.bad_json`, `.too_deep`, `.repeated_key`,
    `.not_a_number`, `.not_a_list`, `.empty`, `.too_many_rows` and those of `ensure_columns`.
    """
    entries = _parsed(data)
    ensure_columns(_columns(entries), demo=demo)
    number = 0
    for entry in entries:
        for row in _lines(entry, number + 1):
            number += 1
            if number > MAX_ROWS:
                raise OperatorError("file.too_many_rows", limit=MAX_ROWS)
            yield row


def _parsed(data: bytes) -> list[Any]:
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_no_number,
        )
    except UnicodeDecodeError as problem:
        raise OperatorError("file.encoding") from problem
    except RecursionError as problem:
        raise OperatorError("file.too_deep") from problem
    except json.JSONDecodeError as problem:
        raise OperatorError("file.bad_json", line=problem.lineno) from problem
    if not isinstance(value, list):
        raise OperatorError("file.not_a_list")
    if not value:
        raise OperatorError("file.empty")
    return value


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise OperatorError("file.repeated_key", key=counts.most_common(1)[0][0][:60])
    return found


def _no_number(name: str) -> NoReturn:
    raise OperatorError("file.not_a_number", name=name)


def _columns(entries: list[Any]) -> list[str]:
    """Every key there is, each once; a line's own as well."""
    found: dict[str, None] = {}
    for entry in entries:
        if isinstance(entry, dict):
            for part in (entry, *_objects(entry.get(LINES))):
                found.update(dict.fromkeys(part))
    found.pop(LINES, None)
    return list(found)


def _objects(value: object) -> list[_Object]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _lines(entry: object, number: int) -> Iterator[ReadRow]:
    if not isinstance(entry, dict):
        yield faulty_row(number, "row.not_an_object", {})
        return
    ticket = _cells({key: value for key, value in entry.items() if key != LINES})
    if LINES not in entry:
        yield checked_row(number, ticket)
        return
    lines = entry[LINES]
    if not isinstance(lines, list) or not lines:
        yield faulty_row(number, "ticket.no_lines", _texts(ticket))
        return
    for at, line in enumerate(lines):
        yield _line(number + at, ticket, line)


def _line(number: int, ticket: _Cells, line: object) -> ReadRow:
    if not isinstance(line, dict) or LINES in line:
        return faulty_row(number, "row.not_an_object", _texts(ticket))
    cells = _cells(line)
    for column, cell in cells.items():
        if ticket.get(column, cell) != cell:
            return faulty_row(number, "ticket.contradicts", _texts(ticket), column=column)
    return checked_row(number, ticket | cells)


def _texts(cells: Mapping[str, str | CellFault]) -> dict[str, str]:
    return {name: cell.strip() for name, cell in cells.items() if isinstance(cell, str)}


def _cells(entry: _Object) -> _Cells:
    return {column: _cell(column, value) for column, value in entry.items()}


def _cell(column: str, value: object) -> str | CellFault:
    if isinstance(value, list) and column in LIST_COLUMNS:
        parts = [_scalar(one) for one in value]
        fault = next((part for part in parts if isinstance(part, CellFault)), None)
        return fault or ";".join(str(part) for part in parts)
    return _scalar(value)


def _scalar(value: object) -> str | CellFault:
    if isinstance(value, _Number):
        has_exponent = "e" in value or "E" in value
        return CellFault(reason_code="cell.exponent") if has_exponent else str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else CellFault(reason_code="cell.not_text")
