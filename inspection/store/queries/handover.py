"""The handover under way: parcels received here since a courier's were last counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.values import from_rfc3339, rfc3339


@dataclass(frozen=True, kw_only=True)
class LastCount:
    """The last count of today."""

    handover_id: str
    carrier: str | None
    counted: int
    received: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenHandover:
    """`received` since the last count of today, else since midnight; yesterday's are over.

    `carrier` where all of them are one carrier's; `last` is what a recount corrects.
    """

    received: int = 0
    carrier: str | None = None
    last: LastCount | None = None


def open_handover(conn: Connection, own: str, midnight: datetime) -> OpenHandover:
    """The handover at the station `own`; by the order of its records, as clocks may step."""
    since = {"own": own, "since": rfc3339(midnight)}
    last = conn.execute(_LAST, since).first()
    row = conn.execute(_RECEIVED, since | {"after": last.seq if last else 0}).one()
    is_one = row.parcels > 0 and row.known == row.parcels and row.least == row.most
    return OpenHandover(
        received=row.parcels,
        carrier=row.least if is_one else None,
        last=None
        if last is None
        else LastCount(
            handover_id=last.handover_id,
            carrier=last.carrier,
            counted=last.counted,
            received=last.received,
            at=from_rfc3339(last.recorded_at),
        ),
    )


_LAST: Select[Any] = (
    select(t.handovers)
    .where(
        t.handovers.c.origin == bindparam("own"),
        t.handovers.c.recorded_at >= bindparam("since"),
        is_current(t.handovers, "handover_id"),
    )
    .order_by(t.handovers.c.seq.desc())
    .limit(1)
)
_RECEIVED = select(
    func.count().label("parcels"),
    func.count(t.parcels.c.carrier).label("known"),
    func.min(t.parcels.c.carrier).label("least"),
    func.max(t.parcels.c.carrier).label("most"),
).where(
    t.parcels.c.origin == bindparam("own"),
    t.parcels.c.recorded_at >= bindparam("since"),
    t.parcels.c.seq > bindparam("after"),
    is_current(t.parcels, "parcel_id"),
)
