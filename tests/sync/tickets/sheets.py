"""Ticket lists in all three formats, and spreadsheets taken apart and put together anew."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook

GOOD: dict[str, object] = {
    "ticket_number": "RS-1",
    "order_ref": "O-1",
    "sku": "AU-1",
    "name_zh": "耳机",
    "name_en": "Headphones",
    "quantity": "1",
    "ordered_quantity": "1",
    "paid": "899.00",
    "currency": "CNY",
    "tracking": "SF1624088315207",
    "serials": "A7H2 2609 0418; X1",
    "delivered_at": "2026-11-15T10:00:00+08:00",
}
Cells = Mapping[str, object]


def columns_of(rows: Sequence[Cells]) -> list[str]:
    return list(dict.fromkeys(name for row in (GOOD, *rows) for name in row))


def as_csv(rows: Sequence[Cells]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns_of(rows), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_xlsx(rows: Sequence[Cells]) -> bytes:
    book = Workbook()
    sheet = book.active
    columns = columns_of(rows)
    sheet.append(columns)
    for row in rows:
        sheet.append([row.get(column) for column in columns])
    return saved(book)


def as_json(rows: Sequence[Cells]) -> bytes:
    return json.dumps(list(rows), ensure_ascii=False).encode()


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return packed(parts_of(data) | {name: content})
