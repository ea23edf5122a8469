"""Contacts: customers' names, phones and addresses, beside the journal and never in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from inspection.store.upsert import insert
from sync.hub.store.tables import contacts
from sync.hub.ticket_values import ContactText

PAGE = 500


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """One change: the contact of a ticket, or (`is_closed`) the word to delete it."""

    ticket_id: str
    name: str
    phone: str
    address: str
    is_closed: bool
    revision: int


def keep_contacts(connection: Connection, of_tickets: Sequence[tuple[str, ContactText]]) -> None:
    """Store the contacts of new tickets under the next revisions; empty ones are not stored."""
    filled = [
        (ticket_id, contact)
        for ticket_id, contact in of_tickets
        if contact.name or contact.phone or contact.address
    ]
    if not filled:
        return
    first = _next_revision(connection)
    rows = [
        {
            "ticket_id": ticket_id,
            "name": contact.name,
            "phone": contact.phone,
            "address": contact.address,
            "is_closed": False,
            "revision": first + offset,
        }
        for offset, (ticket_id, contact) in enumerate(filled)
    ]
    connection.execute(insert(contacts), rows)


def close_contact(connection: Connection, ticket_id: str) -> None:
    """Stations delete the contact with their next pull; repeating changes nothing."""
    connection.execute(
        update(contacts)
        .where(contacts.c.ticket_id == ticket_id, contacts.c.is_closed.is_(False))
        .values(is_closed=True, revision=_next_revision(connection))
    )


def changes_after(connection: Connection, revision: int) -> tuple[list[ContactRow], bool]:
    """Up to `PAGE` changes after a revision, oldest first, and whether there are more."""
    rows = connection.execute(
        select(contacts)
        .where(contacts.c.revision > revision)
        .order_by(contacts.c.revision)
        .limit(PAGE + 1)
    ).all()
    changes = [
        ContactRow(
            ticket_id=row.ticket_id,
            name=row.name,
            phone=row.phone,
            address=row.address,
            is_closed=row.is_closed,
            revision=row.revision,
        )
        for row in rows[:PAGE]
    ]
    return changes, len(rows) > PAGE


def _next_revision(connection: Connection) -> int:
    latest = connection.execute(select(func.max(contacts.c.revision))).scalar()
    return (latest or 0) + 1
