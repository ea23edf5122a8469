"""Who returns often: a number on the ticket, and nobody's name anywhere."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from sync.hub.store.tables import returns
from tests.sync.hub.inside import InsideHub
from tests.sync.hub.test_ticket_import import GOOD, sheet, take


def row(number: int, **changes: str) -> dict[str, str]:
    own = {
        "ticket_number": f"RS-{number}",
        "order_ref": f"O-{number}",
        "tracking": f"SF{number:09}",
    }
    return GOOD | own | changes


def flags(inside: InsideHub) -> list[tuple[int, int]]:
    return [(one["count"], one["window_days"]) for one in inside.own_events("ticket.flagged")]


def kept(inside: InsideHub) -> list[tuple[str, ...]]:
    with inside.hub.database.reading() as connection:
        return [tuple(one) for one in connection.execute(select(returns))]


def test_the_fifth_order_of_a_customer_is_flagged(inside: InsideHub) -> None:
    take(inside, sheet(*(row(number) for number in range(4))))
    assert flags(inside) == []
    take(inside, sheet(row(4, contact_name="别人", contact_phone="+86 138-0000-1234")))
    assert flags(inside) == [(5, 90)]
    (event,) = inside.own_events("ticket.flagged")
    announced = inside.own_events("ticket.announced")[-1]
    assert event["ticket_id"] == announced["ticket_id"]
    # sent again it announces nothing, and counts nothing
    take(inside, sheet(row(4, contact_name="别人", contact_phone="+86 138-0000-1234")))
    assert flags(inside) == [(5, 90)]


def test_tickets_of_one_order_count_once(inside: InsideHub) -> None:
    rows = [row(number, order_ref="O-1", order_line=f"ol-{number}") for number in range(7)]
    assert take(inside, sheet(*rows)).bad == []
    assert flags(inside) == []
    assert len(kept(inside)) == 1


def test_nobody_is_counted_without_knowing_who_it_is(inside: InsideHub) -> None:
    for phone, name, address in (
        ("", "张伟", ""),
        ("1234", "张伟", ""),
        ("138****1234", "张*", "杭州"),
        ("", "", "杭州"),
    ):
        rows = [
            row(number, contact_phone=phone, contact_name=name, contact_address=address)
            for number in range(6)
        ]
        take(inside, sheet(*rows))
    assert kept(inside) == []
    assert flags(inside) == []


def test_a_customer_is_known_by_name_and_address_where_there_is_no_phone(
    inside: InsideHub,
) -> None:
    rows = [
        row(number, contact_phone="", contact_name=name, contact_address=address)
        for number, (name, address) in enumerate(
            [("Zhang Wei", "Road 8 "), ("ZHANG WEI", "road 8"), ("Li Na", "Road 8")]
        )
    ]
    take(inside, sheet(*rows))
    assert len({one[0] for one in kept(inside)}) == 2


def test_what_is_kept_names_nobody_and_is_forgotten(inside: InsideHub) -> None:
    take(inside, sheet(*(row(number) for number in range(4))))
    text = repr(kept(inside))
    assert "13800001234" not in text
    assert "张伟" not in text
    assert all(len(one[0]) == len(one[1]) == 64 for one in kept(inside))
    inside.clock.advance(timedelta(days=91).total_seconds())
    take(inside, sheet(row(9)))
    assert len(kept(inside)) == 1
    assert flags(inside) == []
