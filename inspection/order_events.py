"""Events about what an exchange or a repair ends in: an order, never money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import OrderKind, OrderState, Service, WishSource


@dataclass(frozen=True, kw_only=True)
class OrderDue(Event):
    """A replacement or a repair is owed for one unit, keyed as refunds are (DESIGN D4).

    `order_id` is the key sent to the system of record. It takes a slot of the order line, so what
    was replaced or repaired cannot be refunded too.
    """

    KIND: ClassVar[str] = "order.due"
    order_id: str
    what: OrderKind
    ticket_id: str
    line_id: str
    order_line: str
    slot: int
    number: int
    unit_id: str
    lpn: str
    decision_id: str


@dataclass(frozen=True, kw_only=True)
class OrderMoved(Event):
    """An order reached another recovery point. `step` counts from 1 within the order."""

    KIND: ClassVar[str] = "order.moved"
    order_id: str
    step: int
    state: OrderState
    external_ref: str | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class CustomerChangedWish(Event):
    """The customer wants another service than the ticket says; `source`: where they said so."""

    KIND: ClassVar[str] = "customer.changed_wish"
    wish_id: str
    ticket_id: str
    wants: Service
    source: WishSource
    supersedes: tuple[str, ...]
