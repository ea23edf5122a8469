"""What a station may say of freight and of what a customer wants; checked again at the hub."""

from __future__ import annotations

from inspection.events import CustomerChangedWish, Event, FreightDeclined
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.values import TicketId


def money_breach(event: Event, facts: Facts, policies: Policies) -> str | None:
    """Why this may not be said of that ticket, or None."""
    match event:
        case FreightDeclined():
            return _decline_breach(event, facts, policies)
        case CustomerChangedWish():
            return _wish_breach(event, facts)
        case _:
            return None


def _decline_breach(event: FreightDeclined, facts: Facts, policies: Policies) -> str | None:
    ticket = facts.ticket(TicketId(event.ticket_id))
    if ticket is None:
        return "freight.unknown_ticket"
    pack = policies.refund_pack_for(ticket.market)
    if all(one.code != event.reason_code for one in pack.freight_reasons):
        return "freight.reason"
    freight = facts.freight_of(ticket)
    # one that comes too late changes nothing, and says so
    return "freight.already_due" if freight.refunds else None


def _wish_breach(event: CustomerChangedWish, facts: Facts) -> str | None:
    ticket = facts.ticket(TicketId(event.ticket_id))
    return "wish.unknown_ticket" if ticket is None else None
