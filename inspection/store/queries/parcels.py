"""Parts of parcel queries that several read models share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    column,
    exists,
    select,
    table,
    union_all,
)

from inspection.matching import SHARED_KINDS
from inspection.store import tables as t
from inspection.store.predicates import is_current

_TICKETS = table("parcel_tickets", column("parcel_id"), column("ticket_id"))
_DROPPED = table("dropped_receptions", column("parcel_id"))
"""Views of the database, which say once what every statement needs."""
_SHARED = sorted(one.value for one in SHARED_KINDS)
"""Kinds of codes that several parcels may carry."""


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


def tickets_of_parcel() -> Select[tuple[str]]:
    """Ids of the tickets whose goods the parcel of the enclosing query holds."""
    return (
        select(_TICKETS.c.ticket_id)
        .where(_TICKETS.c.parcel_id == t.parcels.c.parcel_id)
        .correlate(t.parcels)
    )


def parcels_of_ticket(name: str) -> Select[tuple[str]]:
    """Ids of the parcels that hold goods of the ticket whose id is the parameter `name`."""
    return select(_TICKETS.c.parcel_id).where(_TICKETS.c.ticket_id == bindparam(name))


def is_dropped(parcel_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Another reception of this parcel counts (`inspection.receptions.is_dropped`)."""
    dropped = _DROPPED.alias()
    return exists(select(dropped.c.parcel_id).where(dropped.c.parcel_id == parcel_id))


def is_taken_in_twice() -> ColumnElement[bool]:
    """Another station took the parcel of the enclosing query in, and nobody has settled it."""
    other = t.parcels.alias()
    same = other.c.parcel_id.in_(_carrying(_own_codes()))
    return and_(
        ~is_dropped(t.parcels.c.parcel_id),
        exists(
            select(other.c.parcel_id)
            .where(
                other.c.parcel_id != t.parcels.c.parcel_id,
                other.c.origin != t.parcels.c.origin,
                is_current(other, "parcel_id"),
                ~is_dropped(other.c.parcel_id),
                same,
            )
            .correlate(t.parcels)
        ),
    )


def _own_codes() -> CompoundSelect[Any]:
    """Codes that only the parcel of the enclosing query carries."""
    code, join = t.parcel_codes.alias(), t.parcel_joins.alias()
    return union_all(
        select(code.c.code)
        .where(
            code.c.origin == t.parcels.c.origin,
            code.c.seq == t.parcels.c.seq,
            code.c.code != "",
            code.c.what.not_in(_SHARED),
        )
        .correlate(t.parcels),
        select(join.c.code)
        .where(
            join.c.parcel_id == t.parcels.c.parcel_id,
            join.c.code != "",
            is_current(join, "join_id"),
        )
        .correlate(t.parcels),
    )


def _carrying(codes: CompoundSelect[Any]) -> CompoundSelect[Any]:
    """Ids of parcels under one of these codes."""
    code, join = t.parcel_codes.alias(), t.parcel_joins.alias()
    return union_all(
        select(code.c.parcel_id)
        .where(code.c.code.in_(codes), code.c.what.not_in(_SHARED))
        .correlate(t.parcels),
        select(join.c.parcel_id)
        .where(join.c.code.in_(codes), is_current(join, "join_id"))
        .correlate(t.parcels),
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
