"""Freight out: due once per order, with the first piece the seller answers for, and never more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from inspection.events import Event, FactWithdrawn, FreightDeclined, FreightDue, RefundMoved
from inspection.freight import order_freight
from inspection.values import RefundState
from sync.hub.freight import freight_key
from sync.wire import RefundView
from tests.sync.hub.bench import DOCK, SUPERVISOR, BenchStation, Piece
from tests.sync.hub.conftest import NewBench
from tests.sync.hub.inside import InsideHub

HEADING = (
    "ticket_number,order_ref,order_line,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency"
    ",tracking,service,reason_class,freight_paid,delivered_days_ago,shop\n"
)
FAULT = {"power": "fault"}
NAME = order_freight("声野", "O-1")


def row(number: str, line: str, *, reason: str = "quality", freight: str = "12.00") -> str:
    goods = "SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return"
    return f"{number},O-1,{line},{goods},{reason},{freight},3,声野"


def announce(inside: InsideHub, *rows: str) -> None:
    found = inside.hub.tickets.import_csv(
        (HEADING + "\n".join(rows)).encode(), now=inside.clock.now()
    )
    assert not found.bad, found.bad


def faulty(inside: InsideHub, bench: BenchStation, line: str = "OL-1") -> Piece:
    return bench.decide(inside.line(line, 89900), answers=FAULT)


def freights(inside: InsideHub) -> list[RefundView]:
    return [one for one in inside.refunds() if one.what == "freight"]


def passes(inside: InsideHub, count: int = 2) -> None:
    for _ in range(count):
        inside.desk_pass()


def test_it_goes_back_once_with_a_fault_that_is_accepted(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside, row("RS-1", "OL-1"))
    inside.take(bench, faulty(inside, bench))
    passes(inside, 3)
    (refund,) = freights(inside)
    assert (refund.refund_id, refund.amount_minor) == (freight_key("声野", "O-1", 1), 1200)
    assert (refund.state, refund.slot, refund.lpn) == ("confirmed", 1, "")
    assert sorted(one.amount_minor for one in inside.ledger) == [1200, 89900]
    (request,) = [one for one in inside.connector.calls if one.is_freight]
    assert (request.order_ref, request.order_line) == ("O-1", NAME)
    (due,) = inside.own_events("freight.due")
    assert (due["amount_minor"], due["order_ref"], due["number"]) == (1200, "O-1", 1)


def test_it_stays_where_the_buyer_bears_it_or_paid_none(
    inside: InsideHub, bench: BenchStation
) -> None:
    cases = (("no_reason", "12.00", {}), ("quality", "0.00", FAULT), ("refused", "12.00", {}))
    rows = [
        row(f"RS-{n}", f"OL-{n}", reason=reason, freight=freight).replace("O-1", f"O-{n}", 1)
        for n, (reason, freight, _) in enumerate(cases)
    ]
    announce(inside, *rows)
    for number, (_, _, answers) in enumerate(cases):
        line = inside.line(f"OL-{number}", 89900)
        inside.take(bench, bench.decide(line, answers=answers or {"packaging": "sealed"}))
    passes(inside)
    assert inside.states == ["confirmed"] * 3
    assert freights(inside) == []


def test_a_decision_nobody_accepted_brings_none(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1"))
    piece = bench.decide(inside.line("OL-1", 89900), answers=FAULT, needs_review=True)
    inside.take(bench, piece)
    passes(inside)
    assert inside.refunds() == []


def test_tickets_and_stations_of_one_order_share_one_slot(
    inside: InsideHub, new_bench: NewBench
) -> None:
    announce(inside, row("RS-1", "OL-1"), row("RS-2", "OL-2"), row("RS-3", "OL-3"))
    for number, name in ((1, "B01"), (2, "B02"), (3, "B03")):
        station = new_bench(name)
        inside.enrol(station)
        inside.take(station, faulty(inside, station, f"OL-{number}"))
        passes(inside)
        inside.take(station)  # the same push again
    inside.reopen()
    passes(inside)
    assert [one.amount_minor for one in freights(inside)] == [1200]
    assert sum(entry.amount_minor for entry in inside.ledger) == 3 * 89900 + 1200


@pytest.mark.parametrize("other", ["", "声野 官方"])
def test_an_order_whose_tickets_name_the_shop_differently_gets_one(
    inside: InsideHub, new_bench: NewBench, other: str
) -> None:
    """The shop is free text: whether another name is another order only a person knows."""
    announce(inside, row("RS-1", "OL-1").replace("声野", other), row("RS-2", "OL-2"))
    for number, name in ((1, "B01"), (2, "B02")):
        station = new_bench(name)
        inside.enrol(station)
        inside.take(station, faulty(inside, station, f"OL-{number}"))
        passes(inside)
        inside.take(station)  # the same push again
    inside.reopen()
    passes(inside)
    (freight,) = freights(inside)
    assert freight.refund_id == freight_key(other, "O-1", 1)
    assert sum(entry.amount_minor for entry in inside.ledger) == 2 * 89900 + 1200
    (told,) = inside.own_events("conflict.found")
    assert (told["what"], told["subject"]) == ("freight.other_shop", NAME)
    assert freight.refund_id in told["facts"]


def test_of_tickets_that_disagree_the_least_goes_back_and_people_are_told(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside, row("RS-1", "OL-1", freight="12.00"), row("RS-2", "OL-2", freight="8.00"))
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    assert [one.amount_minor for one in freights(inside)] == [800]
    assert [one["what"] for one in inside.own_events("conflict.found")] == ["freight.amounts"]


def test_a_decision_taken_back_neither_loses_it_nor_pays_it_again(
    inside: InsideHub, bench: BenchStation
) -> None:
    announce(inside, row("RS-1", "OL-1"), row("RS-2", "OL-2"))
    first = faulty(inside, bench)
    inside.take(bench, first)
    inside.connector.is_blind = True
    passes(inside, 1)
    undone = FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=first.decision_id)
    bench.record(undone, actor=SUPERVISOR)
    inside.take(bench, faulty(inside, bench, "OL-2"))
    inside.connector.is_blind = False
    inside.clock.advance(60)
    passes(inside)
    assert [(one.amount_minor, one.state) for one in freights(inside)] == [(1200, "confirmed")]


@pytest.mark.parametrize(
    ("line", "amount", "state"),
    [
        (NAME, 1200, "settled_elsewhere"),
        (NAME, 700, "due"),  # nobody but a person knows what that was
        ("OL-1", 91100, "due"),  # the platform's refund of all, freight in it
    ],
)
def test_what_was_refunded_elsewhere_is_not_paid_again(
    inside: InsideHub, bench: BenchStation, line: str, amount: int, state: str
) -> None:
    announce(inside, row("RS-1", "OL-1"))
    inside.book_elsewhere(line, amount)
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    assert [one.state for one in freights(inside)] == [state]
    assert not [one for one in inside.connector.calls if one.is_freight]


def test_a_lost_answer_pays_no_second_freight(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1"))
    inside.take(bench, faulty(inside, bench))
    inside.connector.faults = ["lost_after", "lost_after"]
    for _ in range(3):
        inside.desk_pass()
        inside.clock.advance(60)
    assert [one.state for one in inside.refunds()] == ["confirmed", "confirmed"]
    assert len(inside.ledger) == 2


def declined(bench: BenchStation, ticket_id: str, **changes: object) -> FreightDeclined:
    values = {"reason_code": "keeps_the_rest", "supersedes": ()} | changes
    return FreightDeclined(decline_id=bench.ids.new(), ticket_id=ticket_id, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize("shop", ["声野", "声野 官方", ""])
def test_somebodys_word_against_it_holds_it_until_it_is_taken_back(
    inside: InsideHub, bench: BenchStation, new_bench: NewBench, shop: str
) -> None:
    """Said on one ticket of the order, it counts for all of them, however they spell the shop.

    A replay, another station's piece of the order and a forged taking back pay no freight.
    """
    announce(inside, row("RS-1", "OL-1"), row("RS-2", "OL-2").replace("声野", shop))
    word = declined(bench, inside.line("OL-2", 0).ticket_id)
    bench.record(word)
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    other = new_bench("B02")
    inside.enrol(other)
    undone = FactWithdrawn(withdrawal_id="forged", fact_id=word.decline_id)
    other.record(undone, actor=DOCK)
    inside.take(other, faulty(inside, other, "OL-2"))
    inside.take(bench)
    passes(inside)
    assert (inside.states, freights(inside)) == (["confirmed"] * 2, [])
    assert inside.objections() == ["actor.role"]
    bench.record(FactWithdrawn(withdrawal_id=bench.ids.new(), fact_id=word.decline_id))
    inside.take(bench)
    passes(inside)
    assert [one.state for one in freights(inside)] == ["confirmed"]
    assert sum(entry.amount_minor for entry in inside.ledger) == 2 * 89900 + 1200


def test_a_word_that_breaks_a_rule_holds_nothing(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1"))
    ticket_id = inside.line("OL-1", 0).ticket_id
    bench.record(declined(bench, ticket_id, reason_code="because"))
    bench.record(declined(bench, "no-such"))
    bench.record(declined(bench, ticket_id), actor=DOCK)
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    assert inside.objections() == ["freight.reason", "freight.unknown_ticket", "actor.role"]
    assert len(freights(inside)) == 1


def test_a_word_that_comes_too_late_is_told_so(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1"))
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    bench.record(declined(bench, inside.line("OL-1", 0).ticket_id))
    inside.take(bench)
    assert inside.objections() == ["freight.already_due"]


def test_forged_records_about_freight_pay_nothing(inside: InsideHub, bench: BenchStation) -> None:
    announce(inside, row("RS-1", "OL-1", reason="no_reason"))
    line = inside.line("OL-1", 89900)
    key = freight_key("声野", "O-1", 1)
    forged: Sequence[Event] = (
        FreightDue(
            refund_id=key,
            ticket_id=line.ticket_id,
            shop="声野",
            order_ref="O-1",
            number=1,
            decision_id="d",
            amount_minor=10**9,
            currency="CNY",
        ),
        RefundMoved(
            refund_id=key, step=1, state=RefundState.REFUSED, external_ref=None, reason=None
        ),
    )
    bench.record(*forged)
    piece = bench.decide(line, answers={"packaging": "sealed"})
    inside.take(bench, piece)
    passes(inside)
    assert inside.objections() == ["kind.hub_only", "kind.hub_only"]
    assert [entry.amount_minor for entry in inside.ledger] == [89900]


def test_a_line_that_bears_the_name_of_a_freight_stops_it(
    inside: InsideHub, bench: BenchStation
) -> None:
    """An order line may be named as a merchant likes, even so."""
    quoted = NAME.replace('"', '""')
    announce(inside, row("RS-1", "OL-1"), row("RS-2", f'"{quoted}"'))
    inside.take(bench, faulty(inside, bench))
    passes(inside)
    assert (inside.states, freights(inside)) == (["confirmed"], [])
    assert [one["what"] for one in inside.own_events("conflict.found")] == ["freight.name_taken"]


def test_its_key_never_changes() -> None:
    assert freight_key("a", 'b","c', 1) != freight_key('a","b', "c", 1)
    assert freight_key("声野", "O-1", 1) == "16c24845-f964-552e-9824-240712abc634"
