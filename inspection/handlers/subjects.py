"""Finding what an action speaks of, and refusing what is no longer open to it."""

from __future__ import annotations

from inspection.errors import OperatorError
from inspection.handlers.receptions import ensure_counts
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


def tickets_in(facts: Facts, parcel: Parcel) -> tuple[Ticket, ...]:
    """The tickets whose goods a parcel holds, as far as they are known here."""
    found = (facts.ticket(one) for one in parcel.ticket_ids)
    return tuple(one for one in found if one is not None)


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


def unit_in_hand(work: Work, unit_id: UnitId) -> Unit:
    """The unit while it may change and nobody waits for anything about it.

    Raises `unit.unknown`, `unit.already_decided`, `parcel.dropped`, `unit.parked`, `unit.waiting`.
    """
    unit = undecided_unit(work.facts, unit_id)
    ensure_counts(work.facts, unit.parcel_id)
    ensure_not_parked(work, unit)
    ensure_no_wait(work, unit)
    return unit


def ensure_not_parked(work: Work, unit: Unit) -> None:
    """Raise `unit.parked` for a unit that was put aside and not taken up again."""
    if work.facts.parkings_of(unit.unit_id):
        raise OperatorError("unit.parked", lpn=unit.lpn)


def ensure_no_wait(work: Work, unit: Unit) -> None:
    """Raise `unit.waiting` while the customer still has time to answer about the unit."""
    now = work.clock.now()
    if any(one.is_waiting(now) for one in work.facts.questions_of(unit.unit_id)):
        raise OperatorError("unit.waiting", lpn=unit.lpn)


def is_dealt_with(facts: Facts, unit_id: UnitId) -> bool:
    """Whether the bench is done with a unit: decided, or set apart for a supervisor.

    One that was set apart and turned out to be a ticket's is to be decided.
    """
    if facts.decisions_of(unit_id):
        return True
    return bool(facts.apart_of(unit_id)) and not unit_of(facts, unit_id).lines


def withdraw(work: Work, fact_id: str) -> None:
    """Record that a fact no longer counts; it stays in the journal."""
    work.record(FactWithdrawn(withdrawal_id=work.ids.new(), fact_id=fact_id))
