"""What the system of record says about an order, and what a stopped order gives way to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspection.orders import Order, OrderStop
from inspection.values import DecisionId, OrderKind, OrderState, OriginId, Ref, TicketId, UnitId
from sync.connectors.port import BookedRefund, MadeOrder, OrderRequest
from sync.hub.order_settlement import judge_order
from sync.hub.settlement import Booked, Finding, Free, LineLedger, OrderLedger, Stop

AT = datetime(2026, 11, 21, tzinfo=UTC)
REQUEST = OrderRequest(
    key="k1",
    what=OrderKind.REPLACEMENT,
    ticket_number="RS-1",
    order_ref="1",
    order_line="1/1",
    slot=1,
    lpn="U-1",
)
LINE = LineLedger(paid_minor=100, own_minor=0, own_keys=frozenset({"k1"}), claimed=frozenset())


def made(key: str | None, what: OrderKind = OrderKind.REPLACEMENT) -> MadeOrder:
    return MadeOrder(key=key, what=what, external_ref="D-1", made_at=AT)


REFUNDED = BookedRefund(
    key=None, amount_minor=100, currency="CNY", external_ref="X-1", booked_at=AT
)
STOPS: dict[OrderStop, tuple[list[MadeOrder], list[BookedRefund]]] = {
    OrderStop.MADE_TWICE: ([made("k1"), made("k1")], []),
    OrderStop.MADE_OTHER_KIND: ([made("k1", OrderKind.REPAIR)], []),
    OrderStop.MADE_ELSEWHERE: ([made(None)], []),
    OrderStop.REFUNDED_ELSEWHERE: ([], [REFUNDED]),
}


def judged(stand: list[MadeOrder], refunded: list[BookedRefund]) -> Finding:
    return judge_order(REQUEST, LINE, made=stand, refunded=refunded)


def test_a_refund_of_ours_for_another_line_of_the_order_is_not_somebody_else_s() -> None:
    whole = OrderLedger(
        paid_minor=200, own_minor=100, own_keys=frozenset({"k1", "k9"}), claimed=frozenset()
    )
    known = replace(LINE, of_order=whole)
    of_order = replace(REFUNDED, is_of_order=True)
    ours = replace(of_order, key="k9")
    assert judge_order(REQUEST, known, made=[], refunded=[ours]) == Free()
    stopped = Stop(reason=OrderStop.REFUNDED_ELSEWHERE.value)
    assert judge_order(REQUEST, known, made=[], refunded=[of_order]) == stopped
    claimed = replace(known, of_order=replace(whole, claimed=frozenset({"X-1"})))
    assert judge_order(REQUEST, claimed, made=[], refunded=[of_order]) == Free()


def order(reason: str | None) -> Order:
    return Order(
        order_id="o",
        what=OrderKind.REPLACEMENT,
        ticket_id=TicketId("t"),
        unit_id=UnitId("u"),
        order_line="1/1",
        slot=1,
        decision_id=DecisionId("d"),
        state=OrderState.LISTED,
        external_ref=None,
        reason=reason,
        moved_at=AT,
        at=Ref(origin=OriginId("o"), seq=1),
    )


@pytest.mark.parametrize("why", OrderStop)
def test_whatever_stops_an_order_lets_no_wish_withdraw_it(why: OrderStop) -> None:
    finding = judged(*STOPS[why])
    assert finding == Stop(reason=why)
    assert isinstance(finding, Stop)
    assert type(finding.reason) is str, "as it is recorded"
    assert not order(finding.reason).can_give_way


def test_one_that_was_not_stopped_gives_way() -> None:
    assert judged([], []) == Free()
    assert judged([made("k1")], [REFUNDED]) == Booked(external_ref="D-1")
    assert order(None).can_give_way
    assert order("connector.makes_no_orders").can_give_way
