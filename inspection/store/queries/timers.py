"""Contact timers to show: runs under way, and finished ones whose parcel was not opened yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, exists, or_, select

from inspection.store import tables as t
from inspection.store.predicates import is_current
from inspection.store.queries.parcels import shown_code
from inspection.store.queries.stages import has_ended
from inspection.store.settings import ORIGIN, read_setting
from inspection.values import ParcelId, from_rfc3339, rfc3339

FORGOTTEN = timedelta(days=3)
"""Nothing is in contact for longer, a weekend in between: nobody waits for such a run."""


@dataclass(frozen=True, kw_only=True)
class RunningRun:
    """A disinfection run; `code` shows its parcel, `is_own` tells it was started here."""

    run_id: str
    parcel_id: ParcelId
    code: str
    target: str
    started_at: datetime
    required_contact_s: int
    finished: bool
    is_own: bool


def timers(conn: Connection, now: datetime) -> list[RunningRun]:
    """Runs of parcels not opened yet and not stopped, in the order they began.

    Of a parcel that needs no more work those that were never ended, unless they are forgotten:
    what it costs follows open parcels and late runs, not all there ever were.
    """
    own = read_setting(conn, ORIGIN)
    since = {"since": rfc3339(now - FORGOTTEN)}
    rows = (*conn.execute(_RUNS_OF_OPEN), *conn.execute(_RUNNING_LATELY, since))
    found = {(row.origin, row.run_id): row for row in rows}
    ordered = sorted(found.values(), key=lambda row: (row.started_at, row.run_id))
    return [_run(row, own) for row in ordered]


def timers_of_open_parcels(conn: Connection) -> list[RunningRun]:
    """The same of parcels that still need work: what it costs follows those alone."""
    own = read_setting(conn, ORIGIN)
    return [_run(row, own) for row in conn.execute(_RUNS_OF_OPEN)]


def _run(row: Row[Any], own: str | None) -> RunningRun:
    return RunningRun(
        run_id=row.run_id,
        parcel_id=ParcelId(row.parcel_id),
        code=row.code or "",
        target=row.target,
        started_at=from_rfc3339(row.started_at),
        required_contact_s=row.required_contact_s,
        finished=row.finished,
        is_own=row.origin == own,
    )


_UNIT = t.units.alias()
_HAS_ENDED = has_ended(t.disinfection_runs, t.disinfection_finishes, "finish_id")
_RUNS = (
    select(
        t.disinfection_runs,
        shown_code().label("code"),
        _HAS_ENDED.label("finished"),
    )
    .outerjoin(
        t.parcels,
        and_(
            t.parcels.c.parcel_id == t.disinfection_runs.c.parcel_id,
            is_current(t.parcels, "parcel_id"),
        ),
    )
    .where(
        is_current(t.disinfection_runs, "run_id"),
        ~has_ended(t.disinfection_runs, t.disinfection_stops, "stop_id"),
        # what lies inside is disinfected once the parcel is open: its end is recorded as well
        or_(
            ~_HAS_ENDED,
            ~exists(
                select(_UNIT.c.unit_id).where(
                    _UNIT.c.parcel_id == t.disinfection_runs.c.parcel_id,
                    is_current(_UNIT, "unit_id"),
                )
            ),
        ),
    )
    .order_by(t.disinfection_runs.c.started_at, t.disinfection_runs.c.run_id)
)
_RUNNING_LATELY = _RUNS.where(t.disinfection_runs.c.started_at >= bindparam("since"), ~_HAS_ENDED)
_RUNS_OF_OPEN = _RUNS.where(t.disinfection_runs.c.parcel_id.in_(select(t.open_parcels.c.parcel_id)))
