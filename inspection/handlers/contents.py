"""Unpacking: nothing more is in the box, and what of its ticket did not come."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.checklist import says_absent
from inspection.content_events import ParcelUnpacked, Shortage
from inspection.contents import Contents, Unpacking, contents_of
from inspection.disinfection import is_open
from inspection.errors import OperatorError
from inspection.evidence import BOX_SUBJECT
from inspection.handlers.evidence import current_evidence
from inspection.handlers.receptions import counts_no_more, ensure_counts, units_that_count
from inspection.handlers.subjects import parcel_of, tickets_in, withdraw
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.refund_policy import Decision
from inspection.tickets import Ticket
from inspection.units import Unit
from inspection.values import ParcelId, UnitId


@dataclass(frozen=True, kw_only=True)
class UnpackParcel:
    """Nothing more is in this box."""

    parcel_id: ParcelId


@dataclass(frozen=True, kw_only=True)
class Unpacked:
    """The record, and what is missing."""

    unpacking_id: str
    shortages: tuple[Shortage, ...]


@dataclass(frozen=True, kw_only=True)
class UndoUnpacking:
    """There is more in the box after all."""

    parcel_id: ParcelId


def contents_in(facts: Facts, *tickets: Ticket, policies: Policies) -> Contents:
    """What is here of tickets, over all their parcels; also for screens.

    What was taken out under a reception that another one of the same parcel replaced is not here.
    """
    units = {
        line.line_id: units_that_count(facts, line.line_id)
        for ticket in tickets
        for line in ticket.lines
    }
    here = {line_id: len(found) for line_id, found in units.items()}
    absent = {
        line_id: sum(is_absent(facts, one.unit_id, policies) for one in found)
        for line_id, found in units.items()
    }
    parcels = {
        parcel.parcel_id for one in tickets for parcel in facts.parcels_of_ticket(one.ticket_id)
    }
    unpacked = [
        bool(facts.unpackings_of(one)) for one in sorted(parcels) if not counts_no_more(facts, one)
    ]
    return contents_of(tickets, here, unpacked, absent)


def is_absent(facts: Facts, unit_id: UnitId, policies: Policies) -> bool:
    """Whether the record says of an item that it was not in the box."""
    return any(says_absent(one, policies.checklists) for one in facts.findings_of(unit_id))


def is_box_shared(facts: Facts, unit: Unit, policies: Policies) -> bool:
    """Whether something else was in the box that this unit came in, or should have come in."""
    others = facts.units_of_parcel(unit.parcel_id)
    return any(
        one.unit_id != unit.unit_id and not is_absent(facts, one.unit_id, policies)
        for one in others
    )


def unpack(work: Work, intent: UnpackParcel, *, policies: Policies) -> Unpacked:
    """Record that the box is empty, and what its tickets still lack.

    The same again records nothing. Raises `inspection.locked`, `parcel.unmatched`,
    `parcel.match_conflict`, `parcel.dropped`, and `parcel.box_photo_missing` where something is
    missing and no photo shows the open box.
    """
    ensure_role(work.actor, BENCH)
    facts, parcel = work.facts, parcel_of(work.facts, intent.parcel_id)
    ensure_counts(facts, parcel.parcel_id)
    if not is_open(facts.runs_of(parcel.parcel_id)):
        raise OperatorError("inspection.locked")
    if not parcel.matches:
        raise OperatorError("parcel.unmatched")
    if parcel.is_contested:
        raise OperatorError("parcel.match_conflict")
    shortages = contents_in(facts, *tickets_in(facts, parcel), policies=policies).shortages
    photos = current_evidence(facts, parcel.parcel_id, None)
    evidence = tuple(one.evidence_id for one in photos if one.subject == BOX_SUBJECT)
    if shortages and not evidence:
        raise OperatorError("parcel.box_photo_missing")
    standing = facts.unpackings_of(parcel.parcel_id)
    if len(standing) == 1 and _is_same(standing[0], shortages, evidence):
        return Unpacked(unpacking_id=standing[0].unpacking_id, shortages=shortages)
    unpacking_id = work.ids.new()
    work.record(
        ParcelUnpacked(
            unpacking_id=unpacking_id,
            parcel_id=parcel.parcel_id,
            shortages=shortages,
            evidence=evidence,
            supersedes=tuple(one.unpacking_id for one in standing),
        )
    )
    return Unpacked(unpacking_id=unpacking_id, shortages=shortages)


def undo_unpacking(work: Work, intent: UndoUnpacking, *, policies: Policies) -> None:
    """Take it back until something of the parcel was decided since.

    Missing pieces that were named go with it, but for those put aside or asked about. An item found
    later can be taken out all the same. Raises `undo.nothing`,
    `parcel.decided_since`.
    """
    ensure_role(work.actor, BENCH)
    standing = work.facts.unpackings_of(intent.parcel_id)
    if not standing:
        raise OperatorError("undo.nothing")
    if is_decided_since(work.facts, intent.parcel_id, standing[-1]):
        raise OperatorError("parcel.decided_since")
    while standing:
        # withdrawing one brings back the one it replaced, which goes too
        for one in standing:
            withdraw(work, one.unpacking_id)
        standing = work.facts.unpackings_of(intent.parcel_id)
    for unit in work.facts.units_of_parcel(intent.parcel_id):
        if _is_only_named(work.facts, unit.unit_id, policies):
            withdraw(work, unit.unit_id)


def _is_only_named(facts: Facts, unit_id: UnitId, policies: Policies) -> bool:
    """A missing piece nobody decided on, put aside or asked its customer about."""
    acted = facts.decisions_of(unit_id) or facts.parkings_of(unit_id) or facts.questions_of(unit_id)
    return not acted and is_absent(facts, unit_id, policies)


def is_decided_since(facts: Facts, parcel_id: ParcelId, unpacking: Unpacking) -> bool:
    """Whether a unit of the parcel was decided after it was said to be empty; also for screens."""
    return any(
        _is_later(decision, unpacking)
        for unit in facts.units_of_parcel(parcel_id)
        for decision in facts.decisions_of(unit.unit_id)
    )


def _is_later(decision: Decision, unpacking: Unpacking) -> bool:
    if decision.at.origin == unpacking.at.origin:
        return decision.at.seq > unpacking.at.seq
    return decision.decided_at >= unpacking.recorded_at


def _is_same(
    standing: Unpacking, shortages: tuple[Shortage, ...], evidence: tuple[str, ...]
) -> bool:
    return (standing.shortages, standing.evidence) == (shortages, evidence)
