"""Items whose ticket is not known: said what they are, inspected, and set aside to wait for it."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.claim_events import UnitDescribed, UnitLeftUnclaimed
from inspection.codes import is_gtin, normalise
from inspection.errors import OperatorError
from inspection.handlers.evidence import current_evidence
from inspection.handlers.inspect import IdentifyUnit, course, identify_unit
from inspection.handlers.parcel_codes import recordable_text
from inspection.handlers.subjects import undecided_unit, withdraw
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.units import Description, Unit
from inspection.values import GoodsClass, ParcelId, UnitId


@dataclass(frozen=True, kw_only=True)
class DescribeUnit:
    """What kind of goods an item is; without `unit_id` it is taken out of the parcel now."""

    parcel_id: ParcelId
    goods_class: GoodsClass
    unit_id: UnitId | None = None


@dataclass(frozen=True, kw_only=True)
class NoteCode:
    """A code on the item was scanned: GTIN, serial or the merchant's own number."""

    unit_id: UnitId
    code: str


@dataclass(frozen=True, kw_only=True)
class LeaveUnclaimed:
    """The item goes to the place where goods wait for their ticket."""

    unit_id: UnitId


def describe_unit(work: Work, intent: DescribeUnit) -> UnitId:
    """Record what an item is and give its id; the codes noted before stay noted.

    Raises `unit.has_ticket`, and what taking an item out raises. The same class again records
    nothing.
    """
    ensure_role(work.actor, BENCH)
    if intent.unit_id is None:
        taking_out = IdentifyUnit(parcel_id=intent.parcel_id, line_id=None)
        unit_id = identify_unit(work, taking_out).unit_id
    else:
        unit_id = _without_ticket(work.facts, intent.unit_id).unit_id
    known = description_of(work.facts, unit_id)
    if known is None or known.goods_class is not intent.goods_class:
        _describe(work, unit_id, intent.goods_class, known)
    return unit_id


def note_code(work: Work, intent: NoteCode) -> Description:
    """Record a code that may lead to the ticket, and give what is known of the item now.

    Raises `unit.not_described`, `unit.has_ticket`, `code.empty`, `code.too_long`, and
    `unit.code_unfit` for text that may name a customer: it is recorded nowhere.
    """
    ensure_role(work.actor, BENCH)
    unit = _without_ticket(work.facts, intent.unit_id)
    known = description_of(work.facts, unit.unit_id)
    if known is None:
        raise OperatorError("unit.not_described", lpn=unit.lpn)
    code = normalise(intent.code)
    if recordable_text(work.facts, intent.code) != code:
        raise OperatorError("unit.code_unfit")
    gtin, serial = (code, known.serial) if is_gtin(code) else (known.gtin, code)
    if (gtin, serial) != (known.gtin, known.serial):
        _describe(work, unit.unit_id, known.goods_class, known, codes=(gtin, serial))
    found = description_of(work.facts, unit.unit_id)
    assert found is not None
    return found


def leave_unclaimed(work: Work, intent: LeaveUnclaimed, *, policies: Policies) -> str:
    """Record that the item waits for its ticket, and give the fact's id.

    Raises `decision.questions_open` (`left`), `decision.photos_missing` (`subject`, `count`),
    `unit.has_ticket`. Set aside again it records nothing.
    """
    ensure_role(work.actor, BENCH)
    unit = _without_ticket(work.facts, intent.unit_id)
    progress = course(work.facts, unit, policies=policies)
    if not progress.is_done:
        left = progress.expected_about - progress.asked
        raise OperatorError("decision.questions_open", left=left)
    photos = current_evidence(work.facts, unit.parcel_id, unit.unit_id)
    missing = progress.missing_shots([one.subject for one in photos])
    if missing:
        raise OperatorError("decision.photos_missing", subject=missing[0], count=len(missing))
    waiting = work.facts.unclaimed_marks_of(unit.unit_id)
    if waiting:
        return waiting[0]
    unclaimed_id = work.ids.new()
    work.record(UnitLeftUnclaimed(unclaimed_id=unclaimed_id, unit_id=unit.unit_id))
    return unclaimed_id


def take_up(work: Work, intent: LeaveUnclaimed) -> None:
    """Undo: the item is back at the bench. Raises `undo.nothing`."""
    ensure_role(work.actor, BENCH)
    unit = undecided_unit(work.facts, intent.unit_id)
    waiting = work.facts.unclaimed_marks_of(unit.unit_id)
    if not waiting:
        raise OperatorError("undo.nothing")
    for unclaimed_id in waiting:
        withdraw(work, unclaimed_id)


def description_of(facts: Facts, unit_id: UnitId) -> Description | None:
    """What the item was last said to be."""
    found = facts.descriptions_of(unit_id)
    return found[-1] if found else None


def _without_ticket(facts: Facts, unit_id: UnitId) -> Unit:
    unit = undecided_unit(facts, unit_id)
    if unit.lines:
        raise OperatorError("unit.has_ticket", lpn=unit.lpn)
    return unit


def _describe(
    work: Work,
    unit_id: UnitId,
    goods_class: GoodsClass,
    known: Description | None,
    *,
    codes: tuple[str | None, str | None] | None = None,
) -> None:
    gtin, serial = codes or ((known.gtin, known.serial) if known else (None, None))
    work.record(
        UnitDescribed(
            description_id=work.ids.new(),
            unit_id=unit_id,
            goods_class=goods_class,
            gtin=gtin,
            serial=serial,
            supersedes=tuple(one.description_id for one in work.facts.descriptions_of(unit_id)),
        )
    )
