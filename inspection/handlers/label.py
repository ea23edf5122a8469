"""Labelling: the printed label was scanned back, so the item carries its LPN and it can be read."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.codes import normalise
from inspection.errors import OperatorError
from inspection.events import UnitLabelled
from inspection.handlers.subjects import unit_of
from inspection.people import BENCH, ensure_role
from inspection.ports import Work
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class LabelUnit:
    """A label was scanned at this unit; `is_reprint` where another label of it may exist."""

    unit_id: UnitId
    scanned: str
    is_reprint: bool


def label_unit(work: Work, intent: LabelUnit) -> str:
    """Record that the unit carries its label; gives its LPN. A decided unit may be labelled anew.

    The same label again records nothing. Raises `label.wrong` for any other code, `unit.unknown`.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_of(work.facts, intent.unit_id)
    seen = normalise(intent.scanned)
    if seen != unit.lpn:
        raise OperatorError("label.wrong", expected=unit.lpn, seen=seen)
    labels = work.facts.labels_of(unit.unit_id)
    if not labels or intent.is_reprint:
        work.record(
            UnitLabelled(
                labelling_id=work.ids.new(),
                unit_id=unit.unit_id,
                lpn=unit.lpn,
                reprint=intent.is_reprint,
            )
        )
    return unit.lpn
