"""What a station may not mend: money that moved, what left the dock, items that are nobody's extra.

An extra item is never paid: once settled, neither a claim nor a decision on it counts. A decision
taken back stays so, and no refund may be under way when it is: the hub alone knows of refunds, so
it asks its own facts, as they are now. Where the goods were, it asks as the station knew it then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Table, select, update

from inspection.events import (
    DecisionTakenBack,
    Event,
    ExtraSettled,
    FactWithdrawn,
    UnitClaimed,
    UnitDecided,
)
from inspection.handlers.mend import money_bars
from inspection.people import MENDERS
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.store.records import Record
from inspection.values import ContainerEnd, LineId, PersonId, TicketId, UnitId
from sync.hub.database import HubWork
from sync.hub.known import rows_then, unless_then
from sync.hub.store.tables import candidates

CONFLICT = "decision.conflict"
"""Why a decision beside another one is held."""
SETTLED = "extra.settled"
"""Why nothing is said or paid of an item that was nobody's."""


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """What one record is held against."""

    record: Record
    facts: Facts
    connection: Connection


def mend_breach(
    record: Record, event: Event, facts: Facts, connection: Connection, policies: Policies
) -> str | None:
    """The first rule of mending that a record breaks, or None; other kinds break few."""
    scene = _Scene(record=record, facts=facts, connection=connection)
    named: Sequence[str] = getattr(event, "supersedes", ())
    if isinstance(event, FactWithdrawn):
        named = (event.fact_id,)
    found = _named_breach(scene, event, named)
    match event:
        case ExtraSettled():
            return found or unless_then(
                lambda known: _settled_breach(replace(scene, facts=known), event, policies),
                facts,
                record,
                connection,
            )
        case DecisionTakenBack():
            return found or _taken_back_breach(scene, event)
        case UnitClaimed() | UnitDecided() if _is_settled(scene, [event.unit_id]):
            return SETTLED
        case _:
            return found


def reopen(work: HubWork, event: DecisionTakenBack) -> None:
    """Let the desk look again at the decision that was held only because there were two."""
    for one in work.facts.decisions_of(UnitId(event.unit_id)):
        if one.held_reason == CONFLICT:
            work.connection.execute(
                update(candidates)
                .where(
                    candidates.c.origin == one.at.origin,
                    candidates.c.decision_id == one.decision_id,
                    candidates.c.state == "held",
                )
                .values(state="waiting")
            )


def _named_breach(scene: _Scene, event: Event, named: Sequence[str]) -> str | None:
    """What is taken back stays so; what was settled is mended by those who settle."""
    if not named:
        return None
    connection = scene.connection
    if _rows(connection, t.takebacks, "takeback_id", named):
        return "takeback.final"
    settled = {one.unit_id for one in _rows(connection, t.settlements, "settlement_id", named)}
    if settled and not isinstance(event, FactWithdrawn):
        own = event.unit_id if isinstance(event, ExtraSettled) else None
        return None if settled == {own} else "supersedes.other_fact"
    apart = _rows(connection, t.extra_units, "extra_id", named)
    if _is_settled(scene, [*named, *(one.unit_id for one in apart)]):
        return SETTLED
    return _withdrawn_breach(scene, event)


def _is_settled(scene: _Scene, units: Sequence[str]) -> bool:
    """Whether one of these items was settled before, and nobody who may has unsaid it.

    A batch is applied as a whole before its first record is checked: what it settles further on
    says nothing yet, and what it withdraws there without the role has unsaid nothing.
    """
    record = scene.record
    for row in _rows(scene.connection, t.settlements, "unit_id", units):
        if row.origin == record.origin and row.seq > record.seq:
            continue
        unsaid = _rows(scene.connection, t.withdrawals, "fact_id", (row.settlement_id,))
        people = [scene.facts.person(PersonId(one.actor)) for one in unsaid]
        if not any(one is not None and one.role in MENDERS for one in people):
            return True
    return False


def _withdrawn_breach(scene: _Scene, event: Event) -> str | None:
    """A decision is no more withdrawn than it is taken back."""
    if not isinstance(event, FactWithdrawn):
        return None
    rows = _rows(scene.connection, t.decisions, "decision_id", (event.fact_id,))
    return next((found for one in rows if (found := _barred(scene, one)) is not None), None)


def _settled_breach(scene: _Scene, event: ExtraSettled, policies: Policies) -> str | None:
    facts = scene.facts
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None or unit.parcel_id != event.parcel_id:
        return "settled.unknown_unit"
    if unit.lines or facts.decisions_of(unit.unit_id):
        return "settled.announced_unit"
    if not facts.apart_of(unit.unit_id):
        return "settled.not_apart"
    if policies.sorting.extra_way(event.disposition) is None:
        return "settled.disposition"
    return "settled.sent_back" if _shipments(scene, event.unit_id) else None


def _taken_back_breach(scene: _Scene, event: DecisionTakenBack) -> str | None:
    connection = scene.connection
    rows = [
        one
        for one in _rows(connection, t.decisions, "decision_id", (event.decision_id,))
        if one.unit_id == event.unit_id
    ]
    if not rows:
        return "takeback.unknown_decision"
    named = set(event.supersedes) - {event.decision_id}
    claims = [
        one
        for one in _rows(connection, t.unit_claims, "claim_id", sorted(named))
        if (one.unit_id, one.ticket_id, one.line_id)
        == (rows[0].unit_id, rows[0].ticket_id, rows[0].line_id)
    ]
    if event.decision_id not in event.supersedes or {one.claim_id for one in claims} != named:
        return "supersedes.other_fact"
    return _barred(scene, rows[0])


def _barred(scene: _Scene, decision: Row[Any]) -> str | None:
    unit = scene.facts.unit(UnitId(decision.unit_id))
    if unit is None:
        return None
    line = TicketId(decision.ticket_id), LineId(decision.line_id)
    barred = money_bars(scene.facts, unit, line)
    return _where_it_was(scene, unit.unit_id) if barred is None else barred.code


def _where_it_was(scene: _Scene, unit_id: str) -> str | None:
    """The item had left the dock, as far as the record's station knew."""
    if _shipments(scene, unit_id):
        return "sorting.sent_back"
    lay_in = [
        one.container_id
        for one in rows_then(
            scene.record,
            scene.connection,
            t.sortings,
            "sorting_id",
            t.sortings.c.unit_id == unit_id,
        )
    ]
    closed = t.container_closings.c
    left = rows_then(
        scene.record,
        scene.connection,
        t.container_closings,
        "closing_id",
        closed.container_id.in_(lay_in) & (closed.how == ContainerEnd.SHIPPED.value),
    )
    return "container.left" if left else None


def _shipments(scene: _Scene, unit_id: str) -> Sequence[Row[Any]]:
    sent = t.shipments
    return rows_then(scene.record, scene.connection, sent, "shipment_id", sent.c.unit_id == unit_id)


def _rows(
    connection: Connection, table: Table, key: str, named: Sequence[str]
) -> Sequence[Row[Any]]:
    """What stands of these facts, replaced or not."""
    if not named:
        return ()
    return connection.execute(select(table).where(table.c[key].in_(named), stands(table))).all()
