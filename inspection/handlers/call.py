"""Calling a supervisor: recorded, and at the hub with the next push; it does not reach people."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.events import SupervisorCalled
from inspection.handlers.subjects import parcel_of, unit_of
from inspection.people import FLOOR, ensure_role
from inspection.ports import Work
from inspection.values import ParcelId, UnitId


@dataclass(frozen=True, kw_only=True)
class CallSupervisor:
    """Somebody needs help with what is in hand, if anything is."""

    parcel_id: ParcelId | None = None
    unit_id: UnitId | None = None


def call_supervisor(work: Work, intent: CallSupervisor) -> str:
    """Record the call and give its id. A unit brings its parcel along.

    Raises `parcel.unknown`, `unit.unknown`.
    """
    ensure_role(work.actor, FLOOR)
    parcel_id = intent.parcel_id
    if intent.unit_id is not None:
        parcel_id = unit_of(work.facts, intent.unit_id).parcel_id
    elif parcel_id is not None:
        parcel_id = parcel_of(work.facts, parcel_id).parcel_id
    call_id = work.ids.new()
    work.record(SupervisorCalled(call_id=call_id, parcel_id=parcel_id, unit_id=intent.unit_id))
    return call_id
