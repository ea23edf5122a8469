"""From the clean text of a ticket file to `ticket.announced`; every fault named by row and column.

Money is read exactly from decimal text: no floats, no rounding, no thousands separators.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from inspection.codes import normalise, same_parcel
from inspection.errors import OperatorError
from inspection.events import AnnouncedLine, CodeClaim, TicketAnnounced
from inspection.ports import Ids
from inspection.values import CodeKind, GoodsClass, ReasonClass, Service, from_rfc3339
from sync.tickets.money import minor_units
from sync.tickets.rows import BadRow, RawTicket, Row, with_siblings

MAX_QUANTITY = 10_000
PLAUSIBLE_YEARS = range(2000, 2200)
"""Days are counted from these times; at the end of the calendar that would overflow."""
MAX_CODES = 40
MAX_DEMO_HOURS = 24 * 365

_INTEGER = re.compile(r"[0-9]{1,9}")
_SIGNED = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,3})?")
_YES = frozenset({"yes", "true", "1", "是"})
_NO = frozenset({"no", "false", "0", "", "否"})

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, kw_only=True)
class ContactText:
    """The customer's name, phone and address: never part of the journal."""

    name: str
    phone: str
    address: str


@dataclass(frozen=True, kw_only=True)
class ReadTicket:
    """A ticket ready to be announced; its contact and its customer's words beside it."""

    announced: TicketAnnounced
    contact: ContactText
    words: str
    rows: tuple[int, ...]
    digest: str


def read_ticket(raw: RawTicket, *, ids: Ids, now: datetime) -> ReadTicket | list[BadRow]:
    """Understand one ticket, or say for each of its rows why not."""
    rows = tuple(row for row, _ in raw.lines)
    faults: list[BadRow] = []
    lines: list[AnnouncedLine] = []
    for row, cells in raw.lines:
        try:
            lines.append(_line(raw.first, cells, line_id=ids.new()))
        except OperatorError as fault:
            faults.append(_bad(row, fault))
    if not faults:
        try:
            return ReadTicket(
                announced=_ticket(raw, tuple(lines), ticket_id=ids.new(), now=now),
                contact=ContactText(
                    name=raw.first.get("contact_name", "")[:200],
                    phone=raw.first.get("contact_phone", "")[:200],
                    address=raw.first.get("contact_address", ""),
                ),
                words=raw.first.get("customer_words", ""),
                rows=rows,
                digest=raw.digest,
            )
        except OperatorError as fault:
            faults.append(_bad(rows[0], fault))
    return with_siblings(faults, rows)


def _bad(row: int, fault: OperatorError) -> BadRow:
    return BadRow(row=row, reason_code=fault.code, params=tuple(sorted(fault.params.items())))


def _line(ticket: Row, cells: Row, *, line_id: str) -> AnnouncedLine:
    ordered = _count(cells, "ordered_quantity")
    quantity = _count(cells, "quantity")
    if quantity > ordered:
        raise OperatorError("quantity.exceeds_ordered", column="quantity")
    paid = minor_units(cells["paid"], ticket["currency"], column="paid")
    return AnnouncedLine(
        line_id=line_id,
        order_line=cells.get("order_line") or f"{ticket['order_ref']}/{cells['sku']}",
        sku=cells["sku"],
        gtin=cells.get("gtin") or None,
        name_zh=_name(cells, "name_zh", "name_en"),
        name_en=_name(cells, "name_en", "name_zh"),
        goods_class=_choice(GoodsClass, cells, "goods_class", GoodsClass.GENERAL),
        quantity=quantity,
        ordered_quantity=ordered,
        paid_minor=paid,
        currency=ticket["currency"],
        serials=_several(cells, "serials"),
        exclusion_confirmed=_yes(cells, "exclusion_confirmed"),
        picture=cells.get("picture") or None,
    )


def _ticket(
    raw: RawTicket, lines: tuple[AnnouncedLine, ...], *, ticket_id: str, now: datetime
) -> TicketAnnounced:
    first = raw.first
    order_lines = [line.order_line for line in lines]
    if len(set(order_lines)) != len(order_lines):
        raise OperatorError("order_line.repeated", column="order_line")
    deadline_at = _deadline(first, now)
    freight = first.get("freight_paid") or "0"
    weight = first.get("outbound_weight_g")
    return TicketAnnounced(
        ticket_id=ticket_id,
        number=raw.number,
        shop=first.get("shop", ""),
        order_ref=first["order_ref"],
        market=first.get("market") or "CN",
        service=_choice(Service, first, "service", Service.RETURN),
        reason_code=first.get("reason_code") or "unspecified",
        reason_class=_choice(ReasonClass, first, "reason_class", ReasonClass.NO_REASON),
        codes=_codes(raw, lines),
        lines=lines,
        freight_paid_minor=minor_units(freight, first["currency"], column="freight_paid"),
        currency=first["currency"],
        delivered_at=_delivered(first, now),
        deadline_at=deadline_at,
        deadline_source=first.get("deadline_source") or (None if deadline_at is None else "import"),
        deadline_updated_at=None if deadline_at is None else now,
        outbound_weight_g=None if not weight else _integer(weight, "outbound_weight_g"),
    )


def _codes(raw: RawTicket, lines: tuple[AnnouncedLine, ...]) -> tuple[CodeClaim, ...]:
    claims = [(raw.number, CodeKind.TICKET), (raw.first["order_ref"], CodeKind.ORDER)]
    claims += [(code, CodeKind.TRACKING) for code in _several(raw.first, "tracking")]
    claims += [(serial, CodeKind.SERIAL) for line in lines for serial in line.serials]
    if len(claims) > MAX_CODES:
        raise OperatorError("ticket.too_many_codes", limit=MAX_CODES)
    by_code: dict[str, CodeKind] = {}
    for text, what in claims:
        code = normalise(text)
        for one in (code, *(same_parcel(code) if what is CodeKind.TRACKING else ())):
            by_code.setdefault(one, what)
    return tuple(CodeClaim(code=code, what=what) for code, what in by_code.items() if code)


def _name(cells: Row, column: str, other: str) -> str:
    name = cells[column] or cells[other]
    if not name:
        raise OperatorError("cell.empty", column=column)
    return name


def _choice(choices: type[Choice], cells: Row, column: str, default: Choice) -> Choice:
    text = cells.get(column, "").lower()
    if not text:
        return default
    try:
        return choices(text)
    except ValueError:
        raise OperatorError("cell.not_a_choice", column=column) from None


def _integer(text: str, column: str) -> int:
    if _INTEGER.fullmatch(text) is None:
        raise OperatorError("cell.not_an_integer", column=column)
    return int(text)


def _count(cells: Row, column: str) -> int:
    count = _integer(cells[column], column)
    if not 1 <= count <= MAX_QUANTITY:
        raise OperatorError("cell.out_of_range", column=column, limit=MAX_QUANTITY)
    return count


def _yes(cells: Row, column: str) -> bool:
    text = cells.get(column, "").lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise OperatorError("cell.not_a_choice", column=column)


def _several(cells: Row, column: str) -> tuple[str, ...]:
    parts = (part.strip() for part in cells.get(column, "").split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


def _moment(cells: Row, column: str) -> datetime | None:
    text = cells.get(column, "")
    if not text:
        return None
    try:
        moment = from_rfc3339(text)
    except (ValueError, OverflowError):
        raise OperatorError("cell.not_a_time", column=column) from None
    if moment.year not in PLAUSIBLE_YEARS:
        raise OperatorError("cell.not_a_time", column=column)
    return moment


def _deadline(first: Row, now: datetime) -> datetime | None:
    hours = _relative(first, "deadline_in_h")
    return _moment(first, "deadline_at") if hours is None else now + hours


def _delivered(first: Row, now: datetime) -> datetime | None:
    days = _relative(first, "delivered_days_ago")
    return _moment(first, "delivered_at") if days is None else now - days * 24


def _relative(first: Row, column: str) -> timedelta | None:
    text = first.get(column, "")
    if not text:
        return None
    if _SIGNED.fullmatch(text) is None or abs(float(text)) > MAX_DEMO_HOURS:
        raise OperatorError("cell.out_of_range", column=column, limit=MAX_DEMO_HOURS)
    return timedelta(hours=float(text))
