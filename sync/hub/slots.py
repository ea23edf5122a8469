"""Slots of an order line: which one a payable unit takes, under which key, for money or an order.

Key, slot and amount are fixed in the transaction that records `refund.due` or `order.due`, for
ever. The amounts come from the hub's own order lines, never from a station.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, and_, func, or_, select

from inspection.events import OrderDue, RefundDue
from inspection.orders import KIND_OF_SERVICE
from inspection.refund_policy import Decision
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import OrderState, RefundState, Verdict, slot_amount
from sync.hub.store.tables import order_lines, refund_slots

REFUND_NAMESPACE = uuid.UUID("5f8a1c0e-6d2b-5b0f-9a43-7f0c8f1f3d27")
"""Never changes: the same order line, slot and number must make the same key on every hub."""
FIRST_NUMBER = 1
"""What comes on a slot after something was withdrawn there is a new number."""
WITHDRAWN = OrderState.WITHDRAWN.value
"""Of all ends only this one frees the slot: nothing was ever made or paid on it."""
LINE_EXHAUSTED = "line.exhausted"
"""More pieces were decided than this return, or the whole order line, has."""


class Use(StrEnum):
    """What a slot is taken for."""

    REFUND = "refund"
    FREIGHT = "freight"
    REPLACEMENT = "replacement"
    REPAIR = "repair"


ORDER_USES = frozenset({Use.REPLACEMENT, Use.REPAIR})


@dataclass(frozen=True, kw_only=True)
class Claim:
    """All facts of one payable decision, read in the transaction that decides on it.

    `ticket` has the service its customer wants now.
    """

    decision: Decision
    unit: Unit
    ticket: Ticket
    line: Line


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What becomes due on a slot. `worth_minor`: what of the line's money the slot uses up."""

    due: RefundDue | OrderDue
    worth_minor: int
    currency: str


def refund_key(order_line: str, slot: int, number: int) -> str:
    """The key of one refund in the system of record: UUIDv5, so never minted twice differently."""
    return str(uuid.uuid5(REFUND_NAMESPACE, f"{order_line}/{slot}/{number}"))


def due_for(connection: Connection, claim: Claim) -> Taken | str:
    """What the unit gets on the lowest free slot of its order line, or why it gets nothing.

    An exchange or a repair never ends in money. It uses up what its slot is worth all the same, so
    that the rest of the line cannot be refunded beyond what was paid.
    """
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
    number = _next_number(connection, claim, slot)
    if claim.ticket.service in KIND_OF_SERVICE:
        due: RefundDue | OrderDue = _order_due(claim, slot=slot, number=number)
    else:
        due = _refund_due(claim, slot, number, amount_minor=amount, currency=bought.currency)
    return Taken(due=due, worth_minor=amount, currency=bought.currency)


def slot_row(taken: Taken, ticket: Ticket) -> dict[str, object]:
    """The row of `hub_refund_slots` for what has just become due."""
    due = taken.due
    return {
        "refund_id": due.refund_id if isinstance(due, RefundDue) else due.order_id,
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
        "amount_minor": taken.worth_minor,
        "currency": taken.currency,
        "state": RefundState.DUE.value,
        "step": 0,
        "external_ref": None,
        "reason": None,
        "is_stopped": False,
        "what": (Use.REFUND if isinstance(due, RefundDue) else Use(due.what.value)).value,
    }


def _reason_to_hold(connection: Connection, claim: Claim) -> str | None:
    slots = refund_slots.c
    of_unit = select(slots.refund_id).where(
        slots.unit_id == claim.unit.unit_id, slots.state != WITHDRAWN
    )
    if connection.execute(of_unit).first() is not None:
        return "unit.already_due"
    of_line = (
        select(func.count())
        .select_from(refund_slots)
        .where(slots.line_id == claim.line.line_id, slots.state != WITHDRAWN)
    )
    due = connection.execute(of_line).scalar_one()
    return LINE_EXHAUSTED if due >= claim.line.quantity else None


def _amount(claim: Claim, share_minor: int) -> int:
    # a full refund is the slot's own share: the station could not know which slot it would be
    if claim.decision.choice is Verdict.FULL:
        return share_minor
    return min(claim.decision.choice_minor, share_minor)


def _refund_due(
    claim: Claim, slot: int, number: int, *, amount_minor: int, currency: str
) -> RefundDue:
    return RefundDue(
        refund_id=refund_key(claim.line.order_line, slot, number),
        ticket_id=claim.ticket.ticket_id,
        line_id=claim.line.line_id,
        order_line=claim.line.order_line,
        slot=slot,
        number=number,
        unit_id=claim.unit.unit_id,
        lpn=claim.unit.lpn,
        decision_id=claim.decision.decision_id,
        amount_minor=amount_minor,
        currency=currency,
    )


def _order_due(claim: Claim, *, slot: int, number: int) -> OrderDue:
    return OrderDue(
        order_id=refund_key(claim.line.order_line, slot, number),
        what=KIND_OF_SERVICE[claim.ticket.service],
        ticket_id=claim.ticket.ticket_id,
        line_id=claim.line.line_id,
        order_line=claim.line.order_line,
        slot=slot,
        number=number,
        unit_id=claim.unit.unit_id,
        lpn=claim.unit.lpn,
        decision_id=claim.decision.decision_id,
    )


def _next_number(connection: Connection, claim: Claim, slot: int) -> int:
    """Behind every number that this slot, or this unit on any slot, ever had."""
    slots = refund_slots.c
    had = select(func.max(slots.number)).where(
        or_(
            and_(slots.order_line == claim.line.order_line, slots.slot == slot),
            slots.unit_id == claim.unit.unit_id,
        )
    )
    last = connection.execute(had).scalar_one()
    return FIRST_NUMBER if last is None else int(last) + 1


def _taken_slots(connection: Connection, order_line: str) -> dict[int, int]:
    rows = connection.execute(
        select(refund_slots.c.slot, refund_slots.c.amount_minor).where(
            refund_slots.c.order_line == order_line, refund_slots.c.state != WITHDRAWN
        )
    )
    return {row.slot: row.amount_minor for row in rows}
