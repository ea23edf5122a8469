"""Disinfecting: start, finish, stop or skip; opening the parcel waits for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.disinfection import STEP_TOLERANCE_S, Run, is_running
from inspection.errors import OperatorError
from inspection.events import (
    DisinfectionFinished,
    DisinfectionSkipped,
    DisinfectionStarted,
    DisinfectionStopped,
)
from inspection.evidence import CONDITION
from inspection.handlers.evidence import current_evidence
from inspection.handlers.subjects import parcel_of
from inspection.parcels import Parcel
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.values import ParcelId

if TYPE_CHECKING:
    from inspection.policies import Policies


@dataclass(frozen=True, kw_only=True)
class StartDisinfection:
    """Contact begins now; starting confirms the procedure's protective equipment."""

    parcel_id: ParcelId
    procedure_id: str


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


def missing_for_reception(
    facts: Facts, parcel_id: ParcelId, *, policies: Policies
) -> tuple[str, ...]:
    """What the outside still lacks: `condition`, then the subjects of photos to take."""
    parcel = parcel_of(facts, parcel_id)
    seen = {one for record in parcel.conditions for one in record.conditions}
    taken = {one.subject for one in current_evidence(facts, parcel_id, None)}
    shots = policies.reception.required_shots(seen)
    lacking = tuple(shot for shot in shots if shot not in taken)
    return lacking if parcel.conditions else (CONDITION, *lacking)


def start(work: Work, intent: StartDisinfection, *, policies: Policies) -> str:
    """Record that contact time began and give the run's id.

    Raises `parcel.reception_incomplete` (`missing`, `count`), `disinfection.already_running`,
    `disinfection.unknown_procedure`.
    """
    ensure_role(work.actor, FLOOR)
    parcel = _ready(work, intent.parcel_id, policies)
    if any(map(is_running, work.facts.runs_of(parcel.parcel_id).runs)):
        raise OperatorError("disinfection.already_running")
    procedure = policies.procedure(intent.procedure_id)
    if procedure is None:
        raise OperatorError("disinfection.unknown_procedure", procedure=intent.procedure_id)
    run_id = work.ids.new()
    work.record(
        DisinfectionStarted(
            run_id=run_id,
            parcel_id=parcel.parcel_id,
            target=procedure.target,
            procedure_id=procedure.procedure_id,
            procedure_version=procedure.version,
            agent=procedure.agent.code,
            stock_milli_percent=procedure.stock_milli_percent,
            dilution_parts=procedure.dilution_parts,
            concentration_mg_l=procedure.concentration_mg_l,
            required_contact_s=procedure.contact_s,
            ppe=tuple(one.code for one in procedure.ppe),
            started_at=work.clock.now(),
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
    parcel = _ready(work, intent.parcel_id, policies)
    if all(one.code != intent.reason for one in policies.skip_reasons):
        raise OperatorError("disinfection.reason_unknown")
    if any(map(is_running, work.facts.runs_of(parcel.parcel_id).runs)):
        raise OperatorError("disinfection.already_running")
    skip_id = work.ids.new()
    work.record(
        DisinfectionSkipped(skip_id=skip_id, parcel_id=parcel.parcel_id, reason=intent.reason)
    )
    return skip_id


def _ready(work: Work, parcel_id: ParcelId, policies: Policies) -> Parcel:
    missing = missing_for_reception(work.facts, parcel_id, policies=policies)
    if missing:
        raise OperatorError("parcel.reception_incomplete", missing=missing[0], count=len(missing))
    return parcel_of(work.facts, parcel_id)


def _running(facts: Facts, parcel_id: ParcelId, run_id: str) -> Run:
    for run in facts.runs_of(parcel_id).runs:
        if run.run_id == run_id and is_running(run):
            return run
    raise OperatorError("disinfection.not_running")
