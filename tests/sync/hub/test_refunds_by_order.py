"""The desk with a system of record that does not say which line of an order a refund was for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sync.connectors.port import BookedRefund, OrderLine
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub, ScriptedConnector
from tests.sync.hub.test_freight import announce, faulty, row


@pytest.fixture(autouse=True)
def _by_order(inside: InsideHub, monkeypatch: pytest.MonkeyPatch) -> None:
    """All bookings of the ledger are of the one order there is."""
    by_line = ScriptedConnector.refunds_of

    def refunds_of(self: ScriptedConnector, line: OrderLine) -> tuple[BookedRefund, ...]:
        names = dict.fromkeys(entry.order_line for entry in self.entries())
        found = [one for name in names for one in by_line(self, replace(line, order_line=name))]
        return tuple(
            replace(one, is_of_order=True)
            for one in sorted(found, key=lambda one: one.external_ref)
        )

    monkeypatch.setattr(ScriptedConnector, "refunds_of", refunds_of)


def _decide_both(inside: InsideHub, bench: BenchStation, *, freight: str) -> None:
    announce(inside, row("RS-1", "OL-1", freight=freight), row("RS-1", "OL-2", freight=freight))
    for line in ("OL-1", "OL-2"):
        inside.take(bench, faulty(inside, bench, line))


def _passes(inside: InsideHub) -> None:
    for _ in range(3):
        inside.desk_pass()


def test_lines_of_one_amount_and_the_freight_are_each_paid_once(
    inside: InsideHub, bench: BenchStation
) -> None:
    _decide_both(inside, bench, freight="12.00")
    _passes(inside)
    assert inside.states == ["confirmed"] * 3
    assert sorted(entry.amount_minor for entry in inside.ledger) == [1200, 89900, 89900]


def test_one_made_by_hand_settles_one_piece_of_the_order(
    inside: InsideHub, bench: BenchStation
) -> None:
    _decide_both(inside, bench, freight="0.00")
    # under the other line's name: the system does not tell
    inside.book_elsewhere("OL-2", 89900)
    _passes(inside)
    assert sorted(inside.states) == ["confirmed", "settled_elsewhere"]
    assert len(inside.ledger) == 2


def test_two_made_by_hand_settle_both(inside: InsideHub, bench: BenchStation) -> None:
    _decide_both(inside, bench, freight="0.00")
    for _ in range(2):
        inside.book_elsewhere("OL-1", 89900)
    _passes(inside)
    assert inside.states == ["settled_elsewhere"] * 2
    assert len({refund.external_ref for refund in inside.refunds()}) == 2


def test_one_of_another_amount_stops_the_order_for_a_person(
    inside: InsideHub, bench: BenchStation
) -> None:
    _decide_both(inside, bench, freight="0.00")
    inside.book_elsewhere("OL-1", 777)
    _passes(inside)
    assert [refund.reason for refund in inside.refunds()] == ["booked.elsewhere_differs"] * 2
    assert len(inside.ledger) == 1
