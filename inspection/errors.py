"""Errors as codes with parameters, in three families; their words live in `app/messages`."""

from __future__ import annotations


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
