"""Who an item without a ticket may belong to: ordered by evidence, certain only with proof."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inspection.matchmaker import (
    Awaited,
    Crowd,
    Item,
    ItemClue,
    Likely,
    OpenLine,
    likely,
    same_product,
)
from inspection.rescue import Clues, OpenTicket
from inspection.values import GoodsClass, LineId, TicketId

NOW = datetime(2026, 11, 21, tzinfo=UTC)
WITHIN = timedelta(days=45)
CROWD = Crowd(tickets=50_000, with_product={"6901234567892": 40, "AU-H700-BK": 40})
ITEM = Item(received_at=NOW, goods_class=GoodsClass.ELECTRONICS)


def line(line_id: str = "l1", **changes: object) -> OpenLine:
    ordinary = OpenLine(
        line_id=LineId(line_id),
        sku="AU-H700-BK",
        gtin="6901234567892",
        serials=("A7H226090418",),
        goods_class=GoodsClass.ELECTRONICS,
        missing=1,
    )
    return replace(ordinary, **changes)


def awaited(number: str = "1", *lines: OpenLine, **changes: object) -> Awaited:
    ticket = OpenTicket(
        ticket_id=TicketId(f"t{number}"),
        number=f"RS-26112100{number}",
        order_ref=f"28460000{number}",
        tracking=(f"SF16240883152{number}",),
    )
    return Awaited(
        ticket=replace(ticket, **changes), lines=lines or (line(),), delivered_at=NOW - WITHIN / 2
    )


def weigh(clues: Clues, item: Item, *tickets: Awaited, crowd: Crowd = CROWD) -> tuple[Likely, ...]:
    return likely(clues, item, tickets, crowd=crowd, within=WITHIN)


def said(one: Likely) -> dict[ItemClue, bool]:
    """Each clue of the item, and whether it contradicts."""
    return {why.clue: why.is_against for why in one.item}


def test_the_items_own_serial_is_proof() -> None:
    (found,) = weigh(Clues(), replace(ITEM, serial="A7H226090418"), awaited())
    assert found.is_certain
    assert said(found)[ItemClue.SERIAL] is False


def test_a_product_is_worth_how_rare_it_is() -> None:
    item = replace(ITEM, gtin="06901234567892")
    crowd = replace(CROWD, with_product={"06901234567892": 40})
    (rare,) = weigh(Clues(), item, awaited(), crowd=crowd)
    assert not rare.is_certain, "forty others have it, too"
    common = replace(crowd, with_product={"06901234567892": 25_000})
    assert weigh(Clues(), item, awaited(), crowd=common) == ()


def test_class_and_dates_alone_are_no_suggestion_among_many() -> None:
    assert weigh(Clues(), ITEM, awaited()) == ()
    assert weigh(Clues(), ITEM, awaited(), crowd=Crowd(tickets=12)) != ()


def test_what_contradicts_is_said_and_weighs() -> None:
    gone = line(missing=0, goods_class=GoodsClass.APPAREL, serials=("OTHER77700",))
    item = replace(ITEM, serial="A7H226090418", gtin="6901234567892")
    clues = Clues(tracking=("SF162408831521",))
    late = replace(awaited("1", gone), delivered_at=NOW + timedelta(days=1))
    (found,) = weigh(clues, item, late)
    assert said(found) == {
        ItemClue.PRODUCT: False,
        ItemClue.SERIAL: True,
        ItemClue.GOODS: True,
        ItemClue.DATES: True,
        ItemClue.PIECES: True,
    }
    assert not found.is_certain, "the number was read whole, and all the rest speaks against it"


def test_a_whole_number_of_one_ticket_is_certain_and_of_two_is_not() -> None:
    one = weigh(Clues(tracking=("SF162408831521",)), ITEM, awaited("1"), awaited("2"))
    assert [(found.ticket.ticket_id, found.is_certain) for found in one][:1] == [("t1", True)]
    both = Clues(tracking=("SF162408831521", "SF162408831522"))
    assert not any(found.is_certain for found in weigh(both, ITEM, awaited("1"), awaited("2")))


def test_of_two_lines_that_fit_none_is_certain() -> None:
    clues = Clues(tracking=("SF162408831521",))
    two = awaited("1", line("l1"), line("l2"))
    assert not any(one.is_certain for one in weigh(clues, ITEM, two))
    told = awaited("1", line("l1"), line("l2", goods_class=GoodsClass.APPAREL))
    found = weigh(clues, ITEM, told)
    assert [(one.line_id, one.is_certain) for one in found] == [("l1", True), ("l2", False)]


def test_phone_and_name_order_but_never_decide() -> None:
    clues = Clues(phone_tails=("1234",), names=("张伟",))
    same = awaited("1", name="张伟", phone="13800001234")
    other = awaited("2", name="李娜", phone="13900005678")
    found = weigh(clues, ITEM, other, same)
    assert [one.ticket.ticket_id for one in found] == ["t1"]
    assert not found[0].is_certain


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("6901234567892", "06901234567892", True),
        ("au-h700-bk", "AU-H700-BK", True),
        ("6901234567892", "6901234567893", False),
        ("", "", False),
        ("0", "00", False),
    ],
)
def test_one_product_under_two_spellings(one: str, other: str, *, is_same: bool) -> None:
    assert same_product(one, other) is is_same


def test_class_and_dates_are_no_suggestion_beside_one_that_tells_more() -> None:
    few = Crowd(tickets=12)
    found = weigh(Clues(tracking=("SF162408831521",)), ITEM, awaited("1"), awaited("2"), crowd=few)
    assert "t1" in {one.ticket.ticket_id for one in found}
    assert all(one.label for one in found)
