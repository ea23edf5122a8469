"""Photos: recorded once they are durable; a retake supersedes, the first stays in the record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from inspection.errors import BugError, OperatorError
from inspection.evidence import BOX_SUBJECT, Evidence
from inspection.handlers.subjects import parcel_of, undecided_unit, withdraw
from inspection.marks import Waiver, waived_of
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.station_events import EvidenceCaptured
from inspection.units import Unit
from inspection.values import ParcelId, Sha256, UnitId

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True)
class CaptureEvidence:
    """A photo that is on the disk already, under its SHA-256."""

    sha256: Sha256
    size_bytes: int
    width_px: int
    height_px: int
    subject: str
    parcel_id: ParcelId
    unit_id: UnitId | None
    taken_at: datetime


@dataclass(frozen=True, kw_only=True)
class UndoEvidence:
    """Take back a photo; the one it replaced counts again."""

    parcel_id: ParcelId
    evidence_id: str


def capture(work: Work, intent: CaptureEvidence) -> str:
    """Record a photo and give its evidence id; replaces the current one of the same subject.

    It also answers what was left out before: undone, the waiver counts again.

    Raises `unit.already_decided` for a decided unit; its photos are part of the decision.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    _ensure_open(work.facts, intent.unit_id, parcel.parcel_id)
    if not _SHA256.fullmatch(intent.sha256):
        raise BugError("evidence.bad_hash")
    replaced = current_evidence(work.facts, intent.parcel_id, intent.unit_id)
    waived = current_waivers(work.facts, intent.parcel_id, intent.unit_id)
    answered = [(one.subject, one.evidence_id) for one in replaced]
    answered += [(one.subject, one.waiver_id) for one in waived]
    evidence_id = work.ids.new()
    work.record(
        EvidenceCaptured(
            evidence_id=evidence_id,
            sha256=intent.sha256,
            size_bytes=intent.size_bytes,
            width_px=intent.width_px,
            height_px=intent.height_px,
            subject=intent.subject,
            parcel_id=intent.parcel_id,
            unit_id=intent.unit_id,
            taken_at=intent.taken_at,
            supersedes=tuple(fact for subject, fact in answered if subject == intent.subject),
        )
    )
    return evidence_id


def undo_capture(work: Work, intent: UndoEvidence) -> None:
    """Withdraw a current photo; raises `undo.nothing` where it is not one."""
    ensure_role(work.actor, FLOOR)
    for one in work.facts.evidence_of(intent.parcel_id):
        if one.evidence_id == intent.evidence_id and one.is_current:
            _ensure_open(work.facts, one.unit_id, intent.parcel_id)
            withdraw(work, one.evidence_id)
            return
    raise OperatorError("undo.nothing")


def current_evidence(
    facts: Facts, parcel_id: ParcelId, unit_id: UnitId | None
) -> tuple[Evidence, ...]:
    """Current photos of a parcel's outside (`unit_id` None) or of one of its units."""
    return tuple(
        one for one in facts.evidence_of(parcel_id) if one.is_current and one.unit_id == unit_id
    )


def box_photos(facts: Facts, unit: Unit) -> tuple[Evidence, ...]:
    """Photos of the open box that show that a unit is not in it: its own, else its parcel's."""
    for owner in (unit.unit_id, None):
        photos = current_evidence(facts, unit.parcel_id, owner)
        found = tuple(one for one in photos if one.subject == BOX_SUBJECT)
        if found:
            return found
    return ()


def current_waivers(
    facts: Facts, parcel_id: ParcelId, unit_id: UnitId | None
) -> tuple[Waiver, ...]:
    """Photos left out, of a parcel's outside (`unit_id` None) or of one of its units.

    Where two stations did not know of each other, a photo counts and the waiver does not.
    """
    waived = waived_of(facts.waivers_of(parcel_id), unit_id)
    if not waived:
        return ()
    taken = {one.subject for one in current_evidence(facts, parcel_id, unit_id)}
    return tuple(one for one in waived if one.subject not in taken)


def _ensure_open(facts: Facts, unit_id: UnitId | None, parcel_id: ParcelId) -> None:
    if unit_id is not None and undecided_unit(facts, unit_id).parcel_id != parcel_id:
        raise BugError("evidence.unit_of_other_parcel")
