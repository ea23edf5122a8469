"""Telling afterwards of a disinfection no timer measured: recorded as late, never as proof."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inspection.disinfection_events import DisinfectionEnteredLate
from inspection.errors import OperatorError
from inspection.handlers.disinfect import ensure_ready, procedure_of
from inspection.people import FLOOR, ensure_role
from inspection.values import OUTER, ParcelId

if TYPE_CHECKING:
    from inspection.policies import Policies
    from inspection.ports import Work

LATEST = timedelta(hours=24)
"""What ended longer ago is nobody's memory any more."""


@dataclass(frozen=True, kw_only=True)
class EnterLate:
    """The contact time of a procedure was kept elsewhere and ended at `ended_at`."""

    parcel_id: ParcelId
    procedure_id: str
    ended_at: datetime
    reason: str


def enter_late(work: Work, intent: EnterLate, *, policies: Policies) -> str:
    """Record what was told and give the fact's id; when it was entered is the record's own time.

    The parcel opens on it only for the roles the policy names. Raises `disinfection.late_when`
    beside what a start raises before its solution is looked at.
    """
    ensure_role(work.actor, FLOOR)
    parcel = ensure_ready(work, intent.parcel_id, policies)
    procedure = procedure_of(policies, intent.procedure_id)
    if all(one.code != intent.reason for one in policies.late.reasons):
        raise OperatorError("disinfection.reason_unknown")
    now = work.clock.now()
    if not now - LATEST <= intent.ended_at <= now:
        raise OperatorError("disinfection.late_when")
    late_id = work.ids.new()
    work.record(
        DisinfectionEnteredLate(
            late_id=late_id,
            parcel_id=parcel.parcel_id,
            target=procedure.target,
            procedure_id=procedure.procedure_id,
            procedure_version=procedure.version,
            agent=procedure.agent.code,
            concentration_mg_l=procedure.concentration_mg_l,
            required_contact_s=procedure.contact_s,
            started_at=intent.ended_at - timedelta(seconds=procedure.contact_s),
            ended_at=intent.ended_at,
            reason=intent.reason,
            opens=procedure.target == OUTER and work.actor.role in policies.late.opens_for,
        )
    )
    return late_id
