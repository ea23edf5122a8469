"""A scan becomes a parcel taken in: what is recorded, and where the page goes from there.

The view-model of receiving imports this with the first scan: no start waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.cases.receiving import Step
from app.cases.reception import Earlier, ReceptionCase, parcel_code, reception_case
from inspection.handlers.receive import Outcome, Received, ReceiveParcel, receive_parcel
from inspection.matching import Candidate
from inspection.ports import Work
from inspection.station_events import ParcelCode
from scanners.label import Pattern, parse_scan

if TYPE_CHECKING:
    from app.pictures.label_reader import LabelReading
    from inspection.policies import Policies
    from inspection.values import ParcelId, TicketId
    from scanners.scan import Scan

_STEPS = {
    Outcome.MATCHED: Step.CASE,
    Outcome.UNMATCHED: Step.CASE,
    Outcome.DUPLICATE: Step.DUPLICATE,
    Outcome.UNKNOWN: Step.UNKNOWN,
    Outcome.CANDIDATES: Step.CANDIDATES,
}


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What became of a scan; `case` is None where nothing was recorded."""

    step: Step
    case: ReceptionCase | None = None
    candidates: tuple[Candidate, ...] = ()
    earlier: Earlier | None = None


def codes_of(
    scans: Sequence[Scan], patterns: Sequence[Pattern]
) -> tuple[tuple[ParcelCode, ...], str | None]:
    """The scans as the journal knows them, and the carrier where one is certain."""
    parsed = [parse_scan(scan, patterns) for scan in scans]
    carrier = next((one.carrier for one in parsed if one.carrier and one.certain), None)
    return tuple(map(parcel_code, scans, parsed)), carrier


def taking_in(
    intent: ReceiveParcel, policies: Policies, joined: Sequence[TicketId] = ()
) -> Callable[[Work], TakenIn]:
    """The action that takes a parcel in and tells the page where it stands.

    `joined` are further tickets whose goods are in it.
    """

    def action(work: Work) -> TakenIn:
        received = receive_parcel(work, intent)
        case = None
        if received.parcel_id is not None:
            _join(work, received.parcel_id, joined)
            case = reception_case(work.facts, received.parcel_id, policies)
        return TakenIn(
            step=_STEPS[received.outcome],
            case=case,
            candidates=received.candidates,
            earlier=_earlier(work, received),
        )

    return action


def answered(taken: TakenIn, reading: LabelReading | None, *, is_comparing: bool) -> dict[str, Any]:
    """What of the page's state a scan's answer sets.

    Nobody is pointed at while the print is compared: Enter must not answer before it does.
    """
    return {
        "step": taken.step,
        "case": taken.case,
        "contact": None,
        "contacts": {},
        "before": None,
        "candidates": taken.candidates,
        "suggestions": (),
        "earlier": taken.earlier,
        "taking": frozenset(),
        "is_weighing": False,
        "is_going_on": False,
        "awaits_weight": False,
        "put_down": "",
        "is_counting": False,
        "counted": None,
        "reading": reading,
        "is_searching": is_comparing,
        "selected": -1 if is_comparing else 0,
    }


def _join(work: Work, parcel_id: ParcelId, joined: Sequence[TicketId]) -> None:
    if joined:
        from inspection.handlers.join import JoinTicket, join_ticket  # noqa: PLC0415 - seldom

        for ticket_id in joined:
            join_ticket(work, JoinTicket(parcel_id=parcel_id, ticket_id=ticket_id))


def _earlier(work: Work, received: Received) -> Earlier | None:
    """Who took the parcel in before, by the oldest reception."""
    if not received.earlier:
        return None
    parcel = received.earlier[0]
    person = work.facts.person(parcel.received_by)
    return Earlier(
        parcel_id=parcel.parcel_id,
        at=parcel.received_at,
        name_zh=person.name_zh if person else "",
        name_en=person.name_en if person else "",
    )
