"""`bench lookup`: what a scan costs, on the screen and in the store, with many tickets."""

from __future__ import annotations

import os

from app.cli.bench.report import Report
from app.cli.bench.store import measure_action, measure_lookup
from app.cli.display import has_display

LOOKUPS_PER_SCAN = 10
"""A look-up takes a hundredth of a scan, and needs more of them for a steady p95."""


def measure_lookups(*, tickets: int, rounds: int) -> Report:
    """The whole way first, then its parts: the query, and an action beside a running pull."""
    if not has_display(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.cli.bench.scan import measure_scan  # noqa: PLC0415 - after the platform is set

    parts = [
        measure_scan(tickets=tickets, rounds=rounds),
        measure_lookup(tickets=tickets, rounds=rounds * LOOKUPS_PER_SCAN),
        measure_action(),
    ]
    return {**parts[0], "parts": parts}
