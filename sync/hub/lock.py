"""One hub process per data folder: two would be two senders of the same refunds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from inspection.errors import OperatorError

WAIT_S = 10.0
"""A hub whose station just died may need a moment to notice and end."""


class ProcessLock:
    """Held until `release`, or until the process ends in whatever way: the system lets go.

    An exclusive SQLite lock serves on every platform alike and never outlives its process, as a
    file with a process number in it would.
    """

    def __init__(self, path: Path, *, wait_s: float = WAIT_S) -> None:
        """Raises OperatorError `hub.already_running`."""
        self._connection = sqlite3.connect(
            path, timeout=wait_s, isolation_level=None, check_same_thread=False
        )
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as taken:
            self._connection.close()
            raise OperatorError("hub.already_running", folder=path.parent.name) from taken

    def release(self) -> None:
        """Let the next hub in."""
        self._connection.close()
