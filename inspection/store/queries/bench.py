"""The bench's queue: parcels that need work, the nearest deadline first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import shown_code, with_ticket
from inspection.store.queries.stages import Stage, is_open, stage_columns, stage_of
from inspection.store.statements import display_order
from inspection.values import ParcelId, from_rfc3339


@dataclass(frozen=True, kw_only=True)
class BenchItem:
    """One parcel in the queue; without a ticket its number, names and deadline are empty."""

    parcel_id: ParcelId
    code: str
    ticket_number: str | None
    name_zh: str
    name_en: str
    received_at: datetime
    deadline_at: datetime | None
    stage: Stage


def queue(conn: Connection) -> list[BenchItem]:
    """Every parcel not wholly decided, deadline first, those without one last."""
    found: dict[str, BenchItem] = {}
    for row in conn.execute(_QUEUE):
        found.setdefault(row.parcel_id, _item(row))
    return list(found.values())


def _item(row: Row[Any]) -> BenchItem:
    return BenchItem(
        parcel_id=ParcelId(row.parcel_id),
        code=row.code or "",
        ticket_number=row.number,
        name_zh=row.name_zh or "",
        name_en=row.name_en or "",
        received_at=from_rfc3339(row.recorded_at),
        deadline_at=moment(row.deadline_at),
        stage=stage_of(row),
    )


_QUEUE = (
    with_ticket(
        select(
            t.parcels.c.parcel_id,
            t.parcels.c.recorded_at,
            shown_code().label("code"),
            t.tickets.c.number,
            t.tickets.c.deadline_at,
            t.ticket_lines.c.name_zh,
            t.ticket_lines.c.name_en,
            *stage_columns(),
        ).select_from(t.parcels)
    )
    .where(is_current(t.parcels, "parcel_id"), is_open())
    .order_by(t.tickets.c.deadline_at.is_(None), t.tickets.c.deadline_at, *display_order(t.parcels))
)
