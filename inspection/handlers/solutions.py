"""Solutions and lamps of a bench: mixed, completed, poured away, registered, fit for a run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection.codes import normalise
from inspection.disinfection_events import LampRegistered, SolutionDiscarded, SolutionMixed
from inspection.errors import OperatorError
from inspection.people import FLOOR, ensure_role
from inspection.recordable import is_code
from inspection.solutions import Lamp, Solution, is_past, lamp_for, solution_for

if TYPE_CHECKING:
    from datetime import datetime

    from inspection.disinfection import Procedure
    from inspection.policies import Policies
    from inspection.ports import Facts, Work

STRONGEST_STRIP_MG_L = 1_000_000


@dataclass(frozen=True, kw_only=True)
class MixSolution:
    """A solution is mixed now by a procedure's recipe; batch and ISO expiry as the product says."""

    procedure_id: str
    product_batch: str | None = None
    expires_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class AmendSolution:
    """What was learned of a solution since it was mixed; None leaves a value as it is."""

    solution_id: str
    product_batch: str | None = None
    expires_on: str | None = None
    test_strip_mg_l: int | None = None


@dataclass(frozen=True, kw_only=True)
class DiscardSolution:
    """A solution is poured away."""

    solution_id: str


@dataclass(frozen=True, kw_only=True)
class RegisterLamp:
    """A lamp for a procedure, by the number on its device; the one before it is replaced."""

    procedure_id: str
    device: str
    both_sides: bool = False


def mix(work: Work, intent: MixSolution, *, policies: Policies) -> str:
    """Record a fresh solution and give its id; an older one of the kind is poured away with it.

    Raises `disinfection.unknown_procedure`, `solution.product_expired`, `solution.batch_unread`.
    """
    ensure_role(work.actor, FLOOR)
    procedure = _procedure(policies, intent.procedure_id, lit=False)
    now = work.clock.now()
    batch = _code(intent.product_batch)
    _ensure_fresh(intent.expires_on, now)
    for old in work.facts.solutions():
        if old.fits(procedure):
            _discard(work, old.solution_id)
    solution_id = work.ids.new()
    work.record(
        SolutionMixed(
            solution_id=solution_id,
            procedure_id=procedure.procedure_id,
            procedure_version=procedure.version,
            agent=procedure.agent.code,
            product_batch=batch,
            expires_on=intent.expires_on,
            stock_milli_percent=procedure.stock_milli_percent,
            dilution_parts=procedure.dilution_parts,
            concentration_mg_l=procedure.concentration_mg_l,
            mixed_at=now,
            discard_at=now + timedelta(seconds=procedure.discard_after_s),
            test_strip_mg_l=None,
            supersedes=(),
        )
    )
    return solution_id


def amend(work: Work, intent: AmendSolution, *, policies: Policies) -> str:
    """Record batch, expiry or strip of a solution and give its new id; its times stay.

    Raises `solution.unknown`, `solution.product_expired`, `solution.batch_unread`,
    `solution.strip_wrong`.
    """
    ensure_role(work.actor, FLOOR)
    old = _solution(work.facts, intent.solution_id)
    procedure = _procedure(policies, old.procedure_id, lit=False)
    batch = _code(intent.product_batch)
    _ensure_fresh(intent.expires_on, work.clock.now())
    strip = intent.test_strip_mg_l
    if strip is not None and not 0 <= strip <= STRONGEST_STRIP_MG_L:
        raise OperatorError("solution.strip_wrong")
    solution_id = work.ids.new()
    work.record(
        SolutionMixed(
            solution_id=solution_id,
            procedure_id=old.procedure_id,
            procedure_version=procedure.version,
            agent=old.agent,
            product_batch=old.product_batch if batch is None else batch,
            expires_on=old.expires_on if intent.expires_on is None else intent.expires_on,
            stock_milli_percent=old.stock_milli_percent,
            dilution_parts=old.dilution_parts,
            concentration_mg_l=old.concentration_mg_l,
            mixed_at=old.mixed_at,
            discard_at=old.discard_at,
            test_strip_mg_l=old.test_strip_mg_l if strip is None else strip,
            supersedes=(old.solution_id,),
        )
    )
    return solution_id


def discard(work: Work, intent: DiscardSolution) -> None:
    """Record that a solution was poured away; raises `solution.unknown`."""
    ensure_role(work.actor, FLOOR)
    _discard(work, _solution(work.facts, intent.solution_id).solution_id)


def register_lamp(work: Work, intent: RegisterLamp, *, policies: Policies) -> str:
    """Record a lamp with a new tube and give its id.

    Raises `disinfection.unknown_procedure` and `solution.batch_unread` for a number that is none.
    """
    ensure_role(work.actor, FLOOR)
    procedure = _procedure(policies, intent.procedure_id, lit=True)
    device = _code(intent.device)
    if procedure.lamp is None or device is None:
        raise OperatorError("solution.batch_unread")
    lamp_id = work.ids.new()
    work.record(
        LampRegistered(
            lamp_id=lamp_id,
            device=device,
            irradiance_uw_cm2=procedure.lamp.irradiance_uw_cm2,
            replace_at_h=procedure.lamp.replace_at_h,
            used_min=0,
            both_sides=intent.both_sides,
            supersedes=tuple(one.lamp_id for one in work.facts.lamps()),
        )
    )
    return lamp_id


def usable_solution(facts: Facts, procedure: Procedure, now: datetime) -> Solution | None:
    """The bench's solution for a procedure; None where there is none and none is asked for.

    Raises `solution.missing`, `solution.expired`, `solution.weak`.
    """
    found = solution_for(facts.solutions(), procedure)
    if found is None:
        if procedure.needs_solution:
            raise OperatorError("solution.missing")
        return None
    if found.is_expired(now):
        raise OperatorError("solution.expired")
    if found.is_weak(procedure):
        raise OperatorError("solution.weak")
    return found


def usable_lamp(facts: Facts, procedure: Procedure) -> Lamp | None:
    """The bench's lamp for a procedure; None where it needs none.

    Raises `lamp.missing`, `lamp.worn` (`device`, `hours`), `lamp.weak` (`device`).
    """
    if procedure.lamp is None:
        return None
    found = lamp_for(facts.lamps(), procedure)
    if found is None:
        raise OperatorError("lamp.missing")
    if found.is_worn:
        raise OperatorError("lamp.worn", device=found.device, hours=found.used_h)
    if found.irradiance_uw_cm2 < procedure.lamp.irradiance_uw_cm2:
        raise OperatorError("lamp.weak", device=found.device)
    return found


def _procedure(policies: Policies, procedure_id: str, *, lit: bool) -> Procedure:
    procedure = policies.procedure(procedure_id)
    if procedure is None or (procedure.lamp is not None) != lit:
        raise OperatorError("disinfection.unknown_procedure", procedure=procedure_id)
    return procedure


def _solution(facts: Facts, solution_id: str) -> Solution:
    for one in facts.solutions():
        if one.solution_id == solution_id:
            return one
    raise OperatorError("solution.unknown")


def _discard(work: Work, solution_id: str) -> None:
    work.record(SolutionDiscarded(discard_id=work.ids.new(), solution_id=solution_id))


def _code(text: str | None) -> str | None:
    """A batch or device number as it may be recorded: no words, no phone numbers."""
    if text is None:
        return None
    code = normalise(text)
    if not is_code(code):
        raise OperatorError("solution.batch_unread")
    return code


def _ensure_fresh(expires_on: str | None, now: datetime) -> None:
    if expires_on is not None and is_past(expires_on, now):
        raise OperatorError("solution.product_expired")
