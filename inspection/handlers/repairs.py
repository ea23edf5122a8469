"""Earlier repairs of an item, as far as the tickets known here tell."""

from __future__ import annotations

from inspection.codes import normal_or_empty
from inspection.ports import Facts
from inspection.tickets import Line, Ticket
from inspection.values import ReasonClass, Service

FAULTS = frozenset({ReasonClass.QUALITY, ReasonClass.WARRANTY})
"""Returns in which earlier repairs count; the others are not looked up."""


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
