"""Among look-alikes no wrong line is ever certain, and what is certain is proven."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection.matchmaker import Awaited, Crowd, Item, OpenLine, likely
from inspection.rescue import Clues, OpenTicket
from inspection.values import GoodsClass, LineId, TicketId

NOW = datetime(2026, 11, 21, tzinfo=UTC)
NUMBERS = [f"SF16240{number:08}" for number in (11111111, 11111112, 11111121, 21111111)]
SERIALS = ["A7H2260904", "A7H2260905", "A7H2260940", ""]
GTINS = ["6901234567892", "6901234567908", None]


@st.composite
def tickets(draw: st.DrawFn) -> list[Awaited]:
    """Tickets that differ in one sign of their numbers, if at all, and share their products."""
    return [
        Awaited(
            ticket=OpenTicket(
                ticket_id=TicketId(f"t{at}"),
                number=f"RS-26112100{at}",
                order_ref="28460000",
                tracking=(draw(st.sampled_from(NUMBERS)),),
                name=draw(st.sampled_from(["张伟", "张炜"])),
                phone=draw(st.sampled_from(["13800001234", "13900001234"])),
            ),
            lines=tuple(
                OpenLine(
                    line_id=LineId(f"l{at}.{number}"),
                    sku="SKU-1",
                    gtin=draw(st.sampled_from(GTINS)),
                    serials=tuple(filter(None, [draw(st.sampled_from(SERIALS))])),
                    goods_class=draw(st.sampled_from(list(GoodsClass)[:2])),
                    missing=draw(st.integers(0, 1)),
                )
                for number in range(draw(st.integers(1, 2)))
            ),
            delivered_at=NOW - timedelta(days=draw(st.integers(-1, 60))),
        )
        for at in range(draw(st.integers(1, 4)))
    ]


@st.composite
def items(draw: st.DrawFn) -> tuple[Clues, Item]:
    """What an item and a label may give: whole numbers, numbers with a sign read wrongly, hints."""
    read = draw(st.sampled_from(NUMBERS))
    torn = draw(st.sampled_from([read, read[:-1] + "7", read[4:], ""]))
    item = Item(
        received_at=NOW,
        goods_class=draw(st.sampled_from([None, *list(GoodsClass)[:2]])),
        gtin=draw(st.sampled_from(GTINS)),
        serial=draw(st.sampled_from(SERIALS)) or None,
    )
    return Clues(tracking=(torn,) if torn else (), phone_tails=("1234",), names=("张伟",)), item


@settings(max_examples=60)
@given(crowd=tickets(), given_clues=items())
def test_nothing_is_certain_without_proof(
    crowd: list[Awaited], given_clues: tuple[Clues, Item]
) -> None:
    clues, item = given_clues
    found = likely(clues, item, crowd, crowd=Crowd(tickets=len(crowd)), within=timedelta(days=45))
    certain = [one for one in found if one.is_certain]
    assert len(certain) <= 1
    for one in certain:
        proven = [
            other.ticket.ticket_id
            for other in crowd
            if set(clues.tracking) & set(other.ticket.tracking)
            or item.serial in {serial for line in other.lines for serial in line.serials}
        ]
        assert proven == [one.ticket.ticket_id], "another ticket has the same proof"
        assert one is found[0]
        assert not any(why.is_against for why in one.item)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
