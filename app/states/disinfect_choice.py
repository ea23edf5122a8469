"""What the operator chose and is asked on the disinfection page before anything is recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.states.disinfect import Asking, Need, Phase
from inspection.codes import normal_or_empty
from inspection.solutions import lamp_for, solution_for
from inspection.values import OUTER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from app.cases.disinfection import DisinfectionCase
    from app.states.disinfect import DisinfectState
    from inspection.disinfection import Procedure, Run
    from inspection.policies import Policies
    from inspection.solutions import Lamp, Solution
    from inspection.values import GoodsClass, Named
    from scanners.scan import Scan

MAX_STRIP_DIGITS = 5
"""Of mg/L; alcohol has no strips, and nothing else here is stronger."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """Immutable; each method gives the next choice and puts away what it answers."""

    target: str = OUTER
    chosen: int = 0
    material: Named | None = None
    asking: Asking = Asking.NOTHING
    pending: str = ""
    expires_on: str | None = None
    late_reason: str = ""
    typed: str = ""

    def asks(self, asking: Asking) -> Choice:
        """Another question; a number scanned or typed before it is forgotten."""
        return replace(self, asking=asking, pending="", expires_on=None, typed="")

    def takes(self, chosen: int) -> Choice:
        """A procedure by its place."""
        return replace(self, chosen=chosen, pending="", expires_on=None)

    def holds(self, pending: str, expires_on: str | None = None) -> Choice:
        """A number that was scanned, until it is recorded."""
        return replace(self, asking=Asking.NOTHING, pending=pending, expires_on=expires_on)

    def names_lamp(self, device: str) -> Choice:
        """A lamp's number; how it shines is asked next, and nothing where it is none."""
        asking = Asking.LAMP if device else Asking.NOTHING
        return replace(self, asking=asking, pending=device, expires_on=None)

    def types(self, digit: int) -> Choice:
        """One more digit of a strip; a leading nought gives way, more than five are no strip."""
        typed = f"{self.typed}{digit}".lstrip("0") or "0"
        return replace(self, typed=typed[:MAX_STRIP_DIGITS])

    def types_less(self) -> Choice:
        """The last digit back."""
        return replace(self, typed=self.typed[:-1])

    def late_for(self, reason: str) -> Choice:
        """Why it is told late; when it ended is asked next."""
        return replace(self, asking=Asking.LATE_WHEN, late_reason=reason)

    def made_of(self, material: Named, procedures: Sequence[Procedure]) -> Choice:
        """A material; where it excludes the agent, the first procedure that fits is taken."""
        fitting = [at for at, one in enumerate(procedures) if one.suits(material.code)]
        chosen = self.chosen if self.chosen in fitting or not fitting else fitting[0]
        return replace(self, asking=Asking.NOTHING, material=material, chosen=chosen)


def beginning(target: str, goods: frozenset[GoodsClass], policies: Policies) -> Choice:
    """What is preselected for a layer: its usual material, and a procedure that spares it."""
    found = policies.targets.target(target)
    choice = Choice(target=target)
    if found is None:
        return choice
    return choice.made_of(found.usual_for(goods), policies.procedures_for(target))


def need_of(
    procedure: Procedure | None, solution: Solution | None, lamp: Lamp | None, now: datetime
) -> Need:
    """What a start would be refused for; the handler decides the same again."""
    if procedure is None:
        return Need.NOTHING
    if procedure.lamp is not None:
        if lamp is None:
            return Need.LAMP
        is_weak = lamp.irradiance_uw_cm2 < procedure.lamp.irradiance_uw_cm2
        return Need.TUBE if lamp.is_worn or is_weak else Need.NOTHING
    if solution is None:
        return Need.SOLUTION if procedure.needs_solution else Need.NOTHING
    if solution.is_expired(now):
        return Need.FRESH
    return Need.WEAK if solution.is_weak(procedure) else Need.NOTHING


def phase_of(
    case: DisinfectionCase | None, run: Run | None, target: str, *, is_loading: bool
) -> Phase:
    """Where a layer stands; `run` is its newest that was not broken off."""
    if case is None:
        return Phase.LOADING if is_loading else Phase.EMPTY
    if run is not None:
        return Phase.DONE if run.finished_at is not None else Phase.RUNNING
    if target == OUTER:
        if case.runs.skipped_reason is not None:
            return Phase.SKIPPED
        if case.is_opened_late:
            return Phase.LATE
    return Phase.READY


def quickest(case: DisinfectionCase, state: DisinfectState, now: datetime) -> int | None:
    """The place of the procedure with the shortest contact time that suits the material.

    Of those that can begin at once; where none can, of those that a mix is enough for.
    """
    fitting = [
        (need is not Need.NOTHING, one.contact_s, number)
        for number, one in enumerate(state.procedures)
        if state.suits(one) and (need := _need(case, one, now)) not in {Need.LAMP, Need.TUBE}
    ]
    return min(fitting)[-1] if fitting else None


def _need(case: DisinfectionCase, procedure: Procedure, now: datetime) -> Need:
    solution, lamp = solution_for(case.solutions, procedure), lamp_for(case.lamps, procedure)
    return need_of(procedure, solution, lamp, now)


def solution_scanned(scan: Scan, *, is_asked: bool) -> tuple[str, str | None] | None:
    """Batch and ISO expiry of a product; None for a scan that is no such thing.

    GS1 marks its batches. Any other code is one only where it was asked for.
    """
    from scanners import gs1  # noqa: PLC0415 - no start waits for it

    found = gs1.read(scan.text, scan.aim)
    if found is not None and "lot" in found.fields:
        return normal_or_empty(found.fields["lot"]), found.fields.get("expiry")
    code = normal_or_empty(scan.text)
    return (code, None) if is_asked and code else None
