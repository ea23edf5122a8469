"""What differs between the hub's refunds of an order and the bookings there: a pure function.

It judges nothing and settles nothing: that is the refund desk's (`settlement.py`). Here both sides
are laid beside each other, and all that does not match is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspection.values import rfc3339
from sync.connectors.port import BookedRefund
from sync.hub.refund_book import OPEN_STATES, PAID_STATES
from sync.hub.settlement import WHOLE_LINE
from sync.reconcile_wire import Difference, DifferenceCode, Here, There


@dataclass(frozen=True, kw_only=True)
class HubRefund:
    """One refund or freight of the hub; `ticket` is its number.

    `claims` is the booking made elsewhere that it uses up. `is_ripe`: nothing is under way any more
    that would explain a difference.
    """

    ticket: str
    order_line: str
    here: Here
    claims: str | None
    is_ripe: bool

    @property
    def is_settled(self) -> bool:
        """Whether the hub takes it for paid."""
        return self.here.state in PAID_STATES

    @property
    def is_open(self) -> bool:
        """Whether it has not come to an end."""
        return self.here.state in OPEN_STATES

    @property
    def is_whole_line(self) -> bool:
        """Whether several refunds made elsewhere came to all that was paid, and settled it."""
        return self.here.state == "settled_elsewhere" and self.here.reason == WHOLE_LINE


@dataclass(frozen=True, kw_only=True)
class HubOrder:
    """An order as the hub knows it: what was paid per line (minor units), and its refunds.

    `ticket` is the number of one that announced it, empty where there is none. `steps` are refunds
    with how often each has moved.
    """

    order_ref: str
    ticket: str
    paid_minor: Mapping[str, int]
    refunds: tuple[HubRefund, ...]
    steps: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Booking:
    """A booking with the line it was read for; None where it is of the whole order."""

    line: str | None
    booked: BookedRefund

    def is_for(self, order_line: str) -> bool:
        return self.line in {None, order_line}


def compare(
    order: HubOrder, read: Mapping[str, Sequence[BookedRefund]]
) -> tuple[list[Difference], int]:
    """All differences of an order, and how many of its refunds are still under way.

    `read` has the bookings of each line that could be read. Refunds of other lines are not judged.
    """
    bookings = _bookings(read)
    left = list(bookings)
    found: list[Difference] = []
    under_way = 0
    for refund in order.refunds:
        # one made elsewhere may have settled all pieces of a line
        among = bookings if refund.is_whole_line else left
        mine = [one for one in among if _is_mine(one, refund)]
        left = [one for one in left if one not in mine]
        if refund.order_line not in read:
            continue
        under_way += not refund.is_ripe and (refund.is_open or (refund.is_settled and not mine))
        codes = _differences(refund, [one.booked for one in mine])
        found += [_difference(code, order, refund, mine) for code in codes]
    found += [
        _difference("refund.made_elsewhere", order, None, [one])
        for one in left
        if not _is_excused(one, order, bookings)
    ]
    return found, under_way


def _bookings(read: Mapping[str, Sequence[BookedRefund]]) -> list[_Booking]:
    """All that were read; one of the whole order is read for each line, and counts once."""
    found: list[_Booking] = []
    of_order: set[str] = set()
    for line, booked in read.items():
        for one in booked:
            if not one.is_of_order:
                found.append(_Booking(line=line, booked=one))
            elif one.external_ref not in of_order:
                of_order.add(one.external_ref)
                found.append(_Booking(line=None, booked=one))
    return found


def _is_mine(booking: _Booking, refund: HubRefund) -> bool:
    """Under the refund's key, or the one made elsewhere that settled it."""
    if not booking.is_for(refund.order_line):
        return False
    if booking.booked.key == refund.here.refund_id:
        return True
    settled_by = refund.here.external_ref if refund.is_whole_line else refund.claims
    return settled_by is not None and booking.booked.external_ref == settled_by


def _differences(refund: HubRefund, mine: Sequence[BookedRefund]) -> Iterator[DifferenceCode]:
    if not mine:
        if refund.is_ripe and refund.is_settled:
            yield "refund.missing_there"
        elif refund.is_ripe and refund.is_open:
            yield "refund.in_flight"
        return
    if len(mine) > 1:
        yield "refund.booked_twice"
    if not refund.is_settled and (refund.is_ripe or not refund.is_open):
        yield "refund.not_settled_here"
    if not refund.is_whole_line:  # whose amount is no single booking's
        yield from _other_payload(refund.here, mine)


def _other_payload(here: Here, mine: Sequence[BookedRefund]) -> Iterator[DifferenceCode]:
    if any(one.currency != here.currency for one in mine):
        yield "refund.other_currency"
    elif any(one.amount_minor != here.amount_minor for one in mine):
        yield "refund.other_amount"


def _is_excused(booking: _Booking, order: HubOrder, bookings: Sequence[_Booking]) -> bool:
    """One of several that settled a whole line, as long as all of them are what was paid for it."""
    lines = {one.order_line for one in order.refunds if one.is_whole_line}
    of_line = [one.booked.amount_minor for one in bookings if one.line == booking.line]
    if booking.line in lines and sum(of_line) <= order.paid_minor[booking.line]:
        return True
    total_minor = sum(one.booked.amount_minor for one in bookings)
    names_no_line = any(one.line is None for one in bookings)
    return bool(lines) and names_no_line and total_minor <= sum(order.paid_minor.values())


def _difference(
    code: DifferenceCode, order: HubOrder, refund: HubRefund | None, bookings: Sequence[_Booking]
) -> Difference:
    if refund is not None:
        ticket, line = refund.ticket, refund.order_line
    else:
        ticket, line = order.ticket, bookings[0].line or ""
    return Difference(
        code=code,
        ticket=ticket,
        order_ref=order.order_ref,
        order_line=line,
        here=None if refund is None else refund.here,
        there=[_there(one.booked) for one in bookings],
    )


def _there(booked: BookedRefund) -> There:
    return There(
        external_ref=booked.external_ref,
        amount_minor=booked.amount_minor,
        currency=booked.currency,
        booked_at=rfc3339(booked.booked_at),
        is_of_order=booked.is_of_order,
    )
