"""What a station may say of parcels and tickets that are not one to one, and what is paid on it.

A decision counts only for a ticket that somebody said has goods in the parcel. Of several
receptions of one parcel none is paid on before a supervisor has said which counts; then only that.
"""

from __future__ import annotations

from sqlalchemy import Connection, or_, select, union

from inspection.event_base import Event
from inspection.handlers.receive import BY_CODE, BY_PERSON
from inspection.handlers.receptions import standing, twins_of
from inspection.joining_events import ParcelJoined, ParcelSettled
from inspection.people import SETTLERS
from inspection.ports import Facts
from inspection.receptions import Standing
from inspection.recordable import is_code
from inspection.refund_policy import Decision
from inspection.store import tables as t
from inspection.store.predicates import stands
from inspection.unit_events import UnitDecided
from inspection.units import Unit
from inspection.values import ParcelId, Role, TicketId, UnitId
from sync.hub.slots import WITHDRAWN
from sync.hub.store.tables import refund_slots

RECEIVED_TWICE = "parcel.received_twice"
DROPPED = "parcel.dropped"
OTHER_TICKET = "parcel.other_ticket"
PAID_ELSEWHERE = "parcel.paid_elsewhere"
"""The piece was paid under another reception of its parcel: it would be paid once more."""
UNKNOWN = "parcel.unknown"
"""Taken back before the decision on one of its items came, or not here yet."""
AWAITED = frozenset({RECEIVED_TWICE, DROPPED, OTHER_TICKET, UNKNOWN})
"""Reasons that end at a station; the decision is looked at again until they have."""


def parcel_breach(event: Event, facts: Facts, connection: Connection) -> str | None:
    """The first rule a record of parcels and tickets breaks; None for all other records."""
    match event:
        case ParcelJoined():
            return _join_breach(event, facts)
        case ParcelSettled():
            return _settlement_breach(event, facts)
        case UnitDecided():
            unit = facts.unit(UnitId(event.unit_id))
            is_claimed = unit is not None and _is_claimed(unit, event.ticket_id)
            # that the claim stood when it was decided is a rule of its own
            is_claimed = is_claimed or _was_claimed(event, connection)
            is_known = is_claimed or event.ticket_id in linked_tickets(event.parcel_id, connection)
            return None if is_known else "decision.other_ticket"
        case _:
            return None


def linked_tickets(parcel_id: str, connection: Connection) -> frozenset[TicketId]:
    """Tickets of which a record that stands ever said that the parcel has goods of them.

    Ones taken back since too: what was recorded before is no fault of who recorded it then.
    """
    links = [
        select(table.c.ticket_id).where(table.c.parcel_id == parcel_id, stands(table))
        for table in (t.parcel_matches, t.parcel_joins)
    ]
    return frozenset(map(TicketId, connection.execute(union(*links)).scalars()))


def undo_parcel_breach(
    named: tuple[str, ...], role: Role | None, facts: Facts, connection: Connection
) -> str | None:
    """Whether these facts may be replaced or taken back by somebody of this role."""
    if role not in SETTLERS and _is_settlement(named, connection):
        return "settlement.role"
    # without it its items go unpaid, or nobody sees that the next reception of it is one of two
    if _has_decided(named, connection):
        return "parcel.decided"
    joined = connection.execute(
        select(t.parcel_joins.c.parcel_id, t.parcel_joins.c.ticket_id)
        .distinct()
        .where(t.parcel_joins.c.join_id.in_(named))
    )
    is_decided = any(_is_adrift(ParcelId(row[0]), TicketId(row[1]), facts) for row in joined)
    return "join.decided" if is_decided else None


def reason_to_wait(unit: Unit, decision: Decision, facts: Facts, connection: Connection) -> str:
    """Why the reception of a decided unit keeps it from being paid; empty where it does not."""
    parcel = facts.parcel(unit.parcel_id)
    if parcel is None:
        return UNKNOWN
    found = standing(facts, parcel)
    if found is Standing.OPEN:
        return RECEIVED_TWICE
    if found is Standing.DROPPED:
        return DROPPED
    is_claimed = _is_claimed(unit, decision.ticket_id)
    if parcel.ticket_ids and decision.ticket_id not in parcel.ticket_ids and not is_claimed:
        return OTHER_TICKET
    others = [one.parcel_id for one in twins_of(facts, parcel)]
    # of another ticket than this one nobody can tell whether it is the same piece
    return PAID_ELSEWHERE if _is_paid(others, decision, connection) else ""


def _join_breach(event: ParcelJoined, facts: Facts) -> str | None:
    if facts.parcel(ParcelId(event.parcel_id)) is None:
        return "join.unknown_parcel"
    if facts.ticket(TicketId(event.ticket_id)) is None:
        return "join.unknown_ticket"
    if event.how not in {BY_CODE, BY_PERSON}:
        return "join.how"
    is_fit = not event.code or is_code(event.code) or bool(facts.tickets_by_code(event.code))
    return None if is_fit else "join.code"


def _settlement_breach(event: ParcelSettled, facts: Facts) -> str | None:
    """Only receptions of the very same parcel are dropped: else a good one would go unpaid."""
    kept = facts.parcel(ParcelId(event.kept_parcel_id))
    if kept is None:
        return "settlement.unknown_parcel"
    dropped = set(event.dropped_parcel_ids)
    if not dropped or len(dropped) != len(event.dropped_parcel_ids):
        return "settlement.nothing_dropped"
    twins = {one.parcel_id for one in twins_of(facts, kept)}
    return None if dropped <= twins else "settlement.other_parcel"


def _is_claimed(unit: Unit, ticket_id: str) -> bool:
    """Whether the item got its ticket by a claim of its own, which has rules of its own."""
    return any(one.ticket_id == ticket_id for one in unit.claims)


def _was_claimed(event: UnitDecided, connection: Connection) -> bool:
    claimed = t.unit_claims.c
    query = select(claimed.claim_id).where(
        claimed.unit_id == event.unit_id,
        claimed.ticket_id == event.ticket_id,
        stands(t.unit_claims),
    )
    return connection.execute(query.limit(1)).first() is not None


def _is_adrift(parcel_id: ParcelId, ticket_id: TicketId, facts: Facts) -> bool:
    """Whether items were decided for a ticket the parcel has no goods of any more."""
    parcel = facts.parcel(parcel_id)
    if parcel is None or ticket_id in parcel.ticket_ids:
        return False
    return any(
        one.ticket_id == ticket_id
        for unit in facts.units_of_parcel(parcel_id)
        for one in facts.decisions_of(unit.unit_id)
    )


def _is_paid(parcels: list[ParcelId], decision: Decision, connection: Connection) -> bool:
    if not parcels:
        return False
    slots = refund_slots.c
    paid = (
        select(slots.refund_id)
        .join(t.units, t.units.c.unit_id == slots.unit_id)
        .where(
            t.units.c.parcel_id.in_(parcels),
            slots.state != WITHDRAWN,
            or_(slots.line_id == decision.line_id, slots.ticket_id != decision.ticket_id),
        )
    )
    return connection.execute(paid.limit(1)).first() is not None


def _has_decided(parcels: tuple[str, ...], connection: Connection) -> bool:
    decided = select(t.decisions.c.decision_id)
    query = decided.where(t.decisions.c.parcel_id.in_(parcels), stands(t.decisions))
    return connection.execute(query.limit(1)).first() is not None


def _is_settlement(named: tuple[str, ...], connection: Connection) -> bool:
    settled = t.parcel_settlements.c.settlement_id
    return connection.execute(select(settled).where(settled.in_(named))).first() is not None
