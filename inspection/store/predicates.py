"""When a fact counts: its record not objected, itself neither superseded nor withdrawn.

Two database views say it once: `objected_records` (only hubs' objections count, once a hub is
known here) and `gone_facts` (superseded or withdrawn by a record that is not itself objected; what
a withdrawn fact superseded counts again).
"""

from __future__ import annotations

from sqlalchemy import Alias, ColumnElement, FromClause, and_, column, exists, or_, select, table

from inspection.store.tables import HUB_MADE, hubs

_OBJECTED = table("objected_records", column("origin"), column("seq"))
_GONE = table("gone_facts", column("fact_id"))


def stands(facts: FromClause) -> ColumnElement[bool]:
    """No hub objected to the row's record; a fact only hubs make was made by one."""
    objected = _OBJECTED.alias()
    is_objected = exists(
        select(objected.c.seq).where(
            objected.c.origin == facts.c.origin, objected.c.seq == facts.c.seq
        )
    )
    if _name(facts) not in HUB_MADE:
        return ~is_objected
    # Before the hub has objected to a forged ticket or refund, nobody shall have acted on it.
    made_by_hub = facts.c.origin.in_(select(hubs.c.origin))
    return and_(~is_objected, or_(made_by_hub, ~exists(select(hubs.c.origin))))


def is_current(facts: FromClause, key: str) -> ColumnElement[bool]:
    """The row stands, and nothing that stands superseded or withdrew its fact."""
    gone = _GONE.alias()
    is_gone = exists(select(gone.c.fact_id).where(gone.c.fact_id == facts.c[key]))
    return and_(stands(facts), ~is_gone)


def _name(facts: FromClause) -> str:
    named = facts.element if isinstance(facts, Alias) else facts
    return str(getattr(named, "name", ""))
