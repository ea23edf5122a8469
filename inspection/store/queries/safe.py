"""What is recorded for good at this station: said after the program made a mistake."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from inspection.store import tables as t
from inspection.values import from_rfc3339


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
