"""The receive page's figures and lists: today's work, what is urgent, what just came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, func, select

from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.store.queries.bench import work_column, work_of
from inspection.store.queries.handover import OpenHandover, open_handover
from inspection.store.queries.parcels import (
    is_dropped,
    is_matched,
    parcels_of_ticket,
    shown_code,
)
from inspection.store.queries.stages import (
    Stage,
    is_kept_open,
    is_unclaimed,
    stage_columns,
    stage_of,
)
from inspection.store.settings import ORIGIN, read_setting
from inspection.urgency import Job, Sight, urgency
from inspection.values import ParcelId, TicketId, from_rfc3339, rfc3339

SOON = timedelta(hours=6)
"""Deadlines this near are counted as due."""
OVERDUE_SHOWN = timedelta(hours=24)
"""A missed deadline stays in the urgent list this long; afterwards the platform has decided."""
URGENT_SHOWN = 8
URGENT_LOOKED_AT = 40
"""Work takes minutes: whose has to begin first is among those with the nearest deadlines."""
RECENT_SHOWN = 8


@dataclass(frozen=True, kw_only=True)
class UrgentTicket:
    """A ticket nobody has decided on; `where` is the stage of its parcel, None while under way.

    `is_fast`: its parcel takes the fast lane once it is here.
    """

    ticket_id: TicketId
    number: str
    name_zh: str
    name_en: str
    deadline_at: datetime
    where: Stage | None
    is_fast: bool = False


@dataclass(frozen=True, kw_only=True)
class RecentParcel:
    """A parcel this station received."""

    parcel_id: ParcelId
    code: str
    matched: bool
    stage: Stage
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ReceiveBoard:
    """`received_*` count this station alone, everything else all stations."""

    received_today: int
    received_last_hour: int
    waiting_inspection: int
    due_within_6h: int
    unmatched: int
    oldest_unmatched_at: datetime | None
    handover: OpenHandover
    urgent: tuple[UrgentTicket, ...]
    recent: tuple[RecentParcel, ...]


def receive_board(conn: Connection, now: datetime, sight: Sight | None = None) -> ReceiveBoard:
    """The board at `now`; today began at midnight of this machine's time zone.

    With `sight` urgent is whose work has to begin soonest, else the nearest deadline.
    """
    own = read_setting(conn, ORIGIN) or ""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    unmatched = conn.execute(_UNMATCHED).one()
    return ReceiveBoard(
        received_today=_received_since(conn, own, midnight),
        received_last_hour=_received_since(conn, own, now - timedelta(hours=1)),
        waiting_inspection=conn.execute(_WAITING).scalar_one(),
        due_within_6h=conn.execute(
            _DUE, {"after": rfc3339(now), "until": rfc3339(now + SOON)}
        ).scalar_one(),
        unmatched=unmatched.parcels,
        oldest_unmatched_at=moment(unmatched.oldest),
        handover=open_handover(conn, own, midnight),
        urgent=_urgent(conn, now, sight),
        recent=_recent(conn, own),
    )


def _received_since(conn: Connection, own: str, since: datetime) -> int:
    found = conn.execute(_RECEIVED, {"own": own, "since": rfc3339(since)})
    return int(found.scalar_one())


def _urgent(conn: Connection, now: datetime, sight: Sight | None) -> tuple[UrgentTicket, ...]:
    rows = conn.execute(_URGENT, {"after": rfc3339(now - OVERDUE_SHOWN)}).all()
    judged = [(row, _judged(row, sight)) for row in rows]
    # a stable sort: without `sight` the order of the query stands
    first = sorted(judged, key=lambda one: (not one[1][0], one[1][1]))[:URGENT_SHOWN]
    return tuple(
        UrgentTicket(
            ticket_id=TicketId(row.ticket_id),
            number=row.number,
            name_zh=row.name_zh or "",
            name_en=row.name_en or "",
            deadline_at=from_rfc3339(row.deadline_at),
            where=_stage_of_ticket(conn, row.ticket_id),
            is_fast=is_fast,
        )
        for row, (is_fast, _start_by) in first
    )


def _judged(row: Row[Any], sight: Sight | None) -> tuple[bool, datetime]:
    """Whether it is for the fast lane, and when its work has to begin at the latest."""
    deadline = from_rfc3339(row.deadline_at)
    if sight is None:
        return False, deadline
    job = Job(
        received_at=sight.now,  # as if it came now: the law's clock is not what it hurries for
        deadline_at=deadline,
        market=row.market,
        work=work_of(row.work),
        contact_s=sight.contact_s,
    )
    found = urgency(job, sight)
    return found.is_fast, found.start_by


def _stage_of_ticket(conn: Connection, ticket_id: str) -> Stage | None:
    row = conn.execute(_STAGE_OF_TICKET, {"of": ticket_id}).first()
    return None if row is None else stage_of(row)


def _recent(conn: Connection, own: str) -> tuple[RecentParcel, ...]:
    return tuple(
        RecentParcel(
            parcel_id=ParcelId(row.parcel_id),
            code=row.code or "",
            matched=row.is_matched,
            stage=stage_of(row),
            at=from_rfc3339(row.recorded_at),
        )
        for row in conn.execute(_RECENT, {"own": own})
    )


def _is_undecided() -> ColumnElement[bool]:
    decided = t.decisions.alias()
    return ~exists(
        select(decided.c.decision_id).where(
            decided.c.ticket_id == t.tickets.c.ticket_id, is_current(decided, "decision_id")
        )
    )


_CURRENT_PARCEL = is_current(t.parcels, "parcel_id")
_OPEN_TICKET = (is_current(t.tickets, "ticket_id"), _is_undecided())

_RECEIVED = select(func.count()).where(
    t.parcels.c.recorded_at >= bindparam("since"),
    t.parcels.c.origin == bindparam("own"),
    _CURRENT_PARCEL,
)
_WAITING = (
    select(func.count())
    .select_from(t.parcels)
    .where(is_kept_open(), _CURRENT_PARCEL, ~is_unclaimed())
)
_UNMATCHED = (
    select(
        func.count().label("parcels"),
        func.min(t.parcels.c.recorded_at).label("oldest"),
    )
    .select_from(t.parcels)
    .where(is_kept_open(), _CURRENT_PARCEL, ~is_matched())
)
_DUE = select(func.count()).where(
    t.tickets.c.deadline_at >= bindparam("after"),
    t.tickets.c.deadline_at <= bindparam("until"),
    *_OPEN_TICKET,
)
_URGENT: Select[Any] = (
    select(
        t.tickets.c.ticket_id,
        t.tickets.c.number,
        t.tickets.c.market,
        t.tickets.c.deadline_at,
        t.ticket_lines.c.name_zh,
        t.ticket_lines.c.name_en,
        work_column().label("work"),
    )
    .outerjoin(
        t.ticket_lines,
        (t.ticket_lines.c.origin == t.tickets.c.origin)
        & (t.ticket_lines.c.seq == t.tickets.c.seq)
        & (t.ticket_lines.c.position == 0),
    )
    .where(t.tickets.c.deadline_at >= bindparam("after"), *_OPEN_TICKET)
    .order_by(t.tickets.c.deadline_at, t.tickets.c.ticket_id)
    .limit(URGENT_LOOKED_AT)
)
_COUNTS = ~is_dropped(t.parcels.c.parcel_id)
_STAGE_OF_TICKET = (
    select(t.parcels.c.parcel_id, *stage_columns())
    .where(t.parcels.c.parcel_id.in_(parcels_of_ticket("of")), _CURRENT_PARCEL, _COUNTS)
    .order_by(t.parcels.c.recorded_at.desc())
    .limit(1)
)
_RECENT: Select[Any] = (
    select(
        t.parcels.c.parcel_id,
        t.parcels.c.recorded_at,
        shown_code().label("code"),
        is_matched().label("is_matched"),
        *stage_columns(),
    )
    .where(t.parcels.c.origin == bindparam("own"), _CURRENT_PARCEL, _COUNTS)
    .order_by(t.parcels.c.recorded_at.desc(), t.parcels.c.seq.desc())
    .limit(RECENT_SHOWN)
)
