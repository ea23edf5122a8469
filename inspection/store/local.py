"""What is known here alone: receipts, photo uploads, contacts, cached people, trusted hubs.

None of it travels and none of it is rebuilt from journals. Contacts hold customers' personal data:
they come from the hub and go when it says so (DESIGN D2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, delete, func, select, update

from inspection.store.settings import HUB_OFFSET_MS, read_setting, write_setting
from inspection.store.tables import (
    cached_people,
    contacts,
    customer_words,
    hubs,
    photos,
    receipts,
)
from inspection.store.upsert import insert
from inspection.values import OriginId

T = TypeVar("T")

CONTACTS_REVISION = "contacts_revision"
WORDS_REVISION = "words_revision"


class ContactLike(Protocol):
    """Personal data of an open ticket's customer."""

    @property
    def ticket_id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def phone(self) -> str: ...  # noqa: D102
    @property
    def address(self) -> str: ...  # noqa: D102


class WordsLike(Protocol):
    """What a customer of an open ticket wrote."""

    @property
    def words_id(self) -> str: ...  # noqa: D102
    @property
    def ticket_id(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, kw_only=True)
class CachedPerson:
    """Hashes of someone who signed in online here; `online_at` is RFC 3339.

    `changes` is how many changes of their access were known here then.
    """

    person_id: str
    badge_hash: str
    pin_hash: str
    online_at: str
    changes: int


class Transactions(Protocol):
    """What local tables need of the store."""

    @property
    def origin(self) -> OriginId | None:
        """The own origin."""

    def write(self, action: Callable[[Connection], T]) -> T:
        """One write transaction."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A read connection."""


class LocalTables:
    """Reads and writes of the local tables; each call is one transaction."""

    def __init__(self, store: Transactions) -> None:
        """Works on the store it belongs to."""
        self._store = store

    def trust_hub(self, origin: OriginId) -> None:
        """From now on this origin's objections count, and nobody's who was never trusted."""
        statement = insert(hubs).on_conflict_do_nothing()

        def trusted(conn: Connection) -> None:
            if conn.execute(statement, {"origin": origin}).rowcount:
                from inspection.store.open_parcels import keep_all  # noqa: PLC0415 - once

                keep_all(conn)  # what others objected to counts again

        self._store.write(trusted)

    def keep_clock_offset(self, offset_ms: int) -> None:
        """The hub's clock is this far ahead of ours; every record from now on says so."""
        self._store.write(lambda conn: write_setting(conn, HUB_OFFSET_MS, str(offset_ms)))

    def acked_seq(self) -> int:
        """Seq of the newest receipt for the own stream; 0 without one."""
        found = self.receipt(self._store.origin or "")
        return 0 if found is None else found[0]

    def receipt(self, origin: str) -> tuple[int, str] | None:
        """The newest receipt kept for a stream, as `(seq, line)`."""
        statement = select(receipts.c.seq, receipts.c.line).where(receipts.c.origin == origin)
        with self._store.reading() as conn:
            found = conn.execute(statement).one_or_none()
        return None if found is None else (found.seq, found.line)

    def keep_receipt(self, *, seq: int, line: str, origin: OriginId | None = None) -> None:
        """Keeps a receipt verbatim, for the own stream by default; an older one changes nothing."""
        put = insert(receipts)
        statement = put.on_conflict_do_update(
            index_elements=["origin"],
            set_={"seq": put.excluded.seq, "line": put.excluded.line},
            where=put.excluded.seq > receipts.c.seq,
        )
        row = {"origin": origin or self._store.origin, "seq": seq, "line": line}
        self._store.write(lambda conn: conn.execute(statement, row))

    def waiting_photos(self, limit: int) -> list[str]:
        """SHA-256 of photos not uploaded yet, oldest first."""
        statement = (
            select(photos.c.sha256)
            .where(photos.c.uploaded_at.is_(None))
            .order_by(photos.c.captured_at)
            .limit(limit)
        )
        with self._store.reading() as conn:
            return list(conn.execute(statement).scalars())

    def count_waiting_photos(self) -> int:
        """How many photos the hub does not have yet."""
        statement = select(func.count()).where(photos.c.uploaded_at.is_(None))
        with self._store.reading() as conn:
            return int(conn.execute(statement).scalar_one())

    def mark_uploaded(self, sha256: str, *, at: str) -> None:
        """The hub holds this photo, verified; `at` is RFC 3339."""
        statement = (
            update(photos)
            .where(photos.c.sha256 == sha256, photos.c.uploaded_at.is_(None))
            .values(uploaded_at=at)
        )
        self._store.write(lambda conn: conn.execute(statement))

    def contacts_revision(self) -> int:
        """The hub's revision up to which contacts are here; 0 at first."""
        with self._store.reading() as conn:
            return int(read_setting(conn, CONTACTS_REVISION) or 0)

    def take_contacts(
        self,
        changes: Iterable[ContactLike],
        *,
        closed: Sequence[str],
        revision: int,
        at: str,
    ) -> None:
        """Writes changed contacts, deletes closed ones, keeps the revision: all or nothing."""
        rows = [
            {
                "ticket_id": one.ticket_id,
                "name": one.name,
                "phone": one.phone,
                "address": one.address,
                "updated_at": at,
            }
            for one in changes
        ]

        def taken(conn: Connection) -> None:
            if rows:
                conn.execute(_upsert(contacts, "ticket_id"), rows)
            if closed:
                conn.execute(delete(contacts).where(contacts.c.ticket_id.in_(closed)))
            write_setting(conn, CONTACTS_REVISION, str(revision))

        self._store.write(taken)

    def words_revision(self) -> int:
        """The hub's revision up to which customers' words are here; 0 at first."""
        with self._store.reading() as conn:
            return int(read_setting(conn, WORDS_REVISION) or 0)

    def take_words(
        self, changes: Iterable[WordsLike], *, closed: Sequence[str], revision: int, at: str
    ) -> None:
        """Writes changed words, deletes closed ones, keeps the revision: all or nothing."""
        rows = [
            {
                "words_id": one.words_id,
                "ticket_id": one.ticket_id,
                "words": one.words,
                "updated_at": at,
            }
            for one in changes
        ]

        def taken(conn: Connection) -> None:
            if rows:
                conn.execute(_upsert(customer_words, "words_id"), rows)
            if closed:
                conn.execute(delete(customer_words).where(customer_words.c.words_id.in_(closed)))
            write_setting(conn, WORDS_REVISION, str(revision))

        self._store.write(taken)

    def cache_person(self, person: CachedPerson) -> None:
        """Remembers who signed in online here."""
        row = {
            "person_id": person.person_id,
            "badge_hash": person.badge_hash,
            "pin_hash": person.pin_hash,
            "online_at": person.online_at,
            "changes": person.changes,
        }
        self._store.write(lambda conn: conn.execute(_upsert(cached_people, "person_id"), row))

    def cached_person(self, badge_hash: str) -> CachedPerson | None:
        """Who has this badge, if they signed in online here."""
        statement = select(cached_people).where(cached_people.c.badge_hash == badge_hash)
        with self._store.reading() as conn:
            found = conn.execute(statement).first()
        return None if found is None else CachedPerson(**found._asdict())

    def badge_hashes(self) -> tuple[str, ...]:
        """Of everyone who signed in online here and is not forgotten yet."""
        with self._store.reading() as conn:
            return tuple(conn.execute(select(cached_people.c.badge_hash)).scalars())

    def forget_people(self, *, online_before: str) -> None:
        """Deletes the hashes of everyone who was not online here since; RFC 3339."""
        statement = delete(cached_people).where(cached_people.c.online_at < online_before)
        self._store.write(lambda conn: conn.execute(statement))

    def forget_person(self, person_id: str) -> None:
        """Deletes one person's hashes."""
        statement = delete(cached_people).where(cached_people.c.person_id == person_id)
        self._store.write(lambda conn: conn.execute(statement))


def _upsert(table: Any, key: str) -> Any:  # noqa: ANN401 - SQLAlchemy's own generic types
    put = insert(table)
    fresh = {name: put.excluded[name] for name in table.c.keys() if name != key}  # noqa: SIM118
    return put.on_conflict_do_update(index_elements=[key], set_=fresh)
