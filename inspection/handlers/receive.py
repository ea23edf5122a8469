"""Receiving: a parcel is taken in, matched to its ticket, and its outside is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from inspection.errors import OperatorError
from inspection.handlers.parcel_codes import (
    cleaned,
    convincing,
    hits,
    received_before,
    recordable,
    recordable_text,
)
from inspection.handlers.receptions import counts_no_more, ensure_counts
from inspection.handlers.subjects import parcel_of, ticket_of, withdraw
from inspection.matching import Candidate, rank, sole
from inspection.parcels import Parcel
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.reception import in_order
from inspection.station_events import (
    ParcelCode,
    ParcelConditionRecorded,
    ParcelMatched,
    ParcelReceived,
)
from inspection.tickets import Ticket
from inspection.values import OuterCondition, ParcelId, TicketId

BY_CODE = "code"
BY_PERSON = "person"


class Outcome(StrEnum):
    """What became of a scan. Only `matched` and `unmatched` recorded anything."""

    MATCHED = "matched"
    UNMATCHED = "unmatched"
    CANDIDATES = "candidates"
    DUPLICATE = "duplicate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class ReceiveParcel:
    """Take in a parcel under these codes.

    `ticket_id` is the operator's pick among candidates; `force_unmatched` takes it in even though
    no ticket is known (key 0).
    """

    codes: tuple[ParcelCode, ...]
    carrier: str | None = None
    ticket_id: TicketId | None = None
    force_unmatched: bool = False


@dataclass(frozen=True, kw_only=True)
class Received:
    """What became of it: the new parcel, or the earlier ones, or what to choose from."""

    outcome: Outcome
    parcel_id: ParcelId | None = None
    ticket: Ticket | None = None
    candidates: tuple[Candidate, ...] = ()
    earlier: tuple[Parcel, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MatchParcel:
    """A person says which ticket a parcel belongs to; `code` is what convinced them, if a code."""

    parcel_id: ParcelId
    ticket_id: TicketId
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class UnmatchParcel:
    """Not this ticket (F6)."""

    parcel_id: ParcelId


@dataclass(frozen=True, kw_only=True)
class UndoReception:
    """Take back a reception that was a mistake."""

    parcel_id: ParcelId


@dataclass(frozen=True, kw_only=True)
class RecordCondition:
    """What the outside looks like; replaces what was recorded before."""

    parcel_id: ParcelId
    conditions: tuple[OuterCondition, ...]


@dataclass(frozen=True, kw_only=True)
class UndoCondition:
    """Take back the last record of the outside; the one before it counts again."""

    parcel_id: ParcelId


def receive_parcel(work: Work, intent: ReceiveParcel) -> Received:
    """Take in a parcel, matched where its codes leave no doubt.

    Nothing is recorded for a parcel received before, for codes nobody announced, and for several
    tickets to choose from; the caller asks and calls again. Text that may hold personal data is
    used for the search and never recorded, but for a mark of its length. Raises OperatorError
    `code.too_long`, `code.empty`.
    """
    ensure_role(work.actor, FLOOR)
    codes = cleaned(intent.codes)
    earlier = _counting_first(work.facts, received_before(work.facts, codes))
    if earlier:
        return Received(outcome=Outcome.DUPLICATE, earlier=earlier)
    if intent.ticket_id is not None:
        ticket = ticket_of(work.facts, intent.ticket_id)
        return _take_in(work, intent, codes, ticket=ticket, how=BY_PERSON)
    candidates = rank(codes, hits(work.facts, codes))
    found = sole(candidates)
    if found is not None:
        return _take_in(work, intent, codes, ticket=found.ticket, how=BY_CODE)
    if intent.force_unmatched:
        return _take_in(work, intent, codes, ticket=None, how=BY_PERSON)
    outcome = Outcome.CANDIDATES if candidates else Outcome.UNKNOWN
    return Received(outcome=outcome, candidates=candidates)


def match_parcel(work: Work, intent: MatchParcel) -> str:
    """Record a person's match and give its id; replaces any match before it.

    Raises `parcel.units_identified` once a unit was taken out under another ticket, and
    `code.too_long`; of a code that may name a customer only a mark is recorded.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    ensure_counts(work.facts, parcel.parcel_id)
    ticket = ticket_of(work.facts, intent.ticket_id)
    if len(parcel.matches) == 1 and parcel.matches[0].ticket_id == ticket.ticket_id:
        return parcel.matches[0].match_id
    _ensure_no_ticket_units(work.facts, parcel.parcel_id)
    superseded = tuple(match.match_id for match in parcel.matches)
    code = recordable_text(work.facts, intent.code)
    return _match(work, parcel.parcel_id, ticket, how=BY_PERSON, of=(code, superseded))


def unmatch_parcel(work: Work, intent: UnmatchParcel) -> None:
    """Leave a parcel without any ticket; raises `parcel.units_identified` as matching does."""
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    _ensure_no_ticket_units(work.facts, parcel.parcel_id)
    while parcel.matches:
        # withdrawing a match brings back the one it replaced, which goes too
        for match in parcel.matches:
            withdraw(work, match.match_id)
        parcel = parcel_of(work.facts, intent.parcel_id)
    for join in parcel.joins:
        withdraw(work, join.join_id)


def undo_reception(work: Work, intent: UndoReception) -> None:
    """Withdraw a reception; raises `parcel.already_handled` after disinfection or opening.

    One that a supervisor settled about stays, `parcel.settled`: it may be the one that counts.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    runs = work.facts.runs_of(parcel.parcel_id)
    if runs.runs or runs.skipped_reason or work.facts.units_of_parcel(parcel.parcel_id):
        raise OperatorError("parcel.already_handled")
    if work.facts.kept_receptions_of(parcel.parcel_id):
        raise OperatorError("parcel.settled")
    withdraw(work, parcel.parcel_id)


def record_condition(work: Work, intent: RecordCondition) -> str:
    """Record the outside and give the fact's id; the same conditions again record nothing.

    Raises `condition.missing` for none at all and `condition.contradiction` for intact with
    something else.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    conditions = in_order(intent.conditions)
    if not conditions:
        raise OperatorError("condition.missing")
    if OuterCondition.INTACT in conditions and len(conditions) > 1:
        raise OperatorError("condition.contradiction")
    if len(parcel.conditions) == 1 and parcel.conditions[0].conditions == conditions:
        return parcel.conditions[0].condition_id
    condition_id = work.ids.new()
    work.record(
        ParcelConditionRecorded(
            condition_id=condition_id,
            parcel_id=parcel.parcel_id,
            conditions=conditions,
            supersedes=tuple(one.condition_id for one in parcel.conditions),
        )
    )
    return condition_id


def undo_condition(work: Work, intent: UndoCondition) -> None:
    """Withdraw the current record of the outside; raises `undo.nothing` where there is none."""
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    if not parcel.conditions:
        raise OperatorError("undo.nothing")
    for condition in parcel.conditions:
        withdraw(work, condition.condition_id)


def _take_in(
    work: Work,
    intent: ReceiveParcel,
    codes: Sequence[ParcelCode],
    *,
    ticket: Ticket | None,
    how: str,
) -> Received:
    parcel_id = ParcelId(work.ids.new())
    recorded = recordable(work.facts, codes)
    work.record(ParcelReceived(parcel_id=parcel_id, codes=recorded, carrier=intent.carrier))
    if ticket is None:
        return Received(outcome=Outcome.UNMATCHED, parcel_id=parcel_id)
    hit = convincing(work.facts, recorded, ticket)
    _match(work, parcel_id, ticket, how=how, of=(hit, ()))
    return Received(outcome=Outcome.MATCHED, parcel_id=parcel_id, ticket=ticket)


def _match(
    work: Work, parcel_id: ParcelId, ticket: Ticket, *, how: str, of: tuple[str, tuple[str, ...]]
) -> str:
    code, supersedes = of
    match_id = work.ids.new()
    work.record(
        ParcelMatched(
            match_id=match_id,
            parcel_id=parcel_id,
            ticket_id=ticket.ticket_id,
            how=how,
            code=code,
            supersedes=supersedes,
        )
    )
    return match_id


def _counting_first(facts: Facts, earlier: tuple[Parcel, ...]) -> tuple[Parcel, ...]:
    """Who scans a parcel that was taken in twice goes on with the reception that counts."""
    if len(earlier) < 2:
        return earlier
    return tuple(sorted(earlier, key=lambda one: counts_no_more(facts, one.parcel_id)))


def _ensure_no_ticket_units(facts: Facts, parcel_id: ParcelId) -> None:
    if any(unit.ticket_id is not None for unit in facts.units_of_parcel(parcel_id)):
        raise OperatorError("parcel.units_identified")
