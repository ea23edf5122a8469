"""What a check found: plain data, worded in app/doctor/words.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.settings.config import Config
from inspection.ports import Clock

State = Literal["ok", "warn", "danger", "untested"]
Param = str | int | float


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One line: `code` is worded in both languages, `params` fill the words."""

    name: str
    state: State
    code: str
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What only the running window knows; None in a terminal."""

    camera_px: tuple[int, int] | None
    """Size of the newest picture; None while there is none."""
    keyboard: str = ""
    """`wedge` or `aside`: who tells scans from typing."""
    scanner: str = "keyboard"
    """`keyboard`, `opening`, `open` or `lost`."""
    scanner_problem: str = ""
    """Code of what keeps it from being read."""
    scale: str = "none"
    """`none`, `opening`, `open` or `lost`."""
    scale_problem: str = ""
    """Code of what keeps it from being read."""
    readings: int = 0
    """Whole readings of hand scanners since the start."""


@dataclass(frozen=True, kw_only=True)
class Patient:
    """What is examined."""

    config: Config
    clock: Clock
    seen: Seen | None = None
    hub_url: str | None = None
    """Where the hub answers, as far as somebody knows; None finds out."""
    has_display: bool = True
    """Whether Qt can open a window here; the probe runs without one where it cannot."""
    memo: dict[str, object] = field(default_factory=dict)
    """What one check found out and another needs too."""


Check = Callable[[Patient], Finding]


@dataclass(frozen=True, kw_only=True)
class Named:
    """A check under its name, and how long it may take."""

    name: str
    run: Check
    limit_s: float
