"""What is not put away yet, which containers stand open, and what lies in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
)

from inspection.sorting import STANDING_ID, Container, standing_bin
from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.store.sorting_rows import container as container_of_row
from inspection.store.statements import display_order, is_open_container
from inspection.values import Disposition, ParcelId, UnitId, from_rfc3339, rfc3339

MOST = 200
"""Rows a list has at most; a dock that has more left lying finds the oldest first."""


@dataclass(frozen=True, kw_only=True)
class WaitingUnit:
    """A decided unit, or an extra one that was settled, which is not where it belongs."""

    unit_id: UnitId
    lpn: str
    name_zh: str
    name_en: str
    disposition: Disposition
    decided_at: datetime


@dataclass(frozen=True, kw_only=True)
class StandingContainer:
    """A container that takes goods, and how many units lie in it."""

    container: Container
    units: int


@dataclass(frozen=True, kw_only=True)
class HeldUnit:
    """A unit in a container."""

    unit_id: UnitId
    lpn: str
    name_zh: str
    name_en: str
    sorted_at: datetime


@dataclass(frozen=True, kw_only=True)
class LabelledUnit:
    """The unit an LPN belongs to, and whether the bench is done with it: decided, or set apart."""

    unit_id: UnitId
    parcel_id: ParcelId
    is_dealt_with: bool


@dataclass(frozen=True, kw_only=True)
class SortingBoard:
    """Both lists of the page; `waiting` the oldest first."""

    waiting: tuple[WaitingUnit, ...]
    containers: tuple[StandingContainer, ...]


def sorting_board(conn: Connection, since: datetime, absent: Sequence[str] = ()) -> SortingBoard:
    """Units decided or settled after `since` that wait, and every open container.

    Of each kind at most `MOST`. What `absent` answers (`inspection.checklist.absent_answers`) say
    was never in its box waits for nobody.
    """
    waiting: dict[str, WaitingUnit] = {}
    of = {"since": rfc3339(since)}
    decided = conn.execute(_WAITING, {**of, "absent": list(absent)})
    found = [*decided, *conn.execute(_SETTLED, of)]
    for row in sorted(found, key=lambda one: (one.recorded_at, one.unit_id)):
        # two decisions of one unit are one thing to put away
        waiting.setdefault(row.unit_id, _waiting(row))
    standing = StandingContainer(container=standing_bin(), units=_count(conn, STANDING_ID))
    recorded = [
        StandingContainer(container=container_of_row(row, ()), units=row.units)
        for row in conn.execute(_OPEN)
    ]
    return SortingBoard(waiting=tuple(waiting.values()), containers=(standing, *recorded))


def held_in(conn: Connection, container_id: str) -> tuple[HeldUnit, ...]:
    """What lies in a container, the newest first, at most `MOST`; what was sent off does not."""
    return tuple(
        HeldUnit(
            unit_id=UnitId(row.unit_id),
            lpn=row.lpn,
            name_zh=row.name_zh or "",
            name_en=row.name_en or "",
            sorted_at=from_rfc3339(row.recorded_at),
        )
        for row in conn.execute(_HELD, {"of": container_id})
    )


def unit_by_lpn(conn: Connection, lpn: str) -> LabelledUnit | None:
    """The unit with this normalised LPN; None where none is known here."""
    row = conn.execute(_BY_LPN, {"of": lpn}).first()
    if row is None:
        return None
    return LabelledUnit(
        unit_id=UnitId(row.unit_id),
        parcel_id=ParcelId(row.parcel_id),
        is_dealt_with=bool(row.is_dealt_with),
    )


def current_way() -> ColumnElement[str]:
    """The way of the decision in the enclosing query: its newest change's, else its own."""
    change = t.disposition_changes.alias()
    changed = (
        select(change.c.disposition)
        .where(
            change.c.unit_id == t.decisions.c.unit_id,
            change.c.decision_id == t.decisions.c.decision_id,
            is_current(change, "change_id"),
        )
        .order_by(change.c.recorded_at.desc(), change.c.origin.desc(), change.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(changed, t.decisions.c.disposition)


def is_put_away(
    chosen: Table = t.decisions, way: ColumnElement[str] | None = None
) -> ColumnElement[bool]:
    """The unit of `chosen` lies in a container of its way, or is on its way to the customer."""
    sorting, container, shipment = (
        t.sortings.alias(),
        t.containers.alias(),
        t.shipments.alias(),
    )
    goes = current_way() if way is None else way
    is_sent = exists(
        select(shipment.c.shipment_id).where(
            shipment.c.unit_id == chosen.c.unit_id, is_current(shipment, "shipment_id")
        )
    )
    lies_right = exists(
        select(sorting.c.sorting_id)
        .outerjoin(container, container.c.container_id == sorting.c.container_id)
        .where(
            sorting.c.unit_id == chosen.c.unit_id,
            is_current(sorting, "sorting_id"),
            case(
                (sorting.c.container_id == STANDING_ID, Disposition.QUARANTINE.value),
                else_=container.c.disposition,
            )
            == goes,
        )
    )
    return or_(is_sent, and_(lies_right, goes != Disposition.RETURN_TO_CUSTOMER.value))


def _waiting(row: Row[Any]) -> WaitingUnit:
    return WaitingUnit(
        unit_id=UnitId(row.unit_id),
        lpn=row.lpn,
        name_zh=row.name_zh or "",
        name_en=row.name_en or "",
        disposition=Disposition(row.way),
        decided_at=from_rfc3339(row.recorded_at),
    )


def _count(conn: Connection, container_id: str) -> int:
    return int(conn.execute(_COUNT, {"of": container_id}).scalar_one())


def _line_of(line_id: ColumnElement[Any], column: str) -> ColumnElement[Any]:
    """A column of the ticket line; the newest announcement of it counts."""
    line = t.ticket_lines.alias()
    return (
        select(line.c[column])
        .where(line.c.line_id == line_id)
        .order_by(line.c.seq.desc())
        .limit(1)
        .scalar_subquery()
    )


def _lies_in(container_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The sorting of the enclosing query counts for a container, and its unit was not sent off."""
    shipment = t.shipments.alias()
    return and_(
        t.sortings.c.container_id == container_id,
        is_current(t.sortings, "sorting_id"),
        ~exists(
            select(shipment.c.shipment_id).where(
                shipment.c.unit_id == t.sortings.c.unit_id, is_current(shipment, "shipment_id")
            )
        ),
    )


def _named(findings: Table) -> ColumnElement[str]:
    """As `inspection.checklist.absent_answers` spells it."""
    of = findings.c
    return of.checklist_id + "/" + of.question_id + "/" + of.answer_id


def _was_never_there(unit_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Its box was empty: nobody can put it anywhere."""
    return exists(
        select(t.findings.c.finding_id).where(
            t.findings.c.unit_id == unit_id,
            _named(t.findings).in_(bindparam("absent", expanding=True)),
            is_current(t.findings, "finding_id"),
        )
    )


_WAITING: Select[Any] = (
    select(
        t.decisions.c.unit_id,
        t.decisions.c.recorded_at,
        current_way().label("way"),
        t.units.c.lpn,
        _line_of(t.decisions.c.line_id, "name_zh").label("name_zh"),
        _line_of(t.decisions.c.line_id, "name_en").label("name_en"),
    )
    .select_from(
        t.decisions.join(
            t.units,
            and_(t.units.c.unit_id == t.decisions.c.unit_id, is_current(t.units, "unit_id")),
        )
    )
    .where(
        t.decisions.c.recorded_at >= bindparam("since"),
        is_current(t.decisions, "decision_id"),
        ~is_put_away(),
        ~_was_never_there(t.decisions.c.unit_id),
    )
    .order_by(*display_order(t.decisions))
    .limit(MOST)
)
_SETTLED: Select[Any] = (
    select(
        t.settlements.c.unit_id,
        t.settlements.c.recorded_at,
        t.settlements.c.disposition.label("way"),
        t.units.c.lpn,
        null().label("name_zh"),
        null().label("name_en"),
    )
    .select_from(
        t.settlements.join(
            t.units,
            and_(t.units.c.unit_id == t.settlements.c.unit_id, is_current(t.units, "unit_id")),
        )
    )
    .where(
        t.settlements.c.recorded_at >= bindparam("since"),
        is_current(t.settlements, "settlement_id"),
        ~is_put_away(t.settlements, t.settlements.c.disposition),
    )
    .order_by(*display_order(t.settlements))
    .limit(MOST)
)
_COUNT: Select[Any] = select(func.count()).select_from(t.sortings).where(_lies_in(bindparam("of")))
_OPEN: Select[Any] = (
    select(
        t.containers,
        select(func.count())
        .select_from(t.sortings)
        .where(_lies_in(t.containers.c.container_id))
        .correlate(t.containers)
        .scalar_subquery()
        .label("units"),
    )
    .where(is_current(t.containers, "container_id"), is_open_container())
    .order_by(t.containers.c.disposition, *display_order(t.containers))
    .limit(MOST)
)
_HELD: Select[Any] = (
    select(
        t.sortings.c.unit_id,
        t.sortings.c.recorded_at,
        t.units.c.lpn,
        _line_of(t.units.c.line_id, "name_zh").label("name_zh"),
        _line_of(t.units.c.line_id, "name_en").label("name_en"),
    )
    .select_from(
        t.sortings.join(
            t.units, and_(t.units.c.unit_id == t.sortings.c.unit_id, is_current(t.units, "unit_id"))
        )
    )
    .where(_lies_in(bindparam("of")))
    .order_by(*(column.desc() for column in display_order(t.sortings)))
    .limit(MOST)
)
_BY_LPN: Select[Any] = (
    select(
        t.units.c.unit_id,
        t.units.c.parcel_id,
        or_(
            exists(
                select(t.decisions.c.decision_id).where(
                    t.decisions.c.unit_id == t.units.c.unit_id,
                    is_current(t.decisions, "decision_id"),
                )
            ),
            and_(
                t.units.c.line_id.is_(None),
                exists(
                    select(t.extra_units.c.extra_id).where(
                        t.extra_units.c.unit_id == t.units.c.unit_id,
                        is_current(t.extra_units, "extra_id"),
                    )
                ),
                ~exists(
                    select(t.unit_claims.c.claim_id).where(
                        t.unit_claims.c.unit_id == t.units.c.unit_id,
                        is_current(t.unit_claims, "claim_id"),
                    )
                ),
            ),
        ).label("is_dealt_with"),
    )
    .where(t.units.c.lpn == bindparam("of"), is_current(t.units, "unit_id"))
    .order_by(*display_order(t.units))
    .limit(1)
)
