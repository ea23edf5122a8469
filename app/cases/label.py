"""What a label says about a unit, and whether it was scanned back."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.ports import Facts
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class LabelCase:
    """Facts for one label; what is not known is empty."""

    lpn: str
    ticket_number: str
    name_zh: str
    name_en: str
    grade: str
    is_labelled: bool


def label_case(facts: Facts, unit_id: UnitId) -> LabelCase | None:
    """None for a unit that is not known here, or not any more."""
    unit = facts.unit(unit_id)
    if unit is None:
        return None
    ticket = facts.ticket(unit.ticket_id) if unit.ticket_id else None
    line = ticket.line(unit.line_id) if ticket and unit.line_id else None
    gradings = facts.grading_of(unit_id)
    return LabelCase(
        lpn=unit.lpn,
        ticket_number=ticket.number if ticket else "",
        name_zh=line.name_zh if line else "",
        name_en=line.name_en if line else "",
        grade=gradings[-1].grade if gradings else "",
        is_labelled=bool(facts.labels_of(unit_id)),
    )
