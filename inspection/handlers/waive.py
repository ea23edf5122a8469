"""A required photo that cannot be taken: left out with a reason, answered but never a proof."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import OperatorError
from inspection.events import EvidenceWaived
from inspection.handlers.evidence import current_evidence, current_waivers
from inspection.handlers.inspect import progress_of
from inspection.handlers.subjects import parcel_of, undecided_unit, withdraw
from inspection.people import BENCH, FLOOR, ensure_role
from inspection.values import ParcelId, UnitId

if TYPE_CHECKING:
    from inspection.policies import Policies
    from inspection.ports import Work


@dataclass(frozen=True, kw_only=True)
class WaiveShot:
    """Leave out the photo of this subject; `unit_id` None for the outside of the parcel."""

    parcel_id: ParcelId
    unit_id: UnitId | None
    subject: str
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class UndoWaiver:
    """The photo is asked for again."""

    parcel_id: ParcelId
    waiver_id: str


def waive(work: Work, intent: WaiveShot, *, policies: Policies) -> str:
    """Record that a photo is left out and why; gives the fact's id.

    It proves no ground, and the decision waits for a review. Raises `evidence.not_asked`,
    `evidence.already_taken`, `evidence.reason_unknown`, `unit.already_decided`.
    """
    ensure_role(work.actor, FLOOR if intent.unit_id is None else BENCH)
    parcel = parcel_of(work.facts, intent.parcel_id)
    if intent.subject not in _subjects(work, intent, policies):
        raise OperatorError("evidence.not_asked")
    if not policies.evidence.may_waive(intent.reason_code):
        raise OperatorError("evidence.reason_unknown")
    taken = current_evidence(work.facts, parcel.parcel_id, intent.unit_id)
    if any(one.subject == intent.subject for one in taken):
        raise OperatorError("evidence.already_taken")
    before = current_waivers(work.facts, parcel.parcel_id, intent.unit_id)
    waiver_id = work.ids.new()
    work.record(
        EvidenceWaived(
            waiver_id=waiver_id,
            subject=intent.subject,
            parcel_id=parcel.parcel_id,
            unit_id=intent.unit_id,
            reason_code=intent.reason_code,
            supersedes=tuple(one.waiver_id for one in before if one.subject == intent.subject),
        )
    )
    return waiver_id


def undo_waive(work: Work, intent: UndoWaiver) -> None:
    """Withdraw a waiver; raises `undo.nothing` where it does not count, or no longer."""
    ensure_role(work.actor, FLOOR)
    for one in work.facts.waivers_of(intent.parcel_id):
        if one.waiver_id == intent.waiver_id:
            if one.unit_id is not None:
                ensure_role(work.actor, BENCH)
                undecided_unit(work.facts, one.unit_id)
            withdraw(work, one.waiver_id)
            return
    raise OperatorError("undo.nothing")


def _subjects(work: Work, intent: WaiveShot, policies: Policies) -> Collection[str]:
    if intent.unit_id is None:
        return policies.reception.shots.keys()
    unit = undecided_unit(work.facts, intent.unit_id)
    if unit.parcel_id != intent.parcel_id:
        return ()
    return progress_of(work.facts, unit.unit_id, policies=policies).checklist.shots.keys()
