"""The journal in the database: one hash-chained stream per origin, and how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from inspection.store.canonical import FIRST_PREV_HASH
from inspection.store.errors import ForkError, GapError
from inspection.store.records import Record
from inspection.store.tables import journal, streams
from inspection.store.upsert import insert as upsert
from inspection.values import OriginId


@dataclass(frozen=True, kw_only=True)
class Head:
    """How far a stream was taken in and applied; an unknown stream stands at zero."""

    origin: OriginId
    taken_seq: int
    applied_seq: int
    hash: bytes


def head_of(conn: Connection, origin: OriginId) -> Head:
    """The head of one stream."""
    found = conn.execute(_ONE_STREAM, {"of": origin}).one_or_none()
    if found is None:
        return Head(origin=origin, taken_seq=0, applied_seq=0, hash=FIRST_PREV_HASH)
    return _head(found)


def heads(conn: Connection) -> list[Head]:
    """The heads of all streams, by origin."""
    return [_head(row) for row in conn.execute(_ALL_STREAMS)]


def append(conn: Connection, records: Sequence[Record]) -> None:
    """Stores records that follow the head of their stream. They are taken, not yet applied."""
    last = records[-1]
    conn.execute(
        _INSERT,
        [
            {"origin": r.origin, "seq": r.seq, "kind": r.kind, "line": r.line, "hash": r.hash}
            for r in records
        ],
    )
    head = {"origin": last.origin, "taken_seq": last.seq, "head_hash": last.hash}
    conn.execute(_UPSERT_HEAD, [head | {"applied_seq": 0}])


def mark_applied(conn: Connection, origin: OriginId, seq: int) -> None:
    """Notes that the stream is applied up to and including `seq`."""
    conn.execute(_MARK, {"of": origin, "to": seq})


def lines_after(
    conn: Connection, origin: OriginId, seq: int, limit: int
) -> list[tuple[int, str, bytes]]:
    """Up to `limit` records of a stream after `seq`, as `(seq, line, hash)`."""
    found = conn.execute(_AFTER, {"of": origin, "after": seq, "most": limit})
    return [(row.seq, row.line, row.hash) for row in found]


def new_part(conn: Connection, head: Head, records: Sequence[Record]) -> Sequence[Record]:
    """Which of the offered records are new; they follow the head without a gap.

    Raises ForkError where a held record differs, GapError where records are missing.
    """
    first = records[0]
    if first.seq > head.taken_seq + 1:
        raise GapError(head.origin, head.taken_seq + 1, first.seq)
    known = [record for record in records if record.seq <= head.taken_seq]
    if known:
        held = lines_after(conn, head.origin, first.seq - 1, len(known))
        for record, (seq, _, held_hash) in zip(known, held, strict=True):
            if record.hash != held_hash:
                raise ForkError(head.origin, seq, held_hash.hex())
    return records[len(known) :]


def _head(row: Any) -> Head:  # noqa: ANN401 - a SQLAlchemy row
    return Head(
        origin=OriginId(row.origin),
        taken_seq=row.taken_seq,
        applied_seq=row.applied_seq,
        hash=row.head_hash,
    )


_ALL_STREAMS = select(streams).order_by(streams.c.origin)
_ONE_STREAM = select(streams).where(streams.c.origin == bindparam("of"))
_AFTER = (
    select(journal.c.seq, journal.c.line, journal.c.hash)
    .where(journal.c.origin == bindparam("of"), journal.c.seq > bindparam("after"))
    .order_by(journal.c.seq)
    .limit(bindparam("most"))
)
_INSERT = insert(journal)
_NEW_HEAD = upsert(streams)
_UPSERT_HEAD = _NEW_HEAD.on_conflict_do_update(
    index_elements=["origin"],
    set_={"taken_seq": _NEW_HEAD.excluded.taken_seq, "head_hash": _NEW_HEAD.excluded.head_hash},
)
_MARK = (
    update(streams).where(streams.c.origin == bindparam("of")).values(applied_seq=bindparam("to"))
)
