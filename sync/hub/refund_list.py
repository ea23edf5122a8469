"""The refunds as people see them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, select

from sync.hub.database import Database
from sync.hub.slots import Use
from sync.hub.store.tables import refund_slots
from sync.wire import RefundView

MONEY = (Use.REFUND.value, Use.FREIGHT.value)


def list_refunds(database: Database, *, ticket_number: str | None) -> list[RefundView]:
    """All refunds and freights, or those of one ticket, by order line and slot."""
    query = (
        select(refund_slots)
        .where(refund_slots.c.what.in_(MONEY))
        .order_by(refund_slots.c.order_line, refund_slots.c.slot, refund_slots.c.number)
    )
    if ticket_number is not None:
        query = query.where(refund_slots.c.ticket_number == ticket_number)
    with database.reading() as connection:
        return [_view(row) for row in connection.execute(query)]


def _view(row: Row[Any]) -> RefundView:
    return RefundView(
        refund_id=row.refund_id,
        ticket_number=row.ticket_number,
        order_line=row.order_line,
        slot=row.slot,
        unit_id=row.unit_id,
        lpn=row.lpn,
        decision_id=row.decision_id,
        amount_minor=row.amount_minor,
        currency=row.currency,
        state=row.state,
        external_ref=row.external_ref,
        reason=row.reason,
        what=row.what,
    )
