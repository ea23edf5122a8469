"""Errors as codes with parameters, in three families; their words live in `app/messages`.

A log gets types and places, never an exception's text: that may hold a customer's name, a
statement's parameters or a label's content (DESIGN D12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class StationError(Exception):
    """Base of all expected errors: a code and its parameters, never a finished sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        """`code` is a dotted name such as `parcel.already_received`."""
        super().__init__(code, params)
        self.code = code
        self.params: dict[str, str | int] = params

    def __str__(self) -> str:
        """The code with its parameters, for logs."""
        shown = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.code}({shown})" if shown else self.code


class OperatorError(StationError):
    """The operator can mend it: shown as written, nothing was recorded."""


class WorldError(StationError):
    """Disk, database, network or device failed: shown with what to do, worth a retry."""


class BugError(StationError):
    """The program broke its own promise: goes to the crash hook."""


class PolicyError(StationError):
    """A policy file is malformed: which file, at which line, and what is wrong there.

    The reason is an English diagnostic for whoever writes policies, like a compiler's.
    """

    def __init__(self, file: str, line: int, reason: str) -> None:
        """`file` is the bare file name, `line` counts from 1."""
        super().__init__("policy.malformed", file=file, line=line, reason=reason)
        self.file = file
        self.line = line
        self.reason = reason


def account(error: BaseException) -> str:
    """What a log may say of an error: type, code of an expected one, and where, line by line.

    Those it came from follow, outermost first.
    """
    lines: list[str] = []
    met: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in met:
        met.add(id(cause))
        code = f" {cause.code}" if isinstance(cause, StationError) else ""
        came = "from " if lines else ""
        lines += [f"{came}{type(cause).__name__}{code}", *frames(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines)


def frames(trace: TracebackType | None) -> list[str]:
    """`module:line function` of each frame, outermost first; no source text, no values."""
    places = []
    while trace is not None:
        frame = trace.tb_frame
        module = frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno} {frame.f_code.co_name}")
        trace = trace.tb_next
    return places
