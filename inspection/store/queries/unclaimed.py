"""Parcels and items whose ticket is not known: the oldest first, with what they may be found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, exists, or_, select

from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import is_matched, shown_code
from inspection.store.queries.stages import (
    Stage,
    has_ticket,
    is_kept_open,
    open_stage_columns,
    stage_of,
)
from inspection.store.statements import display_order
from inspection.values import CodeKind, GoodsClass, ParcelId, UnitId, from_rfc3339

SHOWN = 200
"""Rows; a dock with more has another problem, and sees the oldest."""
_NAMING = (CodeKind.TRACKING, CodeKind.TICKET, CodeKind.ORDER, CodeKind.SERIAL)


@dataclass(frozen=True, kw_only=True)
class UnclaimedItem:
    """One item without a ticket, or one parcel nothing was taken out of yet (`unit_id` None).

    `is_announced` says that a ticket with one of its codes is here by now.
    """

    parcel_id: ParcelId
    unit_id: UnitId | None
    lpn: str
    code: str
    received_at: datetime
    stage: Stage
    goods_class: GoodsClass | None
    gtin: str | None
    serial: str | None
    is_announced: bool

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return self.unit_id or self.parcel_id


def unclaimed(conn: Connection) -> list[UnclaimedItem]:
    """All that wait for a ticket, oldest first; an item that can be found now keeps its place."""
    found: list[UnclaimedItem] = []
    for row in conn.execute(_PARCELS):
        units = conn.execute(_UNITS, {"of": row.parcel_id}).all()
        if units:
            items = [_item(conn, row, unit) for unit in units]
            # what nobody announced in a parcel that has its ticket is a supervisor's matter
            found += [one for one in items if one.goods_class is not None or not row.is_matched]
        elif not row.is_matched and not row.has_unit:
            found.append(_item(conn, row, None))
    return found[:SHOWN]


def overdue(conn: Connection, before: str) -> tuple[str, ...]:
    """Ids of parcels without a ticket received before this moment (RFC 3339), oldest first."""
    return tuple(conn.execute(_OVERDUE, {"before": before}).scalars())


def _item(conn: Connection, row: Row[Any], unit: Row[Any] | None) -> UnclaimedItem:
    said = None if unit is None else conn.execute(_DESCRIBED, {"of": unit.unit_id}).first()
    own = [said.serial] if said is not None and said.serial else []
    return UnclaimedItem(
        parcel_id=ParcelId(row.parcel_id),
        unit_id=None if unit is None else UnitId(unit.unit_id),
        lpn="" if unit is None else unit.lpn,
        code=row.code or "",
        received_at=from_rfc3339(row.recorded_at),
        stage=_stage(row, unit),
        goods_class=None if said is None else GoodsClass(said.goods_class),
        gtin=None if said is None else said.gtin,
        serial=None if said is None else said.serial,
        is_announced=_is_announced(conn, row, own),
    )


def _stage(row: Row[Any], unit: Row[Any] | None) -> Stage:
    if unit is None:
        return stage_of(row)
    return Stage.UNCLAIMED if unit.is_aside else Stage.INSPECTING


def _is_announced(conn: Connection, row: Row[Any], own: Sequence[str]) -> bool:
    codes = [*conn.execute(_CODES, {"origin": row.origin, "seq": row.seq}).scalars(), *own]
    return bool(conn.execute(_ANNOUNCED, {"codes": codes}).scalar())


_ASIDE = t.unclaimed_units.alias()
_UNIT_DECIDED = t.decisions.alias()
_SETTLED = t.settlements.alias()
_HAS_LOOSE_UNIT = exists(
    select(t.units.c.unit_id).where(
        t.units.c.parcel_id == t.parcels.c.parcel_id,
        t.units.c.ticket_id.is_(None),
        is_current(t.units, "unit_id"),
    )
)
_PARCELS = (
    select(
        t.parcels.c.parcel_id,
        t.parcels.c.origin,
        t.parcels.c.seq,
        t.parcels.c.recorded_at,
        shown_code().label("code"),
        is_matched().label("is_matched"),
        *open_stage_columns(),
    )
    .where(is_kept_open(), is_current(t.parcels, "parcel_id"), or_(~is_matched(), _HAS_LOOSE_UNIT))
    .order_by(*display_order(t.parcels))
    .limit(SHOWN)
)
_UNITS = (
    select(
        t.units.c.unit_id,
        t.units.c.lpn,
        exists(
            select(_ASIDE.c.unclaimed_id).where(
                _ASIDE.c.unit_id == t.units.c.unit_id, is_current(_ASIDE, "unclaimed_id")
            )
        ).label("is_aside"),
    )
    .where(
        t.units.c.parcel_id == bindparam("of"),
        is_current(t.units, "unit_id"),
        ~has_ticket(t.units),
        ~exists(
            select(_UNIT_DECIDED.c.decision_id).where(
                _UNIT_DECIDED.c.unit_id == t.units.c.unit_id,
                is_current(_UNIT_DECIDED, "decision_id"),
            )
        ),
        ~exists(
            select(_SETTLED.c.settlement_id).where(
                _SETTLED.c.unit_id == t.units.c.unit_id, is_current(_SETTLED, "settlement_id")
            )
        ),
    )
    .order_by(*display_order(t.units))
)
_DESCRIBED = (
    select(t.unit_descriptions)
    .where(
        t.unit_descriptions.c.unit_id == bindparam("of"),
        is_current(t.unit_descriptions, "description_id"),
    )
    .order_by(*(column.desc() for column in display_order(t.unit_descriptions)))
    .limit(1)
)
_CODES = select(t.parcel_codes.c.code).where(
    t.parcel_codes.c.origin == bindparam("origin"),
    t.parcel_codes.c.seq == bindparam("seq"),
    t.parcel_codes.c.code != "",
)
_ANNOUNCED = select(
    exists(
        select(t.ticket_codes.c.ticket_id)
        .join(
            t.tickets,
            and_(
                t.tickets.c.ticket_id == t.ticket_codes.c.ticket_id,
                t.tickets.c.origin == t.ticket_codes.c.origin,
                t.tickets.c.seq == t.ticket_codes.c.seq,
            ),
        )
        .where(
            t.ticket_codes.c.code.in_(bindparam("codes", expanding=True)),
            t.ticket_codes.c.what.in_([one.value for one in _NAMING]),
            is_current(t.tickets, "ticket_id"),
        )
    )
)
_OVERDUE = (
    select(t.parcels.c.parcel_id)
    .where(
        t.parcels.c.recorded_at <= bindparam("before"),
        is_kept_open(),
        is_current(t.parcels, "parcel_id"),
        ~is_matched(),
    )
    .order_by(*display_order(t.parcels))
    .limit(SHOWN)
)
