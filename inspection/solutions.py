"""Solutions and lamps: whether one may be used now, for which procedure, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from inspection.values import Ref

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection.disinfection import Procedure

MINUTES_PER_H = 60
CLOCK_DRIFT = timedelta(minutes=5)
"""Clock discipline slews; more than this was set by somebody."""


@dataclass(frozen=True, kw_only=True)
class Solution:
    """A solution this bench mixed and has not poured away."""

    solution_id: str
    procedure_id: str
    agent: str
    product_batch: str | None
    expires_on: str | None
    stock_milli_percent: int
    dilution_parts: int
    concentration_mg_l: int
    mixed_at: datetime
    discard_at: datetime
    test_strip_mg_l: int | None
    at: Ref

    def is_expired(self, now: datetime) -> bool:
        """Past its time to discard, or mixed in the future: then somebody set the clock back."""
        return not self.mixed_at - CLOCK_DRIFT <= now < self.discard_at

    def is_weak(self, procedure: Procedure) -> bool:
        """A strip read less than the procedure needs."""
        read = self.test_strip_mg_l
        return read is not None and read < procedure.required_mg_l

    def fits(self, procedure: Procedure) -> bool:
        """The agent of the procedure, at least as strong as its recipe makes it."""
        return (
            procedure.lamp is None
            and self.agent == procedure.agent.code
            and self.concentration_mg_l >= procedure.concentration_mg_l
        )


@dataclass(frozen=True, kw_only=True)
class Lamp:
    """A UV-C lamp of this bench; `used_min` counts all runs under it."""

    lamp_id: str
    device: str
    irradiance_uw_cm2: int
    replace_at_h: int
    used_min: int
    both_sides: bool
    at: Ref

    @property
    def used_h(self) -> int:
        """Whole hours it has burnt."""
        return self.used_min // MINUTES_PER_H

    @property
    def is_worn(self) -> bool:
        """At its last hour or past it."""
        return self.used_min >= self.replace_at_h * MINUTES_PER_H


def solution_for(solutions: Sequence[Solution], procedure: Procedure) -> Solution | None:
    """The solution last mixed that fits, expired or not."""
    fitting = [one for one in solutions if one.fits(procedure)]
    return max(fitting, key=lambda one: (one.mixed_at, one.at.seq), default=None)


def lamp_for(lamps: Sequence[Lamp], procedure: Procedure) -> Lamp | None:
    """The lamp last registered, where the procedure needs one."""
    return lamps[-1] if lamps and procedure.lamp is not None else None


def is_past(expires_on: str, now: datetime) -> bool:
    """An ISO date is over, by the date of `now`; text that is no date counts as over."""
    try:
        return date.fromisoformat(expires_on) < now.date()
    except ValueError:
        return True
