"""Contact time of running disinfections: measured on the monotonic clock, resumed by wall clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

MAX_CLOCK_DRIFT_S = 2.0
"""Wall and monotonic clock may differ this much before the wall clock counts as stepped.

NTP slews by at most 0.5 ms/s, which is 0.9 s over the longest contact time (30 min).
"""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Both clocks, read together."""

    wall: datetime
    monotonic_s: float


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How far one run is. `is_proven` is false where a clock step broke the measurement."""

    elapsed_s: float
    remaining_s: float
    is_due: bool
    is_proven: bool


@dataclass(frozen=True, kw_only=True)
class _Anchor:
    """What is known of a run: its elapsed time at one moment of both clocks."""

    at: Moment
    elapsed_s: float
    is_proven: bool


class ContactClock:
    """Reads the elapsed contact time of several runs at once."""

    def __init__(self) -> None:
        """No run is followed yet."""
        self._anchors: dict[str, _Anchor] = {}

    def follow(self, run_id: str, *, started_at: datetime, now: Moment) -> None:
        """Start following a run; a run already followed keeps its measurement.

        The first sight of a run is dated by wall clock: it is a moment old when it was started
        here, and older after a restart. A start in the future means the clock was set back.
        """
        if run_id in self._anchors:
            return
        elapsed_s = (now.wall - started_at) / timedelta(seconds=1)
        self._anchors[run_id] = _Anchor(
            at=now,
            elapsed_s=max(0.0, elapsed_s),
            is_proven=elapsed_s >= -MAX_CLOCK_DRIFT_S,
        )

    def forget_all_but(self, run_ids: frozenset[str]) -> None:
        """Drop runs that ended."""
        self._anchors = {one: kept for one, kept in self._anchors.items() if one in run_ids}

    def read(self, run_id: str, *, required_s: int, now: Moment) -> Reading:
        """The run's progress; a clock step since the last anchor makes it unproven for good."""
        anchor = self._anchors[run_id]
        passed_s = now.monotonic_s - anchor.at.monotonic_s
        wall_s = (now.wall - anchor.at.wall) / timedelta(seconds=1)
        if anchor.is_proven and abs(wall_s - passed_s) > MAX_CLOCK_DRIFT_S:
            anchor = replace(anchor, is_proven=False)
            self._anchors[run_id] = anchor
        elapsed_s = anchor.elapsed_s + passed_s
        return Reading(
            elapsed_s=elapsed_s,
            remaining_s=max(0.0, required_s - elapsed_s),
            is_due=elapsed_s >= required_s,
            is_proven=anchor.is_proven,
        )
