"""Streams of made-up records for benchmarks: chained as a hub or another station would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from inspection.store.canonical import FIRST_PREV_HASH
from inspection.store.records import Draft, seal
from inspection.values import OriginId

RECORDED_AT = "2026-11-21T06:30:00.000Z"


class Stream:
    """A journal written record by record from bodies of one kind each."""

    def __init__(self, origin: str, bodies: Iterable[tuple[str, dict[str, Any]]]) -> None:
        """`bodies` are pairs of kind and body."""
        self.origin = OriginId(origin)
        self._bodies = bodies

    def records(self) -> Iterator[tuple[str, bytes]]:
        """All records in order, as they travel."""
        prev_hash = FIRST_PREV_HASH
        for seq, (kind, body) in enumerate(self._bodies, 1):
            draft = Draft(
                recorded_at=RECORDED_AT,
                actor="hub",
                kind=kind,
                schema=1,
                refers=(),
                body=body,
                offset_ms=None,
            )
            record = seal(draft, origin=self.origin, seq=seq, prev_hash=prev_hash)
            prev_hash = record.hash
            yield record.line, record.hash


def ticket_code(number: int) -> str:
    """The tracking number of the `number`-th ticket, spread like real ones."""
    return f"SF{number * 7_654_321 % 10**13:013}"


def ticket_bodies(tickets: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Tickets of one line with three codes each."""
    for number in range(tickets):
        yield "ticket.announced", _ticket(number)


def parcel_bodies(parcels: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Receptions of parcels."""
    for number in range(parcels):
        code = f"YT{number:013}"
        yield (
            "parcel.received",
            {
                "parcel_id": f"parcel-{number:012}",
                "codes": [
                    {
                        "code": code,
                        "raw": code,
                        "symbology": "Code128",
                        "source": "wedge",
                        "what": "tracking",
                    }
                ],
                "carrier": "yto",
            },
        )


def _ticket(number: int) -> dict[str, Any]:
    return {
        "ticket_id": f"ticket-{number:012}",
        "number": f"RS-{number:08}",
        "shop": "声野旗舰店",
        "order_ref": f"28{number:014}",
        "market": "CN",
        "service": "return",
        "reason_code": "unwanted",
        "reason_class": "no_reason",
        "codes": [
            {"code": ticket_code(number), "what": "tracking"},
            {"code": f"RS-{number:08}", "what": "ticket"},
            {"code": f"28{number:014}", "what": "order"},
        ],
        "lines": [_line(number)],
        "freight_paid_minor": 0,
        "currency": "CNY",
        "delivered_at": "2026-11-15T11:20:00.000Z",
        "deadline_at": f"2026-12-{1 + number % 28:02}T10:20:00.000Z",
        "deadline_source": "platform",
        "deadline_updated_at": RECORDED_AT,
        "outbound_weight_g": 630,
    }


def _line(number: int) -> dict[str, Any]:
    return {
        "line_id": f"line-{number:012}",
        "order_line": f"order-line-{number:012}",
        "sku": "AU-H700-BK",
        "gtin": None,
        "name_zh": "头戴式降噪耳机 Aria 700",
        "name_en": "Noise-cancelling headphones Aria 700",
        "goods_class": "electronics",
        "quantity": 1,
        "ordered_quantity": 1,
        "paid_minor": 89900,
        "currency": "CNY",
        "serials": ["A7H226090418"],
        "exclusion_confirmed": False,
        "picture": None,
    }
