"""Open tickets a torn label may belong to: by near codes and by the customer, not one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select

from inspection.likeness import CodeList
from inspection.rescue import Clues, OpenTicket, Suggestion, suggest
from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.values import CodeKind, TicketId

NEAR_CODES = 40
"""Looked at for each number that was read."""
CUSTOMERS = 80
"""Of the same phone tail or name; more than these are not weighed."""
CLOSED_ONES = 12
"""So many of the best may turn out to be decided or taken back."""
_SHORT_READ = 4


def suggestions(
    conn: Connection,
    clues: Clues,
    carrier_of: Callable[[str], str | None] = lambda _code: None,
    *,
    limit: int = 4,
) -> tuple[Suggestion, ...]:
    """The open tickets a torn label most likely belongs to, best first; see `rescue.suggest`.

    All codes are read as one text: 100,000 tickets take a tenth of a second, wherever the paper is
    torn, which no index answers. Whether a ticket is open is asked of the best ones alone.
    """
    ids = dict.fromkeys(by_codes(conn, clues) + by_customer(conn, clues))
    ranked = suggest(clues, open_tickets(conn, list(ids)), carrier_of, limit=limit + CLOSED_ONES)
    best = [one.ticket_id for one in ranked]
    is_open = set(conn.execute(_OPEN, {"ids": best}).scalars()) if best else set()
    return tuple(one for one in ranked if one.ticket_id in is_open)[:limit]


def by_codes(conn: Connection, clues: Clues) -> list[str]:
    """Tickets with a code near one that was read."""
    numbers = [number for number in clues.numbers if len(number) >= _SHORT_READ]
    if not numbers:
        return []
    codes = CodeList(conn.execute(_ALL_CODES).scalar() or "")
    near = dict.fromkeys(code for number in numbers for code in codes.near(number, NEAR_CODES))
    return list(conn.execute(_TICKETS_OF, {"codes": list(near)}).scalars())


def by_customer(conn: Connection, clues: Clues) -> list[str]:
    """Tickets of a customer with this phone tail or name."""
    names = [name for name in clues.names if "*" not in name]
    if not clues.phone_tails and not names:
        return []
    found = conn.execute(_CUSTOMERS, {"tails": list(clues.phone_tails), "names": names})
    return list(found.scalars())


def open_tickets(conn: Connection, ids: Sequence[str]) -> tuple[OpenTicket, ...]:
    """These tickets with their tracking numbers and customers."""
    tracking = defaultdict(list)
    for row in conn.execute(_CODES_OF, {"ids": ids}):
        tracking[row.ticket_id].append(row.code)
    return tuple(
        OpenTicket(
            ticket_id=TicketId(row.ticket_id),
            number=row.number,
            order_ref=row.order_ref,
            tracking=tuple(dict.fromkeys(tracking[row.ticket_id])),
            deadline_at=moment(row.deadline_at),
            name=row.name or "",
            phone=row.phone or "",
        )
        for row in conn.execute(_TICKETS, {"ids": ids})
    )


def _several(name: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own generic type
    return bindparam(name, expanding=True)


_ALL_CODES = select(func.group_concat(t.ticket_codes.c.code, "\n"))
_TICKETS_OF = (
    select(t.ticket_codes.c.ticket_id)
    .distinct()
    .where(t.ticket_codes.c.code.in_(_several("codes")))
)
_CUSTOMERS = (
    select(t.contacts.c.ticket_id)
    .where(
        or_(
            func.substr(t.contacts.c.phone, -4).in_(_several("tails")),
            t.contacts.c.name.in_(_several("names")),
        )
    )
    # who has both comes first
    .order_by(
        func.substr(t.contacts.c.phone, -4).in_(_several("tails")).desc(), t.contacts.c.ticket_id
    )
    .limit(CUSTOMERS)
)
_CODES_OF = (
    # by its record: codes have no index of their own by ticket
    select(t.tickets.c.ticket_id, t.ticket_codes.c.code)
    .join(
        t.ticket_codes,
        and_(
            t.ticket_codes.c.origin == t.tickets.c.origin,
            t.ticket_codes.c.seq == t.tickets.c.seq,
        ),
    )
    .where(t.tickets.c.ticket_id.in_(_several("ids")), t.ticket_codes.c.what == CodeKind.TRACKING)
)
_TICKETS = (
    select(
        t.tickets.c.ticket_id,
        t.tickets.c.number,
        t.tickets.c.order_ref,
        t.tickets.c.deadline_at,
        t.contacts.c.name,
        t.contacts.c.phone,
    )
    .distinct()
    .outerjoin(t.contacts, t.contacts.c.ticket_id == t.tickets.c.ticket_id)
    .where(t.tickets.c.ticket_id.in_(_several("ids")))
)
_DECIDED = t.decisions.alias()
_OPEN = select(t.tickets.c.ticket_id).where(
    t.tickets.c.ticket_id.in_(_several("ids")),
    is_current(t.tickets, "ticket_id"),
    ~exists(
        select(_DECIDED.c.decision_id).where(
            _DECIDED.c.ticket_id == t.tickets.c.ticket_id, is_current(_DECIDED, "decision_id")
        )
    ),
)
