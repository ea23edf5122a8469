"""An item nobody announced: photographed and set apart until a supervisor decides."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.content_events import UnitFoundExtra
from inspection.contents import APART_WAYS
from inspection.errors import OperatorError
from inspection.evidence import EXTRA_SUBJECT
from inspection.handlers.evidence import current_evidence
from inspection.handlers.subjects import undecided_unit, unit_of, withdraw
from inspection.people import BENCH, ensure_role
from inspection.ports import Work
from inspection.values import Disposition, GoodsClass, UnitId


@dataclass(frozen=True, kw_only=True)
class RecordExtra:
    """What kind of goods it is taken for, and where it goes; replaces what was said before."""

    unit_id: UnitId
    goods_class: GoodsClass
    disposition: Disposition


@dataclass(frozen=True, kw_only=True)
class UndoExtra:
    """It is not where it was said to be."""

    unit_id: UnitId


def record_extra(work: Work, intent: RecordExtra) -> str:
    """Record where the item waits and give the fact's id; the same again records nothing.

    Raises `unit.has_line` for an item of a ticket's line, whose way is a decision,
    `disposition.unknown`, `unit.extra_photo_missing`, and `extra.settled`.
    """
    ensure_role(work.actor, BENCH)
    facts, unit = work.facts, undecided_unit(work.facts, intent.unit_id)
    if unit.line_id is not None:
        raise OperatorError("unit.has_line", lpn=unit.lpn)
    if facts.settlements_of(unit.unit_id):
        raise OperatorError("extra.settled", lpn=unit.lpn)
    if intent.disposition not in APART_WAYS:
        raise OperatorError("disposition.unknown")
    photos = current_evidence(facts, unit.parcel_id, unit.unit_id)
    evidence = tuple(one.evidence_id for one in photos if one.subject == EXTRA_SUBJECT)
    if not evidence:
        raise OperatorError("unit.extra_photo_missing")
    standing = facts.apart_of(unit.unit_id)
    said = (intent.goods_class, intent.disposition)
    if len(standing) == 1 and (standing[0].goods_class, standing[0].disposition) == said:
        return standing[0].extra_id
    extra_id = work.ids.new()
    work.record(
        UnitFoundExtra(
            extra_id=extra_id,
            unit_id=unit.unit_id,
            parcel_id=unit.parcel_id,
            goods_class=intent.goods_class,
            disposition=intent.disposition,
            evidence=evidence,
            supersedes=tuple(one.extra_id for one in standing),
        )
    )
    return extra_id


def undo_extra(work: Work, intent: UndoExtra) -> None:
    """Withdraw where it was put; the item is in hand again.

    Raises `undo.nothing`, and `extra.settled` once a supervisor settled it.
    """
    ensure_role(work.actor, BENCH)
    standing = work.facts.apart_of(intent.unit_id)
    if not standing:
        raise OperatorError("undo.nothing")
    if work.facts.settlements_of(intent.unit_id):
        unit = unit_of(work.facts, intent.unit_id)
        raise OperatorError("extra.settled", lpn=unit.lpn)
    while standing:
        for one in standing:
            withdraw(work, one.extra_id)
        standing = work.facts.apart_of(intent.unit_id)
