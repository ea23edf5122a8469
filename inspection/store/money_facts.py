"""The part of Facts that speaks of freight, orders and changed wishes.

No start reads any of it, so `SqlFacts` loads this with the first question of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Row

from inspection.freight import HELD, FreightDecline, FreightRefund, OrderFreight, order_freight
from inspection.orders import Order, Wish
from inspection.store import statements
from inspection.store.rows import place
from inspection.tickets import Ticket
from inspection.values import (
    DecisionId,
    OrderKind,
    OrderState,
    PersonId,
    RefundId,
    RefundState,
    Service,
    TicketId,
    UnitId,
    WishSource,
    from_rfc3339,
)

Rows = Sequence[Row[Any]]
ReadAll = Callable[[statements.Statement, str], Rows]
"""Runs a statement for one subject and notes the places of its rows."""


class MoneyFacts:
    """Reads through `read_all` of the facts that own it."""

    def __init__(self, read_all: ReadAll) -> None:
        """Lives as long as they do."""
        self._all = read_all

    def freight_of(self, ticket: Ticket) -> OrderFreight:
        """What is recorded of the freight of the ticket's order, over all its tickets."""
        refunds = self._all(statements.FREIGHT_REFUNDS, ticket.order_ref)
        declines = self._all(statements.FREIGHT_DECLINES, ticket.order_ref)
        name = order_freight(ticket.shop, ticket.order_ref)
        told = self._all(statements.FREIGHT_CONFLICTS, name)
        return OrderFreight(
            refunds=tuple(self._freight(one) for one in refunds if one.shop == ticket.shop),
            declines=tuple(map(_decline, declines)),
            held=next((one.what for one in told if one.what in HELD), ""),
        )

    def orders_of_ticket(self, ticket_id: str) -> tuple[Order, ...]:
        """Orders of a ticket with their latest state, oldest first."""
        return tuple(map(self._order, self._all(statements.ORDERS_OF_TICKET, ticket_id)))

    def wishes_of(self, ticket_id: str) -> tuple[Wish, ...]:
        """Current wishes of a ticket's customer (more than one may be a conflict)."""
        return tuple(map(_wish, self._all(statements.WISHES, ticket_id)))

    def _freight(self, row: Row[Any]) -> FreightRefund:
        moves = self._all(statements.LAST_MOVE, row.refund_id)
        move = moves[0] if moves else None
        return FreightRefund(
            refund_id=RefundId(row.refund_id),
            ticket_id=TicketId(row.ticket_id),
            shop=row.shop,
            order_ref=row.order_ref,
            decision_id=DecisionId(row.decision_id),
            amount_minor=row.amount_minor,
            currency=row.currency,
            state=RefundState.DUE if move is None else RefundState(move.state),
            external_ref=None if move is None else move.external_ref,
            reason=None if move is None else move.reason,
            moved_at=from_rfc3339((row if move is None else move).recorded_at),
            at=place(row),
        )

    def _order(self, row: Row[Any]) -> Order:
        moves = self._all(statements.LAST_ORDER_MOVE, row.order_id)
        move = moves[0] if moves else None
        return Order(
            order_id=row.order_id,
            what=OrderKind(row.what),
            ticket_id=TicketId(row.ticket_id),
            unit_id=UnitId(row.unit_id),
            order_line=row.order_line,
            slot=row.slot,
            decision_id=DecisionId(row.decision_id),
            state=OrderState.DUE if move is None else OrderState(move.state),
            external_ref=None if move is None else move.external_ref,
            reason=None if move is None else move.reason,
            moved_at=from_rfc3339((row if move is None else move).recorded_at),
            at=place(row),
        )


def _decline(row: Row[Any]) -> FreightDecline:
    return FreightDecline(
        decline_id=row.decline_id,
        ticket_id=TicketId(row.ticket_id),
        shop=row.shop,
        reason_code=row.reason_code,
        at=place(row),
    )


def _wish(row: Row[Any]) -> Wish:
    return Wish(
        wish_id=row.wish_id,
        ticket_id=TicketId(row.ticket_id),
        wants=Service(row.wants),
        source=WishSource(row.source),
        heard_at=from_rfc3339(row.recorded_at),
        heard_by=PersonId(row.actor),
        at=place(row),
    )
