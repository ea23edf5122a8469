"""What a customer wants instead of what the ticket says, as somebody at the bench heard it."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.events import CustomerChangedWish
from inspection.handlers.subjects import ticket_of, unit_of
from inspection.orders import as_wished, is_contested
from inspection.people import BENCH, ensure_role
from inspection.ports import Work
from inspection.values import Service, UnitId, WishSource


@dataclass(frozen=True, kw_only=True)
class ChangeWish:
    """The customer of this unit's ticket wants this service."""

    unit_id: UnitId
    wants: Service
    source: WishSource


def change_wish(work: Work, intent: ChangeWish) -> str:
    """Record the wish and give its id.

    It moves nothing by itself: which order or refund follows the hub decides by its rules. Raises
    `unit.unknown`, `unit.no_ticket`, `wish.same` where nothing changes, `wish.order_made` once an
    order of the ticket is on its way, `wish.refunded` once money is.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_of(work.facts, intent.unit_id)
    if unit.ticket_id is None:
        raise OperatorError("unit.no_ticket", lpn=unit.lpn)
    ticket = ticket_of(work.facts, unit.ticket_id)
    before = work.facts.wishes_of(ticket.ticket_id)
    now = as_wished(ticket, before).service
    if not is_contested(before) and now is intent.wants:
        raise OperatorError("wish.same")
    orders = work.facts.orders_of_ticket(ticket.ticket_id)
    # the goods are on their way, or may be
    made = [one for one in orders if one.is_standing and not one.can_give_way]
    if made:
        raise OperatorError("wish.order_made", number=made[0].external_ref or ticket.number)
    if work.facts.refunds_of_ticket(ticket.ticket_id):
        raise OperatorError("wish.refunded", ticket=ticket.number)
    wish_id = work.ids.new()
    work.record(
        CustomerChangedWish(
            wish_id=wish_id,
            ticket_id=ticket.ticket_id,
            wants=intent.wants,
            source=intent.source,
            supersedes=tuple(one.wish_id for one in before),
        )
    )
    return wish_id
