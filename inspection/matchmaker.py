"""Which line of which open ticket an item without a ticket is a piece of, with the reasons.

Everything is weighed in decimal digits of evidence (`inspection.likeness`): what one ticket in a
thousand shares counts three digits, whatever it is. What the label gave is weighed by
`inspection.rescue`; here come the item's own codes, its class, dates and the pieces still missing.
A line is worth a look where fewer than `CHANCE` tickets would agree as well by mere chance, so the
bar is higher the more tickets there are. Nothing here attaches anything: a person does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from math import log10

from inspection.codes import normal_or_empty
from inspection.likeness import likeness
from inspection.rescue import CERTAIN_CHARS, Clues, OpenTicket, Reason, is_read_whole, reasons
from inspection.values import GoodsClass, LineId

CHANCE = 10
"""Tickets that may agree as well by chance; more is no suggestion."""

_DATES = log10(2)
"""About half of the open tickets were delivered before any given parcel came back."""
_CLASS = log10(len(GoodsClass))
_AGAINST = 1.0
"""Said wrongly once in ten: the class by an inspector, dates and pieces by a merchant."""
_OTHER_CODE = 2.0
"""Printed codes are wrong once in a hundred."""


class ItemClue(StrEnum):
    """What of a line agrees with the item itself, or does not."""

    SERIAL = "serial"
    PRODUCT = "product"
    GOODS = "goods"
    DATES = "dates"
    PIECES = "pieces"


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is known of the item; `serial` is any code on it that is no GTIN, in normal form."""

    received_at: datetime
    goods_class: GoodsClass | None = None
    gtin: str | None = None
    serial: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenLine:
    """A line of a ticket; `missing` are the pieces that have not come yet."""

    line_id: LineId
    sku: str
    gtin: str | None
    serials: tuple[str, ...]
    goods_class: GoodsClass
    missing: int


@dataclass(frozen=True, kw_only=True)
class Awaited:
    """An open ticket with its lines."""

    ticket: OpenTicket
    lines: tuple[OpenLine, ...]
    delivered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """How many tickets there are, and how many of them have a product under one of these codes."""

    tickets: int
    with_product: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ItemReason:
    """What speaks for a line, or with a negative score against it."""

    clue: ItemClue
    score: float

    @property
    def is_against(self) -> bool:
        """Whether it contradicts."""
        return self.score < 0


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A line it may be a piece of: what of the label agrees, and what of the item.

    `is_certain`: a number that names this return alone was read whole, or the item's own serial
    was; no other ticket has one; it is the only line that fits, and nothing contradicts.
    """

    ticket: OpenTicket
    line_id: LineId
    score: float
    label: tuple[Reason, ...]
    item: tuple[ItemReason, ...]
    is_certain: bool = False


def likely(
    clues: Clues,
    item: Item,
    awaited: Iterable[Awaited],
    *,
    crowd: Crowd,
    within: timedelta,
    carrier_of: Callable[[str], str | None] = lambda _code: None,
) -> tuple[Likely, ...]:
    """The lines worth a look, likeliest first; of equals the one due first.

    `within` is the longest usual time from delivery to return.
    """
    weighed = []
    named: set[str] = set()
    for one in awaited:
        if _is_named(clues, item, one):
            named.add(one.ticket.ticket_id)
        label = reasons(clues, one.ticket, carrier_of)
        weighed += [_weighed(item, one, line, label, (crowd, within)) for line in one.lines]
    least = log10(max(1, crowd.tickets) / CHANCE)
    found = sorted((one for one in weighed if one.score > max(0.0, least)), key=_order)
    # class and dates alone are worth a look only where nothing tells more
    found = [one for one in found if _tells(one)] or found
    return tuple(_judged(one, found, named) for one in found)


def same_product(one: str, other: str) -> bool:
    """Whether two codes name one product: a GTIN is the same with zeros before it."""
    left, right = normal_or_empty(one), normal_or_empty(other)
    return bool(left.strip("0")) and left.lstrip("0") == right.lstrip("0")


def _weighed(
    item: Item,
    awaited: Awaited,
    line: OpenLine,
    label: tuple[Reason, ...],
    measure: tuple[Crowd, timedelta],
) -> Likely:
    crowd, within = measure
    found = (
        _serial(item, line),
        _product(item, line, crowd),
        _goods(item, line),
        _dates(item, awaited, within),
        ItemReason(clue=ItemClue.PIECES, score=-_AGAINST) if line.missing <= 0 else None,
    )
    own = sorted((one for one in found if one is not None), key=lambda one: -one.score)
    score = sum(one.score for one in label) + sum(one.score for one in own)
    return Likely(
        ticket=awaited.ticket,
        line_id=line.line_id,
        score=round(score, 2),
        label=label,
        item=tuple(own),
    )


def _serial(item: Item, line: OpenLine) -> ItemReason | None:
    serials = [normal_or_empty(one) for one in line.serials]
    if not item.serial or not serials or same_product(item.serial, line.sku):
        return None
    if item.serial in serials:
        worth = likeness(item.serial, item.serial).score
        return ItemReason(clue=ItemClue.SERIAL, score=worth)
    return ItemReason(clue=ItemClue.SERIAL, score=-_OTHER_CODE)


def _product(item: Item, line: OpenLine, crowd: Crowd) -> ItemReason | None:
    pairs = [(item.gtin, line.gtin), (item.serial, line.sku), (item.serial, line.gtin)]
    for code, known in pairs:
        if code and known and same_product(code, known):
            sharing = max(1, crowd.with_product.get(code, 1))
            worth = log10(max(1.0, crowd.tickets / sharing))
            return ItemReason(clue=ItemClue.PRODUCT, score=max(worth, _CLASS))
    if item.gtin and line.gtin:
        return ItemReason(clue=ItemClue.PRODUCT, score=-_OTHER_CODE)
    return None


def _goods(item: Item, line: OpenLine) -> ItemReason | None:
    if item.goods_class is None:
        return None
    is_same = item.goods_class is line.goods_class
    return ItemReason(clue=ItemClue.GOODS, score=_CLASS if is_same else -_AGAINST)


def _dates(item: Item, awaited: Awaited, within: timedelta) -> ItemReason | None:
    if awaited.delivered_at is None:
        return None
    since = item.received_at - awaited.delivered_at
    if since < timedelta(0):
        return ItemReason(clue=ItemClue.DATES, score=-_AGAINST)
    return ItemReason(clue=ItemClue.DATES, score=_DATES) if since <= within else None


def _tells(one: Likely) -> bool:
    codes = {ItemClue.SERIAL, ItemClue.PRODUCT}
    return bool(one.label) or any(why.clue in codes and not why.is_against for why in one.item)


def _is_named(clues: Clues, item: Item, awaited: Awaited) -> bool:
    if is_read_whole(clues, awaited.ticket):
        return True
    serials = {normal_or_empty(serial) for line in awaited.lines for serial in line.serials}
    return item.serial is not None and len(item.serial) >= CERTAIN_CHARS and item.serial in serials


def _judged(one: Likely, found: list[Likely], named: set[str]) -> Likely:
    lines = [other for other in found if other.ticket.ticket_id == one.ticket.ticket_id]
    fitting = [other for other in lines if not any(why.is_against for why in other.item)]
    is_certain = (
        named == {one.ticket.ticket_id}
        and one is found[0]
        and [other.line_id for other in fitting] == [one.line_id]
    )
    return Likely(
        ticket=one.ticket,
        line_id=one.line_id,
        score=one.score,
        label=one.label,
        item=one.item,
        is_certain=is_certain,
    )


def _order(one: Likely) -> tuple[float, bool, str, str, str]:
    deadline = one.ticket.deadline_at
    due = "" if deadline is None else deadline.isoformat()
    return -one.score, deadline is None, due, one.ticket.ticket_id, one.line_id
