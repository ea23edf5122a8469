"""One process per folder: two hubs would send the same refunds, two stations write one journal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from inspection.errors import OperatorError
from inspection.store.errors import world_errors

WAIT_S = 10.0
"""A process whose predecessor was just ended may have to wait for it."""


class ProcessLock:
    """Held until `release`, or until the process ends in whatever way: the system lets go.

    An exclusive SQLite lock serves on every platform alike and never outlives its process, as a
    file with a process number in it would.
    """

    def __init__(self, path: Path, *, taken: str, wait_s: float = WAIT_S) -> None:
        """Raises OperatorError `taken` where another process holds it, else WorldError `store.*`.

        May be let go by any thread.
        """
        with world_errors():
            self._connection = sqlite3.connect(
                path, timeout=wait_s, isolation_level=None, check_same_thread=False
            )
        try:
            with world_errors():
                self._lock(taken, path)
        except BaseException:
            self._connection.close()
            raise

    def _lock(self, taken: str, path: Path) -> None:
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as refused:
            if refused.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            raise OperatorError(taken, folder=path.parent.name) from refused

    def release(self) -> None:
        """Let the next one in."""
        self._connection.close()
