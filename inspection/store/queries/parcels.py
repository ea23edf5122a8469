"""Parts of parcel queries that several read models share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, select

from inspection.store import tables as t
from inspection.store.predicates import is_current


def shown_code() -> ScalarSelect[str]:
    """The first code of the parcel in the enclosing query, to show it by."""
    code = t.parcel_codes.alias()
    return (
        select(code.c.code)
        .where(
            code.c.origin == t.parcels.c.origin,
            code.c.seq == t.parcels.c.seq,
            code.c.position == 0,
        )
        .scalar_subquery()
    )


def shown_place() -> ScalarSelect[str]:
    """Where the parcel in the enclosing query was put down last; null while nowhere."""
    staging = t.parcel_stagings.alias()
    return (
        select(staging.c.place)
        .where(staging.c.parcel_id == t.parcels.c.parcel_id, is_current(staging, "staging_id"))
        .order_by(staging.c.recorded_at.desc(), staging.c.origin, staging.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )


def is_matched() -> ColumnElement[bool]:
    """The parcel in the enclosing query belongs to a ticket."""
    match = t.parcel_matches.alias()
    return exists(
        select(match.c.match_id).where(
            match.c.parcel_id == t.parcels.c.parcel_id, is_current(match, "match_id")
        )
    )


def with_ticket(statement: Select[Any]) -> Select[Any]:
    """Joins the parcel's tickets and their first lines; no ticket leaves their columns empty."""
    return (
        statement.outerjoin(
            t.parcel_matches,
            and_(
                t.parcel_matches.c.parcel_id == t.parcels.c.parcel_id,
                is_current(t.parcel_matches, "match_id"),
            ),
        )
        .outerjoin(
            t.tickets,
            and_(
                t.tickets.c.ticket_id == t.parcel_matches.c.ticket_id,
                is_current(t.tickets, "ticket_id"),
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
    )
