"""The rows an import left out, as a CSV file that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from inspection.errors import WorldError

_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins so is a formula to some spreadsheet; full-width signs to a Chinese one."""


def report_text(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The whole file; no cell of it is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(heading)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue()


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what would be a formula."""
    return f"'{cell}" if cell.lstrip(" \u3000").startswith(_STARTS) else cell


def write_report(path: Path, text: str) -> None:
    """Write it with the mark that makes spreadsheets take it for UTF-8; raises WorldError."""
    try:
        path.write_bytes(text.encode("utf-8-sig", "replace"))
    except OSError as error:
        raise WorldError("report.unwritable", why=error.strerror or "unknown") from error
