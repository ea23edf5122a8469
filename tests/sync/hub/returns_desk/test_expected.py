"""What the system of record expects is announced once; what is wrong with it is kept for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from sync.connectors.port import ExpectedPage, ExpectedReturn
from sync.hub.store.goods_tables import expected_returns
from sync.hub.store.tables import ticket_numbers
from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub

ROW = {
    "ticket_number": "RS-1",
    "order_ref": "O-1",
    "order_line": "OL-1",
    "sku": "SKU",
    "name_zh": "耳机",
    "name_en": "Headphones",
    "quantity": "1",
    "ordered_quantity": "1",
    "paid": "899.00",
    "currency": "CNY",
}


def one(number: str = "RS-1", ref: str = "", **change: object) -> ExpectedReturn:
    row = ROW | {"ticket_number": number, "order_line": f"OL-{number[3:]}"}
    made = ExpectedReturn(
        ref=ref or f"ret_{number}", number=number, version="1", is_open=True, rows=(row,)
    )
    return replace(made, **change)  # type: ignore[arg-type]


def page(*returns: ExpectedReturn, cursor: str = "c1", has_more: bool = False) -> ExpectedPage:
    return ExpectedPage(returns=returns, cursor=cursor, has_more=has_more)


@pytest.fixture
def listing(inside: InsideHub) -> InsideHub:
    """A hub whose system of record lists its returns."""
    inside.returns.can = replace(inside.returns.can, lists_returns=True)
    inside.reopen()
    return inside


def reasons(inside: InsideHub) -> Mapping[str, str | None]:
    with inside.hub.database.reading() as connection:
        return {row.ref: row.reason for row in connection.execute(expected_returns.select())}


def announced(inside: InsideHub) -> list[str]:
    with inside.hub.database.reading() as connection:
        return sorted(row.number for row in connection.execute(ticket_numbers.select()))


def test_pages_are_read_on_from_where_they_ended(listing: InsideHub) -> None:
    listing.returns.pages = {
        None: page(one("RS-1"), cursor="c1", has_more=True),
        "c1": page(one("RS-2"), cursor="c2"),
    }
    listing.returns_pass()
    assert announced(listing) == ["RS-1", "RS-2"]
    listing.reopen()
    listing.returns.pages = {"c2": page(one("RS-1"), one("RS-3"), cursor="c3")}
    listing.returns_pass()
    assert announced(listing) == ["RS-1", "RS-2", "RS-3"]
    assert set(reasons(listing).values()) == {None}


def test_a_list_that_cannot_be_read_is_read_later_from_the_same_place(listing: InsideHub) -> None:
    listing.returns.pages = {None: page(one())}
    listing.returns.is_down = True
    listing.returns_pass()
    listing.returns.is_down = False
    listing.returns_pass()
    assert announced(listing) == [], "not before its time"
    listing.clock.advance(1)
    listing.returns_pass()
    assert announced(listing) == ["RS-1"]


BAD = {
    "expected.no_rows": one(rows=()),
    "expected.other_number": one(rows=(ROW | {"ticket_number": "RS-2"},)),
    "expected.bad_name": one(ref="r\0" * 5000),
    "expected.too_many_rows": one(rows=(ROW,) * 1001),
    "file.unknown_column": one(rows=(ROW | {"evil": "x"},)),
    "order_line.contradicts": one("RS-3", rows=(ROW | {"ticket_number": "RS-3", "paid": "1.00"},)),
}


def test_bad_returns_are_kept_with_their_reasons_and_hold_up_no_other(listing: InsideHub) -> None:
    good = one("RS-2", rows=(ROW | {"ticket_number": "RS-2"},))
    bad = [replace(made, ref=made.ref + reason) for reason, made in BAD.items()]
    listing.returns.pages = {None: page(good, *bad, one("RS-9"))}
    listing.returns_pass()
    assert {found for found in reasons(listing).values() if found} == set(BAD)
    assert announced(listing) == ["RS-2", "RS-9"]


def test_bad_cells_are_no_ticket(listing: InsideHub) -> None:
    rows = (ROW | {"paid": "\x00'; DROP TABLE tickets", "quantity": "-1"},)
    listing.returns.pages = {None: page(one(rows=rows))}
    listing.returns_pass()
    assert announced(listing) == []
    assert None not in reasons(listing).values()


def test_what_is_mended_there_is_announced(listing: InsideHub) -> None:
    listing.returns.pages = {
        None: page(one(rows=()), cursor="c1"),
        "c1": page(one(version="2"), cursor="c2"),
    }
    listing.returns_pass()
    listing.clock.advance(60)
    listing.returns_pass()
    assert (announced(listing), reasons(listing)) == (["RS-1"], {"ret_RS-1": None})


def test_a_list_that_never_ends_does_not_keep_reports_waiting(
    listing: InsideHub, bench: BenchStation
) -> None:
    listing.announce("RS-5,O-5,OL-5,SKU,耳机,Headphones,1,1,899.00,CNY,SF5,return,王")
    listing.returns.pages = {None: page(one("RS-5", rows=()), cursor="x", has_more=True)}
    listing.returns.pages |= {"x": page(cursor="x", has_more=True)}
    listing.take(bench, bench.decide(listing.line("OL-5", 89900)))
    listing.returns_pass()
    assert ("RS-5", "receipt") in {call[:2] for call in listing.returns.calls}


def test_a_ticket_its_system_does_not_list_is_reported_once_it_does(
    listing: InsideHub, bench: BenchStation
) -> None:
    listing.announce("RS-1,O-1,OL-1,SKU,耳机,Headphones,1,1,899.00,CNY,SF1,return,王")
    piece = bench.decide(listing.line("OL-1", 89900))
    listing.take(bench, piece)
    listing.returns_pass()
    assert listing.returns.calls == []
    listing.returns.pages = {"": page(one())}
    listing.clock.advance(60)
    listing.returns_pass()
    assert [what for _, what, _ in listing.returns.calls] == ["receipt", "photo", "outcome"]
