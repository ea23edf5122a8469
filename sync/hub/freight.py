"""The freight out of an order: owed with the first piece the seller answers for, due once.

It is one slot for the whole order, whichever of its tickets comes back first. Owed is noted in the
transaction in which the piece's refund becomes due; due it is made in one of its own, so that
somebody's word against it can hold it up and be taken back.
"""

from __future__ import annotations

import uuid

from sqlalchemy import Connection, exists, select, update

from inspection.events import FreightDue
from inspection.freight import NAME_TAKEN, OTHER_SHOP, order_freight, owed_minor
from inspection.handlers.decide import propose
from inspection.policies import Policies
from inspection.refund_policy import Decision
from inspection.store import tables as t
from inspection.store.predicates import is_current, stands
from inspection.store.upsert import insert
from inspection.tickets import Ticket
from inspection.values import RefundState, TicketId, UnitId
from sync.hub.conflicts import record_conflict
from sync.hub.database import HubWork
from sync.hub.slots import FIRST_NUMBER, REFUND_NAMESPACE, Use
from sync.hub.store.tables import order_lines, owed_freights, refund_slots

FREIGHT_SLOT = 1
NO_LINE = "freight"
"""In place of a ticket line's id; those are UUIDs."""
WAITING, DUE, HELD = "waiting", "due", "held"


def freight_key(shop: str, order_ref: str, number: int) -> str:
    """The key of an order's freight in the system of record, the same on every hub."""
    # keys of pieces end in two numbers, this one in a word and a number: they never meet
    return str(uuid.uuid5(REFUND_NAMESPACE, f"{order_freight(shop, order_ref)}/freight/{number}"))


def note_owed(work: HubWork, decision: Decision, ticket: Ticket, policies: Policies) -> None:
    """Note that this order's freight is owed, if it is; the first decision to say so is kept."""
    if ticket.freight_paid_minor <= 0:
        return
    advice = propose(work.facts, decision.unit_id, policies=policies).advice
    if owed_minor(advice.freight, ticket) == 0:
        return
    row = {
        "order_freight": order_freight(ticket.shop, ticket.order_ref),
        "shop": ticket.shop,
        "order_ref": ticket.order_ref,
        "ticket_id": ticket.ticket_id,
        "unit_id": decision.unit_id,
        "decision_id": decision.decision_id,
        "currency": decision.currency,
        "state": WAITING,
    }
    work.connection.execute(insert(owed_freights).on_conflict_do_nothing(), [row])


def waiting_freights(connection: Connection) -> list[str]:
    """Names of freights that are owed and that nobody speaks against."""
    declined = (
        select(t.freight_declines.c.decline_id)
        .join(t.tickets, t.tickets.c.ticket_id == t.freight_declines.c.ticket_id)
        .where(
            t.tickets.c.order_ref == owed_freights.c.order_ref,
            t.tickets.c.shop == owed_freights.c.shop,
            is_current(t.freight_declines, "decline_id"),
        )
    )
    query = (
        select(owed_freights.c.order_freight)
        .where(owed_freights.c.state == WAITING, ~exists(declined))
        .order_by(owed_freights.c.order_freight)
    )
    return list(connection.execute(query).scalars())


def make_due(work: HubWork, *, name: str) -> bool:
    """One transaction: an owed freight takes its slot and becomes due; whether it did.

    Of tickets that state different amounts the least counts, and people are told. The shop is free
    text of whoever wrote the ticket, and lines are one order's whatever it says: where an order of
    this number had freight under another shop's name, a person decides.
    """
    owed = work.connection.execute(
        select(owed_freights).where(
            owed_freights.c.order_freight == name, owed_freights.c.state == WAITING
        )
    ).one_or_none()
    ticket = None if owed is None else work.facts.ticket(TicketId(owed.ticket_id))
    if owed is None or ticket is None or work.facts.freight_of(ticket).declines:
        return False
    work.facts.decisions_of(UnitId(owed.unit_id))  # so that the record refers to its ground
    others = _under_other_names(work.connection, name, ticket)
    if others:
        facts = [owed.decision_id, *others]
        record_conflict(work, what=OTHER_SHOP, subject=name, facts=facts)
        _set_state(work.connection, name, HELD)
        return False
    amount_minor = _stated(work, name, ticket, owed.currency)
    if not _take_line(work.connection, name, ticket, amount_minor, owed.currency):
        record_conflict(work, what=NAME_TAKEN, subject=name, facts=[owed.decision_id])
        _set_state(work.connection, name, HELD)
        return False
    due = FreightDue(
        refund_id=freight_key(ticket.shop, ticket.order_ref, FIRST_NUMBER),
        ticket_id=ticket.ticket_id,
        shop=ticket.shop,
        order_ref=ticket.order_ref,
        number=FIRST_NUMBER,
        decision_id=owed.decision_id,
        amount_minor=amount_minor,
        currency=owed.currency,
    )
    work.connection.execute(insert(refund_slots), [_slot_row(due, name, ticket)])
    _set_state(work.connection, name, DUE)
    work.record(due)
    return True


def _under_other_names(connection: Connection, name: str, ticket: Ticket) -> list[str]:
    """Freights of an order of this number that took a slot as another shop's."""
    slots = refund_slots.c
    query = (
        select(slots.refund_id)
        .where(
            slots.what == Use.FREIGHT.value,
            slots.order_ref == ticket.order_ref,
            slots.order_line != name,
        )
        .order_by(slots.refund_id)
    )
    return list(connection.execute(query).scalars())


def _stated(work: HubWork, name: str, ticket: Ticket, currency: str) -> int:
    """What was paid for this order's freight, by all its tickets that name an amount."""
    rows = work.connection.execute(
        select(t.tickets.c.ticket_id, t.tickets.c.freight_paid_minor)
        .where(
            t.tickets.c.order_ref == ticket.order_ref,
            t.tickets.c.shop == ticket.shop,
            t.tickets.c.currency == currency,
            t.tickets.c.freight_paid_minor > 0,
            stands(t.tickets),
        )
        .order_by(t.tickets.c.ticket_id)
    ).all()
    amounts = {row.freight_paid_minor for row in rows} | {ticket.freight_paid_minor}
    if len(amounts) > 1:
        tickets = [row.ticket_id for row in rows]
        record_conflict(work, what="freight.amounts", subject=name, facts=tickets)
    return min(amounts)


def _take_line(
    connection: Connection, name: str, ticket: Ticket, amount_minor: int, currency: str
) -> bool:
    """Fix what was paid as that of a line of one piece; false where a line has this very name."""
    line = {
        "order_line": name,
        "order_ref": ticket.order_ref,
        "ordered_quantity": 1,
        "paid_minor": amount_minor,
        "currency": currency,
    }
    connection.execute(insert(order_lines).on_conflict_do_nothing(), [line])
    found = select(order_lines).where(order_lines.c.order_line == name)
    return dict(connection.execute(found).mappings().one()) == line


def _set_state(connection: Connection, name: str, state: str) -> None:
    connection.execute(
        update(owed_freights).where(owed_freights.c.order_freight == name).values(state=state)
    )


def _slot_row(due: FreightDue, name: str, ticket: Ticket) -> dict[str, object]:
    return {
        "refund_id": due.refund_id,
        "ticket_id": due.ticket_id,
        "ticket_number": ticket.number,
        "line_id": NO_LINE,
        "order_ref": due.order_ref,
        "order_line": name,
        "slot": FREIGHT_SLOT,
        "number": due.number,
        "unit_id": due.refund_id,
        "lpn": "",
        "decision_id": due.decision_id,
        "amount_minor": due.amount_minor,
        "currency": due.currency,
        "state": RefundState.DUE.value,
        "step": 0,
        "external_ref": None,
        "reason": None,
        "is_stopped": False,
        "what": Use.FREIGHT.value,
    }
