"""Rows of a CSV file: UTF-8 or GB 18030, quotes as in RFC 4180, one heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from inspection.errors import OperatorError
from sync.tickets.grid import GridRow


def csv_grid(data: bytes) -> Iterator[GridRow]:
    """Each line with its number, the heading being row 1; None is a line that makes no sense.

    Raises OperatorError `file.empty` or `file.encoding`.
    """
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error:
            # the reader starts afresh on the next line, so one bad quote costs one row
            yield number, None


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
