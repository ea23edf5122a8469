"""What a save reads: journals, receipts and the names of photos, all in one state of the store.

Customers' contacts are read by nothing here (DESIGN D2, D12).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection, LargeBinary, cast, func, select

from inspection.evidence import LABEL_SUBJECT
from inspection.station_events import EvidenceCaptured
from inspection.store import journal
from inspection.store.journal import Head
from inspection.store.tables import journal as journal_table
from inspection.store.tables import photos, receipts

PART = 500
"""Records held in memory at a time; other threads have their turn between."""
_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, kw_only=True)
class Outline:
    """How much there is, before anything is written."""

    heads: tuple[Head, ...]
    records: int
    line_bytes: int
    photos: tuple[str, ...]
    """SHA-256 of every photo the journals name, each once, in order."""
    labels: frozenset[str]
    """Those that any record calls a label's, whatever others call them."""
    taken_here: frozenset[str]
    """Those of which this station had the file."""


@dataclass(frozen=True, kw_only=True)
class NamedPhoto:
    """What one record says of a photo."""

    sha256: str
    is_label: bool


def outline(conn: Connection) -> Outline:
    """Looks at every journal once; what is read later on the same connection agrees with it."""
    size = func.coalesce(func.sum(func.length(cast(journal_table.c.line, LargeBinary))), 0)
    records, line_bytes = conn.execute(select(func.count(), size).select_from(journal_table)).one()
    named = _named_photos(conn)
    return Outline(
        heads=tuple(journal.heads(conn)),
        records=records,
        line_bytes=line_bytes,
        photos=tuple(sorted(named)),
        labels=frozenset(sha256 for sha256, is_label in named.items() if is_label),
        taken_here=frozenset(conn.execute(select(photos.c.sha256)).scalars()),
    )


def journal_parts(conn: Connection, heads: Sequence[Head]) -> Iterator[tuple[int, bytes]]:
    """All records stream by stream, as `(how many, their lines of NDJSON)`.

    Each holds the canonical line verbatim, and its hash.
    """
    for head in heads:
        seq = 0
        while rows := journal.lines_after(conn, head.origin, seq, PART):
            seq = rows[-1][0]
            yield len(rows), b"".join(_line(head.origin, *row) for row in rows)


def receipt_lines(conn: Connection) -> Iterator[bytes]:
    """The hub's receipts verbatim: one line of NDJSON for each stream that has one."""
    for row in conn.execute(select(receipts).order_by(receipts.c.origin)):
        yield ndjson({"origin": row.origin, "seq": row.seq, "line": row.line})


def ndjson(value: object) -> bytes:
    """One line."""
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def named_photo(line: str) -> NamedPhoto | None:
    """The photo a record names; None where the line is damaged."""
    try:
        body = orjson.loads(line)["body"]
        sha256, subject = body["sha256"], body.get("subject")
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        return None  # verify tells; a save takes what there is
    if not isinstance(sha256, str) or len(sha256) != 64 or not _HEX.issuperset(sha256):
        return None
    # what does not say what it shows may show a label
    is_label = not isinstance(subject, str) or subject == LABEL_SUBJECT
    return NamedPhoto(sha256=sha256, is_label=is_label)


def _named_photos(conn: Connection) -> dict[str, bool]:
    """SHA-256 of each photo, and whether any record calls it a label's."""
    # from the journal, not the table of photos: records that wait for others name some too
    lines = conn.execute(
        select(journal_table.c.line).where(journal_table.c.kind == EvidenceCaptured.KIND),
        execution_options={"yield_per": PART},
    )
    named: dict[str, bool] = {}
    for line in lines.scalars():
        if (found := named_photo(line)) is not None:
            named[found.sha256] = named.get(found.sha256, False) or found.is_label
    return named


def _line(origin: str, seq: int, line: str, line_hash: bytes) -> bytes:
    return ndjson({"origin": origin, "seq": seq, "line": line, "hash": line_hash.hex()})
