"""Freight, orders and wishes, folded from the records: the part of FakeFacts that says so."""

from collections.abc import Iterator
from typing import Any

from inspection import events as ev
from inspection.freight import HELD, FreightDecline, FreightRefund, OrderFreight, order_freight
from inspection.orders import Order, Wish
from inspection.tickets import Ticket
from inspection.values import OrderState, RefundState


class MoneyTwin:
    """Mixed into FakeFacts, whose `_current` finds what stands."""

    def _current(self, kind: type[Any], **wanted: str) -> Iterator[tuple[Any, Any]]:
        raise NotImplementedError

    def _all(self, kind: type[Any]) -> Iterator[tuple[Any, Any]]:
        raise NotImplementedError

    def freight_of(self, ticket: Ticket) -> OrderFreight:
        order = {"shop": ticket.shop, "order_ref": ticket.order_ref}
        named = self._current(ev.TicketAnnounced, order_ref=ticket.order_ref)
        shops = {one.ticket_id: one.shop for _, one in named}
        return OrderFreight(
            refunds=tuple(
                FreightRefund(
                    **_same(event, "refund_id ticket_id shop order_ref decision_id"),
                    **_same(event, "amount_minor currency"),
                    **self._stand(at, ev.RefundMoved, RefundState.DUE, refund_id=event.refund_id),
                )
                for at, event in self._current(ev.FreightDue, **order)
            ),
            declines=tuple(
                FreightDecline(
                    **_same(event, "decline_id ticket_id reason_code"),
                    shop=shops[event.ticket_id],
                    at=at.at,
                )
                for at, event in self._current(ev.FreightDeclined)
                if event.ticket_id in shops
            ),
            held=next(
                (
                    event.what
                    for _, event in self._current(
                        ev.ConflictFound, subject=order_freight(ticket.shop, ticket.order_ref)
                    )
                    if event.what in HELD
                ),
                "",
            ),
        )

    def orders_of_ticket(self, ticket_id: str) -> tuple[Order, ...]:
        return tuple(
            Order(
                **_same(event, "order_id what ticket_id unit_id order_line slot decision_id"),
                **self._stand(at, ev.OrderMoved, OrderState.DUE, order_id=event.order_id),
            )
            for at, event in self._current(ev.OrderDue, ticket_id=ticket_id)
        )

    def wishes_of(self, ticket_id: str) -> tuple[Wish, ...]:
        return tuple(
            Wish(
                **_same(event, "wish_id ticket_id wants source"),
                heard_at=at.recorded_at,
                heard_by=at.actor.person_id,
                at=at.at,
            )
            for at, event in self._current(ev.CustomerChangedWish, ticket_id=ticket_id)
        )

    def _stand(self, record: Any, moved: type[Any], due: Any, **of: str) -> dict[str, Any]:
        """Where a refund or an order stands by its latest move."""
        ((name, key),) = of.items()
        moves = [(at, one) for at, one in self._all(moved) if getattr(one, name) == key]
        at, last = max(moves, key=lambda one: one[1].step) if moves else (record, None)
        return {
            "state": last.state if last else due,
            "external_ref": last.external_ref if last else None,
            "reason": last.reason if last else None,
            "moved_at": at.recorded_at,
            "at": record.at,
        }


def _same(event: ev.Event, names: str) -> dict[str, Any]:
    return {name: getattr(event, name) for name in names.split()}
