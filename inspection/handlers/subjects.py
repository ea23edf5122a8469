"""Finding what an action speaks of, and refusing what is no longer open to it."""

from __future__ import annotations

from inspection.errors import OperatorError
from inspection.parcels import Parcel
from inspection.ports import Facts, Work
from inspection.station_events import FactWithdrawn
from inspection.tickets import Ticket
from inspection.units import Unit
from inspection.values import ParcelId, TicketId, UnitId


def parcel_of(facts: Facts, parcel_id: ParcelId) -> Parcel:
    """The parcel; raises OperatorError `parcel.unknown`."""
    parcel = facts.parcel(parcel_id)
    if parcel is None:
        raise OperatorError("parcel.unknown")
    return parcel


def ticket_of(facts: Facts, ticket_id: TicketId) -> Ticket:
    """The ticket; raises OperatorError `ticket.unknown`."""
    ticket = facts.ticket(ticket_id)
    if ticket is None:
        raise OperatorError("ticket.unknown")
    return ticket


def unit_of(facts: Facts, unit_id: UnitId) -> Unit:
    """The unit; raises OperatorError `unit.unknown`."""
    unit = facts.unit(unit_id)
    if unit is None:
        raise OperatorError("unit.unknown")
    return unit


def undecided_unit(facts: Facts, unit_id: UnitId) -> Unit:
    """The unit while it may still change; raises `unit.unknown` or `unit.already_decided`."""
    unit = unit_of(facts, unit_id)
    if facts.decisions_of(unit_id):
        raise OperatorError("unit.already_decided", lpn=unit.lpn)
    return unit


def withdraw(work: Work, fact_id: str) -> None:
    """Record that a fact no longer counts; it stays in the journal."""
    work.record(FactWithdrawn(withdrawal_id=work.ids.new(), fact_id=fact_id))
