"""From records to news: which there is of a record, by the facts as they stand when it is read.

A message's id follows from what it is about, so that no restart and no second record about the same
thing makes another one of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from sqlalchemy import select

from inspection.events import (
    CustomerAsked,
    Event,
    ParcelJoined,
    ParcelMatched,
    ParcelSettled,
    RefundMoved,
    UnitDecided,
)
from inspection.policies import Policies
from inspection.tickets import Ticket
from inspection.values import ParcelId, RefundState, Texts, TicketId, UnitId, Verdict
from sync.hub.database import HubWork
from sync.hub.news import words
from sync.hub.returns_desk.wanted import counts_for, decided_units, ground_codes, words_of
from sync.hub.slots import Use
from sync.hub.store.tables import refund_slots

_NAMESPACE = UUID("6e1d3f0a-58f1-4b53-9f6f-6f0b0e0c7a11")
RECEIVED, WAITING = "return.received", "return.waiting"
DECIDED, REFUNDED = "return.decided", "return.refunded"
_PAID = (RefundState.CONFIRMED, RefundState.SETTLED_ELSEWHERE)
_FINAL = (Verdict.FULL, Verdict.PARTIAL, Verdict.NONE)

Data = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One piece of news about one ticket; `data` is what a webhook says beside the sentence."""

    name: str
    about: str
    ticket: Ticket
    sentence: Texts
    data: Data = field(default_factory=dict)

    @property
    def message_id(self) -> str:
        """The same for the same news, whenever and however often it is made."""
        return f"msg_{uuid5(_NAMESPACE, f'{self.name}|{self.about}|{self.ticket.ticket_id}').hex}"


KINDS = frozenset(
    one.KIND
    for one in (
        CustomerAsked,
        ParcelJoined,
        ParcelMatched,
        ParcelSettled,
        RefundMoved,
        UnitDecided,
    )
)


def messages_of(work: HubWork, event: Event, policies: Policies) -> Iterator[Message]:
    """The news in an event; none where it is disputed, under review or taken back already."""
    match event:
        case ParcelMatched() | ParcelJoined():
            yield from _received(work, event.parcel_id, TicketId(event.ticket_id))
        case ParcelSettled():
            yield from _received(work, event.kept_parcel_id, None)
        case CustomerAsked():
            yield from _waiting(work, event, policies)
        case UnitDecided():
            yield from _decided(work, event, policies)
        case RefundMoved():
            yield from _refunded(work, event)
        case _:
            pass


def _received(work: HubWork, parcel_id: str, only: TicketId | None) -> Iterator[Message]:
    parcel = work.facts.parcel(ParcelId(parcel_id))
    if parcel is None:
        return
    for ticket_id in (only,) if only is not None else parcel.ticket_ids:
        ticket = work.facts.ticket(ticket_id)
        if ticket is not None and counts_for(work.facts, parcel, ticket_id):
            yield Message(
                name=RECEIVED,
                about=parcel_id,
                ticket=ticket,
                sentence=words.received(ticket.number),
            )


def _waiting(work: HubWork, event: CustomerAsked, policies: Policies) -> Iterator[Message]:
    ticket = work.facts.ticket(TicketId(event.ticket_id))
    asked = [
        one
        for one in work.facts.questions_of(UnitId(event.unit_id))
        if one.question_id == event.question_id and one.is_open
    ]
    kind = policies.waiting.question(event.kind_code)
    if ticket is None or not asked or kind is None:
        return
    yield Message(
        name=WAITING,
        about=event.question_id,
        ticket=ticket,
        sentence=words.waiting(ticket.number, kind.text),
        data={"question": event.kind_code},
    )


def _decided(work: HubWork, event: UnitDecided, policies: Policies) -> Iterator[Message]:
    ticket = work.facts.ticket(TicketId(event.ticket_id))
    for unit, decision in decided_units(work.facts, ticket) if ticket is not None else ():
        if decision.decision_id != event.decision_id or ticket is None:
            continue
        if decision.needs_review or decision.choice not in _FINAL:
            return
        codes = ground_codes(work.connection, decision)
        reasons = [words_of(policies, ticket.market, one) for one in codes]
        amount = words.amount_text(decision.choice_minor, decision.currency)
        yield Message(
            name=DECIDED,
            about=event.decision_id,
            ticket=ticket,
            sentence=words.decided(ticket.number, decision.choice, amount, reasons),
            data={
                "order_line": ticket.line(decision.line_id).order_line,
                "lpn": unit.lpn,
                "verdict": decision.choice.value,
                "amount_minor": decision.choice_minor,
                "currency": decision.currency,
                "reasons": list(codes),
            },
        )


def _refunded(work: HubWork, event: RefundMoved) -> Iterator[Message]:
    if event.state not in _PAID:
        return
    query = select(refund_slots).where(refund_slots.c.refund_id == event.refund_id)
    row = work.connection.execute(query).one_or_none()
    ticket = work.facts.ticket(TicketId(row.ticket_id)) if row is not None else None
    if row is None or ticket is None:
        return
    amount = words.amount_text(row.amount_minor, row.currency)
    yield Message(
        name=REFUNDED,
        about=event.refund_id,
        ticket=ticket,
        sentence=words.refunded(ticket.number, amount),
        data={
            "refund_id": event.refund_id,
            "order_line": row.order_line,
            "is_freight": row.what == Use.FREIGHT.value,
            "amount_minor": row.amount_minor,
            "currency": row.currency,
            "was_elsewhere": event.state is RefundState.SETTLED_ELSEWHERE,
        },
    )
