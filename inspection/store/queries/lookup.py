"""What a scanned code leads to: tickets that claim it, parcels and units that carry it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Select, and_, bindparam, select

from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import shown_place
from inspection.store.statements import display_order
from inspection.values import ParcelId, TicketId, UnitId, from_rfc3339

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class FoundTicket:
    """A ticket that claims the code; names and quantity of its first line."""

    ticket_id: TicketId
    number: str
    name_zh: str
    name_en: str
    deadline_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FoundParcel:
    """A parcel received under the code: when, by whom, at which station, and where it lies."""

    parcel_id: ParcelId
    received_at: datetime
    received_by: str
    station_name: str
    place: str


@dataclass(frozen=True, kw_only=True)
class FoundUnit:
    """A unit whose LPN is the code."""

    unit_id: UnitId
    parcel_id: ParcelId


@dataclass(frozen=True, kw_only=True)
class LookupResult:
    """Everything under one code; tickets nearest deadline first, parcels oldest first."""

    tickets: tuple[FoundTicket, ...]
    parcels: tuple[FoundParcel, ...]
    units: tuple[FoundUnit, ...]


def by_code(conn: Connection, code: str) -> LookupResult:
    """Looks a normalised code up, exactly as it stands."""
    of = {"of": code}
    return LookupResult(
        tickets=_once(_ticket(row) for row in conn.execute(_TICKETS, of)),
        parcels=_once(_parcel(row) for row in conn.execute(_PARCELS, of)),
        units=_once(_unit(row) for row in conn.execute(_UNITS, of)),
    )


def _once(found: Iterable[T]) -> tuple[T, ...]:
    # Two origins may hold a fact of one id; it is shown once.
    return tuple(dict.fromkeys(found))


def _ticket(row: Row[Any]) -> FoundTicket:
    return FoundTicket(
        ticket_id=TicketId(row.ticket_id),
        number=row.number,
        name_zh=row.name_zh or "",
        name_en=row.name_en or "",
        deadline_at=moment(row.deadline_at),
    )


def _parcel(row: Row[Any]) -> FoundParcel:
    return FoundParcel(
        parcel_id=ParcelId(row.parcel_id),
        received_at=from_rfc3339(row.recorded_at),
        received_by=row.actor,
        station_name=row.station_name or "",
        place=row.place or "",
    )


def _unit(row: Row[Any]) -> FoundUnit:
    return FoundUnit(unit_id=UnitId(row.unit_id), parcel_id=ParcelId(row.parcel_id))


_TICKETS: Select[Any] = (
    select(
        t.tickets.c.ticket_id,
        t.tickets.c.number,
        t.tickets.c.deadline_at,
        t.ticket_lines.c.name_zh,
        t.ticket_lines.c.name_en,
    )
    .join(
        t.ticket_codes,
        and_(
            t.ticket_codes.c.ticket_id == t.tickets.c.ticket_id,
            t.ticket_codes.c.origin == t.tickets.c.origin,
            t.ticket_codes.c.seq == t.tickets.c.seq,
        ),
    )
    .outerjoin(
        t.ticket_lines,
        and_(
            t.ticket_lines.c.origin == t.tickets.c.origin,
            t.ticket_lines.c.seq == t.tickets.c.seq,
            t.ticket_lines.c.position == 0,
        ),
    )
    .where(t.ticket_codes.c.code == bindparam("of"), is_current(t.tickets, "ticket_id"))
    .order_by(t.tickets.c.deadline_at.is_(None), t.tickets.c.deadline_at, *display_order(t.tickets))
)
_PARCELS: Select[Any] = (
    select(
        t.parcels.c.parcel_id,
        t.parcels.c.recorded_at,
        t.parcels.c.actor,
        t.origins.c.station_name,
        shown_place().label("place"),
    )
    .join(
        t.parcel_codes,
        and_(
            t.parcel_codes.c.parcel_id == t.parcels.c.parcel_id,
            t.parcel_codes.c.origin == t.parcels.c.origin,
            t.parcel_codes.c.seq == t.parcels.c.seq,
        ),
    )
    .outerjoin(
        t.origins,
        and_(
            t.origins.c.opened_origin == t.parcels.c.origin,
            t.origins.c.origin == t.parcels.c.origin,
        ),
    )
    .where(t.parcel_codes.c.code == bindparam("of"), is_current(t.parcels, "parcel_id"))
    .order_by(*display_order(t.parcels))
)
_UNITS: Select[Any] = (
    select(t.units.c.unit_id, t.units.c.parcel_id)
    .where(t.units.c.lpn == bindparam("of"), is_current(t.units, "unit_id"))
    .order_by(*display_order(t.units))
)
