"""The hub's side of reconciling: its orders and their refunds, read and never written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, bindparam, func, select

from inspection.store import tables as t
from inspection.values import OriginId, rfc3339
from sync.hub.reconcile import HubOrder, HubRefund
from sync.hub.refund_book import OPEN_STATES
from sync.hub.refund_list import MONEY
from sync.hub.store.tables import foreign_claims, order_lines, refund_slots
from sync.reconcile_wire import Here


@dataclass(frozen=True, kw_only=True)
class Which:
    """Which orders: with a ticket of this number, or announced from `since` until before `until`.

    All of them without any.
    """

    ticket: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Ripe:
    """Before when a refund came to its state for that to be compared: an end, or one still open."""

    settled_before: datetime
    open_before: datetime


def orders_after(connection: Connection, which: Which, *, after: str, limit: int) -> list[str]:
    """Numbers of the next orders, by their text."""
    query = (
        select(order_lines.c.order_ref)
        .where(order_lines.c.order_ref > after)
        .distinct()
        .order_by(order_lines.c.order_ref)
        .limit(limit)
    )
    tickets = t.tickets.c
    wanted = [
        *([] if which.ticket is None else [tickets.number == which.ticket]),
        *([] if which.since is None else [tickets.recorded_at >= rfc3339(which.since)]),
        *([] if which.until is None else [tickets.recorded_at < rfc3339(which.until)]),
    ]
    if wanted:
        of_tickets = select(tickets.order_ref).where(and_(*wanted))
        query = query.where(order_lines.c.order_ref.in_(of_tickets))
    return list(connection.execute(query).scalars())


def order_of(connection: Connection, order_ref: str, *, origin: OriginId, ripe: Ripe) -> HubOrder:
    """One order of the hub of this origin; a refund that waits for a person is ripe at once."""
    lines = select(order_lines.c.order_line, order_lines.c.paid_minor).where(
        order_lines.c.order_ref == order_ref
    )
    announced = select(func.min(t.tickets.c.number)).where(t.tickets.c.order_ref == order_ref)
    rows = connection.execute(_REFUNDS, {"order_ref": order_ref, "origin": origin}).all()
    return HubOrder(
        order_ref=order_ref,
        ticket=connection.execute(announced).scalar() or "",
        paid_minor={
            row.order_line: row.paid_minor
            for row in connection.execute(lines.order_by(order_lines.c.order_line))
        },
        refunds=tuple(_refund(row, ripe) for row in rows),
        steps=tuple((row.refund_id, row.step) for row in rows),
    )


def _refund(row: Row[Any], ripe: Ripe) -> HubRefund:
    before = ripe.open_before if row.state in OPEN_STATES else ripe.settled_before
    return HubRefund(
        ticket=row.ticket_number,
        order_line=row.order_line,
        here=Here(
            refund_id=row.refund_id,
            slot=row.slot,
            what=row.what,
            amount_minor=row.amount_minor,
            currency=row.currency,
            state=row.state,
            external_ref=row.external_ref,
            reason=row.reason,
            since=row.since,
        ),
        claims=row.claims,
        is_ripe=row.is_stopped or row.since < rfc3339(before),
    )


def _of_hub(table: Table) -> ColumnElement[bool]:
    """The hub's own records of a refund: another stream may name its key, too."""
    return and_(
        table.c.refund_id == refund_slots.c.refund_id, table.c.origin == bindparam("origin")
    )


_SINCE = func.coalesce(
    t.refund_moves.c.recorded_at, t.refunds.c.recorded_at, t.freight_refunds.c.recorded_at
)
_REFUNDS = (
    select(refund_slots, foreign_claims.c.external_ref.label("claims"), _SINCE.label("since"))
    .outerjoin(foreign_claims, foreign_claims.c.refund_id == refund_slots.c.refund_id)
    .outerjoin(
        t.refund_moves,
        and_(_of_hub(t.refund_moves), t.refund_moves.c.step == refund_slots.c.step),
    )
    .outerjoin(t.refunds, _of_hub(t.refunds))
    .outerjoin(t.freight_refunds, _of_hub(t.freight_refunds))
    .where(refund_slots.c.what.in_(MONEY), refund_slots.c.order_ref == bindparam("order_ref"))
    .order_by(refund_slots.c.order_line, refund_slots.c.slot, refund_slots.c.number)
)
