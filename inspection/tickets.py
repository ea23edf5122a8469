"""Tickets: what the merchant expects back, as the inspector reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from inspection.values import (
    GoodsClass,
    LineId,
    ReasonClass,
    Ref,
    Service,
    TicketId,
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One order line x quantity of a ticket; `paid_minor` is for the whole order line."""

    line_id: LineId
    order_line: str
    sku: str
    gtin: str | None
    name_zh: str
    name_en: str
    goods_class: GoodsClass
    quantity: int
    ordered_quantity: int
    paid_minor: int
    currency: str
    serials: tuple[str, ...]
    exclusion_confirmed: bool
    picture: str | None


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """A return authorisation with its lines; `at` is the record that announced it.

    `freight_paid_minor` is what the buyer paid for the way out, for the whole order.
    """

    ticket_id: TicketId
    number: str
    shop: str
    order_ref: str
    market: str
    service: Service
    reason_code: str
    reason_class: ReasonClass
    delivered_at: datetime | None
    deadline_at: datetime | None
    deadline_source: str | None
    deadline_updated_at: datetime | None
    outbound_weight_g: int | None
    freight_paid_minor: int
    lines: tuple[Line, ...]
    at: Ref

    def line(self, line_id: LineId) -> Line:
        """The line of that id; raises KeyError when the ticket has none."""
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise KeyError(line_id)
