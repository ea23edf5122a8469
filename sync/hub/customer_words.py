"""What customers wrote, with their returns and in answers: beside contacts, never in the journal.

Stations keep it while the ticket is open. A ticket that was closed stays so: what is said of it
later is kept here and handed to nobody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from inspection.store.upsert import insert
from sync.customer_wire import MAX_WORDS, MAX_WORDS_ROWS
from sync.hub.store.tables import customer_words as table

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Cf holds the direction marks that make a text read backwards on a screen."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One customer's words to keep."""

    words_id: str
    ticket_id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class SaidRow:
    """One change: words, or (`is_closed`) the word to delete them."""

    words_id: str
    ticket_id: str
    words: str
    is_closed: bool
    revision: int


def cleaned(words: str) -> str:
    """The words without what cannot be seen, but for line breaks; at most `MAX_WORDS`."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(
        char for char in lines if char == "\n" or unicodedata.category(char) not in _INVISIBLE
    )
    return seen.strip()[:MAX_WORDS]


def keep_words(connection: Connection, said: Sequence[Said]) -> None:
    """Store words under the next revisions; those under a known id are replaced.

    Empty ones are not stored.
    """
    filled = [one for one in said if one.words]
    if not filled:
        return
    closed = closed_tickets(connection, [one.ticket_id for one in filled])
    first = _next_revision(connection)
    rows = [
        {
            "words_id": one.words_id,
            "ticket_id": one.ticket_id,
            "words": one.words,
            "is_closed": one.ticket_id in closed,
            "revision": first + offset,
        }
        for offset, one in enumerate(filled)
    ]
    put = insert(table)
    fresh = {name: put.excluded[name] for name in ("words", "is_closed", "revision")}
    connection.execute(put.on_conflict_do_update(index_elements=["words_id"], set_=fresh), rows)


def close_words(connection: Connection, ticket_id: str) -> None:
    """Stations delete a ticket's words with their next pull; repeating changes nothing."""
    first = _next_revision(connection)
    open_ids = connection.execute(
        select(table.c.words_id)
        .where(table.c.ticket_id == ticket_id, table.c.is_closed.is_(False))
        .order_by(table.c.revision)
    ).scalars()
    for offset, words_id in enumerate(list(open_ids), start=1):
        connection.execute(
            update(table)
            .where(table.c.words_id == words_id)
            .values(is_closed=True, revision=first + offset)
        )
    # remembers that this ticket is closed where nobody had said anything yet
    mark = {
        "words_id": ticket_id,
        "ticket_id": ticket_id,
        "words": "",
        "is_closed": True,
        "revision": first,
    }
    connection.execute(insert(table).on_conflict_do_nothing(), [mark])


def closed_tickets(connection: Connection, ticket_ids: Sequence[str]) -> set[str]:
    """Those of the tickets that were closed; at most some hundred are asked for."""
    found = select(table.c.ticket_id).where(
        table.c.ticket_id.in_(sorted(set(ticket_ids))), table.c.is_closed.is_(True)
    )
    return set(connection.execute(found).scalars())


def words_after(connection: Connection, revision: int) -> tuple[list[SaidRow], bool]:
    """Up to a page of changes after a revision, oldest first, and whether there are more."""
    rows = connection.execute(
        select(table)
        .where(table.c.revision > revision)
        .order_by(table.c.revision)
        .limit(MAX_WORDS_ROWS + 1)
    ).all()
    changes = [
        SaidRow(
            words_id=row.words_id,
            ticket_id=row.ticket_id,
            words=row.words,
            is_closed=row.is_closed,
            revision=row.revision,
        )
        for row in rows[:MAX_WORDS_ROWS]
    ]
    return changes, len(rows) > MAX_WORDS_ROWS


def _next_revision(connection: Connection) -> int:
    latest = connection.execute(select(func.max(table.c.revision))).scalar()
    return (latest or 0) + 1
