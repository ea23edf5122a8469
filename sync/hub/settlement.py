"""What the system of record's bookings say about one refund: a pure function, no state.

The desk asks it before every send and to resolve `unknown`; only `Free` may be followed by a send.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspection.values import RefundId
from sync.connectors.port import BookedRefund

WHOLE_LINE = "line.refunded_elsewhere"
"""Why a refund is settled elsewhere where no booking alone has its amount."""


@dataclass(frozen=True, kw_only=True)
class OpenRefund:
    """The refund in question: its key and payload."""

    key: RefundId
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class OrderLedger:
    """The same of all lines of the order that were ever announced, its freight among them."""

    paid_minor: int
    own_minor: int
    own_keys: frozenset[str]
    claimed: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class LineLedger:
    """What the hub knows about the order line of that refund.

    `own_minor` has the amount of every key the hub ever minted for this order line that may still
    move or has moved money (this one included): neither refused nor settled elsewhere.
    `own_keys` are all keys ever minted for it. `claimed` are the external references of foreign
    bookings that already settled a slot. `of_order` is for systems that know refunds of whole
    orders alone.
    """

    paid_minor: int
    own_minor: int
    own_keys: frozenset[str]
    claimed: frozenset[str]
    of_order: OrderLedger | None = None

    @property
    def order(self) -> OrderLedger:
        """The whole order; this line where no other is known."""
        return self.of_order or OrderLedger(
            paid_minor=self.paid_minor,
            own_minor=self.own_minor,
            own_keys=self.own_keys,
            claimed=self.claimed,
        )


@dataclass(frozen=True, kw_only=True)
class Booked:
    """Our key stands there once, with our payload."""

    external_ref: str


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """Someone else already refunded this piece, or the whole line (`is_whole_line`)."""

    external_ref: str
    is_whole_line: bool


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A person must look; nothing may be sent."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class Free:
    """Nothing stands in the way of sending."""


Finding = Booked | Elsewhere | Stop | Free


def judge(refund: OpenRefund, line: LineLedger, booked: Sequence[BookedRefund]) -> Finding:
    """Read the bookings of the refund's order line, or of its order (`is_of_order`)."""
    mine = [one for one in booked if one.key == refund.key]
    if mine:
        return _judge_own(refund, mine)
    if any(one.currency != refund.currency for one in booked):
        return Stop(reason="booked.other_currency")
    if any(one.is_of_order for one in booked):
        return _judge_in_order(refund, line, booked)
    return _judge_in_line(refund, line, booked)


def _judge_in_line(refund: OpenRefund, line: LineLedger, booked: Sequence[BookedRefund]) -> Finding:
    foreign = [one for one in booked if one.key is None or one.key not in line.own_keys]
    elsewhere = _settled_elsewhere(refund, line, booked, foreign)
    if elsewhere is not None:
        return elsewhere
    if any(one.external_ref not in line.claimed for one in foreign):
        # a foreign refund of some other amount: nobody but a person knows what it was for
        return Stop(reason="booked.elsewhere_differs")
    if _exceeds(refund, line, booked, sum(one.amount_minor for one in foreign)):
        return Stop(reason="paid.exceeded")
    return Free()


def _judge_own(refund: OpenRefund, mine: Sequence[BookedRefund]) -> Finding:
    if len(mine) > 1:
        return Stop(reason="booked.twice")
    (only,) = mine
    if (only.amount_minor, only.currency) != (refund.amount_minor, refund.currency):
        return Stop(reason="booked.other_payload")
    return Booked(external_ref=only.external_ref)


def _settled_elsewhere(
    refund: OpenRefund,
    line: LineLedger,
    booked: Sequence[BookedRefund],
    foreign: Sequence[BookedRefund],
) -> Elsewhere | None:
    for one in foreign:
        if one.external_ref not in line.claimed and one.amount_minor == refund.amount_minor:
            return Elsewhere(external_ref=one.external_ref, is_whole_line=False)
    if foreign and sum(one.amount_minor for one in booked) >= line.paid_minor:
        largest = max(foreign, key=lambda one: one.amount_minor)
        return Elsewhere(external_ref=largest.external_ref, is_whole_line=True)
    return None


def foreign_unclaimed(line: LineLedger, booked: Sequence[BookedRefund]) -> list[BookedRefund]:
    """Bookings somebody else made that have settled no slot yet, of the line or of its order."""
    known: LineLedger | OrderLedger = line
    if any(one.is_of_order for one in booked):
        known = line.order
    return [
        one
        for one in booked
        if (one.key is None or one.key not in known.own_keys)
        and one.external_ref not in known.claimed
    ]


def _judge_in_order(
    refund: OpenRefund, line: LineLedger, booked: Sequence[BookedRefund]
) -> Finding:
    """What the order's bookings say where they do not say which line they were for.

    One under a key of ours for another line is that line's. One of somebody else settles one slot
    of the whole order, whichever looks first and has its amount.
    """
    order = line.order
    foreign = [one for one in booked if one.key is None or one.key not in order.own_keys]
    unclaimed = foreign_unclaimed(line, booked)
    for one in unclaimed:
        if one.amount_minor == refund.amount_minor:
            return Elsewhere(external_ref=one.external_ref, is_whole_line=False)
    if unclaimed:
        # more than all that is known was paid back for something nobody announced here
        if sum(one.amount_minor for one in foreign) == order.paid_minor:
            largest = max(unclaimed, key=lambda one: one.amount_minor)
            return Elsewhere(external_ref=largest.external_ref, is_whole_line=True)
        return Stop(reason="booked.elsewhere_differs")
    of_line = [
        one for one in booked if one.key in line.own_keys or one.external_ref in line.claimed
    ]
    claimed_minor = sum(one.amount_minor for one in foreign if one.external_ref in line.claimed)
    foreign_minor = sum(one.amount_minor for one in foreign)
    exceeds_line = _exceeds(refund, line, of_line, claimed_minor)
    if exceeds_line or _exceeds(refund, order, booked, foreign_minor):
        return Stop(reason="paid.exceeded")
    return Free()


def _exceeds(
    refund: OpenRefund,
    known: LineLedger | OrderLedger,
    booked: Sequence[BookedRefund],
    foreign_minor: int,
) -> bool:
    """Whether this refund beside what is booked or may still be is more than was paid."""
    booked_minor = sum(one.amount_minor for one in booked)
    exposed = max(known.own_minor + foreign_minor, booked_minor + refund.amount_minor)
    return exposed > known.paid_minor
