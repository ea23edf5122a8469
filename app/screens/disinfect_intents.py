"""What the disinfection page asks to be recorded, as actions for the desk."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from app.states.disinfect import DisinfectState
    from app.states.disinfect_choice import Choice
    from inspection.policies import Policies
    from inspection.ports import Work

    Action = Callable[[Work], object]


def start(state: DisinfectState, policies: Policies) -> Action | None:
    """The contact time of the procedure chosen."""
    from inspection.handlers import disinfect  # noqa: PLC0415

    if state.case is None or state.procedure is None:
        return None
    intent = disinfect.StartDisinfection(
        parcel_id=state.case.parcel.parcel_id,
        procedure_id=state.procedure.procedure_id,
        material=state.material.code if state.material else None,
    )
    return lambda work: disinfect.start(work, intent, policies=policies)


def stop(state: DisinfectState) -> Action | None:
    """The run broken off."""
    from inspection.handlers import disinfect  # noqa: PLC0415

    if state.case is None or state.run is None:
        return None
    intent = disinfect.StopDisinfection(
        parcel_id=state.case.parcel.parcel_id, run_id=state.run.run_id
    )
    return lambda work: disinfect.stop(work, intent)


def skip(state: DisinfectState, reason: str, policies: Policies) -> Action | None:
    """Left out, for a reason."""
    from inspection.handlers import disinfect  # noqa: PLC0415

    if state.case is None:
        return None
    intent = disinfect.SkipDisinfection(parcel_id=state.case.parcel.parcel_id, reason=reason)
    return lambda work: disinfect.skip(work, intent, policies=policies)


def enter_late(
    state: DisinfectState, reason: str, ended_at: datetime, policies: Policies
) -> Action | None:
    """Kept elsewhere, told now."""
    from inspection.handlers import disinfect_late  # noqa: PLC0415 - rare

    if state.case is None or state.procedure is None:
        return None
    intent = disinfect_late.EnterLate(
        parcel_id=state.case.parcel.parcel_id,
        procedure_id=state.procedure.procedure_id,
        ended_at=ended_at,
        reason=reason,
    )
    return lambda work: disinfect_late.enter_late(work, intent, policies=policies)


def mix(state: DisinfectState, choice: Choice, policies: Policies) -> Action | None:
    """A fresh solution by the procedure's recipe, with the batch that was scanned."""
    from inspection.handlers import solutions  # noqa: PLC0415 - once a day

    if state.procedure is None:
        return None
    intent = solutions.MixSolution(
        procedure_id=state.procedure.procedure_id,
        product_batch=choice.pending or None,
        expires_on=choice.expires_on,
    )
    return lambda work: solutions.mix(work, intent, policies=policies)


def name_batch(
    state: DisinfectState, batch: str, expires_on: str | None, policies: Policies
) -> Action | None:
    """The batch of the solution in use."""
    from inspection.handlers import solutions  # noqa: PLC0415 - once a day

    if state.solution is None:
        return None
    intent = solutions.AmendSolution(
        solution_id=state.solution.solution_id, product_batch=batch, expires_on=expires_on
    )
    return lambda work: solutions.amend(work, intent, policies=policies)


def read_strip(state: DisinfectState, policies: Policies) -> Action | None:
    """What a test strip reads of the solution in use."""
    from inspection.handlers import solutions  # noqa: PLC0415 - once a day

    if state.solution is None or not state.typed:
        return None
    intent = solutions.AmendSolution(
        solution_id=state.solution.solution_id, test_strip_mg_l=int(state.typed)
    )
    return lambda work: solutions.amend(work, intent, policies=policies)


def discard(state: DisinfectState) -> Action | None:
    """The solution poured away."""
    from inspection.handlers import solutions  # noqa: PLC0415 - once a day

    if state.solution is None:
        return None
    intent = solutions.DiscardSolution(solution_id=state.solution.solution_id)
    return lambda work: solutions.discard(work, intent)


def register_lamp(state: DisinfectState, policies: Policies, *, both_sides: bool) -> Action | None:
    """The lamp whose number was scanned, and how it shines."""
    from inspection.handlers import solutions  # noqa: PLC0415 - with a new lamp

    if state.procedure is None or not state.pending:
        return None
    intent = solutions.RegisterLamp(
        procedure_id=state.procedure.procedure_id, device=state.pending, both_sides=both_sides
    )
    return lambda work: solutions.register_lamp(work, intent, policies=policies)


def ago(now: datetime, minutes: int) -> datetime:
    """A moment that many minutes back."""
    return now - timedelta(minutes=minutes)
