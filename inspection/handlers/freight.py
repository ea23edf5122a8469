"""Saying that an order's freight is not given back, and taking that word back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from inspection.errors import OperatorError
from inspection.events import FreightDeclined
from inspection.freight import owed_minor
from inspection.handlers.decide import propose
from inspection.handlers.subjects import unit_of, withdraw
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Work
from inspection.tickets import Ticket
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class DeclineFreight:
    """The freight of this unit's order is not given back, for a reason of the refund pack."""

    unit_id: UnitId
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class UndoFreightDecline:
    """It is given back after all."""

    unit_id: UnitId


def decline_freight(work: Work, intent: DeclineFreight, *, policies: Policies) -> str:
    """Record the word and give its id; the same reason again records nothing.

    Raises `freight.not_owed` where none would be given back anyway, `freight.already_due`,
    `freight.reason_unknown`, and what `propose` raises.
    """
    ensure_role(work.actor, BENCH)
    proposal = propose(work.facts, intent.unit_id, policies=policies)
    if owed_minor(proposal.advice.freight, proposal.ticket) == 0:
        raise OperatorError("freight.not_owed")
    if all(one.code != intent.reason_code for one in proposal.pack.freight_reasons):
        raise OperatorError("freight.reason_unknown")
    before = _standing(work, proposal.ticket)
    for one in before:
        if one[1] == intent.reason_code:
            return one[0]
    decline_id = work.ids.new()
    work.record(
        FreightDeclined(
            decline_id=decline_id,
            ticket_id=proposal.ticket.ticket_id,
            reason_code=intent.reason_code,
            supersedes=tuple(one[0] for one in before),
        )
    )
    return decline_id


def undo_decline(work: Work, intent: UndoFreightDecline) -> None:
    """Withdraw every word against the freight of the unit's order.

    Raises `undo.nothing` where none is, `freight.declined_elsewhere` (`ticket`) where the only
    ones are of tickets that name another shop: theirs may be another order of the same number.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_of(work.facts, intent.unit_id)
    ticket = None if unit.ticket_id is None else work.facts.ticket(unit.ticket_id)
    if ticket is None:
        raise OperatorError("undo.nothing")
    if not _standing(work, ticket):
        _refuse_undo(work, ticket)
    # what the last word replaced would count again
    while before := _standing(work, ticket):
        for decline_id, _reason in before:
            withdraw(work, decline_id)


def _standing(work: Work, ticket: Ticket) -> tuple[tuple[str, str], ...]:
    """Words said on tickets of the same shop, id and reason."""
    freight = work.facts.freight_of(ticket)
    if freight.refunds:
        raise OperatorError("freight.already_due")
    return tuple(
        (one.decline_id, one.reason_code) for one in freight.declines if one.shop == ticket.shop
    )


def _refuse_undo(work: Work, ticket: Ticket) -> NoReturn:
    elsewhere = [work.facts.ticket(one.ticket_id) for one in work.facts.freight_of(ticket).declines]
    for one in elsewhere:
        if one is not None:
            raise OperatorError("freight.declined_elsewhere", ticket=one.number)
    raise OperatorError("undo.nothing")
