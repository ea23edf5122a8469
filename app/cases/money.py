"""The money side of one item beside its refund: freight, an order in its place, a changed wish."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.freight import FreightRefund, OrderFreight, owed_minor
from inspection.handlers.decide import Proposal
from inspection.orders import Order, Wish, order_of
from inspection.ports import Facts
from inspection.tickets import Ticket
from inspection.units import Unit
from inspection.values import Service


@dataclass(frozen=True, kw_only=True)
class MoneySide:
    """`owed_minor`: freight that goes back if the item is accepted; `declined`: why it does not.

    `freight_held`: why the hub leaves the freight to people. `announced` is the service the ticket
    was made for, `wishes` what its customer wants instead.
    """

    owed_minor: int = 0
    freight: FreightRefund | None = None
    declined: str = ""
    freight_held: str = ""
    order: Order | None = None
    announced: Service = Service.RETURN
    wishes: tuple[Wish, ...] = ()

    @property
    def brings_freight(self) -> bool:
        """Whether freight still goes back with the item, if it is accepted."""
        is_settled = bool(self.declined or self.freight_held) or self.freight is not None
        return self.owed_minor > 0 and not is_settled


NOTHING = MoneySide()


def money_side(
    facts: Facts, unit: Unit, ticket: Ticket | None, proposal: Proposal | None
) -> MoneySide:
    """What is recorded of it; nothing for an item without a ticket."""
    if ticket is None:
        return NOTHING
    owed = 0 if proposal is None else owed_minor(proposal.advice.freight, proposal.ticket)
    # few orders have any: the others are not looked up
    freight = facts.freight_of(ticket) if ticket.freight_paid_minor else OrderFreight()
    return MoneySide(
        owed_minor=owed,
        freight=freight.refunds[0] if freight.refunds else None,
        declined=freight.declines[-1].reason_code if freight.declines else "",
        freight_held=freight.held,
        order=order_of(facts.orders_of_ticket(ticket.ticket_id), unit.unit_id),
        announced=ticket.service,
        wishes=facts.wishes_of(ticket.ticket_id),
    )
