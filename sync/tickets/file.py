"""One ticket file of any kind, told apart by its content: the name may say what it likes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from inspection.errors import OperatorError
from sync.tickets.columns import MAX_FILE_BYTES
from sync.tickets.csv_rows import csv_grid
from sync.tickets.grid import grid_rows
from sync.tickets.json_rows import json_rows
from sync.tickets.rows import RawTickets, ReadRow, grouped
from sync.tickets.xlsx_rows import xlsx_grid

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
"""Old spreadsheets, and new ones behind a password."""
_NO_LIST = (b"%PDF", b"\x7fELF", b"MZ\x90", b"\x89PNG", b"\xff\xd8\xff", b"PK\x05\x06")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")


def local_zone(moment: datetime) -> datetime:
    """A time without a zone is meant in the zone of this computer."""
    return moment.astimezone()


def read_tickets(
    data: bytes, *, demo: bool, zone: Callable[[datetime], datetime] = local_zone
) -> RawTickets:
    """Group the rows of a CSV, XLSX or JSON file into tickets.

    Raises OperatorError `file.*` where the file as a whole cannot be read.
    """
    return grouped(read_rows(data, demo=demo, zone=zone))


def read_csv_tickets(data: bytes, *, demo: bool) -> RawTickets:
    """The same for CSV alone, as a hub takes it: it opens no spreadsheet."""
    return grouped(grid_rows(csv_grid(data), demo=demo))


def read_rows(
    data: bytes, *, demo: bool, zone: Callable[[datetime], datetime] = local_zone
) -> Iterator[ReadRow]:
    """The rows one by one, for who wants to count them; raises as `read_tickets`."""
    if len(data) > MAX_FILE_BYTES:
        raise OperatorError("file.too_large", limit_mb=MAX_FILE_BYTES // 1024 // 1024)
    if data.startswith(_OLE):
        raise OperatorError("file.encrypted")
    if data.startswith(_NO_LIST):
        raise OperatorError("file.unknown_kind")
    if data.startswith(_ZIP):
        return grid_rows(xlsx_grid(data, zone=zone), demo=demo)
    if _JSON.match(data):
        return json_rows(data, demo=demo)
    return grid_rows(csv_grid(data), demo=demo)
