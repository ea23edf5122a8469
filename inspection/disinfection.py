"""Disinfection: procedures as data, computed concentration, contact time as an interlock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from inspection.values import OUTER, Named, Ref, Texts

WATER_MG_PER_ML = 1000
"""Density that turns per cent into mg/L for watery solutions: 5 % is 50 000 mg/L."""

STEP_TOLERANCE_S = 2
"""Wall and monotonic clock may drift this far apart during a run before it counts as a step.

Contact times are minutes and clock discipline slews by milliseconds; a step is a clock that was
set, or a machine that slept.
"""


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run: started, perhaps finished or stopped."""

    run_id: str
    target: str
    procedure_id: str
    procedure_version: int
    agent: str
    concentration_mg_l: int
    required_contact_s: int
    started_at: datetime
    finished_at: datetime | None
    contact_s: int | None
    proven: bool
    stopped_at: datetime | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class LateRun:
    """A run told afterwards; it never proves, and `opens` only where the policy let it."""

    late_id: str
    target: str
    procedure_id: str
    started_at: datetime
    ended_at: datetime
    entered_at: datetime
    reason: str
    opens: bool
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Preparation:
    """What a run is done with; a lamp brings irradiance, dose and sides."""

    run_id: str
    material: str
    solution_id: str | None
    lamp_id: str | None
    irradiance_uw_cm2: int | None
    dose_uj_cm2: int | None
    sides: int | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class RunFacts:
    """All runs of a parcel, oldest first, the reason it was skipped, if it was, and what was told.

    `late` are runs no timer measured, oldest first.
    """

    runs: tuple[Run, ...]
    skipped_reason: str | None
    late: tuple[LateRun, ...] = ()


class DisinfectionState(StrEnum):
    """Where a parcel stands; a view over its runs."""

    NONE = "none"
    RUNNING = "running"
    DONE = "done"
    UNPROVEN = "unproven"
    LATE = "late"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class ProcedureStep:
    """One step as the operator reads it."""

    text: Texts
    help: Texts | None


@dataclass(frozen=True, kw_only=True)
class SampleMix:
    """A sample case of the file: a stock and dilution with the concentration they give."""

    line: int
    stock_milli_percent: int
    dilution_parts: int
    mg_l: int


@dataclass(frozen=True, kw_only=True)
class SampleDose:
    """A sample case of the file: a dose and an irradiance with the seconds they take."""

    line: int
    dose_uj_cm2: int
    irradiance_uw_cm2: int
    seconds: int


@dataclass(frozen=True, kw_only=True)
class LampRecipe:
    """How long a UV-C lamp has to shine: a dose for each of `sides`, at least this irradiance.

    A weaker lamp is replaced, and so is one that burnt `replace_at_h` hours.
    """

    irradiance_uw_cm2: int
    dose_uj_cm2: int
    sides: int
    replace_at_h: int
    samples: tuple[SampleDose, ...]

    def contact_s(self, irradiance_uw_cm2: int, *, both_sides: bool) -> int:
        """Whole seconds under a lamp; one side after the other where it shines from one only."""
        turns = 1 if both_sides else self.sides
        return turns * exposure_s(self.dose_uj_cm2, irradiance_uw_cm2)


@dataclass(frozen=True, kw_only=True)
class Procedure:
    """How one kind of surface is disinfected. Concentration is computed, never typed.

    `stock_milli_percent` is the agent in 1/1000 %; one part of stock makes `dilution_parts` parts
    of solution. With a `lamp` there is neither stock nor solution, and `contact_s` is that of the
    weakest lamp allowed, one side after the other. `needs_solution`: no start without one mixed at
    the bench and in date. A `demo_only` procedure is refused by every hub outside demo mode.
    """

    procedure_id: str
    version: int
    name: Texts
    target: str
    target_name: Texts
    method: Named
    agent: Named
    stock_milli_percent: int
    dilution_parts: int
    density_mg_per_ml: int
    required_mg_l: int
    contact_s: int
    discard_after_s: int
    needs_solution: bool
    lamp: LampRecipe | None
    ppe: tuple[Named, ...]
    excluded_materials: tuple[Named, ...]
    steps: tuple[ProcedureStep, ...]
    warning: Texts
    demo_only: bool
    samples: tuple[SampleMix, ...]

    @property
    def concentration_mg_l(self) -> int:
        """What the solution holds, in mg/L; 0 under a lamp."""
        if self.lamp is not None:
            return 0
        return concentration_mg_l(
            self.stock_milli_percent,
            self.dilution_parts,
            density_mg_per_ml=self.density_mg_per_ml,
        )

    def suits(self, material: str) -> bool:
        """False where the agent harms this material."""
        return all(one.code != material for one in self.excluded_materials)


def exposure_s(dose_uj_cm2: int, irradiance_uw_cm2: int) -> int:
    """Whole seconds until a dose is reached, rounded up: 70 µW/cm² give 126 mJ/cm² in 1800 s."""
    if dose_uj_cm2 <= 0 or irradiance_uw_cm2 <= 0:
        message = "dose and irradiance are positive"
        raise ValueError(message)
    return -(-dose_uj_cm2 // irradiance_uw_cm2)


def concentration_mg_l(
    stock_milli_percent: int, dilution_parts: int, *, density_mg_per_ml: int = WATER_MG_PER_ML
) -> int:
    """Active agent in mg/L, rounded down so that it is never overstated.

    One per cent of a litre is 10 ml; 5 % of a watery stock diluted 1 to 100 is 500 mg/L.
    """
    if stock_milli_percent <= 0 or dilution_parts <= 0 or density_mg_per_ml <= 0:
        message = "stock, dilution and density are positive"
        raise ValueError(message)
    return stock_milli_percent * density_mg_per_ml // (100 * dilution_parts)


@dataclass(frozen=True, kw_only=True)
class ContactTimer:
    """Measures one contact time on two clocks. Immutable: `observed` gives the next state.

    The monotonic clock measures while the program runs; after a restart it starts again from
    what the wall clock says. `is_proven` turns false for good once the two clocks part.
    """

    started_at: datetime
    seen_at: datetime
    seen_monotonic_s: float
    elapsed_s: float
    is_proven: bool

    @classmethod
    def begin(cls, *, now: datetime, monotonic_s: float) -> ContactTimer:
        """A timer that starts at this moment."""
        return cls(
            started_at=now,
            seen_at=now,
            seen_monotonic_s=monotonic_s,
            elapsed_s=0.0,
            is_proven=True,
        )

    @classmethod
    def resume(cls, started_at: datetime, *, now: datetime, monotonic_s: float) -> ContactTimer:
        """A timer after a restart; a wall clock before the start proves nothing."""
        elapsed_s = (now - started_at).total_seconds()
        return cls(
            started_at=started_at,
            seen_at=now,
            seen_monotonic_s=monotonic_s,
            elapsed_s=max(0.0, elapsed_s),
            is_proven=elapsed_s >= 0,
        )

    def observed(self, *, now: datetime, monotonic_s: float) -> ContactTimer:
        """The timer at this moment; call it every second, so that steps cannot cancel out."""
        passed_s = monotonic_s - self.seen_monotonic_s
        drift_s = (now - self.started_at).total_seconds() - (self.elapsed_s + passed_s)
        return replace(
            self,
            seen_at=now,
            seen_monotonic_s=monotonic_s,
            elapsed_s=self.elapsed_s + passed_s,
            is_proven=self.is_proven and abs(drift_s) <= STEP_TOLERANCE_S,
        )

    @property
    def contact_s(self) -> int:
        """Whole seconds of contact, rounded down."""
        return int(self.elapsed_s)

    def remaining_s(self, required_s: int) -> int:
        """Whole seconds still to wait, never negative, rounded up by way of `contact_s`."""
        return max(0, required_s - self.contact_s)


def ends_at(run: Run) -> datetime:
    """When the contact time of a run is over by the wall clock."""
    return run.started_at + timedelta(seconds=run.required_contact_s)


def is_sufficient(run: Run) -> bool:
    """The run was finished and its contact time reached what was required."""
    return run.contact_s is not None and run.contact_s >= run.required_contact_s


def is_running(run: Run) -> bool:
    """The run was started and neither finished nor stopped."""
    return run.finished_at is None and run.stopped_at is None


def is_open(facts: RunFacts) -> bool:
    """The interlock: a parcel may be opened after sufficient contact outside, or where skipped.

    A late entry opens it only where the policy said so as it was recorded.
    """
    return (
        facts.skipped_reason is not None
        or deciding_run(facts) is not None
        or any(one.opens for one in facts.late if one.target == OUTER)
    )


def state_of(facts: RunFacts, targets: tuple[str, ...] = (OUTER,)) -> DisinfectionState:
    """What can be said of all `targets` of a parcel: the least of them, each at its best.

    A running repeat shows as running.
    """
    if any(is_running(run) for run in facts.runs if run.target in targets):
        return DisinfectionState.RUNNING
    states = [_state_of(facts, target) for target in targets]
    return min(states, key=_FROM_NOTHING.index)


def deciding_run(facts: RunFacts, target: str = OUTER) -> Run | None:
    """The run a target counts as disinfected by: the last sufficient one, a proven one first."""
    sufficient = [run for run in facts.runs if run.target == target and is_sufficient(run)]
    return max(sufficient, key=lambda run: (run.proven, run.started_at), default=None)


def next_target(facts: RunFacts, targets: tuple[str, ...]) -> str | None:
    """The first target that nothing sufficient was done for yet, in the order of the layers."""
    return next((one for one in targets if deciding_run(facts, one) is None), None)


_FROM_NOTHING = (
    DisinfectionState.NONE,
    DisinfectionState.RUNNING,
    DisinfectionState.SKIPPED,
    DisinfectionState.LATE,
    DisinfectionState.UNPROVEN,
    DisinfectionState.DONE,
)


def _state_of(facts: RunFacts, target: str) -> DisinfectionState:
    run = deciding_run(facts, target)
    if run is not None:
        return DisinfectionState.DONE if run.proven else DisinfectionState.UNPROVEN
    if any(one.target == target for one in facts.late):
        return DisinfectionState.LATE
    if facts.skipped_reason is not None:
        return DisinfectionState.SKIPPED
    return DisinfectionState.NONE
