"""What is recorded for good at this station: said after the program made a mistake or died."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from sqlalchemy import Connection, func, select

from inspection.store import tables as t
from inspection.values import from_rfc3339

_LOOKED_AT = 500
"""Own records; nobody makes more in a few minutes."""


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """Counts of this station's own journal."""

    records: int
    last_photo_at: datetime | None


def recorded(conn: Connection, origin: str) -> Recorded:
    """What the station `origin` recorded so far, committed all of it."""
    records = conn.execute(
        select(func.count()).select_from(t.journal).where(t.journal.c.origin == origin)
    ).scalar_one()
    last = conn.execute(select(func.max(t.photos.c.captured_at))).scalar_one()
    return Recorded(records=records, last_photo_at=from_rfc3339(last) if last else None)


@dataclass(frozen=True, kw_only=True)
class LeftBehind:
    """What a run that ended without a word left: its last minutes, and what waits to be sent.

    `photos` are the hashes recorded in those minutes; whether their files are there is the disk's
    matter. `newest_at` is None where nothing was recorded at all.
    """

    records: int
    newest_at: datetime | None
    photos: tuple[str, ...]
    waiting: int


def left_behind(conn: Connection, origin: str, *, until: datetime, minutes: int) -> LeftBehind:
    """Own records of the last `minutes` before `until`, when the next run began."""
    own = t.journal.c.origin == origin
    lines = conn.execute(
        select(t.journal.c.line).where(own).order_by(t.journal.c.seq.desc()).limit(_LOOKED_AT)
    ).scalars()
    contents = [orjson.loads(line) for line in lines]
    timed = [(from_rfc3339(one["recorded_at"]), one["body"]) for one in contents]
    before = [(at, body) for at, body in timed if at < until]
    newest = max((at for at, _ in before), default=None)
    last = [body for at, body in before if newest and newest - at <= timedelta(minutes=minutes)]
    return LeftBehind(
        records=len(last),
        newest_at=newest,
        photos=tuple(body["sha256"] for body in last if "sha256" in body),
        waiting=_waiting(conn, origin),
    )


def _waiting(conn: Connection, origin: str) -> int:
    """Records and photos the hub has not acknowledged."""
    taken = select(t.streams.c.taken_seq).where(t.streams.c.origin == origin)
    acked = select(t.receipts.c.seq).where(t.receipts.c.origin == origin)
    photos = select(func.count()).select_from(t.photos).where(t.photos.c.uploaded_at.is_(None))
    records = (conn.execute(taken).scalar() or 0) - (conn.execute(acked).scalar() or 0)
    return int(records + conn.execute(photos).scalar_one())
