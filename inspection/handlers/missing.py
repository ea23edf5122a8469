"""What is not in the box: each missing piece becomes an item nobody has, and gets its decision."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.handlers.contents import UnpackParcel, unpack
from inspection.handlers.inspect import Answer, IdentifyUnit, answer, identify_unit, progress_of
from inspection.policies import Policies
from inspection.ports import Work
from inspection.values import LineId, ParcelId, UnitId

MOST_AT_ONCE = 20
"""Pieces one action names, so that none takes seconds; what is left can be named again."""


@dataclass(frozen=True, kw_only=True)
class NameMissing:
    """Nothing more is in this box, and what it lacks comes in no other one."""

    parcel_id: ParcelId


def name_missing(work: Work, intent: NameMissing, *, policies: Policies) -> tuple[UnitId, ...]:
    """Record the box as unpacked, and each piece its tickets lack as one that was not in it.

    Each has its first question answered so; its photo and the decision, which the rules leave to a
    person, are still to come. Raises `parcel.nothing_missing`, and what `unpack` raises.
    """
    shortages = unpack(work, UnpackParcel(parcel_id=intent.parcel_id), policies=policies).shortages
    if not shortages:
        raise OperatorError("parcel.nothing_missing")
    lines = [one.line_id for one in shortages for _ in range(one.quantity)]
    return tuple(
        _absent(work, IdentifyUnit(parcel_id=intent.parcel_id, line_id=LineId(line_id)), policies)
        for line_id in lines[:MOST_AT_ONCE]
    )


def _absent(work: Work, intent: IdentifyUnit, policies: Policies) -> UnitId:
    unit_id = identify_unit(work, intent).unit_id
    question = progress_of(work.facts, unit_id, policies=policies).current
    if question is not None:
        # a checklist that cannot say so has no such answer, and the action is refused
        absent = next((one.answer_id for one in question.answers if one.is_absent), "")
        said = Answer(unit_id=unit_id, question_id=question.question_id, answer_id=absent)
        answer(work, said, policies=policies)
    return unit_id
