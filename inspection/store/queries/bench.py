"""The bench's queue: parcels that need work, the nearest deadline first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, String, cast, exists, func, select

from inspection.store import tables as t
from inspection.store.moments import moment
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import (
    is_taken_in_twice,
    shown_code,
    shown_place,
    with_ticket,
)
from inspection.store.queries.stages import (
    Stage,
    is_kept_open,
    is_unclaimed,
    stage_of,
    undecided_units,
    workable_stage_columns,
)
from inspection.store.queries.waiting import WaitingUnit, waiting_units
from inspection.store.settings import ORIGIN, read_setting
from inspection.store.statements import display_order
from inspection.urgency import Urgency
from inspection.values import GoodsClass, ParcelId, from_rfc3339


class Group(StrEnum):
    """Groups of the queue, in the order they are shown.

    `WOKEN`: a customer has answered, or let the time pass. `PARKED` and `ASKED`: every item taken
    out stands aside.
    """

    WOKEN = "woken"
    OPEN = "open"
    PARKED = "parked"
    ASKED = "asked"


@dataclass(frozen=True, kw_only=True)
class BenchItem:
    """One parcel in the queue; without a ticket its number, names, market and deadline are empty.

    `work` is what the ticket announced, class by class, `decided` how many items of the parcel
    need nothing more. `urgency` is None where nobody asked how urgent it is.
    """

    parcel_id: ParcelId
    code: str
    ticket_number: str | None
    name_zh: str
    name_en: str
    received_at: datetime
    deadline_at: datetime | None
    stage: Stage
    place: str = ""
    """Where it was put down; empty where nobody said."""
    waits: tuple[WaitingUnit, ...] = ()
    """Its undecided units that were put aside, or about which the customer was asked."""
    open_units: int = 0
    market: str | None = None
    work: tuple[tuple[GoodsClass, int], ...] = ()
    decided: int = 0
    urgency: Urgency | None = None
    is_taken_in_twice: bool = False
    """Another station took the same parcel in, and nobody has settled which reception counts."""
    more_tickets: int = 0
    """Further tickets with goods in it; their work and the nearest deadline of all are in here."""

    def group(self, now: datetime) -> Group:
        """Where it stands in the queue at `now`."""
        if any(one.is_woken(now) for one in self.waits):
            return Group.WOKEN
        aside = [one for one in self.waits if one.is_waiting(now)]
        if not aside or len(aside) < self.open_units:
            return Group.OPEN
        parked = any(one.parked is not None for one in aside)
        return Group.PARKED if parked else Group.ASKED


def queue(conn: Connection) -> list[BenchItem]:
    """Every parcel that needs work at a bench, deadline first, those without one last."""
    waits: dict[str, list[WaitingUnit]] = {}
    for one in waiting_units(conn, read_setting(conn, ORIGIN) or ""):
        waits.setdefault(one.parcel_id, []).append(one)
    found: dict[str, BenchItem] = {}
    for row in conn.execute(_QUEUE):
        found.setdefault(row.parcel_id, _item(row, tuple(waits.get(row.parcel_id, ()))))
    joined = [row for row in conn.execute(_JOINED) if row.parcel_id in found]
    for row in joined:
        found[row.parcel_id] = _with_ticket(found[row.parcel_id], row)
    return sorted(found.values(), key=_by_deadline) if joined else list(found.values())


def in_groups(items: Iterable[BenchItem], now: datetime) -> list[BenchItem]:
    """The queue as the bench shows it: what woke up first, what stands aside last."""
    order = list(Group)
    return sorted(items, key=lambda one: order.index(one.group(now)))


def work_column() -> ScalarSelect[str]:
    """What the ticket of the enclosing query announces: `electronics:1 general:2`."""
    line = t.ticket_lines.alias()
    each = line.c.goods_class + ":" + cast(line.c.quantity, String)
    return (
        select(func.aggregate_strings(each, " "))
        .where(line.c.origin == t.tickets.c.origin, line.c.seq == t.tickets.c.seq)
        .correlate(t.tickets)
        .scalar_subquery()
    )


def work_of(text: str | None) -> tuple[tuple[GoodsClass, int], ...]:
    """The goods in a `work_column`, in the order of their lines."""
    parts = (one.split(":") for one in (text or "").split())
    return tuple((GoodsClass(goods), int(quantity)) for goods, quantity in parts)


def _decided_column() -> ScalarSelect[int]:
    unit, decided = t.units.alias(), t.decisions.alias()
    has_decision = exists(
        select(decided.c.decision_id).where(
            decided.c.unit_id == unit.c.unit_id, is_current(decided, "decision_id")
        )
    )
    return (
        select(func.count())
        .select_from(unit)
        .where(unit.c.parcel_id == t.parcels.c.parcel_id, is_current(unit, "unit_id"), has_decision)
        .correlate(t.parcels)
        .scalar_subquery()
    )


def _item(row: Row[Any], waits: tuple[WaitingUnit, ...]) -> BenchItem:
    return BenchItem(
        parcel_id=ParcelId(row.parcel_id),
        code=row.code or "",
        ticket_number=row.number,
        name_zh=row.name_zh or "",
        name_en=row.name_en or "",
        received_at=from_rfc3339(row.recorded_at),
        deadline_at=moment(row.deadline_at),
        stage=stage_of(row),
        place=row.place or "",
        waits=waits,
        open_units=row.open_units,
        market=row.market,
        work=work_of(row.work),
        decided=row.decided,
        is_taken_in_twice=row.is_twice,
    )


def _with_ticket(item: BenchItem, row: Row[Any]) -> BenchItem:
    """The parcel with one more ticket's work; the nearest deadline counts."""
    deadlines = [one for one in (item.deadline_at, moment(row.deadline_at)) if one is not None]
    return replace(
        item,
        deadline_at=min(deadlines, default=None),
        work=(*item.work, *work_of(row.work)),
        more_tickets=item.more_tickets + 1,
    )


def _by_deadline(item: BenchItem) -> tuple[bool, datetime]:
    return item.deadline_at is None, item.deadline_at or item.received_at


_QUEUE = (
    with_ticket(
        select(
            t.parcels.c.parcel_id,
            t.parcels.c.recorded_at,
            shown_code().label("code"),
            shown_place().label("place"),
            t.tickets.c.number,
            t.tickets.c.market,
            t.tickets.c.deadline_at,
            t.ticket_lines.c.name_zh,
            t.ticket_lines.c.name_en,
            undecided_units().label("open_units"),
            work_column().label("work"),
            _decided_column().label("decided"),
            is_taken_in_twice().label("is_twice"),
            *workable_stage_columns(),
        ).select_from(t.parcels)
    )
    .where(is_kept_open(), is_current(t.parcels, "parcel_id"), ~is_unclaimed())
    .order_by(t.tickets.c.deadline_at.is_(None), t.tickets.c.deadline_at, *display_order(t.parcels))
)
_JOINED = (
    select(
        t.parcel_joins.c.parcel_id,
        t.tickets.c.ticket_id,
        t.tickets.c.deadline_at,
        work_column().label("work"),
    )
    .distinct()
    .join(t.tickets, t.tickets.c.ticket_id == t.parcel_joins.c.ticket_id)
    .where(is_current(t.parcel_joins, "join_id"), is_current(t.tickets, "ticket_id"))
    .order_by(t.parcel_joins.c.parcel_id, t.tickets.c.ticket_id)
)
"""Few parcels hold goods of several tickets: all of them, whatever their stage."""
