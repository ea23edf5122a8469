"""What a record is about, in words an operator knows: an LPN, a parcel's code, a ticket number."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, select

from inspection.event_base import Body
from inspection.store import tables as t


def subject_of(conn: Connection, body: Body) -> str:
    """The best known name of what a record's body speaks of; empty when it names nothing."""
    for field in ("lpn", "number", "station_name", "code"):
        if isinstance(body.get(field), str):
            return str(body[field])
    for field, statement in _NAMES:
        subject = body.get(field)
        if isinstance(subject, str):
            found = conn.execute(statement, {"of": subject}).scalar()
            if found:
                return str(found)
    return ""


def _name(column: str, statement: Select[tuple[str]]) -> tuple[str, Select[tuple[str]]]:
    return column, statement.limit(1)


def _same_record(parcels: Table) -> ColumnElement[bool]:
    return (parcels.c.origin == t.parcel_codes.c.origin) & (parcels.c.seq == t.parcel_codes.c.seq)


_NAMES = (
    _name("unit_id", select(t.units.c.lpn).where(t.units.c.unit_id == bindparam("of"))),
    _name(
        "parcel_id",
        select(t.parcel_codes.c.code)
        .join(t.parcels, _same_record(t.parcels))
        .where(t.parcels.c.parcel_id == bindparam("of"))
        .order_by(t.parcel_codes.c.position),
    ),
    _name(
        "evidence_id",
        select(t.parcel_codes.c.code)
        .join(t.parcels, _same_record(t.parcels))
        .join(t.evidence, t.evidence.c.parcel_id == t.parcels.c.parcel_id)
        .where(t.evidence.c.evidence_id == bindparam("of"))
        .order_by(t.parcel_codes.c.position),
    ),
    _name("ticket_id", select(t.tickets.c.number).where(t.tickets.c.ticket_id == bindparam("of"))),
    _name(
        "person_id",
        select(t.people.c.name_zh)
        .where(t.people.c.person_id == bindparam("of"))
        .order_by(t.people.c.recorded_at.desc()),
    ),
)
