"""A log that keeps values out and never fills the disk; the station's and its hub's alike.

What the standard library has for it renames an open file, which Windows refuses while a child
writes to it and which leaves `faulthandler` with a descriptor that is somebody else's by then; and
it brings eight milliseconds of imports before the first window.
"""

from __future__ import annotations

import logging
from pathlib import Path
from types import TracebackType

from inspection.errors import account

MAX_LOG_BYTES = 5_000_000
"""A longer log is set aside, over the one set aside before: two files are all there ever are."""
FORMAT = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class PlacesOnly(logging.Formatter):
    """Says of an exception what `account` says, whichever library logs it."""

    def __init__(self) -> None:
        """One line a record, exceptions below it."""
        super().__init__(FORMAT)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        """Types and places, no values."""
        return "" if ei[1] is None else account(ei[1])


class BoundedLog(logging.FileHandler):
    """Appends to a file whose content is set aside when it grew too long."""

    def __init__(self, file: Path) -> None:
        """Raises OSError where it cannot be written."""
        set_aside(file)
        super().__init__(file, encoding="utf-8")
        self.setFormatter(PlacesOnly())

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, to a log that has room for it."""
        set_aside(Path(self.baseFilename))
        super().emit(record)


def set_aside(file: Path) -> None:
    """Move what a log that is too long holds to `….old.log`; the file itself stays.

    Whoever has it open to append goes on writing to it.
    """
    try:
        if file.stat().st_size <= MAX_LOG_BYTES:
            return
        _copy(file, file.with_suffix(".old.log"))
    except FileNotFoundError:
        return
    except OSError:
        pass  # a full disk: the old lines are lost, so that there is room for new ones
    with file.open("r+b") as log:
        log.truncate()


def _copy(file: Path, aside: Path) -> None:
    from shutil import copyfile  # noqa: PLC0415 - once in a long time

    copyfile(file, aside)
