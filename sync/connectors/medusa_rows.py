"""A return of Medusa 2 in the columns of a ticket file (docs/tickets-file.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from sync.connectors.medusa_answers import Order, OrderItem, Raw, Return
from sync.tickets.money import MINOR_DIGITS

_GTIN = re.compile(r"[0-9]{8}|[0-9]{12,14}")
_USUAL_DIGITS = 2


def number_of(found: Return) -> str:
    """The shop's own number of the return, `rma` in its metadata; else Medusa's id."""
    return found.said("rma") or found.id


def tracking_of(found: Return) -> list[str]:
    """`return_tracking` in the metadata, several separated by `;`."""
    return [one.strip() for one in found.said("return_tracking").split(";") if one.strip()]


def rows_of(found: Return, order: Order) -> tuple[Mapping[str, str], ...]:
    """One row per line that comes back, in the order of their titles.

    A line the order does not show is left empty, and so refused by name where rows are checked.
    """
    known = {item.id: item for item in order.items}
    wanted = sorted(found.items, key=lambda one: (_title(known.get(one.item_id)), one.item_id))
    return tuple(
        {
            "ticket_number": number_of(found),
            "order_ref": found.order_id,
            "order_line": one.item_id,
            "tracking": ";".join(tracking_of(found)),
            "currency": order.currency_code.upper(),
            "quantity": _count(one.raw_quantity),
            **_of_line(known.get(one.item_id), order.currency_code.upper()),
        }
        for one in wanted
    )


def _of_line(item: OrderItem | None, currency: str) -> dict[str, str]:
    if item is None:
        empty = ("sku", "name_zh", "name_en", "ordered_quantity", "paid")
        return dict.fromkeys(empty, "")
    barcode = item.variant_barcode or ""
    return {
        "sku": item.variant_sku or item.id,
        "gtin": barcode if _GTIN.fullmatch(barcode) else "",
        # which language the shop's titles are in, Medusa does not say
        "name_zh": item.title,
        "name_en": item.title,
        "ordered_quantity": _count(item.raw_quantity),
        "paid": _paid(item, currency),
    }


def _title(item: OrderItem | None) -> str:
    return "" if item is None else item.title


def _count(raw: Raw) -> str:
    return str(int(raw.decimal)) if raw.decimal == int(raw.decimal) else raw.value


def _paid(item: OrderItem, currency: str) -> str:
    """What was paid for the whole line: what is left of it and what came back already.

    Medusa shares discounts out by the piece, in more digits than money has: their sum is rounded.
    """
    parts = (item.raw_total, item.raw_return_received_total, item.raw_return_dismissed_total)
    whole = sum((part.decimal for part in parts), Decimal(0))
    digits = MINOR_DIGITS.get(currency, _USUAL_DIGITS)
    return str(whole.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN))
