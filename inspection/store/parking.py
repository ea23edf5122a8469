"""Parking: a stream waits at its first record that refers to something not yet applied here.

Waiting per stream, not per record, keeps a stream's own order, so that causes arrive before their
effects even where `refers` says too little (SPIKES A.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sqlalchemy import Connection

from inspection.store import journal
from inspection.store.apply import Row, apply
from inspection.store.journal import Head
from inspection.store.records import Record, parse_line
from inspection.values import OriginId


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What was applied; `more` when the limit was reached before everything ready was."""

    records: tuple[Record, ...]
    rows: tuple[tuple[str, Row], ...]
    more: bool


def settle(
    conn: Connection, *, limit: int, in_hand: dict[OriginId, Sequence[Record]] | None = None
) -> Settled:
    """Applies what is ready, in every stream, up to `limit` records.

    `in_hand` holds records just taken that directly follow what is applied of their stream; they
    need not be read again.
    """
    heads = journal.heads(conn)
    applied = {head.origin: head.applied_seq for head in heads}
    in_hand = in_hand or {}
    done: list[Record] = []
    rows: list[tuple[str, Row]] = []
    progress = True
    while progress and len(done) < limit:
        progress = False
        for head in heads:
            room = limit - len(done)
            waiting = _waiting(conn, head, applied[head.origin], room, in_hand)
            # Parsed one by one: of a stream that waits, only its first record is looked at.
            ready = list(takewhile(lambda record: _is_ready(record, applied), waiting))
            if not ready:
                continue
            rows += apply(conn, ready)
            applied[head.origin] = ready[-1].seq
            journal.mark_applied(conn, head.origin, ready[-1].seq)
            done += ready
            progress = True
    return Settled(records=tuple(done), rows=tuple(rows), more=len(done) >= limit)


def _waiting(
    conn: Connection,
    head: Head,
    applied_seq: int,
    room: int,
    in_hand: dict[OriginId, Sequence[Record]],
) -> Iterator[Record]:
    if applied_seq >= head.taken_seq or room <= 0:
        return iter(())
    ours = in_hand.get(head.origin, ())
    if ours and ours[0].seq <= applied_seq + 1 <= ours[-1].seq:
        return iter(ours[applied_seq + 1 - ours[0].seq :][:room])
    held = journal.lines_after(conn, head.origin, applied_seq, room)
    return (parse_line(line, line_hash) for _, line, line_hash in held)


def _is_ready(record: Record, applied: dict[OriginId, int]) -> bool:
    return all(
        ref.origin == record.origin or ref.seq <= applied.get(ref.origin, 0)
        for ref in record.refers
    )
