"""Replacement and repair orders beside the desk: withdrawn for a changed wish, made by a person.

An order that the connector cannot make stands on a person's list. What a person made is told with
its number; an order of which anything may be on its way is never withdrawn.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select, update

from inspection.errors import OperatorError
from inspection.events import CustomerChangedWish, FactWithdrawn, OrderMoved
from inspection.orders import KIND_OF_SERVICE, OPEN_TO_CHANGE
from inspection.recordable import is_code
from inspection.store import tables as t
from inspection.tickets import Ticket
from inspection.values import OrderState, TicketId, UnitId
from sync.hub.database import Database, HubWork
from sync.hub.refund_book import close_if_settled
from sync.hub.slots import ORDER_USES, WITHDRAWN
from sync.hub.store.tables import candidates, refund_slots
from sync.order_wire import OrderView

ALREADY_MADE = "order.already_made"
"""The customer wants something else now, and the order may be on its way."""
STANDS = "order.stands"
CHANGED_WISH = "wish.changed"
DONE_BY_PERSON = "made_by_person"
_USES = [one.value for one in ORDER_USES]
_CHANGEABLE = [one.value for one in OPEN_TO_CHANGE]


def make_way(work: HubWork, unit_id: UnitId, ticket: Ticket) -> str | None:
    """Withdraw the unit's order where its customer wants something else by now.

    Gives None where nothing stands in the way (any more), else STANDS for the very order that is
    wanted, or ALREADY_MADE.
    """
    row = _standing(work.connection, unit_id)
    wanted = KIND_OF_SERVICE.get(ticket.service)
    if row is None:
        return None
    if wanted is not None and row.what == wanted.value:
        return STANDS
    if row.is_stopped or row.state not in _CHANGEABLE:
        return ALREADY_MADE
    _move(work, row, OrderState.WITHDRAWN, reason=CHANGED_WISH)
    return None


def look_again(connection: Connection, event: CustomerChangedWish | FactWithdrawn) -> None:
    """A wish came or went: what was ordered or held for its ticket is assessed once more."""
    key = t.wishes.c.wish_id
    wish_id = event.wish_id if isinstance(event, CustomerChangedWish) else event.fact_id
    tickets = select(t.wishes.c.ticket_id).where(key == wish_id)
    decided = select(t.decisions.c.decision_id).where(t.decisions.c.ticket_id.in_(tickets))
    connection.execute(
        update(candidates)
        .where(candidates.c.state.in_(("ordered", "held")), candidates.c.decision_id.in_(decided))
        .values(state="waiting")
    )


def list_orders(database: Database, *, ticket_number: str | None, is_open: bool) -> list[OrderView]:
    """All orders, or one ticket's; `is_open`: only what a person has to make or to look at."""
    query = select(refund_slots).where(refund_slots.c.what.in_(_USES))
    if ticket_number is not None:
        query = query.where(refund_slots.c.ticket_number == ticket_number)
    if is_open:
        query = query.where(_is_a_persons())
    query = query.order_by(refund_slots.c.ticket_number, refund_slots.c.slot, refund_slots.c.number)
    with database.reading() as connection:
        return [_view(row) for row in connection.execute(query)]


def record_made(database: Database, order_id: str, *, number: str) -> OrderView:
    """A person made the order, under this number of the system of record.

    The same number again changes nothing. Raises OperatorError `order.unknown`,
    `order.number_bad`, `order.withdrawn`, `order.other_number`, `order.not_yours` for one that
    the desk moves by itself.
    """
    if not is_code(number):
        raise OperatorError("order.number_bad")
    return database.write(lambda work: _made(work, order_id, number))


def _made(work: HubWork, order_id: str, number: str) -> OrderView:
    row = _row(work.connection, order_id)
    if row.state == WITHDRAWN:
        raise OperatorError("order.withdrawn", ticket=row.ticket_number)
    if row.state == OrderState.CONFIRMED.value:
        if row.external_ref != number:
            raise OperatorError("order.other_number", number=row.external_ref or "")
        return _view(row)
    if not (row.is_stopped or row.state in {OrderState.LISTED.value, OrderState.REFUSED.value}):
        raise OperatorError("order.not_yours", ticket=row.ticket_number)
    _move(work, row, OrderState.CONFIRMED, external_ref=number, reason=DONE_BY_PERSON)
    close_if_settled(work, TicketId(row.ticket_id))
    return _view(_row(work.connection, order_id))


def _row(connection: Connection, order_id: str) -> Row[Any]:
    query = select(refund_slots).where(
        refund_slots.c.refund_id == order_id, refund_slots.c.what.in_(_USES)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise OperatorError("order.unknown")
    return row


def _standing(connection: Connection, unit_id: UnitId) -> Row[Any] | None:
    query = select(refund_slots).where(
        refund_slots.c.unit_id == unit_id,
        refund_slots.c.what.in_(_USES),
        refund_slots.c.state != WITHDRAWN,
    )
    return connection.execute(query).first()


def _move(
    work: HubWork,
    row: Row[Any],
    state: OrderState,
    *,
    reason: str,
    external_ref: str | None = None,
) -> None:
    step = row.step + 1
    work.connection.execute(
        update(refund_slots)
        .where(refund_slots.c.refund_id == row.refund_id)
        .values(
            state=state.value, step=step, external_ref=external_ref, reason=reason, is_stopped=False
        )
    )
    work.facts.orders_of_ticket(TicketId(row.ticket_id))  # the record refers to what it moves
    work.record(
        OrderMoved(
            order_id=row.refund_id, step=step, state=state, external_ref=external_ref, reason=reason
        )
    )


def _is_a_persons() -> ColumnElement[bool]:
    ends = [OrderState.CONFIRMED.value, WITHDRAWN]
    return or_(
        refund_slots.c.state.in_([OrderState.LISTED.value, OrderState.REFUSED.value]),
        and_(refund_slots.c.is_stopped.is_(True), refund_slots.c.state.not_in(ends)),
    )


def _view(row: Row[Any]) -> OrderView:
    return OrderView(
        order_id=row.refund_id,
        what=row.what,
        ticket_number=row.ticket_number,
        order_ref=row.order_ref,
        order_line=row.order_line,
        slot=row.slot,
        lpn=row.lpn,
        state=row.state,
        external_ref=row.external_ref,
        reason=row.reason,
    )
