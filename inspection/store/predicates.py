"""When a fact counts: its record not objected, itself neither superseded nor withdrawn."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, Table, and_, exists, or_, select

from inspection.store.tables import hubs, objections, superseded, withdrawals


def stands(table: FromClause) -> ColumnElement[bool]:
    """No hub objected to the row's record. Only hubs' objections count, once a hub is known."""
    objection = objections.alias()
    by_hub = or_(
        objection.c.origin.in_(select(hubs.c.origin)),
        ~exists(select(hubs.c.origin)),
    )
    return ~exists(
        select(objection.c.objection_id).where(
            objection.c.about_origin == table.c.origin,
            objection.c.about_seq == table.c.seq,
            by_hub,
        )
    )


def is_current(table: Table, key: str) -> ColumnElement[bool]:
    """The row stands, and nothing that stands superseded or withdrew its fact."""
    newer = superseded.alias()
    undone = withdrawals.alias()
    return and_(
        stands(table),
        ~exists(select(newer.c.by_id).where(newer.c.fact_id == table.c[key], stands(newer))),
        ~exists(
            select(undone.c.withdrawal_id).where(undone.c.fact_id == table.c[key], stands(undone))
        ),
    )
