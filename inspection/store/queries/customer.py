"""The customer's side of a ticket: the reason given, own words, what was asked and answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from inspection.references import PictureKind, Reference
from inspection.store.facts import SqlFacts
from inspection.store.queries.contacts import Contact, contact_of, words_of
from inspection.store.queries.references import references_of
from inspection.tickets import Ticket
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
    number: str = ""
    """Of the ticket, where a box holds those of several customers."""
    photos: tuple[Reference, ...] = ()
    """What the customer photographed of the goods in hand; as personal as the words."""


def customer_sides(
    conn: Connection, parcel_id: ParcelId | None, unit_id: UnitId | None
) -> tuple[CustomerSide, ...]:
    """The customer's side of what is in hand, one for each ticket; none without a ticket.

    Of an item only that of its own ticket, of a parcel those of all whose goods are in it. Of
    questions only those about the unit; what was taken back unanswered is left out.
    """
    facts = SqlFacts(conn)
    tickets = map(facts.ticket, _tickets_of(facts, parcel_id, unit_id))
    return tuple(_side(conn, facts, one, unit_id) for one in tickets if one is not None)


def customer_side(
    conn: Connection, parcel_id: ParcelId | None, unit_id: UnitId | None
) -> CustomerSide | None:
    """The first of them; None without a ticket."""
    return next(iter(customer_sides(conn, parcel_id, unit_id)), None)


def _side(
    conn: Connection, facts: SqlFacts, ticket: Ticket, unit_id: UnitId | None
) -> CustomerSide:
    said = words_of(conn, ticket.ticket_id)
    questions = facts.questions_of(unit_id) if unit_id is not None else ()
    unit = None if unit_id is None else facts.unit(unit_id)
    in_hand = None if unit is None else unit.line_id
    skus = [line.sku for line in ticket.lines if in_hand in {None, line.line_id}]
    pictures = references_of(conn, ticket.ticket_id, skus)
    return CustomerSide(
        number=ticket.number,
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


def _tickets_of(
    facts: SqlFacts, parcel_id: ParcelId | None, unit_id: UnitId | None
) -> tuple[TicketId, ...]:
    unit = None if unit_id is None else facts.unit(unit_id)
    if unit is not None:
        return () if unit.ticket_id is None else (unit.ticket_id,)
    parcel = None if parcel_id is None else facts.parcel(parcel_id)
    return parcel.ticket_ids if parcel is not None and parcel.matches else ()
