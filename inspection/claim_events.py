"""Events about items that are inspected before anybody knows their ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import GoodsClass


@dataclass(frozen=True, kw_only=True)
class UnitDescribed(Event):
    """What an item without a ticket is: its class selects the questions, its codes its ticket.

    `gtin` is a trade item number with a right check digit, `serial` any other code on the item.
    """

    KIND: ClassVar[str] = "unit.described"
    description_id: str
    unit_id: str
    goods_class: GoodsClass
    gtin: str | None
    serial: str | None
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitLeftUnclaimed(Event):
    """An item was inspected as far as it can be without its ticket, and waits for it."""

    KIND: ClassVar[str] = "unit.left_unclaimed"
    unclaimed_id: str
    unit_id: str


@dataclass(frozen=True, kw_only=True)
class UnitClaimed(Event):
    """An item that was taken out without a ticket is a piece of this line.

    `unit_no` is this station's claim about the line, as in `unit.identified`.
    """

    KIND: ClassVar[str] = "unit.claimed"
    claim_id: str
    unit_id: str
    ticket_id: str
    line_id: str
    unit_no: int
    supersedes: tuple[str, ...]
