"""The log file, and what happens when the program breaks its own promise.

A crash is logged as types and places, never as values: an exception's text may hold a customer's
name, a statement's parameters or a label's content (DESIGN D12).
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from inspection.errors import StationError, WorldError, frames
from inspection.log_file import BoundedLog

FULLY_LOGGED = 20
SPARSELY_LOGGED = 1000
"""What breaks in every paint would fill the disk: from then on one line for so many."""
_log = logging.getLogger("returns_station.crash")


@dataclass(frozen=True, kw_only=True)
class Crash:
    """What may be shown and sent: the kind of error and where it happened."""

    kind: str
    where: str
    log_file: Path | None
    places: tuple[str, ...] = ()
    """Every frame it came through, outermost first."""


Tell = Callable[[Crash], None]


def open_log(log_file: Path, level: str) -> None:
    """Send the log to a file, the last words of a dying interpreter too.

    Raises WorldError `log.unwritable` when the folder cannot be written.
    """
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = BoundedLog(log_file)
    except OSError as error:
        raise WorldError("log.unwritable", file=str(log_file), why=error.strerror or "") from error
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    faulthandler.enable(handler.stream or sys.stderr)


def install(tell: Tell, *, log_file: Path | None = None) -> None:
    """Log every exception nobody caught, on any thread, then `tell` it.

    `tell` runs on the thread that broke; it must not touch widgets directly.
    """
    seen: dict[str, int] = {}

    def report(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        crash = crash_of(kind, trace, log_file=log_file)
        code = f" {error.code}" if isinstance(error, StationError) else ""
        seen[crash.where] = count = seen.get(crash.where, 0) + 1
        if count <= FULLY_LOGGED:
            _log.critical("%s%s at %s\n%s", crash.kind, code, crash.where, "\n".join(crash.places))
        elif count % SPARSELY_LOGGED == 0:
            _log.critical("%s%s at %s, %d times", crash.kind, code, crash.where, count)
        tell(crash)

    sys.excepthook = report
    threading.excepthook = lambda given: report(
        given.exc_type, given.exc_value, given.exc_traceback
    )


def crash_of(
    kind: type[BaseException], trace: TracebackType | None, *, log_file: Path | None
) -> Crash:
    """The crash as it may be shown."""
    places = frames(trace)
    return Crash(
        kind=kind.__name__,
        where=places[-1] if places else "unknown place",
        log_file=log_file,
        places=tuple(places),
    )


def tell_terminal(crash: Crash) -> None:
    """One clear message for a command without a window."""
    detail = f" Details are in {crash.log_file}." if crash.log_file else f" ({crash.where})"
    sys.stderr.write(
        f"The program made a mistake ({crash.kind}) and stopped; "
        f"what was recorded before is safe.{detail}\n"
    )
