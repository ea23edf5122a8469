"""What a save reads: journals, receipts and the names of photos, all in one state of the store.

Customers' contacts are read by nothing here (DESIGN D2, D12).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import orjson
from sqlalchemy import Connection, LargeBinary, cast, func, select

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
    taken_here: frozenset[str]
    """Those of which this station had the file."""


def outline(conn: Connection) -> Outline:
    """Looks at every journal once; what is read later on the same connection agrees with it."""
    size = func.coalesce(func.sum(func.length(cast(journal_table.c.line, LargeBinary))), 0)
    records, line_bytes = conn.execute(select(func.count(), size).select_from(journal_table)).one()
    return Outline(
        heads=tuple(journal.heads(conn)),
        records=records,
        line_bytes=line_bytes,
        photos=tuple(sorted(_named_photos(conn))),
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


def named_photo(line: str) -> str | None:
    """The SHA-256 a record of a photo names; None where the line is damaged."""
    try:
        sha256 = orjson.loads(line)["body"]["sha256"]
    except (orjson.JSONDecodeError, KeyError, TypeError):
        return None  # verify tells; a save takes what there is
    is_hash = isinstance(sha256, str) and len(sha256) == 64 and _HEX.issuperset(sha256)
    return sha256 if is_hash else None


def _named_photos(conn: Connection) -> set[str]:
    # from the journal, not the table of photos: records that wait for others name some too
    lines = conn.execute(
        select(journal_table.c.line).where(journal_table.c.kind == EvidenceCaptured.KIND),
        execution_options={"yield_per": PART},
    )
    return {found for line in lines.scalars() if (found := named_photo(line)) is not None}


def _line(origin: str, seq: int, line: str, line_hash: bytes) -> bytes:
    return ndjson({"origin": origin, "seq": seq, "line": line, "hash": line_hash.hex()})
