"""A ticket's customer, for the eyes of who works on the parcel; never in the journal."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from inspection.store.tables import contacts
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
