"""Moments of a start, for `bench start`."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

MARKS_VARIABLE = "RETURNS_STATION_BENCH_MARKS"
"""Names a file that gets the moments of a start; the station ends once it is ready."""


def mark(environ: Mapping[str, str], name: str) -> None:
    """Note this moment; does nothing in a start that nobody measures."""
    file = environ.get(MARKS_VARIABLE)
    if file:
        with Path(file).open("a", encoding="ascii") as marks:
            marks.write(f"{name} {time.monotonic_ns()}\n")
