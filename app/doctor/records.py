"""Checks of the station's database, and of the clock beside what it recorded."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from app.doctor.findings import Finding, Param, Patient, State

if TYPE_CHECKING:
    from inspection.store.health import DatabaseHealth

LIMIT_S = 15.0
STEPPED_S = 120.0
"""Further behind the newest record than this, a clock did not merely drift."""
_MIB = 1024**2


def database(patient: Patient) -> Finding:
    """Whole, in the right mode, of a version this program knows; read-only."""
    from inspection.store.health import database_health  # noqa: PLC0415
    from inspection.store.migrations import HEAD  # noqa: PLC0415 - brings the database library

    path = patient.config.database
    if not path.exists():
        return Finding(name="database", state="untested", code="database.fresh")
    try:
        health = database_health(path, limit_s=LIMIT_S)
    except (sqlite3.Error, TypeError, OSError):
        # TypeError: an answer without a row, from a file that is some other database
        return Finding(name="database", state="danger", code="database.unreadable")
    params: dict[str, Param] = {
        "mode": health.journal_mode,
        "revision": health.revision,
        "known": HEAD,
        "size_mib": round(health.size_bytes / _MIB, 1),
    }
    state, code = _verdict(health, known=HEAD)
    return Finding(name="database", state=state, code=code, params=params)


def clock_step(patient: Patient) -> Finding:
    """The clock beside the newest record's time: a record of the future means that it stepped."""
    from inspection.store.health import newest_record_at  # noqa: PLC0415

    path = patient.config.database
    if not path.exists():
        return Finding(name="clock_step", state="untested", code="clock_step.fresh")
    try:
        newest = newest_record_at(path)
    except (sqlite3.Error, ValueError, OSError):
        return Finding(name="clock_step", state="untested", code="clock_step.unreadable")
    if newest is None:
        return Finding(name="clock_step", state="untested", code="clock_step.fresh")
    behind_s = (newest - patient.clock.now()).total_seconds()
    shown = newest.astimezone().strftime("%Y-%m-%d %H:%M")
    params: dict[str, Param] = {"at": shown, "minutes": max(0, round(behind_s / 60))}
    if behind_s > STEPPED_S:
        return Finding(name="clock_step", state="warn", code="clock_step.back", params=params)
    return Finding(name="clock_step", state="ok", code="clock_step.fine", params=params)


def _verdict(health: DatabaseHealth, *, known: str) -> tuple[State, str]:
    if health.is_whole is False:
        return "danger", "database.damaged"
    if health.revision > known:
        return "danger", "database.too_new"
    if health.is_whole is None:
        return "warn", "database.unfinished"
    return ("ok", "database.fine") if health.journal_mode == "wal" else ("warn", "database.mode")
