"""The connector port: what the refund desk asks of a merchant's system of record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from inspection.errors import WorldError
from inspection.values import OrderKind, RefundId


class ConnectorLostError(WorldError):
    """No answer came, or one that says nothing: the refund may or may not have been booked.

    `was_sent=False` in the constructor is the connector's promise that nothing left this machine.
    """

    def __init__(self, code: str, *, was_sent: bool, **params: str | int) -> None:
        """`was_sent` is false only where the request provably never left."""
        super().__init__(code, **params)
        self.was_sent = was_sent


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What a connector declares about its system of record.

    `settle_s` is the longest life of a request plus the read lag, in seconds: after it, a refund
    that cannot be read was never booked and never will be. None: nobody knows, a person decides.
    `makes_orders`: it makes replacement and repair orders; else they stand on a person's list.
    """

    name: str
    settle_s: float | None
    makes_orders: bool = False


@dataclass(frozen=True, kw_only=True)
class RefundRequest:
    """One refund to book. `key` is the hub's refund key, the same at every attempt.

    `is_freight`: it is the freight out of the order; `order_line` is then the name the hub has for
    it, `lpn` empty.
    """

    key: RefundId
    ticket_number: str
    order_ref: str
    order_line: str
    slot: int
    lpn: str
    amount_minor: int
    currency: str
    is_freight: bool = False


@dataclass(frozen=True, kw_only=True)
class OrderRequest:
    """One replacement or repair to order; keyed as refunds are."""

    key: str
    what: OrderKind
    ticket_number: str
    order_ref: str
    order_line: str
    slot: int
    lpn: str


class AnswerState(StrEnum):
    """What the system of record said."""

    ACCEPTED = "accepted"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class RefundAnswer:
    """A definite answer. `external_ref` is the system's own number of the booking or the order."""

    state: AnswerState
    external_ref: str | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class BookedRefund:
    """A refund that stands in the system of record; `key` is None where someone else made it."""

    key: str | None
    amount_minor: int
    currency: str
    external_ref: str
    booked_at: datetime


@dataclass(frozen=True, kw_only=True)
class MadeOrder:
    """An order that stands in the system of record; `key` is None where someone else made it."""

    key: str | None
    what: OrderKind
    external_ref: str
    made_at: datetime


class Connector(Protocol):
    """A system of record. Calls block; only the refund desk's thread makes them.

    No call may retry by itself: the desk alone decides when something is sent again.
    """

    def capabilities(self) -> Capabilities:
        """What this connector declares; the same for the life of the process."""

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """Book one refund. Raises ConnectorLostError when it is not known whether it was booked."""

    def refunds_of(self, order_line: str) -> tuple[BookedRefund, ...]:
        """Every refund booked for this order line, whoever made it, oldest first.

        Raises ConnectorLostError when it cannot be read.
        """

    def order(self, request: OrderRequest) -> RefundAnswer:
        """Make one order. Only where `makes_orders`; raises ConnectorLostError as `refund` does."""

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """Every replacement or repair made for this order line, whoever made it, oldest first.

        Only where `makes_orders`. Raises ConnectorLostError when it cannot be read.
        """

    def close(self) -> None:
        """Release what is held."""
