"""What a station may not record after a decision: containers, second persons, other ways, returns.

A station may be days behind, so a record is held against what its own station could know: what
stands in its stream before it, or in records it refers to. What came later is no breach of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from inspection.disinfection import state_of
from inspection.disposition import Standing, Way
from inspection.events import (
    ContainerClosed,
    ContainerOpened,
    DispositionChanged,
    DispositionWitnessed,
    Event,
    FactWithdrawn,
    UnitSentBack,
    UnitSorted,
)
from inspection.handlers.containers import container_by_id
from inspection.orders import is_repair_made
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.recordable import is_code
from inspection.sorting import bars_sending, is_valid_bin, may_change, standing_bin, way_of
from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.store.records import Record
from inspection.store.rows import place
from inspection.values import (
    Disposition,
    GoodsClass,
    LineId,
    ParcelId,
    PersonId,
    Role,
    TicketId,
    UnitId,
    Verdict,
    from_rfc3339,
    rfc3339,
)
from sync.hub.known import KnownFacts, knew

SIGNED_IN_WITHIN = timedelta(minutes=15)
"""A second person signs in for this one thing, and the first waits beside them."""
_OWN_TABLES: dict[type[Event], tuple[Table, str]] = {
    UnitSorted: (t.sortings, "sorting_id"),
    DispositionChanged: (t.disposition_changes, "change_id"),
    UnitSentBack: (t.shipments, "shipment_id"),
}
"""What an event of these kinds may replace: its own kind."""


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """What one record is held against."""

    record: Record
    facts: Facts
    connection: Connection
    policies: Policies

    def seen(self, table: Table, unit_id: str) -> list[Row[Any]]:
        """Standing rows of a unit that the record's station had, replaced or not, oldest first."""
        rows = self.connection.execute(
            select(table)
            .where(table.c.unit_id == unit_id, stands(table))
            .order_by(table.c.recorded_at, table.c.origin, table.c.seq)
        ).all()
        return [one for one in rows if knew(self.record, place(one))]


def sorting_breach(
    record: Record,
    event: Event,
    *,
    facts: Facts,
    connection: Connection,
    policies: Policies,
) -> str | None:
    """The first rule of sorting that a record breaks, or None; other kinds break none."""
    scene = _Scene(record=record, facts=facts, connection=connection, policies=policies)
    return _named_breach(scene, event) or _event_breach(scene, event)


def _event_breach(scene: _Scene, event: Event) -> str | None:
    found: str | None = None
    match event:
        case ContainerOpened():
            found = _container_breach(scene, event)
        case ContainerClosed():
            is_known = scene.facts.container(event.container_id) is not None
            found = None if is_known else "container.unknown"
        case UnitSorted():
            found = _sorted_breach(scene, event)
        case DispositionWitnessed():
            found = _witness_breach(scene, event)
        case DispositionChanged():
            found = _change_breach(scene, event)
        case UnitSentBack():
            found = _sent_back_breach(scene, event)
        case _:
            pass
    return found


def _named_breach(scene: _Scene, event: Event) -> str | None:
    """A chosen way is left by choosing another, not by undoing; the rest replaces its own kind."""
    if isinstance(event, FactWithdrawn):
        is_choice = _holds(scene.connection, t.disposition_changes, "change_id", (event.fact_id,))
        return "change.withdrawn" if is_choice else None
    named: Sequence[str] = getattr(event, "supersedes", ())
    own = _OWN_TABLES.get(type(event))
    if own is None:
        is_choice = _holds(scene.connection, t.disposition_changes, "change_id", named)
        return "change.superseded" if is_choice else None
    table, key = own
    unit_id = getattr(event, "unit_id", "")
    rows = scene.connection.execute(select(table.c.unit_id).where(table.c[key].in_(named)))
    others = [one for one in rows.scalars() if one != unit_id]
    counted = scene.connection.execute(select(table.c[key]).where(table.c[key].in_(named))).all()
    return "supersedes.other_fact" if others or len(counted) < len(set(named)) else None


def _holds(connection: Connection, table: Table, key: str, named: Sequence[str]) -> bool:
    if not named:
        return False
    return (
        connection.execute(select(table.c[key]).where(table.c[key].in_(named))).first() is not None
    )


def _container_breach(scene: _Scene, event: ContainerOpened) -> str | None:
    if not is_valid_bin(event.code) or event.code == standing_bin().code:
        return "container.code"
    if event.container_id == standing_bin().container_id:
        return "container.code"
    others = [
        one
        for one in scene.facts.containers_by_code(event.code)
        if one.container_id != event.container_id
    ]
    return "container.code_taken" if others else None


def _sorted_breach(scene: _Scene, event: UnitSorted) -> str | None:
    chosen = _chosen(scene, event.unit_id)
    if scene.facts.unit(UnitId(event.unit_id)) is None:
        return "sorting.undecided"
    container = container_by_id(scene.facts, event.container_id)
    if container is None:
        return "container.unknown"
    # quarantine is where it also goes undecided, and while two that disagree are not settled
    ways = {Disposition(one.disposition) for one in chosen} | {Disposition.QUARANTINE}
    if container.disposition not in ways:
        return "sorting.other_way" if chosen else "sorting.undecided"
    goods = _goods(scene, event.unit_id)
    if goods is not None and container.goods_class not in (None, goods):
        return "sorting.other_goods"
    return _second_breach(scene, event.unit_id, container.disposition, goods)


def _second_breach(
    scene: _Scene, unit_id: str, disposition: Disposition, goods: GoodsClass | None
) -> str | None:
    if not _needs_second(scene, unit_id, disposition, goods):
        return None
    choosers = _choosers(scene, unit_id, disposition)
    witnessed = [
        one
        for one in scene.seen(t.disposition_witnesses, unit_id)
        if one.disposition == disposition and one.actor not in choosers
    ]
    return None if witnessed else "sorting.unwitnessed"


def _needs_second(
    scene: _Scene, unit_id: str, disposition: Disposition, goods: GoodsClass | None
) -> bool:
    """As the data say of the item's goods, or of extra items."""
    is_settled = bool(scene.seen(t.settlements, unit_id))
    rules = scene.policies.sorting
    way = rules.extra_way(disposition) if is_settled else _way(scene, disposition, goods)
    return way is not None and way.needs_second


def _witness_breach(scene: _Scene, event: DispositionWitnessed) -> str | None:
    chosen = _chosen(scene, event.unit_id)
    if event.decision_id not in map(_chosen_id, chosen):
        return "sorting.undecided"
    if scene.record.actor in _choosers(scene, event.unit_id, event.disposition):
        return "witness.same_person"
    since = from_rfc3339(scene.record.recorded_at) - SIGNED_IN_WITHIN
    signed_in = scene.connection.execute(
        select(t.sign_ins.c.seq).where(
            t.sign_ins.c.origin == scene.record.origin,
            t.sign_ins.c.seq < scene.record.seq,
            t.sign_ins.c.person_id == scene.record.actor,
            t.sign_ins.c.recorded_at >= rfc3339(since),
            stands(t.sign_ins),
        )
    ).first()
    return "witness.not_signed_in" if signed_in is None else None


def _change_breach(scene: _Scene, event: DispositionChanged) -> str | None:
    decisions = scene.seen(t.decisions, event.unit_id)
    decision = next((one for one in decisions if one.decision_id == event.decision_id), None)
    if decision is None:
        return "sorting.undecided"
    changes = [
        one
        for one in scene.seen(t.disposition_changes, event.unit_id)
        if one.decision_id == event.decision_id
    ]
    replaced = [one for one in changes if one.change_id in event.supersedes]
    if _heads(scene.connection, changes, but=event.supersedes):
        return "change.blind"
    role = _role(scene)
    goods = _goods(scene, event.unit_id)
    left = {Disposition(one.disposition) for one in replaced} or {Disposition(decision.disposition)}
    if len(left) == 1 and not may_change(_way(scene, left.pop(), goods), role=role):
        return "change.not_allowed"
    return _target_breach(scene, event, decision, role)


def _target_breach(
    scene: _Scene, event: DispositionChanged, decision: Row[Any], role: Role | None
) -> str | None:
    way = _way(scene, event.disposition, _goods(scene, event.unit_id))
    gradings = [
        one
        for one in scene.facts.grading_of(UnitId(event.unit_id))
        if one.grading_id == decision.grading_id
    ]
    if way is None or not gradings or role is None:
        return "change.locked"
    known = KnownFacts(scene.record, scene.connection)
    is_leaving = event.disposition is Disposition.RETURN_TO_CUSTOMER
    orders = scene.facts.orders_of_ticket(TicketId(decision.ticket_id)) if is_leaving else ()
    # what was repaired goes back as if nothing were refunded: of orders only the hub says so
    is_repaired = is_repair_made(orders, UnitId(event.unit_id))
    standing = Standing(
        packaging=gradings[0].packaging,
        item=gradings[0].item,
        grade=gradings[0].grade,
        disinfection=state_of(known.runs_of(ParcelId(decision.parcel_id))),
        choice=Verdict.NONE if is_repaired else Verdict(decision.choice),
        role=role,
    )
    if way.lock(standing) is not None:
        return "change.locked"
    return _money_breach(scene, decision) if is_leaving else None


def _sent_back_breach(scene: _Scene, event: UnitSentBack) -> str | None:
    decisions = scene.seen(t.decisions, event.unit_id)
    # a change alone may be known, of a decision that is not
    if not decisions and not scene.seen(t.settlements, event.unit_id):
        return "sorting.undecided"
    chosen = _chosen(scene, event.unit_id)
    if Disposition.RETURN_TO_CUSTOMER not in {Disposition(one.disposition) for one in chosen}:
        return "sent_back.other_way"
    if not is_code(event.code, "Code128"):
        return "sent_back.code"
    goods = _goods(scene, event.unit_id)
    second = _second_breach(scene, event.unit_id, Disposition.RETURN_TO_CUSTOMER, goods)
    return second or (_money_breach(scene, decisions[-1]) if decisions else None)


def _money_breach(scene: _Scene, decision: Row[Any]) -> str | None:
    """The hub's own word on the money, as of now: it alone makes refunds."""
    refunds = scene.facts.refunds_of_ticket(TicketId(decision.ticket_id))
    barred = bars_sending(refunds, UnitId(decision.unit_id))
    return None if barred is None else "sent_back.refunded"


def _chosen(scene: _Scene, unit_id: str) -> list[Row[Any]]:
    """Every decision, change and settlement that the station knew of a unit."""
    tables = (t.decisions, t.disposition_changes, t.settlements)
    return [row for table in tables for row in scene.seen(table, unit_id)]


def _chosen_id(row: Row[Any]) -> str:
    """What a second person stands for: a decision, or what settled an extra item."""
    return str(getattr(row, "decision_id", None) or getattr(row, "settlement_id", ""))


def _choosers(scene: _Scene, unit_id: str, disposition: Disposition) -> set[str]:
    return {one.actor for one in _chosen(scene, unit_id) if one.disposition == disposition}


def _heads(
    connection: Connection, rows: Sequence[Row[Any]], *, but: Sequence[str] = ()
) -> set[str]:
    """Of these changes the ones that none of them replaced, without those named."""
    places = {(one.origin, one.seq) for one in rows}
    ids = [one.change_id for one in rows]
    gone = connection.execute(
        select(t.superseded.c.fact_id, t.superseded.c.origin, t.superseded.c.seq).where(
            t.superseded.c.fact_id.in_(ids)
        )
    )
    replaced = {one.fact_id for one in gone if (one.origin, one.seq) in places}
    return set(ids) - replaced - set(but)


def _goods(scene: _Scene, unit_id: str) -> GoodsClass | None:
    """The goods class of a decided unit's line, or what an extra item was taken for."""
    decisions = scene.seen(t.decisions, unit_id)
    if not decisions:
        apart = scene.facts.apart_of(UnitId(unit_id))
        return apart[-1].goods_class if apart else None
    decision = decisions[-1]
    ticket = scene.facts.ticket(TicketId(decision.ticket_id))
    lines = () if ticket is None else ticket.lines
    return next((one.goods_class for one in lines if one.line_id == LineId(decision.line_id)), None)


def _way(scene: _Scene, disposition: Disposition, goods: GoodsClass | None) -> Way | None:
    if goods is None:
        return None
    return way_of(scene.policies.dispositions_for(goods), disposition)


def _role(scene: _Scene) -> Role | None:
    person = scene.facts.person(PersonId(scene.record.actor))
    return None if person is None else person.role
