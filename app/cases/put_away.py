"""One item that left the bench: where it goes, where it lies, what shows it."""

from __future__ import annotations

from dataclasses import dataclass

from app.cases.marked import markups, over_of
from inspection.handlers.evidence import current_evidence
from inspection.handlers.put_away import put_away_of
from inspection.handlers.subjects import is_dealt_with
from inspection.marks import Markup
from inspection.orders import as_wished
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.sorting import Container, PutAway, standing_bin
from inspection.tickets import Ticket
from inspection.values import Disposition, Service, Sha256, UnitId


@dataclass(frozen=True, kw_only=True)
class PutAwayCase:
    """`targets` are the open containers the item may go into; `photo` shows it, if one does."""

    here: PutAway
    ticket_number: str
    name_zh: str
    name_en: str
    grade: str
    targets: tuple[Container, ...]
    photo: Sha256 | None
    over: Markup
    """What stands over the photo."""
    is_apart: bool
    """An extra item: the bench is done with it, a supervisor decides."""
    service: Service = Service.RETURN
    """What its customer wants now."""


def put_away_case(facts: Facts, unit_id: UnitId, policies: Policies) -> PutAwayCase:
    """The case of a unit; raises what `put_away_of` raises."""
    here = put_away_of(facts, unit_id, policies=policies)
    # an undecided one may be claimed by nobody, or by two: then it has no name yet
    belongs = here.decision or here.unit
    ticket = facts.ticket(belongs.ticket_id) if belongs.ticket_id else None
    line = ticket.line(belongs.line_id) if ticket and belongs.line_id else None
    gradings = facts.grading_of(unit_id)
    photos = current_evidence(facts, here.unit.parcel_id, unit_id)
    # how it looks from the front, else the last that was taken of it
    front = [one for one in photos if one.subject.endswith("front")] or list(photos)
    shown = front[-1] if front else None
    return PutAwayCase(
        here=here,
        ticket_number=ticket.number if ticket else "",
        name_zh=line.name_zh if line else "",
        name_en=line.name_en if line else "",
        grade=gradings[-1].grade if gradings else "",
        targets=_targets(facts, here),
        photo=shown.sha256 if shown else None,
        over=over_of(shown, markups(facts, [shown])) if shown else Markup(),
        is_apart=here.decision is None and is_dealt_with(facts, unit_id),
        service=_service(facts, ticket),
    )


def _service(facts: Facts, ticket: Ticket | None) -> Service:
    if ticket is None:
        return Service.RETURN
    return as_wished(ticket, facts.wishes_of(ticket.ticket_id)).service


def _targets(facts: Facts, here: PutAway) -> tuple[Container, ...]:
    found = facts.open_containers(here.disposition)
    if here.disposition is Disposition.QUARANTINE:
        found = (standing_bin(), *found)
    return tuple(one for one in found if one.takes(here.disposition, here.goods_class))
