"""The disinfection page's state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.cases.disinfection import DisinfectionCase
from inspection.disinfection import ContactTimer, Procedure, Run
from inspection.solutions import Lamp, Solution
from inspection.store.queries.timers import RunningRun
from inspection.values import Named


class Phase(StrEnum):
    """Where this parcel stands."""

    EMPTY = "empty"
    LOADING = "loading"
    """A parcel is asked for and not read yet; as long as it lasts nothing can be pressed."""
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    SKIPPED = "skipped"
    LATE = "late"
    """Entered late by somebody whose word opens the parcel; it proves nothing."""


class Asking(StrEnum):
    """What the numbers answer now, beside the usual."""

    NOTHING = "nothing"
    REASON = "reason"
    MATERIAL = "material"
    SOLUTION = "solution"
    LATE_REASON = "late_reason"
    LATE_WHEN = "late_when"
    LAMP = "lamp"
    """From how many sides the lamp shines whose number was scanned."""
    BATCH = "batch"
    """No number: the next scan is the batch on the bottle."""
    STRIP = "strip"
    """Digits: what a test strip reads, in mg/L."""


class Need(StrEnum):
    """What stands between the procedure chosen and its start."""

    NOTHING = "nothing"
    SOLUTION = "solution"
    FRESH = "fresh"
    """The solution is past its time."""
    WEAK = "weak"
    """A strip read less than the procedure needs."""
    LAMP = "lamp"
    TUBE = "tube"
    """The lamp burnt as long as it may."""


LATE_AGO_MIN = (5, 15, 30, 60, 120, 240)
"""When a run kept elsewhere ended, in minutes before now; nobody types a time."""


@dataclass(frozen=True, kw_only=True)
class Timer:
    """One run with its measured time; `is_finished` once its end is recorded."""

    run: RunningRun
    contact: ContactTimer
    is_finished: bool

    @property
    def remaining_s(self) -> int:
        """Whole seconds still to wait."""
        return 0 if self.is_finished else self.contact.remaining_s(self.run.required_contact_s)

    @property
    def fraction(self) -> float:
        """Share of the contact time that is over."""
        if self.is_finished:
            return 1.0
        return min(1.0, self.contact.elapsed_s / max(1, self.run.required_contact_s))


@dataclass(frozen=True, kw_only=True)
class DisinfectState:
    """Everything the page paints. `timer` belongs to this parcel, `others` do not.

    `pending` is a number that was scanned and not recorded yet: of a batch, or of a lamp; `typed`
    are the digits of a strip.
    `is_inner`: the layer is not the outside, which is done.
    `more_targets`: once this one is done, another layer of the parcel waits.
    """

    phase: Phase
    case: DisinfectionCase | None
    procedures: tuple[Procedure, ...]
    chosen: int
    skip_reasons: tuple[Named, ...]
    run: Run | None
    timer: Timer | None
    others: tuple[Timer, ...]
    is_busy: bool
    asking: Asking = Asking.NOTHING
    late_reasons: tuple[Named, ...] = ()
    material: Named | None = None
    materials: tuple[Named, ...] = ()
    solution: Solution | None = None
    lamp: Lamp | None = None
    need: Need = Need.NOTHING
    pending: str = ""
    typed: str = ""
    more_targets: bool = False
    is_inner: bool = False

    @property
    def can_skip(self) -> bool:
        """Leaving disinfection out, with a reason, is about the outside alone."""
        return not self.is_inner and self.phase in {Phase.READY, Phase.RUNNING}

    @property
    def can_open_without(self) -> bool:
        """An inner layer is due, which only bars the shelf: the item may be inspected first."""
        is_next = self.phase is Phase.DONE and self.more_targets
        return is_next or (self.is_inner and self.phase is Phase.READY)

    @property
    def is_asking_reason(self) -> bool:
        """The numbers leave disinfection out."""
        return self.asking is Asking.REASON

    @property
    def procedure(self) -> Procedure | None:
        """The procedure of the run, or the one that would be started."""
        if self.run is not None:
            for one in self.procedures:
                if (one.procedure_id, one.version) == (
                    self.run.procedure_id,
                    self.run.procedure_version,
                ):
                    return one
        return self.procedures[self.chosen] if self.procedures else None

    def suits(self, procedure: Procedure) -> bool:
        """Whether the material may meet the agent of a procedure."""
        return self.material is None or procedure.suits(self.material.code)
