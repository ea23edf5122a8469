"""The disinfection page's state."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.cases.disinfection import DisinfectionCase
from app.contact_timers import Timer
from inspection.disinfection import Procedure, Run
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


@dataclass(frozen=True, kw_only=True)
class DisinfectState:
    """Everything the page paints. `timer` belongs to this parcel, `others` do not."""

    phase: Phase
    case: DisinfectionCase | None
    procedures: tuple[Procedure, ...]
    chosen: int
    skip_reasons: tuple[Named, ...]
    run: Run | None
    timer: Timer | None
    others: tuple[Timer, ...]
    is_asking_reason: bool
    is_busy: bool

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
