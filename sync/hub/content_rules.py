"""What a record of a parcel's contents may not say; checked again at the hub."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection

from inspection.content_events import ParcelUnpacked, UnitFoundExtra
from inspection.contents import APART_WAYS
from inspection.event_base import Event
from inspection.ports import Facts
from inspection.store.records import Record
from inspection.values import ParcelId, UnitId
from sync.hub.known import unless_then
from sync.hub.parcel_rules import linked_tickets


def content_breach(
    record: Record, event: Event, facts: Facts, connection: Connection
) -> str | None:
    """The first rule a record of a parcel's contents breaks; None for all other records."""
    match event:
        case ParcelUnpacked():
            judge = partial(_unpacking_breach, event, connection=connection)
            return unless_then(judge, facts, record, connection)
        case UnitFoundExtra():
            return unless_then(partial(_apart_breach, event), facts, record, connection)
        case _:
            return None


def _unpacking_breach(event: ParcelUnpacked, facts: Facts, connection: Connection) -> str | None:
    """Something missing is of a ticket of this parcel, no more than announced, and has a photo."""
    parcel = facts.parcel(ParcelId(event.parcel_id))
    if parcel is None:
        return "unpacking.unknown_parcel"
    tickets = map(facts.ticket, linked_tickets(parcel.parcel_id, connection))
    announced: dict[str, int] = {
        line.line_id: line.quantity for ticket in tickets if ticket for line in ticket.lines
    }
    named = [one.line_id for one in event.shortages]
    if len(set(named)) != len(named) or not announced.keys() >= set(named):
        return "unpacking.unknown_line"
    if any(not 1 <= one.quantity <= announced[one.line_id] for one in event.shortages):
        return "unpacking.quantity"
    if event.shortages and not event.evidence:
        return "unpacking.no_photo"
    captured = {one.evidence_id for one in facts.evidence_of(parcel.parcel_id)}
    return None if captured.issuperset(event.evidence) else "unpacking.unknown_photo"


def _apart_breach(event: UnitFoundExtra, facts: Facts) -> str | None:
    """Only what no ticket announced is set apart: else a piece would end without a decision."""
    unit = facts.unit(UnitId(event.unit_id))
    if unit is None or unit.parcel_id != event.parcel_id:
        return "apart.unknown_unit"
    if unit.line_id is not None:
        return "apart.announced_unit"
    if event.disposition not in APART_WAYS:
        return "apart.disposition"
    captured = {
        one.evidence_id for one in facts.evidence_of(unit.parcel_id) if one.unit_id == unit.unit_id
    }
    if not event.evidence:
        return "apart.no_photo"
    return None if captured.issuperset(event.evidence) else "apart.unknown_photo"
