"""One item at the decision: what the rules propose, what was decided, where the money stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.cases.marked import Markups, markups
from app.cases.money import NOTHING, MoneySide, money_side
from inspection.contents import Contents
from inspection.errors import OperatorError
from inspection.handlers.blind import is_blind
from inspection.handlers.contents import contents_in
from inspection.handlers.decide import Proposal, propose
from inspection.handlers.subjects import is_dealt_with, tickets_in
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.refund_policy import Decision, Refund
from inspection.tickets import Ticket
from inspection.units import Unit
from inspection.values import ParcelId, UnitId
from inspection.waiting import Question


@dataclass(frozen=True, kw_only=True)
class DecisionCase:
    """`refusal` says why there is no proposal yet; `has_more` that the parcel holds other items.

    `markups` are what stands over the photos of the unit.
    """

    unit: Unit
    proposal: Proposal | None
    refusal: OperatorError | None
    decision: Decision | None
    refund: Refund | None
    has_more: bool
    markups: Markups
    contents: Contents | None = None
    """Its ticket counted over all its parcels."""
    money: MoneySide = NOTHING

    @property
    def is_absent(self) -> bool:
        """Nothing was in the box: there is no item to stick a label on."""
        return self.proposal is not None and self.proposal.progress.is_absent

    @property
    def is_missing_piece(self) -> bool:
        """It was not in a box that held something else: there is nothing to put away, nor a box."""
        shared = self.proposal is not None and self.proposal.case.is_box_shared
        return shared and self.is_absent


@dataclass(frozen=True, kw_only=True)
class ReadyUnit:
    """An item ready for its decision; `is_fast`: its parcel is in the fast lane."""

    unit: Unit
    ticket: Ticket
    is_fast: bool = False
    asked: Question | None = None
    """What its customer was asked last; the wait for the answer is over."""


def decision_case(
    facts: Facts, unit_id: UnitId, policies: Policies, *, now: datetime
) -> DecisionCase | None:
    """The case of a unit; None where no such unit is known here.

    One that stands aside (parked, or its customer still has time to answer) has no proposal.
    """
    unit = facts.unit(unit_id)
    if unit is None:
        return None
    decisions = facts.decisions_of(unit_id)
    aside = None if decisions else _aside(facts, unit, now)
    proposal, refusal = (None, aside) if aside else _proposal(facts, unit, policies)
    ticket = facts.ticket(unit.ticket_id) if unit.ticket_id else None
    contents = None if ticket is None else contents_in(facts, ticket, policies=policies)
    parcel = facts.parcel(unit.parcel_id)
    if contents and parcel and is_blind(facts, parcel, policies=policies):
        contents = replace(contents, is_blind=True)
    return DecisionCase(
        unit=unit,
        proposal=proposal,
        refusal=refusal,
        decision=decisions[-1] if decisions else None,
        refund=_refund(facts, unit),
        markups=markups(facts, proposal.unit_evidence) if proposal else {},
        has_more=_has_more(facts, unit, _in_parcel(facts, unit, contents, policies)),
        contents=contents,
        money=money_side(facts, unit, ticket, proposal),
    )


def _in_parcel(
    facts: Facts, unit: Unit, contents: Contents | None, policies: Policies
) -> Contents | None:
    """What its parcel holds: more than its own ticket has, where others share the box."""
    parcel = facts.parcel(unit.parcel_id)
    if parcel is None or not parcel.joins:
        return contents
    every = contents_in(facts, *tickets_in(facts, parcel), policies=policies)
    return replace(every, is_blind=contents is not None and contents.is_blind)


def ready_units(
    facts: Facts, parcels: Sequence[ParcelId], policies: Policies, *, now: datetime
) -> tuple[ReadyUnit, ...]:
    """Items of these parcels that only wait for their decision, in the order of the parcels.

    Those that woke up, because their customer answered or let the time pass, come first.
    """
    found = []
    for parcel_id in parcels:
        for unit in facts.units_of_parcel(parcel_id):
            if facts.decisions_of(unit.unit_id) or _aside(facts, unit, now) is not None:
                continue
            proposal, _refusal = _proposal(facts, unit, policies)
            if proposal is not None and not proposal.missing_shots:
                found.append(ReadyUnit(unit=unit, ticket=proposal.ticket, asked=_asked(proposal)))
    return tuple(sorted(found, key=lambda one: one.asked is None))


def _asked(proposal: Proposal) -> Question | None:
    """The newest question about the unit; what was taken back unanswered was never asked."""
    asked = [one for one in proposal.questions if one.is_current or one.replies]
    return asked[-1] if asked else None


def _aside(facts: Facts, unit: Unit, now: datetime) -> OperatorError | None:
    """Why nobody decides on it now, in the words a decision would be refused with."""
    if facts.parkings_of(unit.unit_id):
        return OperatorError("unit.parked", lpn=unit.lpn)
    if any(one.is_waiting(now) for one in facts.questions_of(unit.unit_id)):
        return OperatorError("unit.waiting", lpn=unit.lpn)
    return None


def _proposal(
    facts: Facts, unit: Unit, policies: Policies
) -> tuple[Proposal | None, OperatorError | None]:
    try:
        return propose(facts, unit.unit_id, policies=policies), None
    except OperatorError as refusal:
        return None, refusal


def _refund(facts: Facts, unit: Unit) -> Refund | None:
    if unit.ticket_id is None:
        return None
    refunds = facts.refunds_of_ticket(unit.ticket_id)
    return next((one for one in refunds if one.unit_id == unit.unit_id), None)


def _has_more(facts: Facts, unit: Unit, contents: Contents | None) -> bool:
    """The parcel holds another item to inspect or decide."""
    units = facts.units_of_parcel(unit.parcel_id)
    others = [one for one in units if one.unit_id != unit.unit_id]
    if any(not is_dealt_with(facts, one.unit_id) for one in others):
        return True
    if facts.unpackings_of(unit.parcel_id):
        return False
    # counted blind, more is awaited until somebody says that nothing is
    return contents is not None and (contents.is_blind or contents.lacking > 0)
