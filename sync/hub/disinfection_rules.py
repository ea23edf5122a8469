"""What a station may not record of a disinfection: too short, too weak, stale, or as if proven.

Checked in the order a station records: what is used, then the start it is used for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from inspection.disinfection import Preparation, Procedure
from inspection.disinfection_events import (
    DisinfectionEnteredLate,
    DisinfectionPrepared,
    LampRegistered,
    SolutionMixed,
)
from inspection.event_base import Event
from inspection.events import DisinfectionStarted
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.store.records import Record
from inspection.values import OUTER, PersonId, from_rfc3339

MAX_CONTACT_S = 24 * 3600
"""No procedure takes a day; of one this hub does not know, so much is certain."""
AT_ONCE = timedelta(seconds=60)
"""A solution is recorded as it is mixed; between both a machine may pause, no more."""


def started_breach(
    event: DisinfectionStarted, procedures: Mapping[str, Procedure], facts: Facts, *, demo: bool
) -> str | None:
    """A start by a procedure this hub knows in that edition; a newer station may know more."""
    if not 1 <= event.required_contact_s <= MAX_CONTACT_S:
        return "disinfection.contact_time"
    procedure = procedures.get(event.procedure_id)
    if procedure is not None and procedure.demo_only and not demo:
        return "disinfection.demo_only"
    if procedure is None or procedure.version != event.procedure_version:
        return None
    return _recipe_breach(event, procedure, facts)


def used_breach(record: Record, event: Event, policies: Policies, facts: Facts) -> str | None:
    """Solutions, lamps, what a run is prepared with, and late entries."""
    match event:
        case SolutionMixed():
            return _solution_breach(record, event, policies, facts)
        case LampRegistered():
            is_lamp = min(event.irradiance_uw_cm2, event.replace_at_h) > 0 and event.used_min >= 0
            return None if is_lamp else "lamp.impossible"
        case DisinfectionPrepared():
            return _prepared_breach(record, event, facts)
        case DisinfectionEnteredLate():
            return _late_breach(record, event, policies, facts)
        case _:
            return None


def _recipe_breach(event: DisinfectionStarted, procedure: Procedure, facts: Facts) -> str | None:
    prepared = facts.preparation_of(event.run_id)
    if prepared is not None and not procedure.suits(prepared.material):
        return "disinfection.material"
    if procedure.lamp is not None:
        return _lit_breach(event, procedure, prepared, facts)
    if event.required_contact_s < procedure.contact_s:
        return "disinfection.contact_time"
    if event.concentration_mg_l < procedure.concentration_mg_l:
        return "disinfection.concentration"
    return _mixed_breach(event, procedure, prepared, facts)


def _lit_breach(
    event: DisinfectionStarted, procedure: Procedure, prepared: Preparation | None, facts: Facts
) -> str | None:
    recipe = procedure.lamp
    if recipe is None or prepared is None or prepared.lamp_id is None:
        return "disinfection.unprepared"
    lamp = facts.lamp(prepared.lamp_id)
    if lamp is None:
        return "disinfection.unprepared"
    if lamp.irradiance_uw_cm2 < recipe.irradiance_uw_cm2:
        return "disinfection.lamp_weak"
    least_s = recipe.contact_s(lamp.irradiance_uw_cm2, both_sides=lamp.both_sides)
    is_dosed = (prepared.dose_uj_cm2 or 0) >= recipe.dose_uj_cm2
    return None if is_dosed and event.required_contact_s >= least_s else "disinfection.dose"


def _mixed_breach(
    event: DisinfectionStarted, procedure: Procedure, prepared: Preparation | None, facts: Facts
) -> str | None:
    solution_id = prepared.solution_id if prepared else None
    if solution_id is None:
        return "disinfection.unprepared" if procedure.needs_solution else None
    solution = facts.solution(solution_id)
    if solution is None:
        return "disinfection.unprepared"
    if solution.is_weak(procedure):
        return "disinfection.solution_weak"
    is_same = (solution.agent, solution.concentration_mg_l) == (
        event.agent,
        event.concentration_mg_l,
    )
    return None if is_same else "disinfection.other_solution"


def _solution_breach(
    record: Record, event: SolutionMixed, policies: Policies, facts: Facts
) -> str | None:
    recorded_at = from_rfc3339(record.recorded_at)
    older = [found for one in event.supersedes if (found := facts.solution(one)) is not None]
    if older:
        is_kept = all((one.mixed_at, one.discard_at) == _times(event) for one in older)
        return None if is_kept else "solution.other_times"
    if not recorded_at - AT_ONCE <= event.mixed_at <= recorded_at + AT_ONCE:
        return "solution.other_times"
    procedure = policies.procedure(event.procedure_id)
    if procedure is None or procedure.version != event.procedure_version:
        return None
    if event.discard_at - event.mixed_at > timedelta(seconds=procedure.discard_after_s):
        return "solution.other_times"
    recipe = (procedure.stock_milli_percent, procedure.dilution_parts, procedure.concentration_mg_l)
    mixed = (event.stock_milli_percent, event.dilution_parts, event.concentration_mg_l)
    return None if mixed == recipe else "disinfection.concentration"


def _times(event: SolutionMixed) -> tuple[object, object]:
    return event.mixed_at, event.discard_at


def _prepared_breach(record: Record, event: DisinfectionPrepared, facts: Facts) -> str | None:
    if event.solution_id is not None:
        solution = facts.solution(event.solution_id)
        if solution is None:
            return "disinfection.unprepared"
        if solution.is_expired(from_rfc3339(record.recorded_at)):
            return "disinfection.solution_expired"
    if event.lamp_id is not None:
        lamp = facts.lamp(event.lamp_id)
        if lamp is None or lamp.irradiance_uw_cm2 != event.irradiance_uw_cm2:
            return "disinfection.unprepared"
        if lamp.is_worn:
            return "disinfection.lamp_worn"
    return None


def _late_breach(
    record: Record, event: DisinfectionEnteredLate, policies: Policies, facts: Facts
) -> str | None:
    if not event.started_at < event.ended_at <= from_rfc3339(record.recorded_at) + AT_ONCE:
        return "disinfection.late_times"
    if not event.opens:
        return None
    person = facts.person(PersonId(record.actor))
    may_open = person is not None and person.role in policies.late.opens_for
    return None if may_open and event.target == OUTER else "disinfection.late_role"
