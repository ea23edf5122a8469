"""The sync page: what waits for the hub, what was recorded last, and where the money stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import Connection, Row, Select, bindparam, case, exists, func, or_, select

from inspection.event_base import Body
from inspection.freight import HELD as FREIGHT_HELD
from inspection.store import tables as t
from inspection.store.predicates import is_current, stands
from inspection.store.queries.subjects import subject_of
from inspection.values import OrderKind, OrderState, OriginId, RefundState, Verdict, from_rfc3339

RECORDS_SHOWN = 20
REFUNDS_SHOWN = 20


class MoneyState(StrEnum):
    """What a decision is waiting for while it has no refund."""

    WAITING = "waiting"
    """For the hub to assign a refund."""
    REVIEW = "review"
    HELD = "held"


@dataclass(frozen=True, kw_only=True)
class JournalRow:
    """An own record and the name of its subject: a code, an LPN, a ticket number.

    `ref` is a photo's hash or the seq; `sent` tells that the hub holds the record.
    """

    seq: int
    at: datetime
    kind: str
    what: str
    ref: str
    sent: bool


@dataclass(frozen=True, kw_only=True)
class RefundRow:
    """Money of one decision: a refund's state, or what it waits for.

    `order` is what its customer gets in place of money, whose state it then is; `is_freight`: the
    freight out of the order, which the decision made due.
    """

    ticket_number: str
    amount_minor: int
    currency: str
    state: RefundState | OrderState | MoneyState
    reason: str | None
    moved_at: datetime
    order: OrderKind | None = None
    is_freight: bool = False


@dataclass(frozen=True, kw_only=True)
class SyncBoard:
    """Counts of this station; `parked` are others' records waiting for what they refer to."""

    records_total: int
    records_acked: int
    photos_total: int
    photos_uploaded: int
    photo_bytes_waiting: int
    parked: int
    recent: tuple[JournalRow, ...]
    refunds: tuple[RefundRow, ...]


def sync_board(conn: Connection, own_origin: OriginId | None) -> SyncBoard:
    """The board of the station `own_origin`."""
    own = {"of": own_origin or ""}
    acked = conn.execute(_ACKED, own).scalar() or 0
    photos = conn.execute(_PHOTOS).one()
    return SyncBoard(
        records_total=conn.execute(_TAKEN, own).scalar() or 0,
        records_acked=acked,
        photos_total=photos.total,
        photos_uploaded=photos.uploaded,
        photo_bytes_waiting=photos.waiting or 0,
        parked=conn.execute(_PARKED).scalar() or 0,
        recent=tuple(_journal_row(conn, row, acked) for row in conn.execute(_LAST_LINES, own)),
        refunds=_money_rows(conn),
    )


def is_call_acked(conn: Connection, own_origin: OriginId | None) -> bool:
    """Whether the hub has acknowledged the newest call for the supervisor of this station."""
    own = {"of": own_origin or ""}
    seq = conn.execute(_LAST_CALL, own).scalar()
    return seq is not None and seq <= (conn.execute(_ACKED, own).scalar() or 0)


def _journal_row(conn: Connection, row: Row[Any], acked: int) -> JournalRow:
    content = orjson.loads(row.line)
    body: Body = content["body"]
    return JournalRow(
        seq=row.seq,
        at=from_rfc3339(content["recorded_at"]),
        kind=row.kind,
        what=subject_of(conn, body),
        ref=body.get("sha256", f"{row.seq}"),
        sent=row.seq <= acked,
    )


def _money_rows(conn: Connection) -> tuple[RefundRow, ...]:
    """Of the latest decisions what became of each, with the freight it brought along."""
    found: list[RefundRow] = []
    for row in conn.execute(_LAST_DECISIONS):
        order = conn.execute(_ORDER, {"of": row.decision_id}).first()
        move = None if order is None else conn.execute(_ORDER_MOVE, {"of": order.order_id}).first()
        # a withdrawn order was followed by something else, or will be
        is_standing = move is None or move.state != OrderState.WITHDRAWN.value
        if order is not None and is_standing:
            found.append(_order_row(row, order, move))
        else:
            found.append(_refund_row(conn, row))
        freight = conn.execute(_FREIGHT, {"of": row.decision_id}).first()
        if freight is not None:
            found.append(_freight_row(conn, row, freight))
        elif row.freight_minor:
            held = conn.execute(_FREIGHT_HELD, {"of": row.decision_id}).first()
            found += [] if held is None else [_held_freight_row(row, held)]
    return tuple(found[:REFUNDS_SHOWN])


def _order_row(row: Row[Any], order: Row[Any], move: Row[Any] | None) -> RefundRow:
    return RefundRow(
        ticket_number=row.number or "",
        amount_minor=0,
        currency=row.currency,
        state=OrderState.DUE if move is None else OrderState(move.state),
        reason=None if move is None else move.reason,
        moved_at=from_rfc3339((order if move is None else move).recorded_at),
        order=OrderKind(order.what),
    )


def _freight_row(conn: Connection, row: Row[Any], freight: Row[Any]) -> RefundRow:
    return replace(_paid_row(conn, row.number or "", freight), is_freight=True)


def _held_freight_row(row: Row[Any], held: Row[Any]) -> RefundRow:
    return RefundRow(
        ticket_number=row.number or "",
        amount_minor=row.freight_minor,
        currency=row.currency,
        state=MoneyState.HELD,
        reason=held.what,
        moved_at=from_rfc3339(held.recorded_at),
        is_freight=True,
    )


def _refund_row(conn: Connection, row: Row[Any]) -> RefundRow:
    refund = conn.execute(_REFUND, {"of": row.decision_id}).first()
    number = row.number or ""
    if refund is None:
        return RefundRow(
            ticket_number=number,
            amount_minor=row.choice_minor,
            currency=row.currency,
            state=_waiting_for(row),
            reason=row.held_reason or row.override_reason,
            moved_at=from_rfc3339(row.recorded_at),
        )
    return _paid_row(conn, number, refund)


def _paid_row(conn: Connection, number: str, refund: Row[Any]) -> RefundRow:
    move = conn.execute(_MOVE, {"of": refund.refund_id}).first()
    return RefundRow(
        ticket_number=number,
        amount_minor=refund.amount_minor,
        currency=refund.currency,
        state=RefundState.DUE if move is None else RefundState(move.state),
        reason=None if move is None else move.reason,
        moved_at=from_rfc3339((refund if move is None else move).recorded_at),
    )


def _waiting_for(row: Row[Any]) -> MoneyState:
    if row.held_reason is not None:
        return MoneyState.HELD
    return MoneyState.REVIEW if row.needs_review else MoneyState.WAITING


_TAKEN = select(t.streams.c.taken_seq).where(t.streams.c.origin == bindparam("of"))
_ACKED = select(t.receipts.c.seq).where(t.receipts.c.origin == bindparam("of"))
_LAST_CALL = (
    select(t.journal.c.seq)
    .where(t.journal.c.origin == bindparam("of"), t.journal.c.kind == "supervisor.called")
    .order_by(t.journal.c.seq.desc())
    .limit(1)
)
_PARKED = select(func.sum(t.streams.c.taken_seq - t.streams.c.applied_seq))
_PHOTOS = select(
    func.count().label("total"),
    func.count(t.photos.c.uploaded_at).label("uploaded"),
    func.sum(case((t.photos.c.uploaded_at.is_(None), t.photos.c.size_bytes), else_=0)).label(
        "waiting"
    ),
).select_from(t.photos)
_LAST_LINES: Select[Any] = (
    select(t.journal.c.seq, t.journal.c.kind, t.journal.c.line)
    .where(t.journal.c.origin == bindparam("of"))
    .order_by(t.journal.c.seq.desc())
    .limit(RECORDS_SHOWN)
)
_HELD = (
    select(t.decision_holds.c.reason)
    .where(
        t.decision_holds.c.decision_id == t.decisions.c.decision_id,
        is_current(t.decision_holds, "hold_id"),
    )
    .order_by(t.decision_holds.c.recorded_at.desc())
    .limit(1)
    .scalar_subquery()
)
_OF_TICKET = (t.tickets.c.ticket_id == t.decisions.c.ticket_id, stands(t.tickets))
_NUMBER = select(t.tickets.c.number).where(*_OF_TICKET).limit(1).scalar_subquery()
_FREIGHT_PAID = select(t.tickets.c.freight_paid_minor).where(*_OF_TICKET).limit(1).scalar_subquery()
_LAST_DECISIONS: Select[Any] = (
    select(
        t.decisions,
        _HELD.label("held_reason"),
        _NUMBER.label("number"),
        _FREIGHT_PAID.label("freight_minor"),
    )
    .where(
        is_current(t.decisions, "decision_id"),
        or_(
            t.decisions.c.choice.in_([Verdict.FULL, Verdict.PARTIAL]),
            t.decisions.c.needs_review.is_(True),
        ),
    )
    .order_by(t.decisions.c.recorded_at.desc())
    .limit(REFUNDS_SHOWN)
)
_REFUND: Select[Any] = (
    select(t.refunds)
    .where(t.refunds.c.decision_id == bindparam("of"), is_current(t.refunds, "refund_id"))
    .order_by(t.refunds.c.number.desc())
    .limit(1)
)
_MOVE: Select[Any] = (
    select(t.refund_moves)
    .where(t.refund_moves.c.refund_id == bindparam("of"), stands(t.refund_moves))
    .order_by(t.refund_moves.c.step.desc(), t.refund_moves.c.seq.desc())
    .limit(1)
)
_FREIGHT: Select[Any] = (
    select(t.freight_refunds)
    .where(
        t.freight_refunds.c.decision_id == bindparam("of"),
        is_current(t.freight_refunds, "refund_id"),
    )
    .limit(1)
)
_NAMED = func.json_each(t.conflicts.c.facts).table_valued("value")
_FREIGHT_HELD: Select[Any] = (
    select(t.conflicts)
    .where(
        t.conflicts.c.what.in_(FREIGHT_HELD),
        exists(select(_NAMED.c.value).where(_NAMED.c.value == bindparam("of"))),
        is_current(t.conflicts, "conflict_id"),
    )
    .limit(1)
)
"""A clash of the freight that this decision brought along; conflicts are few."""
_ORDER: Select[Any] = (
    select(t.orders)
    .where(t.orders.c.decision_id == bindparam("of"), is_current(t.orders, "order_id"))
    .order_by(t.orders.c.number.desc())
    .limit(1)
)
_ORDER_MOVE: Select[Any] = (
    select(t.order_moves)
    .where(t.order_moves.c.order_id == bindparam("of"), stands(t.order_moves))
    .order_by(t.order_moves.c.step.desc(), t.order_moves.c.seq.desc())
    .limit(1)
)
