"""What every connector must do; a subclass gives the `connector` fixture."""

from __future__ import annotations

from dataclasses import replace

from inspection.values import OrderKind, RefundId
from sync.connectors.port import AnswerState, Connector, OrderRequest, RefundRequest

REQUEST = RefundRequest(
    key=RefundId("b7c1a1de-0000-5000-8000-000000000001"),
    ticket_number="RS-1",
    order_ref="O-1",
    order_line="O-1/1",
    slot=1,
    lpn="U-7F3K-0001X",
    amount_minor=89900,
    currency="CNY",
)

ORDER = OrderRequest(
    key="b7c1a1de-0000-5000-8000-000000000002",
    what=OrderKind.REPLACEMENT,
    ticket_number="RS-2",
    order_ref="O-1",
    order_line="O-1/1",
    slot=2,
    lpn="U-7F3K-0002V",
)


class ConnectorBehaviour:
    """The suite; no test of it may depend on another's bookings."""

    def test_declares_itself(self, connector: Connector) -> None:
        capabilities = connector.capabilities()
        assert capabilities.name
        assert capabilities.settle_s is None or capabilities.settle_s >= 0
        assert capabilities == connector.capabilities()

    def test_an_order_line_nobody_refunded_reads_empty(self, connector: Connector) -> None:
        assert connector.refunds_of("never-sold") == ()

    def test_what_is_accepted_can_be_read_back(self, connector: Connector) -> None:
        answer = connector.refund(REQUEST)
        assert answer.state is AnswerState.ACCEPTED
        assert answer.external_ref
        (booked,) = connector.refunds_of(REQUEST.order_line)
        assert (booked.key, booked.amount_minor, booked.currency, booked.external_ref) == (
            REQUEST.key,
            REQUEST.amount_minor,
            REQUEST.currency,
            answer.external_ref,
        )
        assert booked.booked_at.tzinfo is not None

    def test_order_lines_are_kept_apart(self, connector: Connector) -> None:
        connector.refund(REQUEST)
        other = replace(REQUEST, key=RefundId("k2"), order_line="O-1/2", amount_minor=7900)
        connector.refund(other)
        assert [one.key for one in connector.refunds_of("O-1/2")] == ["k2"]

    def test_refunds_come_oldest_first(self, connector: Connector) -> None:
        for number in range(3):
            connector.refund(replace(REQUEST, key=RefundId(f"k{number}"), slot=number + 1))
        assert [one.key for one in connector.refunds_of(REQUEST.order_line)] == ["k0", "k1", "k2"]

    def test_hostile_text_is_text(self, connector: Connector) -> None:
        order_line = "x'; DROP TABLE ledger; --"
        connector.refund(replace(REQUEST, order_line=order_line))
        assert len(connector.refunds_of(order_line)) == 1
        assert connector.refunds_of(REQUEST.order_line) == ()

    def test_an_amount_that_is_not_positive_is_refused(self, connector: Connector) -> None:
        answer = connector.refund(replace(REQUEST, amount_minor=0))
        assert answer.state is AnswerState.REFUSED
        assert answer.reason
        assert connector.refunds_of(REQUEST.order_line) == ()

    def test_an_order_can_be_read_back_where_it_takes_any(self, connector: Connector) -> None:
        if not connector.capabilities().makes_orders:
            return
        assert connector.orders_of(ORDER.order_line) == ()
        answer = connector.order(ORDER)
        assert answer.state is AnswerState.ACCEPTED
        (made,) = connector.orders_of(ORDER.order_line)
        assert (made.key, made.what, made.external_ref) == (
            ORDER.key,
            ORDER.what,
            answer.external_ref,
        )
        assert made.made_at.tzinfo is not None
        assert connector.refunds_of(ORDER.order_line) == ()

    def test_orders_come_oldest_first_and_by_their_line(self, connector: Connector) -> None:
        if not connector.capabilities().makes_orders:
            return
        for number, line in enumerate(("O-1/1", "O-1/2", "O-1/1")):
            order = replace(ORDER, key=f"k{number}", order_line=line, what=OrderKind.REPAIR)
            connector.order(order)
        assert [one.key for one in connector.orders_of("O-1/1")] == ["k0", "k2"]
