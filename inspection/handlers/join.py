"""Joining: a parcel holds goods of a further ticket, and somebody says so."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.codes import normal_or_empty
from inspection.errors import OperatorError
from inspection.handlers.evidence import current_evidence
from inspection.handlers.parcel_codes import recordable_text
from inspection.handlers.receive import BY_CODE, BY_PERSON, UndoReception, undo_reception
from inspection.handlers.receptions import ensure_counts
from inspection.handlers.subjects import parcel_of, ticket_of, withdraw
from inspection.joining_events import ParcelJoined
from inspection.matching import SHARED_KINDS
from inspection.parcels import Parcel
from inspection.people import FLOOR, ensure_role
from inspection.ports import Facts, Work
from inspection.station_events import EvidenceCaptured
from inspection.tickets import Ticket
from inspection.values import ParcelId, TicketId


@dataclass(frozen=True, kw_only=True)
class JoinTicket:
    """Goods of this ticket are in the parcel too; `code` is what was scanned, if anything."""

    parcel_id: ParcelId
    ticket_id: TicketId
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class LeaveTicket:
    """Nothing of this ticket is in the parcel after all; without one, the last that joined."""

    parcel_id: ParcelId
    ticket_id: TicketId | None = None


@dataclass(frozen=True, kw_only=True)
class JoinAsOne:
    """What was taken in last is no parcel of its own: its label stands on this parcel too."""

    parcel_id: ParcelId
    instead_of: ParcelId


def join_ticket(work: Work, intent: JoinTicket) -> str:
    """Record it and give the fact's id; a ticket the parcel has already records nothing.

    Raises `parcel.unmatched`, `parcel.match_conflict`, `parcel.dropped`, and
    `parcel.unpacked_already` until somebody says that there is more in the box.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    ensure_counts(work.facts, parcel.parcel_id)
    ticket = ticket_of(work.facts, intent.ticket_id)
    if not parcel.matches:
        raise OperatorError("parcel.unmatched")
    if parcel.is_contested:
        raise OperatorError("parcel.match_conflict")
    standing = [one.match_id for one in parcel.matches if one.ticket_id == ticket.ticket_id]
    standing += [one.join_id for one in parcel.joins if one.ticket_id == ticket.ticket_id]
    if standing:
        return standing[0]
    if work.facts.unpackings_of(parcel.parcel_id):
        raise OperatorError("parcel.unpacked_already")
    join_id = work.ids.new()
    work.record(
        ParcelJoined(
            join_id=join_id,
            parcel_id=parcel.parcel_id,
            ticket_id=ticket.ticket_id,
            how=BY_CODE if intent.code else BY_PERSON,
            code=_kept(work.facts, intent.code, ticket),
            supersedes=(),
        )
    )
    return join_id


def leave_ticket(work: Work, intent: LeaveTicket) -> TicketId:
    """Take it back and give the ticket; raises `undo.nothing`.

    Raises `parcel.units_identified` while an item out of the parcel belongs to the ticket.
    """
    ensure_role(work.actor, FLOOR)
    parcel = parcel_of(work.facts, intent.parcel_id)
    joined = [one.ticket_id for one in parcel.joins]
    ticket_id = intent.ticket_id or (joined[-1] if joined else None)
    if ticket_id is None or ticket_id not in joined:
        raise OperatorError("undo.nothing")
    units = work.facts.units_of_parcel(parcel.parcel_id)
    if any(ticket == ticket_id for unit in units for ticket, _line in unit.lines):
        raise OperatorError("parcel.units_identified")
    for one in parcel.joins:
        if one.ticket_id == ticket_id:
            withdraw(work, one.join_id)
    return ticket_id


def join_as_one(work: Work, intent: JoinAsOne) -> str:
    """Take the later reception back and join its ticket, with its photos; gives the join's id.

    Raises `parcel.already_handled` once the later one is past receiving, and what `join_ticket`
    raises.
    """
    ensure_role(work.actor, FLOOR)
    other = parcel_of(work.facts, intent.instead_of)
    if other.parcel_id == intent.parcel_id or not other.matches:
        raise OperatorError("parcel.unmatched")
    if other.is_contested:
        raise OperatorError("parcel.match_conflict")
    photos = current_evidence(work.facts, other.parcel_id, None)
    undo_reception(work, UndoReception(parcel_id=other.parcel_id))
    joined = JoinTicket(
        parcel_id=intent.parcel_id, ticket_id=other.matches[0].ticket_id, code=_called(other)
    )
    join_id = join_ticket(work, joined)
    for photo in photos:
        # they show this parcel, under the name of another: the bytes are the same evidence
        work.record(
            EvidenceCaptured(
                evidence_id=work.ids.new(),
                sha256=photo.sha256,
                size_bytes=photo.size_bytes,
                width_px=photo.width_px,
                height_px=photo.height_px,
                subject=photo.subject,
                parcel_id=intent.parcel_id,
                unit_id=None,
                taken_at=photo.taken_at,
                supersedes=(),
            )
        )
    return join_id


def _called(parcel: Parcel) -> str:
    """The code the parcel goes by; of its own if it has one."""
    own = [one.code for one in parcel.codes if one.code and one.what not in SHARED_KINDS]
    return own[0] if own else parcel.matches[0].code


def _kept(facts: Facts, text: str, ticket: Ticket) -> str:
    """The code, where no other parcel of the ticket carries it and it may be recorded."""
    code = normal_or_empty(text)
    shared = (ticket.number, ticket.order_ref, *(s for line in ticket.lines for s in line.serials))
    if not code or code in map(normal_or_empty, shared):
        return ""
    return code if recordable_text(facts, text) == code else ""
