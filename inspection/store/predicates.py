"""When a fact counts: its record not objected, itself neither superseded nor withdrawn.

Two database views say it once: `objected_records` (only hubs' objections count, once a hub is
known here) and `gone_facts` (superseded or withdrawn by a record that is not itself objected; what
a withdrawn fact superseded counts again).
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, column, exists, select, table

_OBJECTED = table("objected_records", column("origin"), column("seq"))
_GONE = table("gone_facts", column("fact_id"))


def stands(facts: FromClause) -> ColumnElement[bool]:
    """No hub objected to the row's record."""
    objected = _OBJECTED.alias()
    return ~exists(
        select(objected.c.seq).where(
            objected.c.origin == facts.c.origin, objected.c.seq == facts.c.seq
        )
    )


def is_current(facts: FromClause, key: str) -> ColumnElement[bool]:
    """The row stands, and nothing that stands superseded or withdrew its fact."""
    gone = _GONE.alias()
    is_gone = exists(select(gone.c.fact_id).where(gone.c.fact_id == facts.c[key]))
    return and_(stands(facts), ~is_gone)
