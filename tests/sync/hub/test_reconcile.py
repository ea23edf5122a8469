"""The comparison alone, and the hub's desk for it on connectors that fail and refunds that move."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from sync.connectors.port import AnswerState, BookedRefund, OrderLine, RefundAnswer
from sync.hub.reconcile import HubOrder, HubRefund, compare
from sync.hub.reconcile_book import Which
from sync.hub.reconcile_desk import PAGE_LIMIT_S, Reconciler
from sync.hub.refunds import LAST_RETRY_S
from sync.hub.settlement import WHOLE_LINE
from sync.reconcile_wire import Here, ReconciliationAnswer
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import ONE, SETTLE_S, THREE, InsideHub, decided
from tests.sync.hub.test_freight import announce, faulty, passes, row

AT = datetime(2026, 11, 21, tzinfo=UTC)
PAID = {"OL-1": 300, "OL-2": 50}


def refund(
    key: str = "k1",
    amount: int = 100,
    state: str = "confirmed",
    *,
    line: str = "OL-1",
    claims: str | None = None,
    reason: str | None = None,
    external_ref: str | None = None,
    is_ripe: bool = True,
) -> HubRefund:
    here = Here(
        refund_id=key,
        slot=1,
        what="refund",
        amount_minor=amount,
        currency="CNY",
        state=state,  # type: ignore[arg-type]
        external_ref=external_ref,
        reason=reason,
        since="2026-11-21T00:00:00.000Z",
    )
    return HubRefund(ticket="RS-1", order_line=line, here=here, claims=claims, is_ripe=is_ripe)


def booked(
    key: str | None,
    amount: int = 100,
    ref: str = "L1",
    currency: str = "CNY",
    *,
    is_of_order: bool = False,
) -> BookedRefund:
    return BookedRefund(
        key=key,
        amount_minor=amount,
        currency=currency,
        external_ref=ref,
        booked_at=AT,
        is_of_order=is_of_order,
    )


def found(
    refunds: Sequence[HubRefund], read: Mapping[str, Sequence[BookedRefund]]
) -> tuple[list[tuple[str, str]], int]:
    order = HubOrder(order_ref="O-1", ticket="RS-1", paid_minor=PAID, refunds=tuple(refunds))
    differences, under_way = compare(order, read)
    return [(one.code.removeprefix("refund."), one.order_line) for one in differences], under_way


def codes(refunds: Sequence[HubRefund], *bookings: BookedRefund) -> list[str]:
    return [code for code, _ in found(refunds, {"OL-1": bookings})[0]]


def test_what_is_the_same_on_both_sides_is_no_difference() -> None:
    assert codes([refund()], booked("k1")) == []
    assert codes([refund(state="refused")]) == []
    assert codes([]) == []


def test_paid_here_and_not_booked_there() -> None:
    assert codes([refund()]) == ["missing_there"]
    assert codes([refund(state="settled_elsewhere", claims="X")]) == ["missing_there"]


def test_booked_there_and_unknown_here() -> None:
    assert codes([], booked(None)) == ["made_elsewhere"]
    assert codes([refund()], booked("k1"), booked("k9", ref="L2")) == ["made_elsewhere"]
    settled = refund("k2", state="settled_elsewhere", claims="X1")
    assert codes([settled], booked(None, ref="X1")) == []


def test_a_key_under_another_line_is_not_that_refund() -> None:
    said, _ = found([refund()], {"OL-1": [], "OL-2": [booked("k1")]})
    assert said == [("missing_there", "OL-1"), ("made_elsewhere", "OL-2")]


def test_other_amounts_and_currencies() -> None:
    assert codes([refund()], booked("k1", 99)) == ["other_amount"]
    assert codes([refund()], booked("k1", 99, currency="USD")) == ["other_currency"]
    settled = refund(state="settled_elsewhere", claims="X1")
    assert codes([settled], booked(None, 99, ref="X1")) == ["other_amount"]


def test_one_key_twice() -> None:
    twice = [booked("k1"), booked("k1", ref="L2")]
    assert codes([refund()], *twice) == ["booked_twice"]


@pytest.mark.parametrize("state", ["due", "sending", "unknown"])
def test_an_open_refund_is_on_its_way_until_it_is_ripe(state: str) -> None:
    young = refund(state=state, is_ripe=False)
    for bookings in ([], [booked("k1")]):
        assert found([young], {"OL-1": bookings}) == ([], 1)
    assert codes([refund(state=state)]) == ["in_flight"]
    assert codes([refund(state=state)], booked("k1")) == ["not_settled_here"]


def test_what_was_just_paid_may_not_be_readable_yet() -> None:
    assert found([refund(is_ripe=False)], {"OL-1": []}) == ([], 1)
    assert found([refund(is_ripe=False)], {"OL-1": [booked("k1")]}) == ([], 0)
    assert found([refund(state="refused", is_ripe=False)], {"OL-1": []}) == ([], 0)


def test_refused_here_and_booked_there_is_a_difference_at_once() -> None:
    refused = refund(state="refused", is_ripe=False)
    assert codes([refused], booked("k1")) == ["not_settled_here"]


def test_refunds_made_elsewhere_settle_a_whole_line_as_long_as_they_are_what_was_paid() -> None:
    whole = [
        refund(key, state="settled_elsewhere", reason=WHOLE_LINE, external_ref="X1")
        for key in ("k1", "k2")
    ]
    all_of_it = [booked(None, 200, "X1"), booked(None, 60, "X2"), booked(None, 40, "X3")]
    assert codes(whole, *all_of_it) == []
    assert codes(whole, *all_of_it, booked(None, 1, "X4")) == ["made_elsewhere"] * 3
    assert codes(whole, all_of_it[1]) == ["missing_there"] * 2


def test_a_booking_of_the_whole_order_counts_once_and_for_any_line() -> None:
    refunds = [refund(), refund("k2", 50, line="OL-2")]
    of_order = [booked("k1", is_of_order=True), booked("k2", 50, "L2", is_of_order=True)]
    assert found(refunds, {"OL-1": of_order, "OL-2": of_order}) == ([], 0)
    foreign = [*of_order, booked(None, 7, "X", is_of_order=True)]
    said, _ = found(refunds, {"OL-1": foreign, "OL-2": foreign})
    assert said == [("made_elsewhere", "")]


def test_a_whole_order_refunded_elsewhere_is_excused_by_what_the_order_cost() -> None:
    settled = refund(state="settled_elsewhere", reason=WHOLE_LINE, external_ref="X1")
    rest = [booked(None, 200, "X1", is_of_order=True), booked(None, 150, "X2", is_of_order=True)]
    assert codes([settled], *rest) == []
    more = [*rest, booked(None, 1, "X3", is_of_order=True)]
    assert codes([settled], *more) == ["made_elsewhere"] * 2


def test_a_line_that_was_not_read_is_not_judged_and_its_keys_are_still_known() -> None:
    refunds = [refund(), refund("k2", 50, line="OL-2")]
    read = {"OL-1": [booked("k1"), booked("k2", 50, "L2", is_of_order=True)]}
    assert found(refunds, read) == ([], 0)


# --- the desk


def page(inside: InsideHub, which: Which | None = None, **place: object) -> ReconciliationAnswer:
    reconciler = Reconciler(inside.hub.database, lambda: inside.connector, clock=inside.clock)
    where: dict[str, object] = {"after": "", "limit": 50, **place}
    return reconciler.page(which or Which(), **where)  # type: ignore[arg-type]


def said(answer: ReconciliationAnswer) -> list[str]:
    return [one.code.removeprefix("refund.") for one in answer.differences]


def test_a_hub_whose_refunds_are_booked_has_no_difference(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.desk_pass()
    answer = page(inside)
    assert (answer.connector, answer.orders, answer.lines, answer.refunds) == ("scripted", 1, 1, 1)
    assert (answer.differences, answer.not_compared, answer.next) == ([], [], None)


def test_a_difference_names_ticket_slot_and_both_sides(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.desk_pass()
    (refund_id,) = [one.refund_id for one in inside.refunds()]
    inside.book_elsewhere("OL-1", 89900, key=refund_id)
    (twice,) = page(inside).differences
    assert (twice.ticket, twice.order_ref, twice.order_line) == ("RS-1", "O-1", "OL-1")
    assert twice.here is not None
    assert (twice.here.slot, twice.here.state, twice.here.amount_minor) == (1, "confirmed", 89900)
    assert [one.external_ref for one in twice.there] == ["L00000001", "L00000002"]


def test_a_refund_is_on_its_way_until_settle_time_and_the_longest_pause_are_over(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.connector.faults = ["lost_before"]
    inside.desk_pass()
    assert inside.states == ["unknown"]
    for seconds, expected, in_flight in (
        (0, [], 1),
        (SETTLE_S + LAST_RETRY_S, [], 1),
        (0.01, ["in_flight"], 0),
    ):
        inside.clock.advance(seconds)
        answer = page(inside)
        assert (said(answer), answer.in_flight) == (expected, in_flight)


def test_one_that_waits_for_a_person_is_told_at_once(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.book_elsewhere("OL-1", 100)
    inside.desk_pass()
    assert said(page(inside)) == ["in_flight", "made_elsewhere"]


def test_what_was_paid_may_be_read_late_for_the_settle_time(
    inside: InsideHub, bench: BenchStation
) -> None:
    decided(inside, bench)
    inside.connector.answer = RefundAnswer(
        state=AnswerState.ACCEPTED, external_ref="L9", reason=None
    )
    inside.desk_pass()
    assert inside.states == ["confirmed"]
    assert page(inside).in_flight == 1
    inside.clock.advance(SETTLE_S + 0.01)
    assert said(page(inside)) == ["missing_there"]


def test_one_line_that_cannot_be_read_hides_no_difference_of_the_others(
    inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.announce(ONE, THREE)
    inside.book_elsewhere("OL-3", 5)
    read = type(inside.connector).refunds_of

    def half(connector: object, line: OrderLine) -> tuple[BookedRefund, ...]:
        inside.connector.is_blind = line.order_line == "OL-1"
        return read(inside.connector, line)

    monkeypatch.setattr(type(inside.connector), "refunds_of", half)
    answer = page(inside)
    assert said(answer) == ["made_elsewhere"]
    (missed,) = answer.not_compared
    assert (missed.ticket, missed.order_line, missed.reason) == (
        "RS-1",
        "OL-1",
        "connector.unreachable",
    )
    assert (answer.orders, answer.lines) == (2, 1)


def orders(count: int) -> list[str]:
    return [
        ONE.replace("RS-1", f"RS-1{n}").replace("O-1", f"O-1{n}").replace("OL-1", f"OL-1{n}")
        for n in range(count)
    ]


def test_a_system_that_never_answers_is_asked_three_times_and_no_more(inside: InsideHub) -> None:
    inside.announce(*orders(5))
    inside.connector.is_blind = True
    answer = page(inside)
    assert inside.connector.reads == 3
    reasons = [one.reason for one in answer.not_compared]
    assert reasons == ["connector.unreachable"] * 3 + ["connector.not_asked"] * 2
    assert answer.next is None


def test_orders_come_page_by_page_each_once(inside: InsideHub) -> None:
    inside.announce(*orders(5))
    first = page(inside, limit=2)
    second = page(inside, after=first.next, limit=3)
    assert (first.orders, first.next) == (2, "O-11")
    assert (second.orders, second.next) == (3, None)
    assert page(inside, after="O-2").orders == 0


def test_a_page_ends_after_its_time_and_says_where_to_go_on(
    inside: InsideHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside.announce(*orders(3))

    def slow(_connector: object, line: OrderLine) -> tuple[BookedRefund, ...]:
        del line
        inside.clock.advance(PAGE_LIMIT_S / 2)
        return ()

    monkeypatch.setattr(type(inside.connector), "refunds_of", slow)
    answer = page(inside)
    assert (answer.orders, answer.next) == (2, "O-11")


def test_orders_are_chosen_by_ticket_or_by_when_they_were_announced(inside: InsideHub) -> None:
    inside.announce(ONE)
    inside.clock.advance(3600)
    inside.announce(THREE)
    now = inside.clock.now()
    hour_ago, later = now - timedelta(hours=1), now + timedelta(seconds=1)
    for which, lines in (
        (Which(ticket="RS-3"), 1),
        (Which(ticket="RS-9"), 0),
        (Which(since=hour_ago), 2),
        (Which(since=now), 1),
        (Which(until=now), 1),
        (Which(since=hour_ago, until=later), 2),
    ):
        assert page(inside, which).lines == lines, which


def test_an_order_that_the_desk_moves_meanwhile_is_read_again_and_then_let_be(
    inside: InsideHub, bench: BenchStation, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided(inside, bench)
    inside.desk_pass()
    looks = iter(range(100))
    look = Reconciler._order
    still_from = 2

    def order(desk: Reconciler, name: str, settle_s: float) -> HubOrder:
        at = next(looks)
        seen = look(desk, name, settle_s)
        return seen if at >= still_from else replace(seen, steps=(("moving", at),))

    monkeypatch.setattr(Reconciler, "_order", order)
    assert page(inside).refunds == 1
    still_from = 100
    answer = page(inside)
    assert [one.reason for one in answer.not_compared] == ["refund.moving"]
    assert (answer.lines, answer.refunds) == (0, 0)


def test_freight_is_compared_like_a_line(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1"))
    inside.take(bench, faulty(inside, bench))
    passes(inside, 3)
    answer = page(inside)
    assert (answer.lines, answer.refunds, answer.differences) == (2, 2, [])
    with sqlite3.connect(inside.folder / "ledger.sqlite") as ledger:
        ledger.execute("DROP TRIGGER ledger_keeps_rows")
        ledger.execute("DELETE FROM ledger WHERE amount_minor = 1200")
    ledger.close()
    inside.clock.advance(SETTLE_S + 0.01)
    (missing,) = page(inside).differences
    assert missing.here is not None
    assert (missing.code, missing.here.what) == ("refund.missing_there", "freight")
