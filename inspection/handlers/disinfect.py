"""Disinfecting: start, finish, stop or skip; opening the parcel waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.disinfection import STEP_TOLERANCE_S, Run, is_open, is_running
from inspection.disinfection_events import DisinfectionPrepared
from inspection.errors import OperatorError
from inspection.events import (
    DisinfectionFinished,
    DisinfectionSkipped,
    DisinfectionStarted,
    DisinfectionStopped,
)
from inspection.evidence import CONDITION
from inspection.handlers.check_in import weight_check
from inspection.handlers.evidence import current_evidence, current_waivers
from inspection.handlers.receptions import ensure_counts
from inspection.handlers.solutions import usable_lamp, usable_solution
from inspection.handlers.subjects import parcel_of
from inspection.parcels import Parcel
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.values import OUTER, ParcelId

if TYPE_CHECKING:
    from inspection.disinfection import Procedure
    from inspection.policies import Policies
    from inspection.solutions import Lamp


@dataclass(frozen=True, kw_only=True)
class StartDisinfection:
    """Contact begins now; starting confirms the procedure's protective equipment."""

    parcel_id: ParcelId
    procedure_id: str
    material: str | None = None
    """What the surface is of; None is the usual one of the target."""


@dataclass(frozen=True, kw_only=True)
class FinishDisinfection:
    """The timer measured `contact_s`; `proven` false where it saw a clock step."""

    parcel_id: ParcelId
    run_id: str
    contact_s: int
    proven: bool


@dataclass(frozen=True, kw_only=True)
class StopDisinfection:
    """Break off a run before its time."""

    parcel_id: ParcelId
    run_id: str


@dataclass(frozen=True, kw_only=True)
class SkipDisinfection:
    """Leave it out, for one of the reasons of the policy."""

    parcel_id: ParcelId
    reason: str


def required_shots(facts: Facts, parcel: Parcel, *, policies: Policies) -> tuple[str, ...]:
    """The photos of the closed box: of every one, of what it looks like, of a wrong weight."""
    seen = {one for record in parcel.conditions for one in record.conditions}
    weight = weight_check(facts, parcel, policies=policies)
    return policies.reception.required_shots(seen, weight)


def missing_for_reception(
    facts: Facts, parcel_id: ParcelId, *, policies: Policies
) -> tuple[str, ...]:
    """What the outside still lacks: `condition`, then the subjects of photos to take."""
    parcel = parcel_of(facts, parcel_id)
    taken = {one.subject for one in current_evidence(facts, parcel_id, None)}
    taken |= {one.subject for one in current_waivers(facts, parcel_id, None)}
    shots = required_shots(facts, parcel, policies=policies)
    lacking = tuple(shot for shot in shots if shot not in taken)
    return lacking if parcel.conditions else (CONDITION, *lacking)


def start(work: Work, intent: StartDisinfection, *, policies: Policies) -> str:
    """Record what is used and that contact time began; gives the run's id.

    Raises `parcel.reception_incomplete` (`missing`, `count`), `disinfection.already_running`,
    `disinfection.unknown_procedure`, `inspection.locked` for what lies inside a closed parcel,
    `disinfection.material_unknown`, `disinfection.material_excluded`, and what solution and lamp
    are refused for.
    """
    ensure_role(work.actor, FLOOR)
    parcel = ensure_ready(work, intent.parcel_id, policies)
    procedure = procedure_of(policies, intent.procedure_id)
    if procedure.target != OUTER and not is_open(work.facts.runs_of(parcel.parcel_id)):
        raise OperatorError("inspection.locked")
    material = _material(policies, procedure, intent.material)
    now = work.clock.now()
    solution = usable_solution(work.facts, procedure, now)
    lamp = usable_lamp(work.facts, procedure)
    recipe = procedure.lamp
    mixed = solution or procedure
    run_id = work.ids.new()
    # first, so that whoever checks the start knows what it was done with
    work.record(
        DisinfectionPrepared(
            preparation_id=work.ids.new(),
            run_id=run_id,
            parcel_id=parcel.parcel_id,
            material=material,
            solution_id=solution.solution_id if solution else None,
            lamp_id=lamp.lamp_id if lamp else None,
            irradiance_uw_cm2=lamp.irradiance_uw_cm2 if lamp else None,
            dose_uj_cm2=recipe.dose_uj_cm2 if recipe else None,
            sides=recipe.sides if recipe else None,
        )
    )
    work.record(
        DisinfectionStarted(
            run_id=run_id,
            parcel_id=parcel.parcel_id,
            target=procedure.target,
            procedure_id=procedure.procedure_id,
            procedure_version=procedure.version,
            agent=procedure.agent.code,
            stock_milli_percent=mixed.stock_milli_percent,
            dilution_parts=mixed.dilution_parts,
            concentration_mg_l=mixed.concentration_mg_l,
            required_contact_s=contact_s(procedure, lamp),
            ppe=tuple(one.code for one in procedure.ppe),
            started_at=now,
        )
    )
    return run_id


def finish(work: Work, intent: FinishDisinfection) -> str:
    """Record that contact time is over and give the fact's id.

    The measured time is believed only where the wall clock agrees; otherwise the run counts, but
    as unproven. Raises `disinfection.too_early` (`remaining_s`) and `disinfection.not_running`.
    """
    ensure_role(work.actor, FLOOR)
    run = _running(work.facts, intent.parcel_id, intent.run_id)
    if intent.contact_s < run.required_contact_s:
        remaining_s = run.required_contact_s - intent.contact_s
        raise OperatorError("disinfection.too_early", remaining_s=remaining_s)
    now = work.clock.now()
    drift_s = (now - run.started_at).total_seconds() - intent.contact_s
    finish_id = work.ids.new()
    work.record(
        DisinfectionFinished(
            finish_id=finish_id,
            run_id=run.run_id,
            parcel_id=intent.parcel_id,
            ended_at=now,
            contact_s=intent.contact_s,
            # contact_s is rounded down, hence the extra second upwards
            proven=intent.proven and -STEP_TOLERANCE_S <= drift_s <= STEP_TOLERANCE_S + 1,
        )
    )
    return finish_id


def stop(work: Work, intent: StopDisinfection) -> str:
    """Record that a run was broken off and give the fact's id; another may start at once."""
    ensure_role(work.actor, FLOOR)
    run = _running(work.facts, intent.parcel_id, intent.run_id)
    stop_id = work.ids.new()
    work.record(
        DisinfectionStopped(
            stop_id=stop_id,
            run_id=run.run_id,
            parcel_id=intent.parcel_id,
            stopped_at=work.clock.now(),
        )
    )
    return stop_id


def skip(work: Work, intent: SkipDisinfection, *, policies: Policies) -> str:
    """Record that disinfection is left out and why, and give the fact's id.

    Raises `parcel.reception_incomplete`, `disinfection.reason_unknown`, and
    `disinfection.already_running` until the running one is stopped.
    """
    ensure_role(work.actor, FLOOR)
    parcel = ensure_ready(work, intent.parcel_id, policies)
    if all(one.code != intent.reason for one in policies.skip_reasons):
        raise OperatorError("disinfection.reason_unknown")
    skip_id = work.ids.new()
    work.record(
        DisinfectionSkipped(skip_id=skip_id, parcel_id=parcel.parcel_id, reason=intent.reason)
    )
    return skip_id


def ensure_ready(work: Work, parcel_id: ParcelId, policies: Policies) -> Parcel:
    """The parcel, its outside recorded and no timer running for it.

    Raises `parcel.dropped`, `parcel.reception_incomplete` and `disinfection.already_running`.
    """
    ensure_counts(work.facts, parcel_id)
    missing = missing_for_reception(work.facts, parcel_id, policies=policies)
    if missing:
        raise OperatorError("parcel.reception_incomplete", missing=missing[0], count=len(missing))
    parcel = parcel_of(work.facts, parcel_id)
    if any(map(is_running, work.facts.runs_of(parcel_id).runs)):
        raise OperatorError("disinfection.already_running")
    return parcel


def procedure_of(policies: Policies, procedure_id: str) -> Procedure:
    """The newest version of a procedure; raises `disinfection.unknown_procedure`."""
    procedure = policies.procedure(procedure_id)
    if procedure is None:
        raise OperatorError("disinfection.unknown_procedure", procedure=procedure_id)
    return procedure


def contact_s(procedure: Procedure, lamp: Lamp | None) -> int:
    """Seconds of contact; under a lamp they follow from its irradiance."""
    if procedure.lamp is None or lamp is None:
        return procedure.contact_s
    return procedure.lamp.contact_s(lamp.irradiance_uw_cm2, both_sides=lamp.both_sides)


def _material(policies: Policies, procedure: Procedure, code: str | None) -> str:
    target = policies.targets.target(procedure.target)
    if target is None:
        return code or procedure.target
    material = target.usual.code if code is None else code
    if policies.targets.material(procedure.target, material) is None:
        raise OperatorError("disinfection.material_unknown")
    if not procedure.suits(material):
        raise OperatorError("disinfection.material_excluded")
    return material


def _running(facts: Facts, parcel_id: ParcelId, run_id: str) -> Run:
    for run in facts.runs_of(parcel_id).runs:
        if run.run_id == run_id and is_running(run):
            return run
    raise OperatorError("disinfection.not_running")
