"""Check-in before opening: weigh, put down, note a refused delivery, count a courier's parcels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection.errors import OperatorError
from inspection.handlers.blind import is_blind
from inspection.handlers.receptions import counts_no_more
from inspection.handlers.subjects import parcel_of, withdraw
from inspection.people import FLOOR, ensure_role
from inspection.places import place_of
from inspection.reception_events import (
    HandoverCounted,
    ParcelRefusalRecorded,
    ParcelStaged,
    ParcelWeighed,
)
from inspection.receptions import own_codes
from inspection.values import ParcelId, ReasonClass, WeightSource
from inspection.weight import WeightCheck, compare, within_range

if TYPE_CHECKING:
    from inspection.parcels import Parcel
    from inspection.policies import Policies
    from inspection.ports import Facts, Work
    from inspection.tickets import Ticket

MOST_COUNTED = 5_000
"""Parcels of one handover; a lorry holds fewer."""


@dataclass(frozen=True, kw_only=True)
class WeighParcel:
    """The whole parcel weighs `weight_g` grams; replaces what was weighed before."""

    parcel_id: ParcelId
    weight_g: int
    source: WeightSource


@dataclass(frozen=True, kw_only=True)
class PutDown:
    """The parcel lies at the place of this code from now on."""

    parcel_id: ParcelId
    code: str


@dataclass(frozen=True, kw_only=True)
class RecordRefusal:
    """Delivery was refused, or it was not after all."""

    parcel_id: ParcelId
    is_refused: bool


@dataclass(frozen=True, kw_only=True)
class CountHandover:
    """A courier handed in `counted` parcels; the screen showed `received` of them.

    `corrects` is the count it replaces, if any.
    """

    counted: int
    received: int
    carrier: str | None = None
    corrects: str = ""


def weigh_parcel(work: Work, intent: WeighParcel) -> str:
    """Record the weight and give its id; raises `weight.out_of_range`, `parcel.unknown`."""
    ensure_role(work.actor, FLOOR)
    weight_g = within_range(intent.weight_g)
    parcel = parcel_of(work.facts, intent.parcel_id)
    before = work.facts.reception_notes(parcel.parcel_id).weighings
    weighing_id = work.ids.new()
    work.record(
        ParcelWeighed(
            weighing_id=weighing_id,
            parcel_id=parcel.parcel_id,
            weight_g=weight_g,
            source=intent.source,
            supersedes=tuple(one.weighing_id for one in before),
        )
    )
    return weighing_id


def undo_weighing(work: Work, parcel_id: ParcelId) -> None:
    """Withdraw the current weight, so that the one before counts; raises `undo.nothing`."""
    ensure_role(work.actor, FLOOR)
    weighings = work.facts.reception_notes(parcel_id).weighings
    if not weighings:
        raise OperatorError("undo.nothing")
    for one in weighings:
        withdraw(work, one.weighing_id)


def put_down(work: Work, intent: PutDown) -> str:
    """Record the place and give it as people read it; the same place again records nothing.

    Raises `place.malformed` for a code that is no place, and `parcel.unknown`.
    """
    ensure_role(work.actor, FLOOR)
    place = place_of(intent.code)
    parcel = parcel_of(work.facts, intent.parcel_id)
    before = work.facts.reception_notes(parcel.parcel_id).stagings
    if [one.place for one in before] != [place]:
        work.record(
            ParcelStaged(
                staging_id=work.ids.new(),
                parcel_id=parcel.parcel_id,
                place=place,
                supersedes=tuple(one.staging_id for one in before),
            )
        )
    return place


def record_refusal(work: Work, intent: RecordRefusal) -> None:
    """Record or take back that delivery was refused; what is so already records nothing."""
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    before = work.facts.reception_notes(parcel.parcel_id).refusals
    if intent.is_refused and not before:
        work.record(
            ParcelRefusalRecorded(
                refusal_id=work.ids.new(), parcel_id=parcel.parcel_id, supersedes=()
            )
        )
    elif not intent.is_refused:
        for one in before:
            withdraw(work, one.refusal_id)


def count_handover(work: Work, intent: CountHandover) -> int:
    """Record the count and give how many are missing; below zero where more came than counted.

    A difference is no error: the courier may be gone, and what was received stays received. Raises
    `count.out_of_range`.
    """
    ensure_role(work.actor, FLOOR)
    if not 0 <= intent.counted <= MOST_COUNTED or not 0 <= intent.received <= MOST_COUNTED:
        raise OperatorError("count.out_of_range", most=MOST_COUNTED)
    before = work.facts.handover(intent.corrects) if intent.corrects else None
    work.record(
        HandoverCounted(
            handover_id=work.ids.new(),
            carrier=intent.carrier,
            counted=intent.counted,
            received=intent.received,
            supersedes=() if before is None else (before.handover_id,),
        )
    )
    return intent.counted - intent.received


def weight_check(facts: Facts, parcel: Parcel, *, policies: Policies) -> WeightCheck:
    """This parcel's weight, with those of its ticket's other parcels, against what was sent out.

    Nothing is compared where it is not one ticket's, a further ticket's goods in any of its parcels
    included, or where only some of what was ordered comes back: that is lighter, and rightly so. A
    reception that another one of the same parcel replaced does not weigh; a parcel that is counted
    blind is compared once it was counted.
    """
    rules = policies.reception.weight
    own_g = facts.reception_notes(parcel.parcel_id).weight_g
    is_one = len(parcel.matches) == 1 and not parcel.joins
    ticket = facts.ticket(parcel.matches[0].ticket_id) if is_one else None
    expected_g = _sent_g(ticket) if ticket is not None else None
    if expected_g is not None and is_blind(facts, parcel, policies=policies):
        return compare(None, (own_g,), rules)
    if ticket is None or expected_g is None or own_g is None:
        return compare(expected_g, (own_g,), rules)
    others = [
        one
        for one in facts.parcels_of_ticket(ticket.ticket_id)
        if one.parcel_id != parcel.parcel_id
        and not own_codes(one) & own_codes(parcel)  # that is this very parcel, taken in elsewhere
        and not counts_no_more(facts, one.parcel_id)
    ]
    if any(one.joins for one in others):
        return compare(None, (own_g,), rules)
    weighed = [facts.reception_notes(one.parcel_id).weight_g for one in others]
    return compare(expected_g, (own_g, *weighed), rules)


def is_refused(facts: Facts, parcel: Parcel) -> bool:
    """Whether delivery was refused: somebody here said so, or the ticket was announced as such."""
    if facts.reception_notes(parcel.parcel_id).refusals:
        return True
    tickets = (facts.ticket(one.ticket_id) for one in parcel.matches)
    return any(one is not None and one.reason_class is ReasonClass.REFUSED for one in tickets)


def _sent_g(ticket: Ticket) -> int | None:
    """What the parcel weighed when it was sent, where all of it comes back."""
    is_whole = all(line.quantity == line.ordered_quantity for line in ticket.lines)
    return ticket.outbound_weight_g if is_whole else None
