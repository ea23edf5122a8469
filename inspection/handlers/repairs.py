"""Repairs: earlier ones of an item, as far as tickets tell, and where an item goes that is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from inspection.codes import normal_or_empty
from inspection.disposition import Option
from inspection.ports import Facts
from inspection.tickets import Line, Ticket
from inspection.values import Disposition, ReasonClass, Service

FAULTS = frozenset({ReasonClass.QUALITY, ReasonClass.WARRANTY})
"""Returns in which earlier repairs count; the others are not looked up."""
NOT_OURS = frozenset(
    {
        Disposition.REFURBISH,
        Disposition.RETURN_TO_VENDOR,
        Disposition.RETURN_TO_CUSTOMER,
        Disposition.MISSING,
        Disposition.QUARANTINE,
    }
)
"""Where an item may go that stays its customer's."""


def repairs_of(facts: Facts, ticket: Ticket, line: Line) -> int:
    """Other tickets for a repair of the same order line.

    An upper bound: a line may have several pieces, and whether a repair was carried out only its
    own record says. So no rule pays on it.
    """
    if ticket.reason_class not in FAULTS:
        return 0
    order = normal_or_empty(ticket.order_ref)
    if not order:
        return 0  # nothing was announced under a reference that is no code
    return sum(
        one.service is Service.REPAIR
        and one.ticket_id != ticket.ticket_id
        and any(other.order_line == line.order_line for other in one.lines)
        for one in facts.tickets_by_code(order)
    )


def ways_of_repair(found: Sequence[Option]) -> tuple[Option, ...]:
    """Of these ways those for an item that is to be repaired: it is not ours to sell or destroy."""
    offered = [one for one in found if one.disposition in NOT_OURS]
    if any(one.is_usual for one in offered):
        return tuple(offered)
    open_ways = [one.disposition for one in offered if one.lock is None]
    is_workshop_open = Disposition.REFURBISH in open_ways
    usual = Disposition.REFURBISH if is_workshop_open else Disposition.QUARANTINE
    first = [replace(one, is_usual=True) for one in offered if one.disposition is usual]
    return (*first, *(one for one in offered if one.disposition is not usual))
