"""Where a parcel stands, seen from the facts about it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Label,
    Row,
    ScalarSelect,
    and_,
    exists,
    func,
    literal,
    or_,
    select,
)

from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import is_dropped, tickets_of_parcel
from inspection.values import OUTER


class Stage(StrEnum):
    """Steps of a parcel at the dock, in order."""

    RECEIVED = "received"
    DISINFECTING = "disinfecting"
    DISINFECTED = "disinfected"
    INSPECTING = "inspecting"
    UNCLAIMED = "unclaimed"
    """Inspected as far as it can be without its ticket."""
    DECIDED = "decided"
    UNPACKED = "unpacked"
    """Nothing more is in it, and nothing of it had to be decided."""


def _has_decision() -> ColumnElement[bool]:
    decided = t.decisions.alias()
    return exists(
        select(decided.c.decision_id).where(
            decided.c.parcel_id == t.parcels.c.parcel_id, is_current(decided, "decision_id")
        )
    )


def _is_unpacked() -> ColumnElement[bool]:
    unpacking = t.unpackings.alias()
    return exists(
        select(unpacking.c.unpacking_id).where(
            unpacking.c.parcel_id == t.parcels.c.parcel_id, is_current(unpacking, "unpacking_id")
        )
    )


def _has_unit() -> ColumnElement[bool]:
    unit = t.units.alias()
    return exists(
        select(unit.c.unit_id).where(
            unit.c.parcel_id == t.parcels.c.parcel_id, is_current(unit, "unit_id")
        )
    )


def _has_open_unit() -> ColumnElement[bool]:
    unit = t.units.alias()
    return exists(select(unit.c.unit_id).where(_is_open_unit(unit)))


def _is_open_unit(unit: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of the units
    """A unit of the parcel of the enclosing query, neither decided nor set apart.

    One that was set apart and turned out to be a ticket's is open again.
    """
    decided, apart = t.decisions.alias(), t.extra_units.alias()
    is_apart = exists(
        select(apart.c.extra_id).where(
            apart.c.unit_id == unit.c.unit_id, is_current(apart, "extra_id")
        )
    )
    return and_(
        unit.c.parcel_id == t.parcels.c.parcel_id,
        is_current(unit, "unit_id"),
        ~exists(
            select(decided.c.decision_id).where(
                decided.c.unit_id == unit.c.unit_id, is_current(decided, "decision_id")
            )
        ),
        or_(~is_apart, has_ticket(unit)),
    )


def _has_workable_unit() -> ColumnElement[bool]:
    """An open item that belongs to a ticket, or was not set aside to wait for one."""
    unit = t.units.alias()
    aside = t.unclaimed_units.alias()
    waits = exists(
        select(aside.c.unclaimed_id).where(
            aside.c.unit_id == unit.c.unit_id, is_current(aside, "unclaimed_id")
        )
    )
    return exists(select(unit.c.unit_id).where(_is_open_unit(unit), or_(has_ticket(unit), ~waits)))


def _has_unit_aside() -> ColumnElement[bool]:
    unit, aside = t.units.alias(), t.unclaimed_units.alias()
    return exists(
        select(unit.c.unit_id)
        .join(aside, aside.c.unit_id == unit.c.unit_id)
        .where(unit.c.parcel_id == t.parcels.c.parcel_id)
    )


def has_ticket(unit: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of the units
    """The item was taken out under a ticket, or is claimed for one since."""
    claim = t.unit_claims.alias()
    return or_(
        unit.c.ticket_id.is_not(None),
        exists(
            select(claim.c.claim_id).where(
                claim.c.unit_id == unit.c.unit_id, is_current(claim, "claim_id")
            )
        ),
    )


def _lacks_units() -> ColumnElement[bool]:
    """Lines of its tickets have not all their units yet: more may still lie in the box.

    An item that was decided without a line, by an older program, makes up for one of any line.
    """
    line, unit = t.ticket_lines.alias(), t.units.alias()
    claim, claimed = t.unit_claims.alias(), t.units.alias()
    taken_out = (
        select(func.count())
        .where(
            unit.c.line_id == line.c.line_id,
            is_current(unit, "unit_id"),
            ~is_dropped(unit.c.parcel_id),
        )
        .scalar_subquery()
    )
    attached = (
        select(func.count(claim.c.unit_id.distinct()))
        .join(claimed, claimed.c.unit_id == claim.c.unit_id)
        .where(
            claim.c.line_id == line.c.line_id,
            is_current(claim, "claim_id"),
            is_current(claimed, "unit_id"),
            ~is_dropped(claimed.c.parcel_id),
        )
        .scalar_subquery()
    )
    here = taken_out + attached
    lacking = (
        select(func.coalesce(func.sum(line.c.quantity - here), 0))
        .where(line.c.ticket_id.in_(tickets_of_parcel()), here < line.c.quantity)
        .scalar_subquery()
    )
    return lacking > _decided_without_line()


def _decided_without_line() -> ScalarSelect[int]:
    unit, decided = t.units.alias(), t.decisions.alias()
    return (
        select(func.count())
        .where(
            unit.c.parcel_id == t.parcels.c.parcel_id,
            unit.c.line_id.is_(None),
            is_current(unit, "unit_id"),
            exists(
                select(decided.c.decision_id).where(
                    decided.c.unit_id == unit.c.unit_id, is_current(decided, "decision_id")
                )
            ),
        )
        .scalar_subquery()
    )


def undecided_units() -> ScalarSelect[int]:
    """How many units of the parcel of the enclosing query are neither decided nor set apart."""
    unit = t.units.alias()
    count = func.count(unit.c.unit_id.distinct())
    return select(count).where(_is_open_unit(unit)).scalar_subquery()


def _is_running() -> ColumnElement[bool]:
    run = t.disinfection_runs.alias()
    return exists(
        select(run.c.run_id).where(
            run.c.parcel_id == t.parcels.c.parcel_id,
            is_current(run, "run_id"),
            ~has_ended(run, t.disinfection_finishes, "finish_id"),
            ~has_ended(run, t.disinfection_stops, "stop_id"),
        )
    )


def _is_cleared() -> ColumnElement[bool]:
    run = t.disinfection_runs.alias()
    skip = t.disinfection_skips.alias()
    late = t.disinfection_late_runs.alias()
    finished = exists(
        select(run.c.run_id).where(
            run.c.parcel_id == t.parcels.c.parcel_id,
            run.c.target == OUTER,
            is_current(run, "run_id"),
            has_ended(run, t.disinfection_finishes, "finish_id"),
        )
    )
    skipped = exists(
        select(skip.c.skip_id).where(
            skip.c.parcel_id == t.parcels.c.parcel_id, is_current(skip, "skip_id")
        )
    )
    told = exists(
        select(late.c.late_id).where(
            late.c.parcel_id == t.parcels.c.parcel_id, late.c.opens, is_current(late, "late_id")
        )
    )
    return or_(finished, skipped, told)


def has_ended(run: Any, ends: Any, key: str) -> ColumnElement[bool]:  # noqa: ANN401 - aliases
    """The run has a current end in the table `ends`."""
    end = ends.alias()
    return exists(select(end.c[key]).where(end.c.run_id == run.c.run_id, is_current(end, key)))


def is_open() -> ColumnElement[bool]:
    """The parcel of the enclosing query still needs work.

    Once somebody said that nothing more is in it, only what was taken out counts. Where another
    reception of it counts, nothing is left to do with this one.
    """
    may_hold_more = and_(~_is_unpacked(), or_(~_has_decision(), _lacks_units()))
    needs_work = or_(_has_open_unit(), may_hold_more)
    return and_(needs_work, ~is_dropped(t.parcels.c.parcel_id))


def is_kept_open() -> ColumnElement[bool]:
    """The same as kept for every parcel (`open_parcels`): for queries that look for open ones."""
    return t.parcels.c.parcel_id.in_(select(t.open_parcels.c.parcel_id))


def is_unclaimed() -> ColumnElement[bool]:
    """Every undecided item of the parcel of the enclosing query waits for its ticket."""
    # few parcels hold an item that was set aside: the others need no closer look
    return and_(_has_unit_aside(), _has_open_unit(), ~_has_workable_unit())


def stage_columns() -> tuple[Label[bool], ...]:
    """Columns from which `stage_of` reads the stage, for a query on parcels."""
    return (
        is_open().label("is_open"),
        _has_decision().label("is_decided"),
        is_unclaimed().label("is_unclaimed"),
        *_columns_of_work(),
    )


def open_stage_columns() -> tuple[Label[bool], ...]:
    """The same for a query that takes open parcels alone."""
    return (
        literal(value=True).label("is_open"),
        is_unclaimed().label("is_unclaimed"),
        *_columns_of_work(),
    )


def workable_stage_columns() -> tuple[Label[bool], ...]:
    """The same for a query that takes open parcels alone, and none that is unclaimed."""
    return (
        literal(value=True).label("is_open"),
        literal(value=False).label("is_unclaimed"),
        *_columns_of_work(),
    )


def _columns_of_work() -> tuple[Label[bool], ...]:
    return (
        _has_unit().label("has_unit"),
        _is_running().label("is_running"),
        _is_cleared().label("is_cleared"),
    )


def stage_of(row: Row[Any]) -> Stage:
    """The stage of a parcel whose row has the `stage_columns`."""
    if not row.is_open:
        return Stage.DECIDED if row.is_decided else Stage.UNPACKED
    if row.is_unclaimed:
        return Stage.UNCLAIMED
    if row.has_unit:
        return Stage.INSPECTING
    if row.is_running:
        return Stage.DISINFECTING
    return Stage.DISINFECTED if row.is_cleared else Stage.RECEIVED
