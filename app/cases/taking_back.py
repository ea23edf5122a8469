"""The decisions of one item that a supervisor may take back, and why one may not."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import StationError
from inspection.handlers.mend import bars_taking_back
from inspection.handlers.subjects import unit_of
from inspection.people import Person
from inspection.ports import Facts
from inspection.refund_policy import Decision
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class StandingDecision:
    """A decision as a person tells it from another; `barred` says why it stands for good."""

    decision: Decision
    ticket_number: str
    name_zh: str
    name_en: str
    decided_by: Person | None
    barred: StationError | None


def standing_decisions(facts: Facts, unit_id: UnitId) -> tuple[StandingDecision, ...]:
    """All that count, oldest first; more than one is a conflict. Raises `unit.unknown`."""
    unit = unit_of(facts, unit_id)
    found = []
    for one in facts.decisions_of(unit_id):
        ticket = facts.ticket(one.ticket_id)
        lines = () if ticket is None else ticket.lines
        line = next((known for known in lines if known.line_id == one.line_id), None)
        found.append(
            StandingDecision(
                decision=one,
                ticket_number=ticket.number if ticket else "",
                name_zh=line.name_zh if line else "",
                name_en=line.name_en if line else "",
                decided_by=facts.person(one.decided_by),
                barred=bars_taking_back(facts, unit, (one.ticket_id, one.line_id)),
            )
        )
    return tuple(found)
