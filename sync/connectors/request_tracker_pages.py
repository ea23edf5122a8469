"""Announced returns in Request Tracker: which changed, and their rows by the columns of tickets.

What changed is read from the transactions of the queue. Their numbers are given out before they are
committed, so one may appear below a number read already: what is younger than a request may live is
read again at each pass.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from itertools import takewhile

from pydantic import BaseModel, ConfigDict

from inspection.values import from_rfc3339
from sync.connectors.http import Answered, Asked, HttpLink
from sync.connectors.port import ExpectedPage, ExpectedReturn
from sync.connectors.request_tracker_rest import (
    PER_PAGE,
    ROOT,
    Ticket,
    garbled,
    is_searchable,
    quoted,
    read,
    tickets,
)
from sync.tickets.columns import LINE_COLUMNS

NUMBER, TRACKING, ORDER = "TicketNumber", "Tracking", "OrderRef"
LINE = "ReturnLine"
_FIELD_OF_COLUMN = {
    "ticket_number": NUMBER,
    "order_ref": ORDER,
    "currency": "Currency",
    "shop": "Shop",
    "market": "Market",
    "service": "Service",
    "reason_code": "ReasonCode",
    "reason_class": "ReasonClass",
    "freight_paid": "FreightPaid",
    "delivered_at": "DeliveredAt",
    "deadline_at": "DeadlineAt",
    "deadline_source": "DeadlineSource",
    "outbound_weight_g": "OutboundWeightG",
    "customer_words": "CustomerWords",
}
_OPEN = ("expected", "received")
_CURSOR = re.compile(r"(?P<sure>[0-9]{1,18})(?:-(?P<seen>[0-9]{1,18}))?")


class _Change(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int
    ObjectId: int
    Created: str


class _Changes(BaseModel):
    model_config = ConfigDict(extra="ignore")

    items: list[_Change]


def changed(link: HttpLink, queue: str, cursor: str | None, *, settle_s: float) -> ExpectedPage:
    """A page of returns that changed. The cursor is `sure`, or `sure-seen` within a pass."""
    match = _CURSOR.fullmatch(cursor or "0")
    if match is None:
        raise garbled("cursor")
    sure = int(match["sure"])
    seen = int(match["seen"] or sure)
    answered = link.send(_changes_after(queue, seen))
    page: _Changes = read(answered, _Changes)
    numbers = [one.id for one in page.items]
    if numbers != sorted(set(numbers)) or any(number <= seen for number in numbers):
        raise garbled("order")
    returns = _by_numbers(link, queue, sorted({one.ObjectId for one in page.items}))
    settled = list(takewhile(lambda one: _is_settled(one, answered, settle_s), page.items))
    if seen == sure and settled:
        sure = settled[-1].id
    seen = max(numbers, default=seen)
    has_more = len(numbers) >= PER_PAGE
    is_within = has_more and seen != sure
    return ExpectedPage(
        returns=returns, cursor=f"{sure}-{seen}" if is_within else str(sure), has_more=has_more
    )


def found(link: HttpLink, queue: str, code: str) -> tuple[ExpectedReturn, ...]:
    """Returns with exactly this ticket, tracking or order number."""
    if not is_searchable(code):
        return ()
    fields = (NUMBER, TRACKING, ORDER)
    either = " OR ".join(f"CF.{{{name}}} = {quoted(code)}" for name in fields)
    hits = tickets(link, f"Queue = {quoted(queue)} AND ({either})")
    # some databases compare without regard to case
    return tuple(
        _expected(one) for one in hits if any(code in one.fields.get(f, ()) for f in fields)
    )


def pieces_of(ticket: Ticket) -> int:
    """How many pieces were announced; 0 where that cannot be read."""
    counts = [row.get("quantity", "") for row in _rows(ticket)]
    return sum(map(int, counts)) if all(re.fullmatch("[0-9]{1,5}", one) for one in counts) else 0


def _by_numbers(link: HttpLink, queue: str, numbers: Sequence[int]) -> tuple[ExpectedReturn, ...]:
    if not numbers:
        return ()
    either = " OR ".join(f"id = {number}" for number in numbers)
    return tuple(_expected(one) for one in tickets(link, f"Queue = {quoted(queue)} AND ({either})"))


def _changes_after(queue: str, number: int) -> Asked:
    return Asked(
        method="GET",
        path=f"{ROOT}/transactions",
        query={
            "query": f"ObjectType = 'RT::Ticket' AND TicketQueue = {quoted(queue)}"
            f" AND id > {number}",
            "fields": "ObjectId,Created",
            "orderby": "id",
            "order": "ASC",
            "per_page": str(PER_PAGE),
        },
    )


def _is_settled(change: _Change, answered: Answered, settle_s: float) -> bool:
    """By the server's own clock; without one nothing is."""
    try:
        now = parsedate_to_datetime(answered.headers.get("date", ""))
        return from_rfc3339(change.Created) < now.astimezone(UTC) - timedelta(seconds=settle_s)
    except ValueError:
        return False


def _expected(ticket: Ticket) -> ExpectedReturn:
    said = json.dumps([ticket.status, ticket.updated, sorted(ticket.fields.items())])
    return ExpectedReturn(
        ref=str(ticket.id),
        number=ticket.text(NUMBER),
        version=hashlib.sha256(said.encode()).hexdigest()[:32],
        is_open=ticket.status in _OPEN,
        rows=tuple(_rows(ticket)),
    )


def _rows(ticket: Ticket) -> list[dict[str, str]]:
    of_ticket = {
        column: ticket.text(name) for column, name in _FIELD_OF_COLUMN.items() if ticket.text(name)
    }
    of_ticket["tracking"] = ";".join(ticket.fields.get(TRACKING, ()))
    return [of_ticket | _line(text) for text in ticket.fields.get(LINE, ())]


def _line(text: str) -> dict[str, str]:
    """A line as it is said; one that is no JSON object has no columns and is refused as a row."""
    try:
        said = json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    return {
        column: value
        for column, value in said.items()
        if column in LINE_COLUMNS and isinstance(value, str)
    }
