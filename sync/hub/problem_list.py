"""All that waits for a person, in one list; nothing leaves it before its cause has.

Each kind reads its own table, so there is no second book that could forget something.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection, and_, exists, func, or_, select

from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.values import OrderState, RefundState, rfc3339
from sync.hub.database import Database
from sync.hub.news.outbox import STOPPED, WAITING
from sync.hub.order_desk import list_orders
from sync.hub.refund_list import MONEY
from sync.hub.returns_desk.book import State, What
from sync.hub.returns_desk.telling import GONE, MANY_TRIES
from sync.hub.store.goods_tables import (
    deliveries,
    expected_returns,
    reports,
    told_tickets,
    webhook_ends,
)
from sync.hub.store.tables import refund_slots, ticket_numbers
from sync.problem_wire import OpenProblem, ProblemsAnswer

MOST = 1000
"""Of each kind, and in all."""
FAILING_AFTER = timedelta(hours=1)
"""An endpoint that does not answer for so long is told to people."""
_ENDS = (RefundState.CONFIRMED.value, RefundState.SETTLED_ELSEWHERE.value, "withdrawn")
_OF_DESKS = ("refund.", "order.")
"""Conflicts of refunds and orders that stopped: those are on the list themselves."""


def list_problems(database: Database, *, now: datetime) -> ProblemsAnswer:
    """Everything that waits for a person, the oldest first."""
    orders = {one.order_id for one in list_orders(database, ticket_number=None, is_open=True)}
    with database.reading() as connection:
        found = [
            *_refunds(connection),
            *_orders(connection, orders),
            *_conflicts(connection),
            *_expected(connection),
            *_reports(connection),
            *_webhooks(connection, now),
        ]
    found.sort(key=lambda one: (one.since, one.code, one.ticket))
    return ProblemsAnswer(problems=found[:MOST], more=len(found) > MOST)


def _refunds(connection: Connection) -> Iterator[OpenProblem]:
    slots, moves = refund_slots.c, t.refund_moves.c
    query = (
        select(refund_slots, moves.recorded_at)
        .join(t.refund_moves, and_(moves.refund_id == slots.refund_id, moves.step == slots.step))
        .where(
            slots.what.in_(MONEY),
            or_(
                slots.state == RefundState.REFUSED.value,
                and_(slots.is_stopped.is_(True), slots.state.not_in(_ENDS)),
            ),
        )
        .limit(MOST + 1)
    )
    for row in connection.execute(query):
        is_refused = row.state == RefundState.REFUSED.value
        yield OpenProblem(
            code="refund.refused" if is_refused else "refund.stopped",
            since=row.recorded_at,
            ticket=row.ticket_number,
            params={
                "refund_id": row.refund_id,
                "order_line": row.order_line,
                "amount_minor": row.amount_minor,
                "currency": row.currency,
                "reason": row.reason or "",
            },
            action="look_there",
        )


def _orders(connection: Connection, open_ids: set[str]) -> Iterator[OpenProblem]:
    slots, moves = refund_slots.c, t.order_moves.c
    query = (
        select(refund_slots, moves.recorded_at)
        .join(t.order_moves, and_(moves.order_id == slots.refund_id, moves.step == slots.step))
        .where(slots.what.not_in(MONEY), slots.state != OrderState.CONFIRMED.value)
    )
    for row in connection.execute(query):
        if row.refund_id in open_ids:
            yield OpenProblem(
                code="order.to_make",
                since=row.recorded_at,
                ticket=row.ticket_number,
                params={"order_id": row.refund_id, "what": row.what, "reason": row.reason or ""},
                action="make_order",
            )


def _conflicts(connection: Connection) -> Iterator[OpenProblem]:
    conflicts = t.conflicts.c
    query = select(t.conflicts).where(
        is_current(t.conflicts, "conflict_id"),
        *(~conflicts.what.startswith(prefix, autoescape=True) for prefix in _OF_DESKS),
    )
    for row in connection.execute(query.order_by(conflicts.recorded_at).limit(MOST + 1)):
        yield OpenProblem(
            code="conflict.open",
            since=row.recorded_at,
            params={"what": row.what, "subject": row.subject},
            action="settle",
        )


def _expected(connection: Connection) -> Iterator[OpenProblem]:
    """Returns that could not be announced, and those closed there before anything was decided."""
    returns = expected_returns.c
    decided = exists(
        select(reports.c.key).where(
            reports.c.ticket_id == ticket_numbers.c.ticket_id,
            reports.c.what == What.OUTCOME.value,
            reports.c.state == State.DONE.value,
        )
    )
    announced = exists(
        select(ticket_numbers.c.number).where(ticket_numbers.c.number == returns.number, ~decided)
    )
    is_bad = and_(returns.is_open.is_(True), returns.reason.is_not(None))
    is_closed = and_(returns.is_open.is_(False), announced)
    query = select(expected_returns).where(or_(is_bad, is_closed))
    for row in connection.execute(query.order_by(returns.since).limit(MOST + 1)):
        params = {"ref": row.ref, **json.loads(row.params)}
        yield OpenProblem(
            code="expected.bad" if row.is_open else "expected.closed_there",
            since=row.since,
            ticket=row.number,
            params=params | ({"reason": row.reason} if row.is_open else {}),
            action="mend_there" if row.is_open else "keep_or_send_back",
        )


def _reports(connection: Connection) -> Iterator[OpenProblem]:
    told = reports.c
    failing = and_(
        told.state == State.WAITING.value, or_(told.tries >= MANY_TRIES, told.reason == GONE)
    )
    query = (
        select(reports, told_tickets.c.number)
        .join(told_tickets, told_tickets.c.ticket_id == told.ticket_id)
        .where(or_(told.state == State.STOPPED.value, failing))
        .order_by(told.since)
        .limit(MOST + 1)
    )
    for row in connection.execute(query):
        is_stopped = row.state == State.STOPPED.value
        yield OpenProblem(
            code="report.stopped" if is_stopped else "report.failing",
            since=row.since,
            ticket=row.number,
            params={"what": row.what, "key": row.key, "reason": row.reason or ""},
            action="write_there" if is_stopped else "look_there",
        )


def _webhooks(connection: Connection, now: datetime) -> Iterator[OpenProblem]:
    """One for each endpoint and how it fails, not one for each message."""
    sent = deliveries.c
    failing = and_(sent.state == WAITING, sent.first_tried_at < rfc3339(now - FAILING_AFTER))
    query = (
        select(
            sent.endpoint, sent.state, func.min(sent.since).label("since"), func.count().label("n")
        )
        .where(or_(sent.state == STOPPED, failing))
        .group_by(sent.endpoint, sent.state)
    )
    for row in connection.execute(query):
        is_stopped = row.state == STOPPED
        yield OpenProblem(
            code="webhook.given_up" if is_stopped else "webhook.failing",
            since=row.since,
            params={"endpoint": row.endpoint, "messages": row.n},
            action="send_there" if is_stopped else "mend_endpoint",
        )
    for row in connection.execute(select(webhook_ends)):
        yield OpenProblem(
            code="webhook.gone",
            since=row.gone_at,
            params={"endpoint": row.endpoint},
            action="mend_endpoint",
        )
