"""Exchange and repair end in an order, never in money; in money only for a changed wish."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection.errors import OperatorError
from inspection.events import (
    CustomerChangedWish,
    DispositionChanged,
    FactWithdrawn,
    OrderDue,
    OrderMoved,
    UnitSentBack,
)
from inspection.values import Disposition, OrderKind, OrderState, RefundId, Service, WishSource
from sync.connectors.port import AnswerState, OrderRequest, RefundAnswer
from sync.hub.order_desk import list_orders, record_made
from sync.hub.slots import refund_key
from sync.order_wire import OrderView
from tests.sync.hub.again import decide_again
from tests.sync.hub.bench import DOCK, INSPECTOR, SUPERVISOR, BenchStation, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import SETTLE_S, InsideHub

HEADING = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
    ",tracking,service,reason_class,delivered_days_ago\n"
)
FAULT = {"power": "fault"}
QUARANTINE = Disposition.QUARANTINE


@pytest.fixture
def by_hand(tmp_path: Path) -> Iterator[InsideHub]:
    """A hub whose system of record takes no orders from it."""
    made = InsideHub(tmp_path / "by-hand", makes_orders=False)
    yield made
    made.close()


def announce(
    inside: InsideHub, service: str = "exchange", *, quantity: int = 1, reason: str = "quality"
) -> None:
    row = (
        f"RS-1,O-1,OL-1,SKU,耳机,Headphones,{quantity},{quantity},{899 * quantity}.00,CNY,SF1,"
        f"{service},{reason},3"
    )
    found = inside.hub.tickets.import_csv((HEADING + row).encode(), now=inside.clock.now())
    assert not found.bad, found.bad


def exchanged(inside: InsideHub, bench: BenchStation, *, unit_no: int = 1) -> Piece:
    """A faulty piece, decided as the rules advise, at the hub with its photo."""
    piece = bench.decide(inside.line("OL-1", 89900), answers=FAULT, unit_no=unit_no)
    inside.take(bench, piece)
    return piece


def orders(inside: InsideHub, *, is_open: bool = False) -> list[OrderView]:
    return list_orders(inside.hub.database, ticket_number=None, is_open=is_open)


def wish(inside: InsideHub, bench: BenchStation, wants: Service, *older: str) -> str:
    """The customer says so at the bench; the hub hears it."""
    event = CustomerChangedWish(
        wish_id=bench.ids.new(),
        ticket_id=inside.line("OL-1", 0).ticket_id,
        wants=wants,
        source=WishSource.PHONE,
        supersedes=older,
    )
    bench.record(event)
    inside.take(bench)
    return event.wish_id


@pytest.mark.parametrize(
    ("service", "kind"), [("exchange", OrderKind.REPLACEMENT), ("repair", OrderKind.REPAIR)]
)
def test_it_is_ordered_once_and_not_refunded(
    inside: InsideHub, bench: BenchStation, service: str, kind: OrderKind
) -> None:
    announce(inside, service)
    exchanged(inside, bench)
    for _ in range(3):
        inside.desk_pass()
    inside.reopen()
    inside.take(bench)
    inside.desk_pass()
    (order,) = orders(inside)
    assert (order.order_id, order.what, order.state) == (
        refund_key("OL-1", 1, 1),
        kind.value,
        "confirmed",
    )
    (made,) = inside.connector.orders_of("OL-1")
    assert (made.key, made.what, made.external_ref) == (order.order_id, kind, order.external_ref)
    assert (inside.refunds(), inside.ledger) == ([], ())
    moves = [(body["step"], body["state"]) for body in inside.own_events("order.moved")]
    assert moves == [(1, "sending"), (2, "confirmed")]
    assert inside.own_events("decision.held") == []


@pytest.mark.parametrize("service", ["repair", "exchange"])
def test_what_was_repaired_is_sent_back_and_nothing_is_paid_for_it(
    inside: InsideHub, bench: BenchStation, service: str
) -> None:
    """What was replaced is the seller's; before its order is made a repair is not sent back."""
    announce(inside, service)
    piece = bench.decide(inside.line("OL-1", 89900), answers=FAULT, disposition=QUARANTINE)
    send_back(inside, bench, piece, "early")
    assert inside.objections() == ["change.locked", "sent_back.other_way"]
    inside.take(bench, piece)
    inside.desk_pass()
    send_back(inside, bench, piece, "made")
    late = [] if service == "repair" else ["change.locked", "sent_back.other_way"]
    assert inside.objections() == ["change.locked", "sent_back.other_way", *late]
    wish(inside, bench, Service.RETURN)
    decide_again(bench, piece)
    for _ in range(3):
        inside.take(bench, piece)
        inside.desk_pass()
    assert (inside.refunds(), inside.ledger, len(orders(inside))) == ([], (), 1)


def send_back(inside: InsideHub, bench: BenchStation, piece: Piece, name: str) -> None:
    """A supervisor has it leave, and its new label is scanned."""
    change = DispositionChanged(
        change_id=f"change-{name}",
        unit_id=piece.unit_id,
        decision_id=piece.decision_id,
        disposition=Disposition.RETURN_TO_CUSTOMER,
        reason_code="cleaned",
        supersedes=(),
    )
    bench.record(change, actor=SUPERVISOR)
    sent = UnitSentBack(
        shipment_id=f"sent-{name}",
        unit_id=piece.unit_id,
        carrier=None,
        code="SF1999000111222",
        supersedes=(),
    )
    bench.record(sent)
    inside.take(bench)


def test_what_the_rules_leave_to_a_person_orders_nothing(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    piece = bench.decide(inside.line("OL-1", 89900))  # no fault is seen
    inside.take(bench, piece)
    inside.desk_pass()
    assert orders(inside) == []
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["advice.differs"]


@pytest.mark.parametrize("fault", ["lost_before", "lost_after"])
def test_a_lost_answer_is_looked_up_and_orders_nothing_twice(
    inside: InsideHub, bench: BenchStation, fault: str
) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.connector.faults = [fault]
    inside.desk_pass()
    assert [one.state for one in orders(inside)] == ["unknown"]
    inside.clock.advance(SETTLE_S)
    inside.desk_pass()
    assert [one.state for one in orders(inside)] == ["confirmed"]
    assert len(inside.connector.orders_of("OL-1")) == 1


def elsewhere(inside: InsideHub) -> None:
    request = OrderRequest(
        key="",
        what=OrderKind.REPLACEMENT,
        ticket_number="T",
        order_ref="O",
        order_line="OL-1",
        slot=1,
        lpn="",
    )
    inside.connector.order_elsewhere(request)


@pytest.mark.parametrize("what", ["ordered by hand", "refunded by the platform"])
def test_what_somebody_else_did_stops_it_for_a_person(
    inside: InsideHub, bench: BenchStation, what: str
) -> None:
    announce(inside)
    if what == "ordered by hand":
        elsewhere(inside)
    else:
        inside.book_elsewhere("OL-1", 89900)
    exchanged(inside, bench)
    inside.desk_pass()
    (order,) = orders(inside, is_open=True)
    assert order.state == "due"
    assert inside.connector.ordered == []
    record_made(inside.hub.database, order.order_id, number="DD-1")
    assert [(one.state, one.external_ref) for one in orders(inside)] == [("confirmed", "DD-1")]


def test_a_refused_order_stands_on_the_list(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.connector.answer = RefundAnswer(
        state=AnswerState.REFUSED, external_ref=None, reason="stock.none"
    )
    inside.desk_pass()
    (order,) = orders(inside, is_open=True)
    assert (order.state, order.reason) == ("refused", "stock.none")


def test_a_person_makes_what_the_connector_cannot(by_hand: InsideHub, new_bench: NewBench) -> None:
    bench = new_bench("B01")
    by_hand.enrol(bench)
    announce(by_hand)
    exchanged(by_hand, bench)
    for _ in range(2):
        by_hand.desk_pass()
    (order,) = orders(by_hand, is_open=True)
    assert (order.state, by_hand.connector.ordered) == ("listed", [])
    for _ in range(2):  # the same again changes nothing
        made = record_made(by_hand.hub.database, order.order_id, number="DD-20261121-1")
        assert (made.state, made.external_ref) == ("confirmed", "DD-20261121-1")
    assert orders(by_hand, is_open=True) == []
    assert [one["state"] for one in by_hand.own_events("order.moved")] == ["listed", "confirmed"]
    for number, code in (("DD-2", "order.other_number"), ("张伟 13800001234", "order.number_bad")):
        with pytest.raises(OperatorError) as refused:
            record_made(by_hand.hub.database, order.order_id, number=number)
        assert refused.value.code == code


def test_nobody_says_made_of_what_is_unknown_or_moves_by_itself(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.assess()
    (order,) = orders(inside)
    for order_id, code in (("no-such", "order.unknown"), (order.order_id, "order.not_yours")):
        with pytest.raises(OperatorError) as refused:
            record_made(inside.hub.database, order_id, number="DD-1")
        assert refused.value.code == code


def test_a_changed_wish_before_it_was_made_ends_in_money_under_another_key(
    by_hand: InsideHub, new_bench: NewBench
) -> None:
    bench = new_bench("B01")
    by_hand.enrol(bench)
    announce(by_hand)
    exchanged(by_hand, bench)
    by_hand.desk_pass()
    wish(by_hand, bench, Service.RETURN)
    by_hand.desk_pass()
    (order,) = orders(by_hand)
    assert (order.state, order.reason) == ("withdrawn", "wish.changed")
    (refund,) = by_hand.refunds()
    assert (refund.state, refund.slot, refund.amount_minor) == ("confirmed", 1, 89900)
    assert refund.refund_id == refund_key("OL-1", 1, 2) != order.order_id
    with pytest.raises(OperatorError, match=r"order\.withdrawn"):
        record_made(by_hand.hub.database, order.order_id, number="DD-1")
    assert len(by_hand.ledger) == 1


def test_a_changed_wish_after_it_was_made_pays_nothing(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.desk_pass()
    wish(inside, bench, Service.RETURN)
    for _ in range(2):
        inside.desk_pass()
    assert [one.state for one in orders(inside)] == ["confirmed"]
    assert (inside.refunds(), inside.ledger) == ([], ())
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["order.already_made"]


def test_an_order_that_may_be_on_its_way_is_not_withdrawn(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.connector.faults = ["late"]
    inside.desk_pass()
    wish(inside, bench, Service.RETURN)
    inside.desk_pass()
    inside.connector.arrive()
    inside.clock.advance(SETTLE_S)
    inside.desk_pass()
    assert ([one.state for one in orders(inside)], inside.ledger) == (["confirmed"], ())


def test_an_order_refused_after_the_wish_changed_ends_in_money(
    inside: InsideHub, bench: BenchStation
) -> None:
    """While it might be made nothing is paid; once nothing was made, the money is, once."""
    announce(inside)
    exchanged(inside, bench)
    inside.connector.faults = ["lost_before"]
    inside.desk_pass()
    wish(inside, bench, Service.RETURN)
    inside.desk_pass()
    assert [one["reason"] for one in inside.own_events("decision.held")] == ["order.already_made"]
    inside.connector.answer = RefundAnswer(
        state=AnswerState.REFUSED, external_ref=None, reason="stock.none"
    )
    inside.clock.advance(SETTLE_S)
    inside.desk_pass()
    assert ([one.state for one in orders(inside)], inside.ledger) == (["refused"], ())
    inside.connector.answer = None
    for _ in range(3):
        inside.desk_pass()
        inside.take(bench)  # the same push again
        inside.reopen()
    assert [one.state for one in orders(inside)] == ["withdrawn"]
    assert [(one.state, one.amount_minor) for one in inside.refunds()] == [("confirmed", 89900)]
    assert len(inside.ledger) == 1


def test_a_wish_taken_back_before_the_decision_leaves_the_exchange(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    wish_id = wish(inside, bench, Service.RETURN)
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=wish_id))
    exchanged(inside, bench)
    inside.desk_pass()
    assert ([one.state for one in orders(inside)], inside.refunds()) == (["confirmed"], [])


def test_wishes_that_contradict_wait_for_people(inside: InsideHub, new_bench: NewBench) -> None:
    announce(inside)
    first, second = new_bench("B01"), new_bench("B02")
    for station in (first, second):
        inside.enrol(station)
    one = wish(inside, first, Service.RETURN)
    other = wish(inside, second, Service.REPAIR)
    exchanged(inside, first)
    inside.desk_pass()
    assert (orders(inside), inside.refunds()) == ([], [])
    assert [body["reason"] for body in inside.own_events("decision.held")] == ["wish.conflict"]
    wish(inside, first, Service.RETURN, one, other)
    inside.desk_pass()
    assert (orders(inside), inside.states) == ([], ["confirmed"])


def test_the_same_wish_heard_again_leaves_the_order_alone(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside)
    exchanged(inside, bench)
    inside.desk_pass()
    wish(inside, bench, Service.EXCHANGE)
    inside.desk_pass()
    assert [one.state for one in orders(inside)] == ["confirmed"]
    assert inside.own_events("decision.held") == []


def test_a_piece_replaced_leaves_the_others_their_own_money(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside, quantity=2)
    exchanged(inside, bench)
    inside.desk_pass()
    wish(inside, bench, Service.RETURN)
    exchanged(inside, bench, unit_no=2)
    inside.desk_pass()
    assert [one.slot for one in orders(inside)] == [1]
    assert [(one.slot, one.amount_minor) for one in inside.refunds()] == [(2, 89900)]


@pytest.mark.parametrize(
    ("actor", "ticket_id", "reason"),
    [(DOCK, None, "actor.role"), (INSPECTOR, "no-such", "wish.unknown_ticket")],
)
def test_a_wish_that_breaks_a_rule_pays_nothing(
    inside: InsideHub, bench: BenchStation, actor: object, ticket_id: str | None, reason: str
) -> None:
    announce(inside)
    event = CustomerChangedWish(
        wish_id="w",
        ticket_id=ticket_id or inside.line("OL-1", 0).ticket_id,
        wants=Service.RETURN,
        source=WishSource.PLATFORM,
        supersedes=(),
    )
    bench.record(event, actor=actor)  # type: ignore[arg-type]
    exchanged(inside, bench)
    inside.desk_pass()
    assert inside.objections() == [reason]
    assert ([one.state for one in orders(inside)], inside.refunds()) == (["confirmed"], [])


def test_forged_orders_count_for_nothing(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside)
    line = inside.line("OL-1", 89900)
    key = refund_key("OL-1", 1, 1)
    due = OrderDue(
        order_id=key,
        what=OrderKind.REPLACEMENT,
        ticket_id=line.ticket_id,
        line_id=line.line_id,
        order_line="OL-1",
        slot=1,
        number=1,
        unit_id="u",
        lpn="U-1",
        decision_id="d",
    )
    moved = OrderMoved(
        order_id=key, step=1, state=OrderState.WITHDRAWN, external_ref=None, reason=None
    )
    bench.record(due, moved)
    exchanged(inside, bench)
    inside.desk_pass()
    assert inside.objections() == ["kind.hub_only", "kind.hub_only"]
    assert [one.state for one in orders(inside)] == ["confirmed"]
    assert RefundId(key) not in {one.refund_id for one in inside.refunds()}
