"""What an exchange or a repair ends in, an order, and what customers want instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from inspection.tickets import Ticket
from inspection.values import (
    DecisionId,
    OrderKind,
    OrderState,
    PersonId,
    Ref,
    Service,
    TicketId,
    UnitId,
    WishSource,
)

KIND_OF_SERVICE = {Service.EXCHANGE: OrderKind.REPLACEMENT, Service.REPAIR: OrderKind.REPAIR}
"""What a service ends in; a return ends in money."""
OPEN_TO_CHANGE = frozenset({OrderState.DUE, OrderState.LISTED, OrderState.REFUSED})
"""Nothing has left for the system of record, or it took nothing: the order can be withdrawn."""


class OrderStop(StrEnum):
    """Why the hub stops an order of its own: more was made or paid there than it knows of.

    Only a person can tell what counts; nothing is withdrawn for a changed wish meanwhile.
    """

    MADE_TWICE = "made.twice"
    MADE_OTHER_KIND = "made.other_kind"
    MADE_ELSEWHERE = "made.elsewhere"
    REFUNDED_ELSEWHERE = "refunded.elsewhere"


_STOPPED_BY = frozenset(one.value for one in OrderStop)


@dataclass(frozen=True, kw_only=True)
class Order:
    """An order with its latest recovery point; `external_ref` is its number, once it has one."""

    order_id: str
    what: OrderKind
    ticket_id: TicketId
    unit_id: UnitId
    order_line: str
    slot: int
    decision_id: DecisionId
    state: OrderState
    external_ref: str | None
    reason: str | None
    moved_at: datetime
    at: Ref

    @property
    def is_standing(self) -> bool:
        """Whether it was not withdrawn."""
        return self.state is not OrderState.WITHDRAWN

    @property
    def can_give_way(self) -> bool:
        """Whether a changed wish may still withdraw it."""
        return self.state in OPEN_TO_CHANGE and self.reason not in _STOPPED_BY


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a customer wants instead of what the ticket says."""

    wish_id: str
    ticket_id: TicketId
    wants: Service
    source: WishSource
    heard_at: datetime
    heard_by: PersonId
    at: Ref


def is_contested(wishes: Sequence[Wish]) -> bool:
    """Two benches heard different wishes apart: nothing is done on either."""
    return len({one.wants for one in wishes}) > 1


def as_wished(ticket: Ticket, wishes: Sequence[Wish]) -> Ticket:
    """The ticket with the service its customer wants now; as announced while wishes contradict."""
    if not wishes or is_contested(wishes):
        return ticket
    return replace(ticket, service=wishes[0].wants)


def is_repair_made(orders: Iterable[Order], unit_id: UnitId) -> bool:
    """Whether the repair of a unit is made: no money follows, and it is its customer's again."""
    made = order_of(orders, unit_id)
    if made is None:
        return False
    return (made.what, made.state) == (OrderKind.REPAIR, OrderState.CONFIRMED)


def order_of(orders: Iterable[Order], unit_id: UnitId) -> Order | None:
    """The order made for a unit, if one stands."""
    found = (one for one in orders if one.unit_id == unit_id)
    return next((one for one in found if one.is_standing), None)
