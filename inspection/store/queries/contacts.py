"""A ticket's customer, for the eyes of who works on the parcel; never in the journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from inspection.store.tables import contacts, customer_words
from inspection.values import TicketId


@dataclass(frozen=True, kw_only=True)
class Contact:
    """Personal data in full; screens mask it."""

    name: str
    phone: str
    address: str


def contact_of(conn: Connection, ticket_id: TicketId) -> Contact | None:
    """The customer of an open ticket; None once it is closed or erased."""
    row = conn.execute(_ONE, {"of": ticket_id}).first()
    if row is None:
        return None
    return Contact(name=row.name or "", phone=row.phone or "", address=row.address or "")


_ONE = select(contacts.c.name, contacts.c.phone, contacts.c.address).where(
    contacts.c.ticket_id == bindparam("of")
)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a customer wrote: with the return (`answer_id` None), or in answer to a question."""

    answer_id: str | None
    words: str


def words_of(conn: Connection, ticket_id: TicketId) -> tuple[Said, ...]:
    """What the customer of an open ticket wrote; nothing once it is closed or erased."""
    return tuple(
        Said(
            answer_id=None if row.words_id == ticket_id else row.words_id,
            words=row.words,
        )
        for row in conn.execute(_WORDS, {"of": ticket_id})
    )


_WORDS = (
    select(customer_words)
    .where(customer_words.c.ticket_id == bindparam("of"))
    .order_by(customer_words.c.updated_at, customer_words.c.words_id)
)
