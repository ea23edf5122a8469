"""The disinfection record of one bench and one stretch of time, as it is printed (DOMAIN 5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import orjson
from sqlalchemy import Connection, Row, and_, bindparam, func, select

from inspection.store import tables as t
from inspection.store.predicates import is_current, stands
from inspection.store.queries.parcels import shown_code
from inspection.store.settings import ORIGIN, read_setting
from inspection.values import OriginId, from_rfc3339, rfc3339


class Mark(StrEnum):
    """What a row is worth."""

    PROVEN = "proven"
    UNPROVEN = "unproven"
    RUNNING = "running"
    STOPPED = "stopped"
    LATE = "late"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One run, one entry made late, or one parcel left out; codes of the policies as recorded.

    `written_at` is the record's own time. Of a parcel left out only reason, code and person are
    known. `lamp_min` are the minutes the lamp had burnt when the run was over.
    """

    mark: Mark
    written_at: datetime
    code: str
    person_zh: str
    person_en: str
    target: str = ""
    procedure_id: str = ""
    agent: str = ""
    batch: str = ""
    material: str = ""
    concentration_mg_l: int = 0
    required_s: int = 0
    contact_s: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    ppe: tuple[str, ...] = ()
    device: str = ""
    lamp_min: int = 0
    dose_uj_cm2: int = 0
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MixedRow:
    """A solution that was in use."""

    agent: str
    batch: str
    expires_on: str
    concentration_mg_l: int
    test_strip_mg_l: int | None
    mixed_at: datetime
    discard_at: datetime
    person_zh: str
    person_en: str


@dataclass(frozen=True, kw_only=True)
class DisinfectionSheet:
    """All rows of one bench, oldest first, and the solutions mixed or still in date."""

    station_name: str
    since: datetime
    until: datetime
    rows: tuple[SheetRow, ...]
    solutions: tuple[MixedRow, ...]


def own_sheet(conn: Connection, since: datetime, until: datetime) -> DisinfectionSheet:
    """The sheet of this very bench."""
    own = OriginId(read_setting(conn, ORIGIN) or "")
    return disinfection_sheet(conn, own, since, until)


def benches(conn: Connection, since: datetime, until: datetime) -> list[tuple[OriginId, str]]:
    """Origin and name of every station that recorded a disinfection then, by name.

    A station that was set up anew stands here twice: each of its origins has a sheet of its own.
    """
    span = {"since": rfc3339(since), "until": rfc3339(until)}
    found = {row.origin for select_ in _ORIGINS for row in conn.execute(select_, span)}
    named = [(conn.execute(_STATION, {"of": one}).scalar() or "", one) for one in found]
    return [(OriginId(one), name) for name, one in sorted(named)]


def disinfection_sheet(
    conn: Connection, origin: OriginId, since: datetime, until: datetime
) -> DisinfectionSheet:
    """What a bench recorded from `since` until before `until`; nothing is left out."""
    span = {"of": origin, "since": rfc3339(since), "until": rfc3339(until)}
    rows = [
        *(_run(conn, row) for row in conn.execute(_RUNS, span)),
        *(_late(row) for row in conn.execute(_LATE, span)),
        *(_skip(row) for row in conn.execute(_SKIPS, span)),
    ]
    return DisinfectionSheet(
        station_name=conn.execute(_STATION, {"of": origin}).scalar() or "",
        since=since,
        until=until,
        rows=tuple(sorted(rows, key=lambda row: (row.started_at or row.written_at, row.code))),
        solutions=tuple(_mixed(row) for row in conn.execute(_SOLUTIONS, span)),
    )


def _run(conn: Connection, row: Row[Any]) -> SheetRow:
    ended = row.ended_at or row.stopped_at
    lit_s = 0
    if row.lamp_id is not None:
        upto = {"of": row.lamp_id, "until": row.started_at}
        lit_s = conn.execute(_LIT_UNTIL, upto).scalar() or 0
    return SheetRow(
        mark=_mark(row),
        written_at=from_rfc3339(row.recorded_at),
        code=row.code or "",
        person_zh=row.name_zh or "",
        person_en=row.name_en or "",
        target=row.target,
        procedure_id=row.procedure_id,
        agent=row.agent,
        batch=row.product_batch or "",
        material=row.material or "",
        concentration_mg_l=row.concentration_mg_l,
        required_s=row.required_contact_s,
        contact_s=row.contact_s,
        started_at=from_rfc3339(row.started_at),
        ended_at=None if ended is None else from_rfc3339(ended),
        ppe=tuple(orjson.loads(row.ppe)),
        device=row.device or "",
        lamp_min=(row.used_min or 0) + lit_s // 60,
        dose_uj_cm2=row.dose_uj_cm2 or 0,
    )


def _mark(row: Row[Any]) -> Mark:
    if row.ended_at is not None:
        return Mark.PROVEN if row.proven else Mark.UNPROVEN
    return Mark.STOPPED if row.stopped_at is not None else Mark.RUNNING


def _late(row: Row[Any]) -> SheetRow:
    return SheetRow(
        mark=Mark.LATE,
        written_at=from_rfc3339(row.recorded_at),
        code=row.code or "",
        person_zh=row.name_zh or "",
        person_en=row.name_en or "",
        target=row.target,
        procedure_id=row.procedure_id,
        agent=row.agent,
        concentration_mg_l=row.concentration_mg_l,
        required_s=row.required_contact_s,
        started_at=from_rfc3339(row.started_at),
        ended_at=from_rfc3339(row.ended_at),
        reason=row.reason,
    )


def _skip(row: Row[Any]) -> SheetRow:
    return SheetRow(
        mark=Mark.SKIPPED,
        written_at=from_rfc3339(row.recorded_at),
        code=row.code or "",
        person_zh=row.name_zh or "",
        person_en=row.name_en or "",
        reason=row.reason,
    )


def _mixed(row: Row[Any]) -> MixedRow:
    return MixedRow(
        agent=row.agent,
        batch=row.product_batch or "",
        expires_on=row.expires_on or "",
        concentration_mg_l=row.concentration_mg_l,
        test_strip_mg_l=row.test_strip_mg_l,
        mixed_at=from_rfc3339(row.mixed_at),
        discard_at=from_rfc3339(row.discard_at),
        person_zh=row.name_zh or "",
        person_en=row.name_en or "",
    )


def _name(column: Any, person: Any) -> Any:  # noqa: ANN401 - columns of any table
    people = t.people.alias()
    return (
        select(people.c[column])
        .where(people.c.person_id == person, is_current(people, "fact_id"))
        .order_by(people.c.recorded_at.desc(), people.c.seq.desc())
        .limit(1)
        .scalar_subquery()
        .label(column)
    )


def _with_parcel(facts: Any, *columns: Any) -> Any:  # noqa: ANN401 - any table of facts
    return select(
        facts,
        shown_code().label("code"),
        _name("name_zh", facts.c.actor),
        _name("name_en", facts.c.actor),
        *columns,
    )


def _parcel_of(facts: Any) -> Any:  # noqa: ANN401 - any table of facts
    return facts.outerjoin(
        t.parcels,
        and_(t.parcels.c.parcel_id == facts.c.parcel_id, is_current(t.parcels, "parcel_id")),
    )


def _batch() -> Any:  # noqa: ANN401 - a scalar select
    """The batch of the solution a run names, as it is known now: it may have been told later."""
    told = t.solutions.alias()
    return (
        select(told.c.product_batch)
        .where(
            told.c.origin == t.solutions.c.origin,
            told.c.mixed_at == t.solutions.c.mixed_at,
            told.c.agent == t.solutions.c.agent,
            is_current(told, "solution_id"),
        )
        .limit(1)
        .scalar_subquery()
    )


def _of_run(end: Any, key: str) -> Any:  # noqa: ANN401 - any table of ends
    return and_(end.c.run_id == t.disinfection_runs.c.run_id, is_current(end, key))


_SINCE: Any = bindparam("since")
_UNTIL: Any = bindparam("until")
_PREPARED = t.disinfection_preparations
_RUNS = (
    _with_parcel(
        t.disinfection_runs,
        t.disinfection_finishes.c.ended_at,
        t.disinfection_finishes.c.contact_s,
        t.disinfection_finishes.c.proven,
        t.disinfection_stops.c.stopped_at,
        _PREPARED.c.material,
        _PREPARED.c.lamp_id,
        _PREPARED.c.dose_uj_cm2,
        _batch().label("product_batch"),
        t.lamps.c.device,
        t.lamps.c.used_min,
    )
    .select_from(
        _parcel_of(t.disinfection_runs)
        .outerjoin(t.disinfection_finishes, _of_run(t.disinfection_finishes, "finish_id"))
        .outerjoin(t.disinfection_stops, _of_run(t.disinfection_stops, "stop_id"))
        .outerjoin(_PREPARED, _of_run(_PREPARED, "preparation_id"))
        # what was corrected or replaced since is still what was used then
        .outerjoin(t.solutions, t.solutions.c.solution_id == _PREPARED.c.solution_id)
        .outerjoin(t.lamps, t.lamps.c.lamp_id == _PREPARED.c.lamp_id)
    )
    .where(
        t.disinfection_runs.c.origin == bindparam("of"),
        t.disinfection_runs.c.started_at >= _SINCE,
        t.disinfection_runs.c.started_at < _UNTIL,
        is_current(t.disinfection_runs, "run_id"),
    )
)
_LATE = (
    _with_parcel(t.disinfection_late_runs)
    .select_from(_parcel_of(t.disinfection_late_runs))
    .where(
        t.disinfection_late_runs.c.origin == bindparam("of"),
        t.disinfection_late_runs.c.recorded_at >= _SINCE,
        t.disinfection_late_runs.c.recorded_at < _UNTIL,
        is_current(t.disinfection_late_runs, "late_id"),
    )
)
_SKIPS = (
    _with_parcel(t.disinfection_skips)
    .select_from(_parcel_of(t.disinfection_skips))
    .where(
        t.disinfection_skips.c.origin == bindparam("of"),
        t.disinfection_skips.c.recorded_at >= _SINCE,
        t.disinfection_skips.c.recorded_at < _UNTIL,
        is_current(t.disinfection_skips, "skip_id"),
    )
)
_SOLUTIONS = (
    select(
        t.solutions,
        _name("name_zh", t.solutions.c.actor),
        _name("name_en", t.solutions.c.actor),
    )
    .where(
        t.solutions.c.origin == bindparam("of"),
        t.solutions.c.discard_at > _SINCE,
        t.solutions.c.mixed_at < _UNTIL,
        is_current(t.solutions, "solution_id"),
    )
    .order_by(t.solutions.c.mixed_at, t.solutions.c.seq)
)
_LIT_UNTIL = (
    select(
        func.sum(
            func.coalesce(
                t.disinfection_finishes.c.contact_s, t.disinfection_runs.c.required_contact_s
            )
        )
    )
    .select_from(
        _PREPARED.join(t.disinfection_runs, t.disinfection_runs.c.run_id == _PREPARED.c.run_id)
        # ends of other origins are no ends of these runs
        .outerjoin(
            t.disinfection_finishes,
            and_(
                t.disinfection_finishes.c.run_id == t.disinfection_runs.c.run_id,
                t.disinfection_finishes.c.origin == t.disinfection_runs.c.origin,
            ),
        )
    )
    .where(
        _PREPARED.c.lamp_id == bindparam("of"),
        t.disinfection_runs.c.started_at <= bindparam("until"),
    )
)
_ORIGINS = tuple(
    select(table.c.origin).distinct().where(column >= _SINCE, column < _UNTIL)
    for table, column in (
        (t.disinfection_runs, t.disinfection_runs.c.started_at),
        (t.disinfection_late_runs, t.disinfection_late_runs.c.recorded_at),
        (t.disinfection_skips, t.disinfection_skips.c.recorded_at),
    )
)
_STATION = (
    select(t.origins.c.station_name)
    .where(t.origins.c.opened_origin == bindparam("of"), stands(t.origins))
    .limit(1)
)
