"""Attaching: an item that was inspected without a ticket becomes a piece of one, unopened again."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.checklist import Question
from inspection.claim_events import UnitClaimed
from inspection.errors import OperatorError
from inspection.handlers.inspect import free_number, open_questions
from inspection.handlers.receive import MatchParcel, UnmatchParcel, match_parcel, unmatch_parcel
from inspection.handlers.receptions import ensure_counts, units_that_count
from inspection.handlers.subjects import (
    parcel_of,
    ticket_of,
    undecided_unit,
    unit_of,
    withdraw,
)
from inspection.parcels import Join
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.tickets import Line
from inspection.units import Unit
from inspection.values import LineId, Ref, TicketId, UnitId


@dataclass(frozen=True, kw_only=True)
class AttachUnit:
    """This item is a piece of this line. `is_extra`: there really is one more than expected."""

    unit_id: UnitId
    ticket_id: TicketId
    line_id: LineId
    is_extra: bool = False


@dataclass(frozen=True, kw_only=True)
class DetachUnit:
    """It was another ticket's after all; with `is_parcel_too` its parcel was as well."""

    unit_id: UnitId
    is_parcel_too: bool = False


@dataclass(frozen=True, kw_only=True)
class Attached:
    """The claim, and the questions that have to be asked now that the ticket is known."""

    claim_id: str
    to_ask: tuple[Question, ...]


def attach_unit(work: Work, intent: AttachUnit, *, policies: Policies) -> Attached:
    """Record that the item belongs to this line, and its parcel to this ticket.

    Settles a conflict of claims. Raises `unit.has_ticket` until a claim for another line is taken
    back, `line.unknown`, `unit.line_complete` (`quantity`), `parcel.units_identified` where other
    items of the parcel belong to another ticket, `unit.already_decided`, `extra.settled`.
    """
    ensure_role(work.actor, BENCH)
    unit = undecided_unit(work.facts, intent.unit_id)
    if work.facts.settlements_of(unit.unit_id):
        raise OperatorError("extra.settled", lpn=unit.lpn)
    ensure_counts(work.facts, unit.parcel_id)
    line = _line_of(work.facts, intent)
    wanted = (intent.ticket_id, line.line_id)
    if unit.lines == {wanted} and unit.claims:
        return _attached(work.facts, unit.claims[0].claim_id, unit, policies)
    if unit.lines and not unit.is_contested:
        raise OperatorError("unit.has_ticket", lpn=unit.lpn)
    siblings = work.facts.units_of_line(line.line_id)
    is_full = len(units_that_count(work.facts, line.line_id)) >= line.quantity
    if is_full and not intent.is_extra:
        raise OperatorError("unit.line_complete", quantity=line.quantity)
    if intent.ticket_id not in [one.ticket_id for one in _joins(work.facts, unit)]:
        match_parcel(work, MatchParcel(parcel_id=unit.parcel_id, ticket_id=intent.ticket_id))
    claim_id = work.ids.new()
    work.record(
        UnitClaimed(
            claim_id=claim_id,
            unit_id=unit.unit_id,
            ticket_id=intent.ticket_id,
            line_id=line.line_id,
            unit_no=free_number(siblings),
            supersedes=tuple(one.claim_id for one in unit.claims),
        )
    )
    return _attached(work.facts, claim_id, unit, policies)


def detach_unit(work: Work, intent: DetachUnit) -> None:
    """Take a claim back until the item is decided, and the match that was made for it.

    What was matched before stays, unless the person says that it was wrong too; so does the match
    of a parcel whose other items belong to the ticket. Of a decided item only claims
    that contradict its decision can be taken back. Raises `undo.nothing`, `unit.already_decided`.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_of(work.facts, intent.unit_id)
    decided = {(one.ticket_id, one.line_id) for one in work.facts.decisions_of(unit.unit_id)}
    if decided and unit.is_contested:
        adrift = [one for one in unit.claims if (one.ticket_id, one.line_id) not in decided]
        if not adrift:  # each was decided somewhere: that is for a supervisor
            raise OperatorError("undo.nothing")
        for claim in adrift:
            withdraw(work, claim.claim_id)
        return
    unit = undecided_unit(work.facts, intent.unit_id)
    if not unit.claims:
        raise OperatorError("undo.nothing")
    claims: set[Ref] = set()
    while unit.claims:
        claims |= {one.at for one in unit.claims}
        # withdrawing a claim brings back the ones it replaced, which go too
        for claim in unit.claims:
            withdraw(work, claim.claim_id)
        unit = undecided_unit(work.facts, intent.unit_id)
    _unmatch(work, intent, unit, claims)


def _unmatch(work: Work, intent: DetachUnit, unit: Unit, claims: set[Ref]) -> None:
    """Withdraw the matches made for these claims: attaching records one just before the other.

    A parcel with goods of further tickets stays what it is: the item was another one's of them.
    """
    is_needed = any(one.lines for one in work.facts.units_of_parcel(unit.parcel_id))
    if is_needed or _joins(work.facts, unit):
        return
    if intent.is_parcel_too:
        unmatch_parcel(work, UnmatchParcel(parcel_id=unit.parcel_id))
        return
    while made := [
        one
        for one in parcel_of(work.facts, unit.parcel_id).matches
        if Ref(origin=one.at.origin, seq=one.at.seq + 1) in claims
    ]:
        for match in made:
            withdraw(work, match.match_id)


def _line_of(facts: Facts, intent: AttachUnit) -> Line:
    for line in ticket_of(facts, intent.ticket_id).lines:
        if line.line_id == intent.line_id:
            return line
    raise OperatorError("line.unknown")


def _joins(facts: Facts, unit: Unit) -> tuple[Join, ...]:
    """Further tickets of the parcel: nothing has to be matched for them."""
    return parcel_of(facts, unit.parcel_id).joins


def _attached(facts: Facts, claim_id: str, unit: Unit, policies: Policies) -> Attached:
    bound = undecided_unit(facts, unit.unit_id)
    to_ask = open_questions(facts, bound, policies=policies)
    return Attached(claim_id=claim_id, to_ask=to_ask)
