"""Checks of the machine: disk, data folder, clock, time zone."""

from __future__ import annotations

import os
import secrets
import shutil
import stat
import time
from datetime import datetime, timedelta
from pathlib import Path

from app.doctor.findings import Finding, Patient

LOW_BYTES = 5 * 1024**3
"""About 2,000 photos and their records."""
NO_ROOM_BYTES = 200 * 1024**2
PROBE_BYTES = 4 * 1024**2
SLOW_MB_S = 5.0
"""Below it a photo and its record take longer than the next scan."""
SANE_YEAR = 2025
STEP_S = 2.0
_GIB = 1024**3


def disk(patient: Patient) -> Finding:
    """Free room, and how fast bytes become durable."""
    folder = nearest(patient.config.data_dir)
    free = shutil.disk_usage(folder).free
    free_gib = round(free / _GIB, 1)
    if free < NO_ROOM_BYTES:
        return Finding(name="disk", state="danger", code="disk.full", params={"free_gib": free_gib})
    try:
        seconds = _write_seconds(folder)
    except OSError:
        return Finding(name="disk", state="danger", code="disk.unwritable")
    speed = round(PROBE_BYTES / 1e6 / max(seconds, 1e-6), 1)
    params = {"free_gib": free_gib, "mb_s": speed}
    if speed < SLOW_MB_S:
        return Finding(name="disk", state="warn", code="disk.slow", params=params)
    code = "disk.low" if free < LOW_BYTES else "disk.fine"
    return Finding(
        name="disk", state="warn" if free < LOW_BYTES else "ok", code=code, params=params
    )


def folder(patient: Patient) -> Finding:
    """The data folder may be written, and its secrets are nobody else's."""
    config = patient.config
    params = {"folder": str(config.data_dir)}
    if not config.data_dir.exists():
        can = os.access(nearest(config.data_dir), os.W_OK)
        code = "folder.fresh" if can else "folder.unwritable"
        return Finding(name="folder", state="ok" if can else "danger", code=code, params=params)
    if not os.access(config.data_dir, os.R_OK | os.W_OK | os.X_OK):
        return Finding(name="folder", state="danger", code="folder.unwritable", params=params)
    if os.name == "posix" and any(_is_open(one) for one in config.secrets.glob("*")):
        return Finding(name="folder", state="warn", code="folder.open", params=params)
    return Finding(name="folder", state="ok", code="folder.fine", params=params)


def time_zone(patient: Patient) -> Finding:
    """What the clock on the wall is compared with."""
    local = patient.clock.now().astimezone()
    offset = local.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    shown = f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    params = {"zone": local.tzname() or "?", "offset": shown}
    return Finding(
        name="time_zone",
        state="ok" if minutes else "warn",
        code="zone.fine" if minutes else "zone.utc",
        params=params,
    )


def clock_sense(now: datetime) -> Finding | None:
    """A clock that is plainly wrong; None where it may be right."""
    if now.year >= SANE_YEAR:
        return None
    return Finding(name="clock", state="danger", code="clock.wrong", params={"year": now.year})


def nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _is_open(file: Path) -> bool:
    """Whether others than its owner may read a key."""
    return file.is_file() and bool(stat.S_IMODE(file.stat().st_mode) & 0o077)


def _write_seconds(folder: Path) -> float:
    probe = folder / f".probe-{secrets.token_hex(4)}"
    data = secrets.token_bytes(PROBE_BYTES)
    begun = time.perf_counter()
    try:
        with probe.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return time.perf_counter() - begun
    finally:
        probe.unlink(missing_ok=True)
