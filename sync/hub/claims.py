"""Items that got their ticket after inspection: what a station may say of them, and clashes.

A claim is one station's word for which line an item is a piece of. Two that differ are a conflict:
while it stands the item belongs to no line, so nothing is paid on it (`unit.claim_conflict`).
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from inspection.claim_events import UnitClaimed, UnitDescribed, UnitLeftUnclaimed
from inspection.ports import Facts
from inspection.recordable import is_code
from inspection.refund_policy import Decision
from inspection.store.tables import unit_claims
from inspection.units import Unit
from inspection.values import LineId, TicketId, UnitId
from sync.hub.conflicts import record_conflict
from sync.hub.database import HubWork

CONFLICT = "unit.claims"


def claim_breach(
    event: UnitClaimed | UnitDescribed | UnitLeftUnclaimed, facts: Facts
) -> str | None:
    """Why this may not be said of that item, or None."""
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None:
        return "claim.unknown_unit"
    if unit.ticket_id is not None and not unit.claims:
        return "claim.has_ticket"
    if isinstance(event, UnitDescribed):
        codes = [one for one in (event.gtin, event.serial) if one is not None]
        return None if all(map(is_code, codes)) else "claim.code"
    if not isinstance(event, UnitClaimed):
        return None
    ticket = facts.ticket(TicketId(event.ticket_id))
    lines = () if ticket is None else ticket.lines
    if all(one.line_id != event.line_id for one in lines):
        return "claim.unknown_line"
    return None if event.unit_no >= 1 else "claim.number"


def is_under_decision(named: tuple[str, ...], facts: Facts, connection: Connection) -> bool:
    """Whether one of these facts was the claim a standing decision rests on, and is gone now."""
    rows = connection.execute(
        select(unit_claims.c.unit_id).distinct().where(unit_claims.c.claim_id.in_(named))
    )
    return any(_is_adrift(UnitId(row.unit_id), facts) for row in rows)


def is_settled(unit: Unit, decision: Decision) -> bool:
    """Whether the item belongs to the decision's line, and to no other."""
    return unit.lines == {(decision.ticket_id, decision.line_id)}


def find_contest(work: HubWork, event: UnitClaimed) -> None:
    """Tell people of claims that differ; they settle it at a bench, by one more claim."""
    unit = work.facts.unit(UnitId(event.unit_id))
    if unit is not None and unit.is_contested:
        claims = [one.claim_id for one in unit.claims]
        record_conflict(work, what=CONFLICT, subject=unit.unit_id, facts=claims)


def _is_adrift(unit_id: UnitId, facts: Facts) -> bool:
    unit = facts.unit(unit_id)
    lines: frozenset[tuple[TicketId, LineId]] = unit.lines if unit else frozenset()
    return any((one.ticket_id, one.line_id) not in lines for one in facts.decisions_of(unit_id))
