"""Medusa 2 as the system of record: refunds of payments; returns are in `medusa_returns`.

Medusa books a refund as often as it is asked (measured: a header Idempotency-Key is ignored). With
our two routes (`medusa_plugin`) a key is booked once, whoever asks at the same time. Without them
the key is the refund's note, read before each send: that holds as long as one hub alone sends.
Either way a refund is of a payment, so bookings are told by order and never by line.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, Decimal
from urllib.parse import quote

from sync.connectors.http import Answered, Asked, HttpLink, HttpSettings
from sync.connectors.medusa_answers import (
    PaidOrderAnswer,
    Payment,
    Refund,
    is_from_medusa,
    is_not_found,
    understood,
)
from sync.connectors.medusa_returns import MedusaReturns
from sync.connectors.port import (
    AnswerState,
    BookedRefund,
    Capabilities,
    ConnectorLostError,
    ConnectorRefusedError,
    EvidencePhoto,
    ExpectedPage,
    ExpectedReturn,
    MadeOrder,
    Note,
    OrderLine,
    OrderRequest,
    Outcome,
    Receipt,
    RefundAnswer,
    RefundRequest,
    ReturnRef,
    Standing,
)
from sync.tickets.money import MINOR_DIGITS, major_units

PLUGIN_SETTLE_S = 15.0
"""A key waits five seconds for its lock, then is refused; and whatever is still under way when the
key is sent again is waited for under the same lock. The rest is margin for a slow reading."""
PLAIN_SETTLE_S = 300.0
"""Medusa ends no request by itself. A payment provider's own client gives up within minutes; until
then a refund may still be booked that cannot be read."""
MAX_PHOTO_BYTES = 8 * 1024 * 1024
USUAL_LIMITS = ("orders_by_hand", "refunds_by_order", "partly_received")
PLAIN_LIMITS = ("one_sender", "find_open_only")

_ID = re.compile(r"[A-Za-z0-9_-]{1,200}")
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_REFUNDS = "/admin/returns-station/refunds"
_PAID = (
    "id,*payment_collections.payments,*payment_collections.payments.captures"
    ",*payment_collections.payments.refunds"
)
_USUAL_DIGITS = 2


@dataclass(frozen=True, kw_only=True)
class MedusaSettings:
    """How one Medusa is reached. `secret_key` is one of its admin keys (`sk_…`).

    `settle_s`: None takes what this way of connecting needs.
    """

    http: HttpSettings
    with_plugin: bool
    settle_s: float | None = None


def basic(secret_key: str) -> dict[str, str]:
    """The header that shows a secret key: Medusa takes it as a user without a password."""
    token = base64.b64encode(f"{secret_key}:".encode()).decode()
    return {"Authorization": f"Basic {token}"}


class MedusaConnector:
    """The connector port on Medusa's admin API."""

    def __init__(
        self, settings: MedusaSettings, *, should_stop: Callable[[], bool] | None = None
    ) -> None:
        """Raises OperatorError `connector.bad_url` or `connector.insecure_url`."""
        more = {} if should_stop is None else {"should_stop": should_stop}
        self._link = HttpLink(settings.http, **more)
        self._with_plugin = settings.with_plugin
        usual_s = PLUGIN_SETTLE_S if settings.with_plugin else PLAIN_SETTLE_S
        self._settle_s = usual_s if settings.settle_s is None else settings.settle_s
        self._returns = MedusaReturns(self._link, with_plugin=settings.with_plugin)

    def capabilities(self) -> Capabilities:
        """Refunds and returns; no orders and no words to customers."""
        plain = () if self._with_plugin else PLAIN_LIMITS
        return Capabilities(
            name="medusa",
            settle_s=self._settle_s,
            lists_returns=True,
            max_photo_bytes=MAX_PHOTO_BYTES,
            limits=(*USUAL_LIMITS, *plain),
        )

    # --- money

    def refund(self, request: RefundRequest) -> RefundAnswer:
        """Book one refund on the first payment of the order that can bear it."""
        if request.amount_minor <= 0:
            return _refused("amount.not_positive")
        try:
            payments = self._payments(request.order_ref)
        except ConnectorLostError as lost:
            raise ConnectorLostError(lost.code, was_sent=False, **lost.params) from lost
        found = _standing(payments, request)
        if found is not None:
            return found
        fits = [one for one in payments if one.currency_code.upper() == request.currency]
        if not fits:
            return _refused("payment.other_currency" if payments else "payment.none")
        amount = Decimal(major_units(request.amount_minor, request.currency))
        for payment in fits:
            if payment.canceled_at is None and _left(payment) >= amount:
                return self._book(request, payment, amount)
        return _refused("payment.exhausted")

    def _book(self, request: RefundRequest, payment: Payment, amount: Decimal) -> RefundAnswer:
        answer = self._link.send(self._asked(request, payment, amount))
        # whatever the answer says: what stands there now is what happened
        found = _standing(self._payments(request.order_ref), request)
        if found is not None:
            is_new = found.state is AnswerState.ALREADY and found.reason is None
            if is_new and answer.status == self._booked_status:
                return replace(found, state=AnswerState.ACCEPTED)
            return found
        if not answer.is_good and is_from_medusa(answer):
            return _refused("medusa.refused")
        raise ConnectorLostError("connector.garbled", was_sent=True, why=f"status {answer.status}")

    @property
    def _booked_status(self) -> int:
        """The plugin answers 201 for what it booked now and 200 for what stood there."""
        return 201 if self._with_plugin else 200

    def _asked(self, request: RefundRequest, payment: Payment, amount: Decimal) -> Asked:
        if self._with_plugin:
            said = {
                "payment_id": payment.id,
                "amount": str(amount),
                "currency_code": payment.currency_code,
            }
            return Asked(
                method="POST",
                path=_REFUNDS,
                content=said,
                headers={"Idempotency-Key": request.key},
            )
        return Asked(
            method="POST",
            path=f"/admin/payments/{quote(payment.id, safe='')}/refund",
            content={"amount": _number(amount), "note": request.key},
        )

    def refunds_of(self, line: OrderLine) -> tuple[BookedRefund, ...]:
        """Every refund of the order's payments, oldest first."""
        found = [
            _booked(refund, payment)
            for payment in self._payments(line.order_ref)
            for refund in payment.refunds
        ]
        return tuple(sorted(found, key=lambda one: (one.booked_at, one.external_ref)))

    def _payments(self, order_ref: str) -> list[Payment]:
        """Payments of an order, oldest first; none where Medusa knows no such order."""
        if not _ID.fullmatch(order_ref):
            return []
        answer = self._get(f"/admin/orders/{order_ref}", fields=_PAID)
        if is_not_found(answer):
            return []
        order = understood(PaidOrderAnswer, answer).order
        if order.id != order_ref:
            raise ConnectorLostError("connector.garbled", was_sent=True, why="other order")
        payments = [one for each in order.payment_collections for one in each.payments]
        return sorted(payments, key=lambda one: (one.created_at, one.id))

    def _get(self, path: str, **query: str) -> Answered:
        return self._link.send(Asked(method="GET", path=path, query=query))

    def order(self, request: OrderRequest) -> RefundAnswer:
        """Not here: Medusa's exchanges need a customer's choice of goods."""
        del request
        raise ConnectorRefusedError("connector.refused", why="makes_orders")

    def orders_of(self, order_line: str) -> tuple[MadeOrder, ...]:
        """None."""
        del order_line
        return ()

    # --- goods

    def expected(self, cursor: str | None) -> ExpectedPage:
        """Returns that changed, by their time of change."""
        return self._returns.expected(cursor)

    def find(self, code: str) -> tuple[ExpectedReturn, ...]:
        """By number, tracking number, order or displayed order number."""
        return self._returns.find(code)

    def standing(self, of: ReturnRef) -> Standing | None:
        """Read from the return's metadata and the order's confirmed changes."""
        return self._returns.standing(of)

    def acknowledge(self, of: ReturnRef, receipt: Receipt) -> None:
        """A line of the return's metadata."""
        self._returns.acknowledge(of, receipt)

    def attach(self, of: ReturnRef, photo: EvidencePhoto) -> None:
        """An uploaded file whose address is in the return's metadata."""
        self._returns.attach(of, photo)

    def report(self, of: ReturnRef, outcome: Outcome) -> None:
        """One piece received into stock, or dismissed as damaged."""
        self._returns.report(of, outcome)

    def tell(self, of: ReturnRef, note: Note) -> None:
        """Not here: Medusa has no note that customers read."""
        del of, note
        raise ConnectorRefusedError("connector.refused", why="tells_customers")

    def close(self) -> None:
        """Close the connection."""
        self._link.close()


def _refused(reason: str) -> RefundAnswer:
    return RefundAnswer(state=AnswerState.REFUSED, external_ref=None, reason=reason)


def _standing(payments: list[Payment], request: RefundRequest) -> RefundAnswer | None:
    """What stands under the key, if anything; the desk reads the rest itself."""
    mine = [
        _booked(refund, payment)
        for payment in payments
        for refund in payment.refunds
        if refund.note == request.key
    ]
    if not mine:
        return None
    payload = (request.amount_minor, request.currency)
    if any((one.amount_minor, one.currency) != payload for one in mine):
        return _refused("key.other_payload")
    reason = None if len(mine) == 1 else "key.stands_twice"
    return RefundAnswer(state=AnswerState.ALREADY, external_ref=mine[0].external_ref, reason=reason)


def _booked(refund: Refund, payment: Payment) -> BookedRefund:
    currency = payment.currency_code.upper()
    digits = MINOR_DIGITS.get(currency, _USUAL_DIGITS)
    # a clerk may give back fractions of a cent: never less than what went out
    minor = (refund.raw_amount.decimal.scaleb(digits)).to_integral_value(ROUND_CEILING)
    note = refund.note or ""
    return BookedRefund(
        key=note if _KEY.fullmatch(note) else None,
        amount_minor=int(minor),
        currency=currency,
        external_ref=refund.id,
        booked_at=refund.created_at,
        is_of_order=True,
    )


def _left(payment: Payment) -> Decimal:
    taken = sum((one.raw_amount.decimal for one in payment.captures), Decimal(0))
    return taken - sum((one.raw_amount.decimal for one in payment.refunds), Decimal(0))


def _number(amount: Decimal) -> int | float:
    """A number of JSON that says exactly this amount.

    Medusa's own route takes no text. Twelve digits are the most an amount here has, and up to
    fifteen a number's shortest text is the very decimal it was made from.
    """
    return int(amount) if amount == amount.to_integral_value() else float(amount)
