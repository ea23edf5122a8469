"""The desk's book: slots and their moves, each move committed with its record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from inspection.errors import BugError
from inspection.event_base import Event
from inspection.events import OrderMoved, RefundMoved
from inspection.values import OrderState, RefundState, TicketId
from sync.hub.conflicts import record_conflict
from sync.hub.contacts import close_contact
from sync.hub.customer_words import close_words
from sync.hub.database import Database, HubWork
from sync.hub.references import close_pictures
from sync.hub.settlement import LineLedger, OrderLedger
from sync.hub.slots import ORDER_USES, Use
from sync.hub.store.tables import candidates, foreign_claims, order_lines, refund_slots

OPEN_STATES = (RefundState.DUE, RefundState.SENDING, RefundState.UNKNOWN)
PAID_STATES = (RefundState.CONFIRMED, RefundState.SETTLED_ELSEWHERE)
SPENT = frozenset(
    {one.value for one in (*OPEN_STATES, RefundState.CONFIRMED)} | {OrderState.LISTED.value}
)
"""States in which a key of ours has moved money or goods, or still may."""


@dataclass(frozen=True, kw_only=True)
class OpenSlot:
    """A refund, or an order in place of one, that is not at its end.

    `what` tells which; freight is a refund of its own. An order has no amount to send: its own is
    what its slot is worth.
    """

    refund_id: str
    ticket_id: TicketId
    ticket_number: str
    order_ref: str
    order_line: str
    slot: int
    decision_id: str
    lpn: str
    amount_minor: int
    currency: str
    state: RefundState | OrderState
    step: int
    reason: str | None
    is_stopped: bool
    what: Use = Use.REFUND

    @property
    def is_order(self) -> bool:
        """A replacement or a repair, never money."""
        return self.what in ORDER_USES


@dataclass(frozen=True, kw_only=True)
class Move:
    """To another recovery point. `claims` is the foreign booking this refund uses up.

    `stops` leaves the refund for a person.
    """

    state: RefundState | OrderState
    external_ref: str | None = None
    reason: str | None = None
    claims: str | None = None
    stops: bool = False


class RefundBook:
    """Reads and moves refunds and orders."""

    def __init__(self, database: Database) -> None:
        """Keeps nothing in memory."""
        self._database = database

    def open_slots(self) -> list[OpenSlot]:
        """All that still move by themselves, by order line and slot."""
        query = (
            select(refund_slots)
            .where(
                refund_slots.c.state.in_([state.value for state in OPEN_STATES]),
                refund_slots.c.is_stopped.is_(False),
            )
            .order_by(refund_slots.c.order_line, refund_slots.c.slot, refund_slots.c.number)
        )
        with self._database.reading() as connection:
            return [_open_slot(row) for row in connection.execute(query)]

    def line_of(self, slot: OpenSlot, *, in_order: bool = False) -> LineLedger:
        """What the hub knows about the order line of a refund; `in_order`: of its order, too."""
        with self._database.reading() as connection:
            return _line_ledger(connection, slot.order_line, in_order=in_order)

    def goods_of(self, slot: OpenSlot) -> list[tuple[str, int]]:
        """Every line of the order a freight belongs to, and what was paid for it (minor units)."""
        query = select(order_lines.c.order_line, order_lines.c.paid_minor).where(
            order_lines.c.order_ref == slot.order_ref,
            order_lines.c.order_line != slot.order_line,
            order_lines.c.currency == slot.currency,
        )
        with self._database.reading() as connection:
            return [(row.order_line, row.paid_minor) for row in connection.execute(query)]

    def move(self, slot: OpenSlot, move: Move) -> OpenSlot:
        """Commit the move with its record.

        Raises BugError `refund.moved_meanwhile` if another sender moved it: nothing is written.
        """
        moved = replace(
            slot,
            state=move.state,
            step=slot.step + 1,
            reason=move.reason,
            is_stopped=move.stops,
        )
        self._database.write(lambda work: _write_move(work, slot, moved, move))
        return moved


def _write_move(work: HubWork, slot: OpenSlot, moved: OpenSlot, move: Move) -> None:
    changed = work.connection.execute(
        update(refund_slots)
        .where(
            refund_slots.c.refund_id == slot.refund_id,
            refund_slots.c.step == slot.step,
            refund_slots.c.state == slot.state.value,
        )
        .values(
            state=moved.state.value,
            step=moved.step,
            external_ref=move.external_ref,
            reason=move.reason,
            is_stopped=move.stops,
        )
    )
    if changed.rowcount != 1:
        raise BugError("refund.moved_meanwhile", refund_id=slot.refund_id)
    if move.claims is not None:
        claim = {
            "order_line": slot.order_line,
            "external_ref": move.claims,
            "refund_id": slot.refund_id,
        }
        work.connection.execute(insert(foreign_claims), [claim])
    _refer(work, slot)
    work.record(_moved(slot, moved.step, move))
    if slot.is_order and move.state is RefundState.REFUSED:
        _look_again(work.connection, slot)
    if move.stops:
        _call_a_person(work, slot, move.reason or "stopped")
    if move.state in PAID_STATES:
        close_if_settled(work, slot.ticket_id)


def _look_again(connection: Connection, slot: OpenSlot) -> None:
    """What was held because the order might be made is assessed once more: nothing was made."""
    connection.execute(
        update(candidates)
        .where(candidates.c.decision_id == slot.decision_id, candidates.c.state == "held")
        .values(state="waiting")
    )


def _refer(work: HubWork, slot: OpenSlot) -> None:
    """Reads what is moved, so that the record refers to it."""
    ticket = work.facts.ticket(slot.ticket_id) if slot.what is Use.FREIGHT else None
    if ticket is not None:
        work.facts.freight_of(ticket)
    elif slot.is_order:
        work.facts.orders_of_ticket(slot.ticket_id)
    else:
        work.facts.refunds_of_ticket(slot.ticket_id)


def _moved(slot: OpenSlot, step: int, move: Move) -> Event:
    if slot.is_order:
        return OrderMoved(
            order_id=slot.refund_id,
            step=step,
            state=OrderState(move.state.value),
            external_ref=move.external_ref,
            reason=move.reason,
        )
    return RefundMoved(
        refund_id=slot.refund_id,
        step=step,
        state=RefundState(move.state.value),
        external_ref=move.external_ref,
        reason=move.reason,
    )


def _call_a_person(work: HubWork, slot: OpenSlot, reason: str) -> None:
    noun = "order" if slot.is_order else "refund"
    record_conflict(work, what=f"{noun}.{reason}", subject=slot.refund_id, facts=[slot.decision_id])


def close_if_settled(work: HubWork, ticket_id: TicketId) -> None:
    """Once all announced pieces are paid or ordered stations forget the customer's side."""
    ticket = work.facts.ticket(ticket_id)
    if ticket is None:
        return
    paid = work.connection.execute(
        select(refund_slots.c.refund_id).where(
            refund_slots.c.ticket_id == ticket_id,
            refund_slots.c.state.in_([state.value for state in PAID_STATES]),
            refund_slots.c.what != Use.FREIGHT.value,
        )
    ).all()
    if len(paid) >= sum(line.quantity for line in ticket.lines):
        close_contact(work.connection, ticket_id)
        close_words(work.connection, ticket_id)
        close_pictures(work.connection, ticket_id)


def _line_ledger(connection: Connection, order_line: str, *, in_order: bool) -> LineLedger:
    this = order_lines.c.order_line == order_line
    own = _ledger_of(connection, this)
    return LineLedger(
        paid_minor=own.paid_minor,
        own_minor=own.own_minor,
        own_keys=own.own_keys,
        claimed=own.claimed,
        of_order=_order_ledger(connection, this) if in_order else None,
    )


def _order_ledger(connection: Connection, line: ColumnElement[bool]) -> OrderLedger:
    order_ref = connection.execute(select(order_lines.c.order_ref).where(line)).scalar_one()
    return _ledger_of(connection, order_lines.c.order_ref == order_ref)


def _ledger_of(connection: Connection, lines: ColumnElement[bool]) -> OrderLedger:
    """Sums, keys and claims of these lines."""
    names = select(order_lines.c.order_line).where(lines)
    slots = select(
        refund_slots.c.refund_id, refund_slots.c.amount_minor, refund_slots.c.state
    ).where(refund_slots.c.order_line.in_(names))
    claims = select(foreign_claims.c.external_ref).where(foreign_claims.c.order_line.in_(names))
    rows = connection.execute(slots).all()
    return OrderLedger(
        paid_minor=sum(connection.execute(select(order_lines.c.paid_minor).where(lines)).scalars()),
        own_minor=sum(row.amount_minor for row in rows if row.state in SPENT),
        own_keys=frozenset(row.refund_id for row in rows),
        claimed=frozenset(connection.execute(claims).scalars()),
    )


def _open_slot(row: Row[Any]) -> OpenSlot:
    return OpenSlot(
        refund_id=row.refund_id,
        ticket_id=TicketId(row.ticket_id),
        ticket_number=row.ticket_number,
        order_ref=row.order_ref,
        order_line=row.order_line,
        slot=row.slot,
        decision_id=row.decision_id,
        lpn=row.lpn,
        amount_minor=row.amount_minor,
        currency=row.currency,
        state=RefundState(row.state),
        step=row.step,
        reason=row.reason,
        is_stopped=row.is_stopped,
        what=Use(row.what),
    )
