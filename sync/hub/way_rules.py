"""Where a decision may send an item: the hub holds it against its own disposition data.

A station offers only what the data allow; a bent or broken one might sell what was never
disinfected, or send goods off that are paid for (DESIGN D12). The hub looks at the recorded grade
and runs, not at what the decision says of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from inspection.disinfection import state_of
from inspection.disposition import DispositionRules, Standing
from inspection.events import UnitDecided
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.sorting import way_of
from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.store.records import Record
from inspection.values import Disposition, GoodsClass, LineId, ParcelId, PersonId, TicketId, UnitId
from sync.hub.known import KnownFacts, grading_then

UNKNOWN = "decision.way_unknown"
TERMINAL = "decision.way_terminal"
LOCKED = "decision.way_"
"""With what bars it: grade, disinfection, choice or role."""


def way_breach(
    record: Record, event: UnitDecided, facts: Facts, connection: Connection, policies: Policies
) -> str | None:
    """Why the item may not go this way, or None.

    Asked once unit, line and grading of the decision are known to be there.
    """
    goods = _goods_of(event, facts)
    rules = policies.dispositions_for(goods)
    way = way_of(rules, event.disposition)
    if way is None:
        return UNKNOWN
    layers = policies.targets.needed_for(goods)
    known = KnownFacts(record, connection)
    grading = grading_then(record, event, facts, connection)
    person = facts.person(PersonId(record.actor))
    if person is None or grading is None:
        return LOCKED + "role"
    # a run begun since, for the next piece, takes nothing back
    runs = known.runs_of(ParcelId(event.parcel_id))
    standing = Standing(
        packaging=grading.packaging,
        item=grading.item,
        grade=grading.grade,
        disinfection=state_of(runs, layers),
        choice=event.choice,
        role=person.role,
    )
    lock = way.lock(standing)
    if lock is not None:
        return LOCKED + lock.cause
    return TERMINAL if _leaves_terminal(event, facts, connection, rules) else None


def _goods_of(event: UnitDecided, facts: Facts) -> GoodsClass:
    ticket = facts.ticket(TicketId(event.ticket_id))
    lines = () if ticket is None else ticket.lines
    found = (one.goods_class for one in lines if one.line_id == LineId(event.line_id))
    return next(found, GoodsClass.GENERAL)


def _leaves_terminal(
    event: UnitDecided, facts: Facts, connection: Connection, rules: DispositionRules
) -> bool:
    """A correction takes back a way that is for good: sold, sent off, destroyed."""
    for left in _left(event.supersedes, facts, connection, UnitId(event.unit_id)):
        way = way_of(rules, left)
        if way is not None and way.is_terminal and left is not event.disposition:
            return True
    return False


def _left(
    named: Sequence[str], facts: Facts, connection: Connection, unit_id: UnitId
) -> set[Disposition]:
    """Where the decisions that are replaced had sent the item, changes included."""
    if not named:
        return set()
    decisions = connection.execute(
        select(t.decisions.c.decision_id, t.decisions.c.disposition).where(
            t.decisions.c.unit_id == unit_id,
            t.decisions.c.decision_id.in_(named),
            stands(t.decisions),
        )
    ).all()
    changed: dict[str, set[Disposition]] = {}
    for one in facts.changes_of(unit_id):
        changed.setdefault(one.decision_id, set()).add(one.disposition)
    return {
        way
        for row in decisions
        for way in changed.get(row.decision_id, {Disposition(row.disposition)})
    }
