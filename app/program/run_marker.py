"""Whether the last run ended as it should: a mark in the data folder while the program runs.

The mark is an exclusive lock besides a file: a second copy of the program on the same folder must
not take the first one's mark for a crash, and a lock never outlives its process.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

FILE_NAME = "running"


class RunMarker:
    """Set by `begin`, taken away by `end`; whatever fails here is no reason not to work."""

    def __init__(self, folder: Path) -> None:
        """Touches nothing."""
        self._file = folder / FILE_NAME
        self._lock: sqlite3.Connection | None = None

    def begin(self) -> bool:
        """Whether the run before this one ended without a word. For a background thread."""
        import sqlite3  # noqa: PLC0415 - not before the first window

        was_there = self._file.exists()
        try:
            lock = sqlite3.connect(
                self._file, timeout=0.0, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error:
            return False
        try:
            # MEMORY: no second file beside it
            lock.execute("PRAGMA journal_mode=MEMORY")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            lock.close()  # another copy of the program runs: it is alive, and the mark is its own
            return False
        except sqlite3.DatabaseError:
            lock.close()  # somebody's file of that name: leave it alone
            return False
        self._lock = lock
        return was_there

    def end(self) -> None:
        """This run ends as it should."""
        if self._lock is None:
            return
        lock, self._lock = self._lock, None
        lock.close()
        try:
            self._file.unlink(missing_ok=True)
        except OSError:
            return  # the disk went away: the next start then asks needlessly, no more than that
