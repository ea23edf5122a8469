"""Slots of an order line: which one a payable unit takes, under which key, for how much.

Key, slot and amount are fixed in the transaction that records `refund.due`, for ever. The
amounts come from the hub's own order lines, never from a station.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from inspection.events import RefundDue
from inspection.refund_policy import Decision
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import RefundState, Service, Verdict, slot_amount
from sync.hub.store.tables import order_lines, refund_slots

REFUND_NAMESPACE = uuid.UUID("5f8a1c0e-6d2b-5b0f-9a43-7f0c8f1f3d27")
"""Never changes: the same order line, slot and number must make the same key on every hub."""
FIRST_NUMBER = 1
"""A later correction of the same slot would be a new number."""
LINE_EXHAUSTED = "line.exhausted"
"""More pieces were decided than this return, or the whole order line, has."""


@dataclass(frozen=True, kw_only=True)
class Claim:
    """All facts of one payable decision, read in the transaction that decides on it."""

    decision: Decision
    unit: Unit
    ticket: Ticket
    line: Line


def refund_key(order_line: str, slot: int, number: int) -> str:
    """The key of one refund in the system of record: UUIDv5, so never minted twice differently."""
    return str(uuid.uuid5(REFUND_NAMESPACE, f"{order_line}/{slot}/{number}"))


def due_for(connection: Connection, claim: Claim) -> RefundDue | str:
    """The refund on the lowest free slot of the order line, or the reason why there is none."""
    reason = _reason_to_hold(connection, claim)
    if reason is not None:
        return reason
    bought = connection.execute(
        select(order_lines).where(order_lines.c.order_line == claim.line.order_line)
    ).one()
    taken = _taken_slots(connection, claim.line.order_line)
    slot = next((n for n in range(1, bought.ordered_quantity + 1) if n not in taken), None)
    if slot is None:
        return LINE_EXHAUSTED
    amount = _amount(claim, slot_amount(bought.paid_minor, bought.ordered_quantity, slot))
    if amount == 0:
        return "amount.zero"
    if sum(taken.values()) + amount > bought.paid_minor:
        return "paid.exceeded"
    return _refund_due(claim, slot=slot, amount_minor=amount, currency=bought.currency)


def _reason_to_hold(connection: Connection, claim: Claim) -> str | None:
    if claim.ticket.service is not Service.RETURN:
        return "service.not_return"
    slots = refund_slots.c
    of_unit = select(slots.refund_id).where(slots.unit_id == claim.unit.unit_id)
    if connection.execute(of_unit).first() is not None:
        return "unit.already_due"
    of_line = select(func.count()).select_from(refund_slots)
    due = connection.execute(of_line.where(slots.line_id == claim.line.line_id)).scalar_one()
    return LINE_EXHAUSTED if due >= claim.line.quantity else None


def _amount(claim: Claim, share_minor: int) -> int:
    # a full refund is the slot's own share: the station could not know which slot it would be
    if claim.decision.choice is Verdict.FULL:
        return share_minor
    return min(claim.decision.choice_minor, share_minor)


def _refund_due(claim: Claim, *, slot: int, amount_minor: int, currency: str) -> RefundDue:
    return RefundDue(
        refund_id=refund_key(claim.line.order_line, slot, FIRST_NUMBER),
        ticket_id=claim.ticket.ticket_id,
        line_id=claim.line.line_id,
        order_line=claim.line.order_line,
        slot=slot,
        number=FIRST_NUMBER,
        unit_id=claim.unit.unit_id,
        lpn=claim.unit.lpn,
        decision_id=claim.decision.decision_id,
        amount_minor=amount_minor,
        currency=currency,
    )


def _taken_slots(connection: Connection, order_line: str) -> dict[int, int]:
    rows = connection.execute(
        select(refund_slots.c.slot, refund_slots.c.amount_minor).where(
            refund_slots.c.order_line == order_line
        )
    )
    return {row.slot: row.amount_minor for row in rows}


def slot_row(due: RefundDue, ticket: Ticket) -> dict[str, object]:
    """The row of `hub_refund_slots` for a refund that has just become due."""
    return {
        "refund_id": due.refund_id,
        "ticket_id": due.ticket_id,
        "ticket_number": ticket.number,
        "line_id": due.line_id,
        "order_ref": ticket.order_ref,
        "order_line": due.order_line,
        "slot": due.slot,
        "number": due.number,
        "unit_id": due.unit_id,
        "lpn": due.lpn,
        "decision_id": due.decision_id,
        "amount_minor": due.amount_minor,
        "currency": due.currency,
        "state": RefundState.DUE.value,
        "step": 0,
        "external_ref": None,
        "reason": None,
        "is_stopped": False,
    }
