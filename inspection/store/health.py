"""Whether a station's database is whole: looked at read-only, beside whoever has it open."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspection.values import from_rfc3339

_OPS_BETWEEN_LOOKS = 100_000
_LATEST = 20_000
"""Records looked at for the newest time: some two weeks of a busy desk, a fraction of a second."""
_NEWEST = """
    SELECT max(json_extract(line, '$.recorded_at')) FROM (
        SELECT line FROM journal WHERE origin = (SELECT value FROM settings WHERE key = 'origin')
        ORDER BY seq DESC LIMIT ?)
"""


@dataclass(frozen=True, kw_only=True)
class DatabaseHealth:
    """`is_whole` is None where the check did not end within its limit."""

    journal_mode: str
    revision: str
    is_whole: bool | None
    size_bytes: int


def database_health(path: Path, *, limit_s: float) -> DatabaseHealth:
    """Look; raises sqlite3.Error for what is no readable database."""
    end_s = time.monotonic() + limit_s
    with closing(_opened(path)) as conn:
        conn.set_progress_handler(lambda: int(time.monotonic() > end_s), _OPS_BETWEEN_LOOKS)
        mode = str(conn.execute("PRAGMA journal_mode").fetchone()[0])
        revision = str(conn.execute("SELECT version_num FROM alembic_version").fetchone()[0])
        try:
            answer = conn.execute("PRAGMA quick_check(1)").fetchone()[0]
            is_whole: bool | None = answer == "ok"
        except sqlite3.OperationalError as problem:
            if "interrupted" not in str(problem):
                raise
            is_whole = None
    return DatabaseHealth(
        journal_mode=mode, revision=revision, is_whole=is_whole, size_bytes=path.stat().st_size
    )


def newest_record_at(path: Path) -> datetime | None:
    """The latest time this station's own records name, which need not be the last record's.

    None before the first. Raises sqlite3.Error for what is no readable database, ValueError for a
    time that is none.
    """
    with closing(_opened(path)) as conn:
        newest = conn.execute(_NEWEST, (_LATEST,)).fetchone()[0]
    return from_rfc3339(str(newest)) if newest is not None else None


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
