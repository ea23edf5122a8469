"""The bodies of the hub's interface about reconciling; rules as in `wire`."""

from __future__ import annotations

from typing import Literal

from sync.wire import Answer, Moment

DEFAULT_ORDERS = 50
MAX_ORDERS = 200
"""Orders of one answer; a slow system of record makes it end earlier."""

DifferenceCode = Literal[
    "refund.missing_there",
    "refund.made_elsewhere",
    "refund.other_amount",
    "refund.other_currency",
    "refund.booked_twice",
    "refund.not_settled_here",
    "refund.in_flight",
]


class Here(Answer):
    """A refund as the hub has it; `since` is when it came to this state."""

    refund_id: str
    slot: int
    what: Literal["refund", "freight"]
    amount_minor: int
    currency: str
    state: Literal["due", "sending", "confirmed", "refused", "unknown", "settled_elsewhere"]
    external_ref: str | None = None
    reason: str | None = None
    since: Moment


class There(Answer):
    """A booking as the system of record has it; `external_ref` is its own number of it.

    `is_of_order`: it does not say there for which line of the order.
    """

    external_ref: str
    amount_minor: int
    currency: str
    booked_at: Moment
    is_of_order: bool = False


class Difference(Answer):
    """One difference between the hub's refunds and the bookings there.

    `refund.missing_there`: settled here, not booked there. `.made_elsewhere`: booked there, unknown
    here. `.other_amount`, `.other_currency`: one booking says something else. `.booked_twice`: the
    hub's key stands there more than once, `there` has all. `.not_settled_here`: booked there under
    the hub's key, here refused or, beyond the settle time, still open. `.in_flight`: open here
    beyond the settle time or left for a person, not booked there.

    `ticket` is the refund's, else one that announced the order; `order_line` is empty for a booking
    of a whole order.
    """

    code: DifferenceCode
    ticket: str
    order_ref: str
    order_line: str
    here: Here | None = None
    there: list[There]


class NotCompared(Answer):
    """A line of an order of which nothing is known; `reason` is an error's code.

    The connector's own, `connector.not_asked` after it failed several times in a row, or
    `refund.moving` where the hub was at work on it each time.
    """

    ticket: str
    order_ref: str
    order_line: str
    reason: str


class ReconciliationAnswer(Answer):
    """GET /reconciliation?ticket=&since=&until=&after=&limit=: orders by their number.

    `since` and `until` are of the announcement of a ticket. `next` is the next call's `after`, none
    after the last. `orders` were looked at, `lines` and `refunds` of them were compared; of these
    `in_flight` are on their way and young enough.
    """

    connector: str
    orders: int
    lines: int
    refunds: int
    in_flight: int
    differences: list[Difference]
    not_compared: list[NotCompared]
    next: str | None = None
