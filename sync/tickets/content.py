"""What a ticket says, apart from how it is written: `899` and `899.00` are one amount.

A spreadsheet drops the zeros of a number, so the same list as CSV and as XLSX must count as the
same: otherwise importing it again in the other format would look like a change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence

from inspection.values import from_rfc3339, rfc3339
from sync.tickets.columns import AMOUNT_COLUMNS, COUNT_COLUMNS, LIST_COLUMNS, TIME_COLUMNS


def digest_of(first: Mapping[str, str], lines: Sequence[Mapping[str, str]]) -> str:
    """SHA-256 of the content; empty cells say nothing, so their columns need not be there."""
    content = [_plain(cells) for cells in (first, *lines)]
    text = json.dumps(content, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(cells: Mapping[str, str]) -> dict[str, str]:
    return {column: _same(column, text) for column, text in cells.items() if text}


def _same(column: str, text: str) -> str:
    if column in AMOUNT_COLUMNS and "." in text:
        return text.rstrip("0").removesuffix(".")
    if column in COUNT_COLUMNS:
        return text.lstrip("0") or "0"
    if column in LIST_COLUMNS:
        return ";".join(part.strip() for part in text.split(";"))
    if column == "exclusion_confirmed":
        return text.lower()
    return _moment(text) if column in TIME_COLUMNS else text


def _moment(text: str) -> str:
    try:
        return rfc3339(from_rfc3339(text))
    except (ValueError, OverflowError):
        return text
