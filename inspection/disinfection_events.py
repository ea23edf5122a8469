"""Events of what disinfects: solutions, lamps, what a run was prepared with, late entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from inspection.event_base import Event


@dataclass(frozen=True, kw_only=True)
class SolutionMixed(Event):
    """A solution was mixed at this bench; its strength follows from stock and dilution.

    Stock in 1/1000 %; `expires_on` is an ISO date of the product; `test_strip_mg_l` was read off
    a strip. A correction (batch, strip) is a new fact that supersedes this one and keeps its times.
    """

    KIND: ClassVar[str] = "solution.mixed"
    solution_id: str
    procedure_id: str
    procedure_version: int
    agent: str
    product_batch: str | None
    expires_on: str | None
    stock_milli_percent: int
    dilution_parts: int
    concentration_mg_l: int
    mixed_at: datetime
    discard_at: datetime
    test_strip_mg_l: int | None
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SolutionDiscarded(Event):
    """A solution was poured away."""

    KIND: ClassVar[str] = "solution.discarded"
    discard_id: str
    solution_id: str


@dataclass(frozen=True, kw_only=True)
class LampRegistered(Event):
    """A UV-C lamp at this bench. A new tube in the same device supersedes the old one.

    `used_min` are minutes it burnt before; minutes of runs are counted from the runs.
    """

    KIND: ClassVar[str] = "lamp.registered"
    lamp_id: str
    device: str
    irradiance_uw_cm2: int
    replace_at_h: int
    used_min: int
    both_sides: bool
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DisinfectionPrepared(Event):
    """What a run is done with, recorded together with its start: material, solution or lamp.

    Irradiance, dose and sides are those of a lamp, and None without one.
    """

    KIND: ClassVar[str] = "disinfection.prepared"
    preparation_id: str
    run_id: str
    parcel_id: str
    material: str
    solution_id: str | None
    lamp_id: str | None
    irradiance_uw_cm2: int | None
    dose_uj_cm2: int | None
    sides: int | None


@dataclass(frozen=True, kw_only=True)
class DisinfectionEnteredLate(Event):
    """A run no timer of ours measured, told afterwards; it never proves anything.

    When it was entered is the record's own time, so nothing can be dated back. `opens` says that
    the parcel may be opened on it, as the policy allows the role of who entered it.
    """

    KIND: ClassVar[str] = "disinfection.entered_late"
    late_id: str
    parcel_id: str
    target: str
    procedure_id: str
    procedure_version: int
    agent: str
    concentration_mg_l: int
    required_contact_s: int
    started_at: datetime
    ended_at: datetime
    reason: str
    opens: bool
