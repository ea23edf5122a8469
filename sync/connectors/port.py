"""The connector port: what the hub asks of a merchant's system of record.

Two threads of the hub use a connector, each one of its own: the refund desk moves money and makes
orders, the returns desk lists what is expected and reports what the dock did.

Systems of record answer success where nothing was written and errors where all is done already
(SYSTEMS.md 2 names six). So every writing call reads back what it wrote, tells states by reading
them and never by a status code alone, and may be repeated: `standing` is what holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from inspection.errors import WorldError
from inspection.values import OrderKind, RefundId, Sha256


class ConnectorLostError(WorldError):
    """No answer came, or one that says nothing: what was asked may or may not have been done.

    `was_sent=False` in the constructor is the connector's promise that nothing left this machine.
    """

    def __init__(self, code: str, *, was_sent: bool, **params: str | int) -> None:
        """`was_sent` is false only where the request provably never left."""
        super().__init__(code, **params)
        self.was_sent = was_sent


class ConnectorRefusedError(WorldError):
    """The system of record understood and said no: a person must look, repeating cannot help."""


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What a connector declares about its system of record.

    `settle_s` is the longest life of a request plus the read lag, in seconds: after it, a refund
    that cannot be read was never booked and never will be. None: nobody knows, a person decides.
    `makes_orders`: it makes replacement and repair orders; else they stand on a person's list.
    `lists_returns`: returns are announced there and listed by `expected`; else the hub's own
    tickets are all there are. `tells_customers`: it has a note that the customer reads.
    `max_photo_bytes`: a larger photo is never sent. `limits` are codes of what the operator of the
    hub must know of this way of connecting, worded in docs/connectors.md.
    """

    name: str
    settle_s: float | None
    makes_orders: bool = False
    lists_returns: bool = False
    tells_customers: bool = False
    max_photo_bytes: int = 0
    limits: tuple[str, ...] = ()


# --- money ---


@dataclass(frozen=True, kw_only=True)
class OrderLine:
    """Whose refunds are read: a line of an order, or its freight under the hub's own name."""

    order_ref: str
    order_line: str


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
    """A refund that stands in the system of record; `key` is None where someone else made it.

    `is_of_order`: the system does not say which line of the order it was for.
    """

    key: str | None
    amount_minor: int
    currency: str
    external_ref: str
    booked_at: datetime
    is_of_order: bool = False


@dataclass(frozen=True, kw_only=True)
class MadeOrder:
    """An order that stands in the system of record; `key` is None where someone else made it."""

    key: str | None
    what: OrderKind
    external_ref: str
    made_at: datetime


# --- goods ---


@dataclass(frozen=True, kw_only=True)
class ExpectedReturn:
    """A return announced in the system of record.

    `ref` is the system's own id of it, `number` the ticket number, `version` changes whenever the
    return does. `rows` say it by the columns of a ticket file (docs/tickets-file.md), one per order
    line, and are checked as strictly. `is_open` is false for one nobody shall receive any more.
    """

    ref: str
    number: str
    version: str
    is_open: bool
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class ExpectedPage:
    """Returns in the order they changed. `cursor` goes into the next call and is kept for good."""

    returns: tuple[ExpectedReturn, ...]
    cursor: str
    has_more: bool


@dataclass(frozen=True, kw_only=True)
class ReturnRef:
    """A return as its system of record knows it."""

    ref: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """A parcel came in. `key` is the hub's id of the reception; `code` what was scanned."""

    key: str
    code: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class EvidencePhoto:
    """A photo to attach, names and addresses on it painted over already.

    `sha256` is that of `data`, and its identity: the same bytes are attached once. `lpn` is empty
    for the outside of a parcel.
    """

    sha256: Sha256
    data: bytes
    media_type: str
    taken_at: datetime
    lpn: str = ""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What was decided about one piece. `key` is the hub's id of the decision.

    `grade` and `disposition` are ids of resources/policies; `is_sellable` tells a system of two
    stocks which one it goes to. `reasons` are sentences for people, in the language of the shop.
    """

    key: str
    order_line: str
    lpn: str
    grade: str
    disposition: str
    is_sellable: bool
    verdict: str
    reasons: tuple[str, ...] = ()
    photos: tuple[Sha256, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Note:
    """A sentence the customer shall read. `key` is the same at every attempt."""

    key: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What the system of record holds of a return, by our keys.

    `receipts`, `outcomes` and `notes` are keys, `photos` hashes. `status` is the system's own word.
    """

    status: str
    receipts: frozenset[str] = frozenset()
    photos: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    details: Mapping[str, str] = field(default_factory=dict)


class Connector(Protocol):
    """A system of record. Calls block; one thread uses one connector.

    No call may retry by itself: the desk alone decides when something is sent again. Every call
    raises ConnectorLostError when it is not known what came of it; reading calls when nothing could
    be read. Writing calls of the goods' side raise ConnectorRefusedError where the answer is no.
    """

    def capabilities(self) -> Capabilities:
        """What this connector declares; the same for the life of the process."""

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """Book one refund. Raises ConnectorLostError when it is not known whether it was booked."""

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """Every refund booked for this order line, whoever made it, oldest first.

        Where the system knows refunds of whole orders alone, all of the order (`is_of_order`).
        """

    def order(self, request: OrderRequest) -> RefundAnswer:
        """Make one order. Only where `makes_orders`."""

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """Every replacement or repair made for this order line, whoever made it, oldest first.

        Only where `makes_orders`.
        """

    def expected(self, cursor: str | None) -> ExpectedPage:
        """Returns that changed since the cursor, or from the first. Only where `lists_returns`.

        A return may come more than once and never less than once: `(ref, version)` tells.
        """

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """Returns with exactly this ticket, tracking or order number, where it `lists_returns`."""

    def standing(self, of: ReturnRef) -> Standing | None:
        """What is written there of this return; None where there is no such return."""

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """Note the arrival of a parcel, once however often it is said."""

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """Attach a photo, once however often it is said."""

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """Note what was decided about a piece, once however often it is said."""

    def tell(self, of: ReturnRef, note: Note) -> None:
        """Write the customer a sentence, once however often. Only where `tells_customers`."""

    def close(self) -> None:
        """Release what is held."""
