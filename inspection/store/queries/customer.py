"""The customer's side of a ticket: the reason given, own words, what was asked and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from inspection.references import PictureKind, Reference
from inspection.store.facts import SqlFacts
from inspection.store.queries.contacts import Contact, contact_of, words_of
from inspection.store.queries.references import references_of
from inspection.values import ParcelId, ReasonClass, TicketId, UnitId
from inspection.waiting import Question


@dataclass(frozen=True, kw_only=True)
class CustomerSide:
    """What the customer says, never what was found.

    `words`, `replies` and `contact` are personal data: screens mask them. `words` came with the
    return; `replies` are the words of answers by their `answer_id`. All are empty once the ticket
    is closed or they were erased; the answers themselves stay.
    """

    reason: ReasonClass
    words: str
    questions: tuple[Question, ...]
    replies: Mapping[str, str]
    contact: Contact | None = None
    photos: tuple[Reference, ...] = ()
    """What the customer photographed of the goods in hand; as personal as the words."""


def customer_side(
    conn: Connection, parcel_id: ParcelId | None, unit_id: UnitId | None
) -> CustomerSide | None:
    """The customer's side of what is in hand; None without a ticket.

    Of questions only those about the unit; what was taken back unanswered is left out.
    """
    facts = SqlFacts(conn)
    ticket_id = _ticket_of(facts, parcel_id, unit_id)
    ticket = None if ticket_id is None else facts.ticket(ticket_id)
    if ticket is None:
        return None
    said = words_of(conn, ticket.ticket_id)
    questions = facts.questions_of(unit_id) if unit_id is not None else ()
    unit = None if unit_id is None else facts.unit(unit_id)
    in_hand = None if unit is None else unit.line_id
    skus = [line.sku for line in ticket.lines if in_hand in {None, line.line_id}]
    pictures = references_of(conn, ticket.ticket_id, skus)
    return CustomerSide(
        reason=ticket.reason_class,
        words=next((one.words for one in said if one.answer_id is None), ""),
        questions=tuple(
            one
            for one in questions
            if (one.is_current or one.replies) and one.ticket_id == ticket.ticket_id
        ),
        replies={one.answer_id: one.words for one in said if one.answer_id is not None},
        contact=contact_of(conn, ticket.ticket_id),
        photos=tuple(one for one in pictures if one.kind is PictureKind.CUSTOMER),
    )


def _ticket_of(
    facts: SqlFacts, parcel_id: ParcelId | None, unit_id: UnitId | None
) -> TicketId | None:
    unit = None if unit_id is None else facts.unit(unit_id)
    if unit is not None:
        return unit.ticket_id
    parcel = None if parcel_id is None else facts.parcel(parcel_id)
    return parcel.matches[0].ticket_id if parcel is not None and parcel.matches else None
