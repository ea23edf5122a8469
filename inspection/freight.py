"""The freight out of an order: what of it goes back to the buyer, and what became of it.

Freight is money of its own beside the lines: one slot for the whole order, however many tickets and
pieces come back (DESIGN D4). What the way back cost no ticket says: that stays with a person.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from inspection.refund_pack import Bearer
from inspection.refund_terms import Freight
from inspection.tickets import Ticket
from inspection.values import (
    DecisionId,
    ReasonClass,
    Ref,
    RefundId,
    RefundState,
    Service,
    TicketId,
)

SELLER_ANSWERS = frozenset(
    {ReasonClass.QUALITY, ReasonClass.WARRANTY, ReasonClass.WRONG_ITEM, ReasonClass.TRANSPORT}
)
"""Reasons for which transport and other necessary cost is the seller's (消法 24; DOMAIN 4.1)."""

OTHER_SHOP, NAME_TAKEN = "freight.other_shop", "freight.name_taken"
HELD = (OTHER_SHOP, NAME_TAKEN)
"""What the hub tells when an order's freight is owed and a person has to decide."""


def order_freight(shop: str, order_ref: str) -> str:
    """The name an order's freight has beside the names of its lines."""
    # as JSON, so that no two pairs of texts make one name
    return f"freight {json.dumps([shop, order_ref], ensure_ascii=False)}"


@dataclass(frozen=True, kw_only=True)
class FreightRefund:
    """The refund of an order's freight with its latest recovery point."""

    refund_id: RefundId
    ticket_id: TicketId
    shop: str
    order_ref: str
    decision_id: DecisionId
    amount_minor: int
    currency: str
    state: RefundState
    external_ref: str | None
    reason: str | None
    moved_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class FreightDecline:
    """Somebody's word, with a reason, that an order's freight is not given back.

    `shop` is that of the ticket it was said on; an order's tickets may spell it differently.
    """

    decline_id: str
    ticket_id: TicketId
    shop: str
    reason_code: str
    at: Ref


@dataclass(frozen=True, kw_only=True)
class OrderFreight:
    """All that is recorded of one order's freight, over all its tickets.

    Words against it count under every name of the shop: whether another name is another order only
    a person knows, and freight that went back does not come again.
    """

    refunds: tuple[FreightRefund, ...] = ()
    declines: tuple[FreightDecline, ...] = ()
    held: str = ""
    """Why the hub leaves it to people, one of `HELD`; empty where it moves."""


def owed_minor(freight: Freight, ticket: Ticket) -> int:
    """What goes back with an accepted decision on a piece of this ticket, in minor units.

    0 where the buyer bears it, where a person has to settle who does, for anything but a return,
    and where the ticket says that the way out was free.
    """
    if ticket.service is not Service.RETURN or ticket.reason_class not in SELLER_ANSWERS:
        return 0
    return max(0, freight.paid_minor) if freight.bearer is Bearer.SELLER else 0
