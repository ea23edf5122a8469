"""Candidates for an item without a ticket: by its label, its own codes and its customer.

A few indexed reads bring in some hundred tickets, whatever their number; the label's torn numbers
are looked for in all codes, as for a torn label (`queries.rescue`). Only where there are few
tickets at all is each of them weighed. Among 100,000 tickets with as many customers a search takes
0.10 s of one core, 0.15 s at the 95th percentile, nearly all of it for torn numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import orjson
from sqlalchemy import Connection, Row, bindparam, exists, func, or_, select

from inspection.codes import normal_or_empty
from inspection.matchmaker import Awaited, Crowd, Item, Likely, OpenLine, likely
from inspection.rescue import Clues, OpenTicket
from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.store.queries.rescue import by_codes, by_customer, open_tickets
from inspection.values import GoodsClass, LineId

FEW = 80
"""Tickets that are all weighed: no look-up would be quicker."""
OF_PRODUCT = 200
"""Tickets of one product that are weighed; of more, the product says next to nothing."""
_GTIN_LENGTHS = (8, 12, 13, 14)


def likely_lines(
    conn: Connection,
    clues: Clues,
    item: Item,
    *,
    within: timedelta,
    carrier_of: Callable[[str], str | None] = lambda _code: None,
    limit: int = 4,
) -> tuple[Likely, ...]:
    """The lines an item most likely is a piece of, best first; see `matchmaker.likely`."""
    count = conn.execute(_TICKETS).scalar_one()
    codes = [code for code in (item.gtin, item.serial) if code]
    ids = _all(conn) if count <= FEW else _near(conn, clues, codes)
    shared = {code: conn.execute(_SHARING, _spelt(code)).scalar_one() for code in codes}
    found = likely(
        clues,
        item,
        _awaited(conn, ids),
        crowd=Crowd(tickets=count, with_product=shared),
        within=within,
        carrier_of=carrier_of,
    )
    return found[:limit]


def _all(conn: Connection) -> list[str]:
    return list(conn.execute(select(t.tickets.c.ticket_id)).scalars())


def _near(conn: Connection, clues: Clues, codes: Sequence[str]) -> list[str]:
    found = by_codes(conn, clues) + by_customer(conn, clues)
    for code in codes:
        found += conn.execute(_OF_PRODUCT, _spelt(code)).scalars()
        found += conn.execute(_OF_CODE, {"code": code}).scalars()
    return list(dict.fromkeys(found))


def _spelt(code: str) -> dict[str, list[str]]:
    """A product code as it may have been announced: a GTIN with or without zeros before it."""
    short = code.lstrip("0")
    padded = [short.zfill(length) for length in _GTIN_LENGTHS] if code.isdigit() else []
    return {"codes": list(dict.fromkeys((code, short, *padded)))}


def _awaited(conn: Connection, ids: Sequence[str]) -> tuple[Awaited, ...]:
    current = {
        row.ticket_id: moment(row.delivered_at) for row in conn.execute(_CURRENT, {"ids": ids})
    }
    lines: dict[str, dict[str, Row[Any]]] = defaultdict(dict)
    for row in conn.execute(_LINES, {"ids": list(current)}):
        lines[row.ticket_id].setdefault(row.line_id, row)
    here = _pieces_here(conn, [line_id for own in lines.values() for line_id in own])
    return tuple(
        Awaited(
            ticket=ticket,
            lines=tuple(_line(row, here) for row in lines[ticket.ticket_id].values()),
            delivered_at=current[ticket.ticket_id],
        )
        for ticket in _each_once(open_tickets(conn, list(current)))
    )


def _each_once(tickets: Sequence[OpenTicket]) -> list[OpenTicket]:
    return list({one.ticket_id: one for one in tickets}.values())


def _line(row: Row[Any], here: dict[str, int]) -> OpenLine:
    return OpenLine(
        line_id=LineId(row.line_id),
        sku=normal_or_empty(row.sku),
        gtin=row.gtin,
        serials=tuple(orjson.loads(row.serials)),
        goods_class=GoodsClass(row.goods_class),
        missing=row.quantity - here.get(row.line_id, 0),
    )


def _pieces_here(conn: Connection, line_ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for statement in (_TAKEN_OUT, _CLAIMED):
        for row in conn.execute(statement, {"lines": list(line_ids)}):
            found[row.line_id] += row.pieces
    return found


def _several(name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own generic type
    return bindparam(name, expanding=True)


_TICKETS = select(func.count()).select_from(t.tickets)
_IS_PRODUCT = or_(
    t.ticket_lines.c.gtin.in_(_several("codes")), t.ticket_lines.c.sku.in_(_several("codes"))
)
_SHARING = select(func.count(t.ticket_lines.c.ticket_id.distinct())).where(_IS_PRODUCT)
_OF_PRODUCT = select(t.ticket_lines.c.ticket_id).distinct().where(_IS_PRODUCT).limit(OF_PRODUCT)
_OF_CODE = select(t.ticket_codes.c.ticket_id).where(t.ticket_codes.c.code == bindparam("code"))
_CURRENT = select(t.tickets.c.ticket_id, t.tickets.c.delivered_at).where(
    t.tickets.c.ticket_id.in_(_several("ids")), is_current(t.tickets, "ticket_id")
)
_LINES = (
    select(t.ticket_lines)
    .where(t.ticket_lines.c.ticket_id.in_(_several("ids")))
    .order_by(t.ticket_lines.c.ticket_id, t.ticket_lines.c.position)
)
_TAKEN_OUT = (
    select(t.units.c.line_id, func.count(t.units.c.unit_id.distinct()).label("pieces"))
    .where(t.units.c.line_id.in_(_several("lines")), is_current(t.units, "unit_id"))
    .group_by(t.units.c.line_id)
)
_CLAIMED = (
    select(t.unit_claims.c.line_id, func.count(t.unit_claims.c.unit_id.distinct()).label("pieces"))
    .where(
        t.unit_claims.c.line_id.in_(_several("lines")),
        is_current(t.unit_claims, "claim_id"),
        exists(
            select(t.units.c.unit_id).where(
                t.units.c.unit_id == t.unit_claims.c.unit_id, is_current(t.units, "unit_id")
            )
        ),
    )
    .group_by(t.unit_claims.c.line_id)
)
