"""What the Medusa connector makes of hostile answers; the real one is under tests/systems."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.values import RefundId
from sync.connectors.http import HttpSettings
from sync.connectors.medusa import MedusaConnector, MedusaSettings, _number, basic
from sync.connectors.port import (
    AnswerState,
    ConnectorLostError,
    ConnectorRefusedError,
    OrderLine,
    RefundRequest,
    ReturnRef,
)
from tests.sync.connectors.behaviour import a_photo
from tests.sync.connectors.telling import SILENCE, Telling, said, telling

AT = "2026-11-21T08:00:00.000Z"
KEY = "5f8a1c0e-6d2b-5b0f-9a43-7f0c8f1f3d27"
LINE = OrderLine(order_ref="order_1", order_line="ordli_1")
NOT_FOUND = {"type": "not_found", "message": "Order id not found: x"}
REFUSED = {"type": "invalid_data", "message": "no"}


def refund(note: str | None, amount: str = "10", ref: str = "ref_1") -> dict[str, Any]:
    return {"id": ref, "note": note, "raw_amount": {"value": amount}, "created_at": AT}


def payment(
    *refunds: dict[str, Any], taken: str = "59.9", currency: str = "eur", **more: object
) -> dict[str, Any]:
    return {
        "id": "pay_1",
        "currency_code": currency,
        "canceled_at": None,
        "created_at": AT,
        "captures": [{"raw_amount": {"value": taken}}],
        "refunds": list(refunds),
        **more,
    }


def order(*payments: dict[str, Any]) -> dict[str, Any]:
    return {"order": {"id": "order_1", "payment_collections": [{"payments": list(payments)}]}}


def request(amount_minor: int = 1000, currency: str = "EUR") -> RefundRequest:
    return RefundRequest(
        key=RefundId(KEY),
        ticket_number="RMA-1",
        order_ref="order_1",
        order_line="ordli_1",
        slot=1,
        lpn="U-1",
        amount_minor=amount_minor,
        currency=currency,
    )


@contextmanager
def medusa(*answers: bytes, with_plugin: bool = True) -> Iterator[tuple[Telling, MedusaConnector]]:
    with telling(*answers) as system:
        http = HttpSettings(url=system.url, headers=basic("sk_1"), timeout_s=5)
        made = MedusaConnector(MedusaSettings(http=http, with_plugin=with_plugin))
        yield system, made
        made.close()


# --- reading what is booked: nothing but a whole answer may read as "nothing is booked"

_GOOD = order(payment())
UNREADABLE: dict[str, bytes] = {
    "page": said(b"<html>", headers="Content-Type: text/html\r\n"),
    "empty": said(b""),
    "null": said(None),
    "list": said([]),
    "error in a 200": said(NOT_FOUND),
    "no order": said({"order": None}),
    "other order": said({"order": {"id": "order_2", "payment_collections": []}}),
    "no collections": said({"order": {"id": "order_1"}}),
    "no refunds": said(order({k: v for k, v in payment().items() if k != "refunds"})),
    "number": said(order(payment(refund(KEY) | {"raw_amount": {"value": 10.0}}))),
    "no amount": said(order(payment({"id": "r", "note": KEY, "created_at": AT}))),
    "NaN": said(order(payment(refund(KEY, "NaN")))),
    "endless": said(order(payment(refund(KEY, "1e999999")))),
    "huge": said(order(payment(refund(KEY, "9" * 400)))),
    "note of a number": said(order(payment(refund(KEY) | {"note": 7}))),
    "time": said(order(payment(refund(KEY) | {"created_at": "yesterday"}))),
    "404 of a proxy": said(b"<h1>404</h1>", status=404),
    "404 of no kind": said({"message": "nothing here"}, status=404),
    "400": said(REFUSED, status=400),
    "500": said({}, status=500),
    "cut": said(json.dumps(_GOOD)[:40].encode()),
    "silence": SILENCE,
}


@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_never_nothing_booked(answer: bytes) -> None:
    with medusa(answer) as (system, made), pytest.raises(ConnectorLostError):
        made.refunds_of(LINE)
    assert len(system.asked) == 1


@pytest.mark.parametrize("answer", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_not_sent_to(answer: bytes) -> None:
    with medusa(answer) as (system, made), pytest.raises(ConnectorLostError) as lost:
        made.refund(request())
    assert not lost.value.was_sent
    assert [method for method, _ in system.asked] == ["GET"]


def test_an_order_medusa_does_not_know_has_no_refunds() -> None:
    with medusa(said(NOT_FOUND, status=404)) as (_, made):
        assert made.refunds_of(LINE) == ()
    with medusa(said(NOT_FOUND, status=404)) as (_, made):
        answer = made.refund(request())
    assert (answer.state, answer.reason) == (AnswerState.REFUSED, "payment.none")


@pytest.mark.parametrize("name", ["..", "", ".", "order_1/../x", "order_1?fields=", "订单", "a\nb"])
def test_a_name_that_is_no_id_asks_nobody(name: str) -> None:
    with medusa() as (system, made):
        assert made.refunds_of(OrderLine(order_ref=name, order_line=name)) == ()
        assert made.standing(ReturnRef(ref=name, number="x")) is None
    assert system.asked == []


def test_amounts_are_read_exactly_and_never_as_less() -> None:
    notes = payment(
        refund(KEY, "0.1", "ref_1"),
        refund("goodwill", "12.341", "ref_2"),
        refund(None, "3", "ref_3"),
    )
    with medusa(said(order(notes))) as (_, made):
        read = {one.external_ref: one for one in made.refunds_of(LINE)}
    amounts = {ref: (one.key, one.amount_minor) for ref, one in read.items()}
    assert amounts == {"ref_1": (KEY, 10), "ref_2": (None, 1235), "ref_3": (None, 300)}
    assert all(one.is_of_order and one.currency == "EUR" for one in read.values())


@given(st.integers(1, 10**11), st.sampled_from([0, 2, 3]))
def test_a_number_sent_says_exactly_the_amount(minor: int, digits: int) -> None:
    amount = Decimal(minor).scaleb(-digits)
    assert Decimal(json.dumps(_number(amount))) == amount


# --- sending


def booked(status: int = 201) -> bytes:
    return said({"refund": {"id": "ref_1"}}, status=status)


def empty() -> bytes:
    return said(order(payment()))


def standing(*refunds: dict[str, Any]) -> bytes:
    return said(order(payment(*refunds)))


@pytest.mark.parametrize("with_plugin", [True, False])
def test_a_refund_is_sent_once_with_its_whole_payload(with_plugin: bool) -> None:
    status = 201 if with_plugin else 200
    answers = (empty(), booked(status), standing(refund(KEY)))
    with medusa(*answers, with_plugin=with_plugin) as (system, made):
        answer = made.refund(request())
    assert (answer.state, answer.external_ref) == (AnswerState.ACCEPTED, "ref_1")
    assert [method for method, _ in system.asked] == ["GET", "POST", "GET"]
    sent = json.loads(system.bodies[1])
    if with_plugin:
        assert sent == {"payment_id": "pay_1", "amount": "10.00", "currency_code": "eur"}
        assert f"Idempotency-Key: {KEY}".encode() in system.heads[1]
    else:
        assert sent == {"amount": 10, "note": KEY}


# the answer to the write, what stands afterwards, what the desk is told (None: it is not known)
ENDS: dict[str, tuple[bytes, bytes, AnswerState | None]] = {
    "no and nothing stands": (said(REFUSED, status=400), empty(), AnswerState.REFUSED),
    "no and it stands": (said(REFUSED, status=400), standing(refund(KEY)), AnswerState.ALREADY),
    "replayed": (booked(200), standing(refund(KEY)), AnswerState.ALREADY),
    "other amount stands": (booked(), standing(refund(KEY, "9")), AnswerState.REFUSED),
    "stands twice": (booked(), standing(refund(KEY), refund(KEY, "10", "r2")), AnswerState.ALREADY),
    "yes and nothing stands": (booked(), empty(), None),
    "error in a 200": (said(REFUSED), empty(), None),
    "page of a proxy": (said(b"<h1>Not found</h1>", status=404), empty(), None),
    "yes and no reading": (booked(), said(b"<html>"), None),
    "silence": (SILENCE, standing(refund(KEY)), None),
    "500": (said({}, status=500), standing(refund(KEY)), None),
}


@pytest.mark.parametrize(("answer", "after", "state"), ENDS.values(), ids=ENDS)
def test_what_stands_afterwards_is_what_happened(
    answer: bytes, after: bytes, state: AnswerState | None
) -> None:
    with medusa(empty(), answer, after) as (system, made):
        if state is None:
            with pytest.raises(ConnectorLostError) as lost:
                made.refund(request())
            assert lost.value.was_sent
        else:
            assert made.refund(request()).state is state
    assert [method for method, _ in system.asked].count("POST") == 1


def test_a_key_that_stands_is_not_sent() -> None:
    with medusa(standing(refund(KEY))) as (system, made):
        assert made.refund(request()).state is AnswerState.ALREADY
    with medusa(standing(refund(KEY, "9.99"))) as (_, made):
        answer = made.refund(request())
    assert (answer.state, answer.reason) == (AnswerState.REFUSED, "key.other_payload")
    assert len(system.asked) == 1


@pytest.mark.parametrize(
    ("payments", "reason"),
    [
        ([], "payment.none"),
        ([payment(currency="usd")], "payment.other_currency"),
        ([payment(taken="9.99")], "payment.exhausted"),
        ([payment(refund(None, "50"))], "payment.exhausted"),
        ([payment(canceled_at=AT)], "payment.exhausted"),
    ],
)
def test_what_no_payment_can_bear_is_refused_unsent(
    payments: list[dict[str, Any]], reason: str
) -> None:
    with medusa(said(order(*payments))) as (system, made):
        answer = made.refund(request())
    assert (answer.state, answer.reason) == (AnswerState.REFUSED, reason)
    assert len(system.asked) == 1


def test_the_oldest_payment_that_can_bear_it_is_taken() -> None:
    payments = [
        payment(id="pay_c", created_at="2026-11-22T08:00:00Z"),
        payment(id="pay_b"),
        payment(id="pay_a", taken="5"),
    ]
    with (
        medusa(said(order(*payments)), SILENCE) as (system, made),
        pytest.raises(ConnectorLostError),
    ):
        made.refund(request())
    assert json.loads(system.bodies[1])["payment_id"] == "pay_b"


# --- what is announced


@pytest.mark.parametrize(
    "answer",
    [
        said({"returns": [{"id": "return_1"}]}),
        said({"returns": None}),
        said(b"<html>"),
        said(NOT_FOUND, status=404),
    ],
)
def test_a_list_that_cannot_be_read_is_lost(answer: bytes) -> None:
    with medusa(answer) as (_, made), pytest.raises(ConnectorLostError):
        made.expected(None)


def test_a_cursor_nobody_understands_begins_anew() -> None:
    with medusa(said({"returns": []})) as (system, made):
        page = made.expected("'; DROP TABLE--")
    assert (page.returns, page.cursor, page.has_more) == ((), "2000-01-01T00:00:00.000Z#0", False)
    assert "2000-01-01" in system.asked[0][1]


def test_a_return_of_a_line_the_order_hides_is_announced_with_holes() -> None:
    returns = {
        "returns": [
            {
                "id": "return_1",
                "status": "requested",
                "order_id": "order_1",
                "updated_at": AT,
                "metadata": {"rma": 7, "return_tracking": " SF1 ; ;SF2"},
                "items": [{"item_id": "gone", "raw_quantity": {"value": "1"}}],
            }
        ]
    }
    orders = {"orders": [{"id": "order_1", "display_id": 5, "currency_code": "eur", "items": []}]}
    with medusa(said(returns), said(orders)) as (_, made):
        (one,) = made.expected(None).returns
    assert (one.number, one.is_open) == ("return_1", True)
    (row,) = one.rows
    assert (row["tracking"], row["sku"], row["paid"]) == ("SF1;SF2", "", "")


def test_a_photo_of_nothing_known_is_refused() -> None:
    nothing = said({"type": "not_found", "message": "Return id not found"}, status=404)
    with medusa(nothing) as (system, made), pytest.raises(ConnectorRefusedError):
        made.attach(ReturnRef(ref="return_9", number="x"), a_photo())
    assert len(system.asked) == 1
