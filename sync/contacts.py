"""Contacts: personal data of open tickets comes beside the journal and goes when they close."""

from __future__ import annotations

from sync.client import HubClient
from sync.errors import HubGarbledError
from sync.ports import ContactChange, ContactsSide


def pull_contacts_once(side: ContactsSide, client: HubClient) -> bool:
    """Take one page of changes; True when there is more.

    The changes and the revision they lead to are kept in one transaction, so a repetition is
    harmless. A hub whose revision went back (restored) is read again from the start.
    """
    since = side.contacts_revision()
    answer = client.contacts(since=since)
    if answer.revision < since:
        side.take_contacts([], closed=[], revision=0)
        return True
    if answer.revision == since:
        return False
    if answer.more and not (answer.contacts or answer.closed):
        raise HubGarbledError(why="contacts")
    changes = [
        ContactChange(ticket_id=one.ticket_id, name=one.name, phone=one.phone, address=one.address)
        for one in answer.contacts
    ]
    side.take_contacts(changes, closed=answer.closed, revision=answer.revision)
    return answer.more
