"""Refunds in Request Tracker: one ticket of the queue for refunds each.

The scrip of request_tracker_setup claims the key in the transaction that makes the ticket, so that
one ticket per key is booked however many arrive; which one, is read from its status. A refund made
by hand is a ticket that a clerk makes there, without a key.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict

from inspection.errors import OperatorError
from inspection.values import from_rfc3339
from sync.connectors.http import Asked, HttpLink
from sync.connectors.port import (
    AnswerState,
    BookedRefund,
    ConnectorLostError,
    OrderLine,
    RefundAnswer,
    RefundRequest,
)
from sync.connectors.request_tracker_rest import (
    ROOT,
    Ticket,
    any_of,
    garbled,
    is_searchable,
    quoted,
    read,
    tickets,
)
from sync.tickets.money import major_units, minor_units

_BOOKED = ("booked", "paid")
KEY, ORDER, LINE = "RefundKey", "RefundOrder", "RefundLine"
AMOUNT, CURRENCY = "RefundAmount", "RefundCurrency"
RETURN, PIECE = "RefundReturn", "RefundPiece"
REASON, DUPLICATE_OF = "RefundReason", "RefundDuplicateOf"


class _Made(BaseModel):
    model_config = ConfigDict(extra="ignore")

    id: int


class Refunds:
    """Books and reads refunds over one link."""

    def __init__(self, link: HttpLink, *, queue: str) -> None:
        self._link = link
        self._queue = queue

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """As the port says."""
        if request.amount_minor <= 0:
            return _refused("amount.not_positive")
        try:
            fields = _fields(request)
        except OperatorError as fault:
            return _refused(fault.code)
        texts = (request.key, request.order_ref, request.order_line, request.ticket_number)
        if not all(is_searchable(text) for text in texts):
            return _refused("text.unsearchable")
        # no subject of the customer's words: this queue is read by accountants
        content = {
            "Queue": self._queue,
            "Subject": f"{request.ticket_number} {request.order_line}"[:200],
            "CustomFields": fields,
        }
        answered = self._link.send(Asked(method="POST", path=f"{ROOT}/ticket", content=content))
        made: _Made = read(answered, _Made)
        try:
            return self._read_back(made.id, fields)
        except ConnectorLostError as lost:
            # the question how it went never left; the refund did
            raise ConnectorLostError(lost.code, was_sent=True, **lost.params) from lost

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """As the port says; a refund by hand without a line is one of the whole order."""
        if not is_searchable(line.order_ref):
            return ()  # `refund` books none of those
        found = tickets(
            self._link,
            f"Queue = {quoted(self._queue)} AND {any_of('Status', _BOOKED)}"
            f" AND CF.{{{ORDER}}} = {quoted(line.order_ref)}",
        )
        return tuple(_booked(one) for one in found if _is_of(one, line))

    def _read_back(self, number: int, fields: dict[str, str]) -> RefundAnswer:
        # a search reads the database; a single ticket may come from a process's memory, and a
        # failed COMMIT is answered like a good one
        found = tickets(self._link, f"Queue = {quoted(self._queue)} AND id = {number}")
        if len(found) != 1:
            raise garbled("not_there")
        (ticket,) = found
        if any(ticket.text(name) != said for name, said in fields.items()):
            raise garbled("other_payload")
        match ticket.status:
            case "booked" | "paid":
                return _answer(AnswerState.ACCEPTED, ref=str(ticket.id))
            case "duplicate":
                return _answer(AnswerState.ALREADY, ref=ticket.text(DUPLICATE_OF))
            case "refused":
                return _refused(ticket.text(REASON) or "refused")
            case _:  # the scrip did not run, or stopped
                raise garbled("not_booked")


def _fields(request: RefundRequest) -> dict[str, str]:
    return {
        KEY: request.key,
        ORDER: request.order_ref,
        LINE: request.order_line,
        AMOUNT: major_units(request.amount_minor, request.currency),
        CURRENCY: request.currency,
        RETURN: request.ticket_number,
        PIECE: f"{request.slot} {request.lpn}".strip(),
    }


def _is_of(ticket: Ticket, line: OrderLine) -> bool:
    if ticket.text(KEY):
        return (ticket.text(ORDER), ticket.text(LINE)) == (line.order_ref, line.order_line)
    # typed by hand: another case is no other order
    if not _is_same(ticket.text(ORDER), line.order_ref):
        return False
    return not ticket.text(LINE) or _is_same(ticket.text(LINE), line.order_line)


def _is_same(typed: str, known: str) -> bool:
    return typed.strip().casefold() == known.strip().casefold()


def _booked(ticket: Ticket) -> BookedRefund:
    currency = ticket.text(CURRENCY)
    try:
        amount_minor = minor_units(ticket.text(AMOUNT), currency, column=AMOUNT)
    except OperatorError as fault:
        # money that stands there and cannot be read must not look like none
        raise garbled(fault.code) from None
    return BookedRefund(
        key=ticket.text(KEY) or None,
        amount_minor=amount_minor,
        currency=currency,
        external_ref=str(ticket.id),
        booked_at=_time(ticket.created),
        is_of_order=not ticket.text(LINE),
    )


def _time(text: str) -> datetime:
    try:
        return from_rfc3339(text)
    except (ValueError, OperatorError):
        raise garbled("time") from None


def _refused(reason: str) -> RefundAnswer:
    return RefundAnswer(state=AnswerState.REFUSED, external_ref=None, reason=reason)


def _answer(state: AnswerState, *, ref: str) -> RefundAnswer:
    return RefundAnswer(state=state, external_ref=ref, reason=None)
