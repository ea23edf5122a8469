"""People at the hub: registration, PIN check with lockout, short-lived sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, insert, select, update

from inspection.errors import OperatorError
from inspection.events import PersonAccessChanged, PersonRegistered
from inspection.people import Person
from inspection.ports import Ids
from inspection.store.queries.people import FoundPerson, everyone
from inspection.values import (
    HUB_ACTOR,
    STATION_ACTOR,
    AccessChange,
    PersonId,
    Role,
    from_rfc3339,
    rfc3339,
)
from sync.hub.database import Database, HubWork
from sync.hub.secrets import HubSecret, RandomBytes, token_hash
from sync.hub.store.tables import people, sessions

MAX_TRIES = 5
LOCK_TIME = timedelta(minutes=10)
SESSION_LIFE = timedelta(hours=12)
"""One shift. A review that releases money will ask for a younger one."""
SESSION_BYTES = 24


class SignInRefusedError(OperatorError):
    """Badge or PIN did not open the door: `person.unknown_badge`, `.wrong_pin`, `.locked`."""


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """Someone to register; badge and PIN stay outside the journal."""

    person_id: str | None
    name_zh: str
    name_en: str
    staff_no: str
    role: Role
    badge: str
    pin: str


@dataclass(frozen=True, kw_only=True)
class OpenSession:
    """A session just opened. `session` is shown once and stored hashed."""

    session: str
    person: Person
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class _Try:
    """One reserved attempt."""

    person_id: str
    pin_hash: str
    left: int


class PeopleDesk:
    """Registers people and signs them in."""

    def __init__(
        self,
        database: Database,
        *,
        ids: Ids,
        secret: HubSecret,
        random_bytes: RandomBytes,
        hasher: PasswordHasher,
    ) -> None:
        """`hasher` is argon2id; its cost is the composition root's choice."""
        self._database = database
        self._ids = ids
        self._secret = secret
        self._random_bytes = random_bytes
        self._hasher = hasher

    def register(self, new: NewPerson) -> str:
        """Register someone and return the person id.

        Raises OperatorError `person.badge_taken` or `person.staff_no_taken`.
        """
        pin_hash = self._hasher.hash(new.pin)  # outside the transaction: it takes a while
        badge_hash = self._secret.badge_hash(new.badge)
        person_id = new.person_id or self._ids.new()
        row: dict[str, str | int] = {
            "person_id": person_id,
            "badge_hash": badge_hash,
            "staff_no": new.staff_no,
            "pin_hash": pin_hash,
            "failed": 0,
        }

        def action(work: HubWork) -> None:
            _ensure_free(work, row)
            work.connection.execute(insert(people), [row])
            work.record(
                PersonRegistered(
                    fact_id=self._ids.new(),
                    person_id=person_id,
                    name_zh=new.name_zh,
                    name_en=new.name_en,
                    staff_no=new.staff_no,
                    role=new.role,
                )
            )

        self._database.write(action)
        return person_id

    def set_pin(self, *, badge: str, pin: str) -> Person:
        """Give the person of this badge a new PIN; a lock ends, and so do open sessions.

        Raises OperatorError `person.not_found`.
        """
        pin_hash = self._hasher.hash(pin)
        badge_hash = self._secret.badge_hash(badge)

        def action(work: HubWork) -> Person:
            person = self._void(work, badge_hash, AccessChange.PIN)
            row = people.c.person_id == person.person_id
            work.connection.execute(update(people).where(row).values(pin_hash=pin_hash))
            _set_tries(work, person.person_id, failed=0, locked_until=None)
            return person

        return self._database.write(action)

    def remove(self, *, badge: str) -> Person:
        """Close the door to the person of this badge; what they did stays, under their name.

        Badge and staff number are free for somebody else. Raises OperatorError `person.not_found`.
        """
        badge_hash = self._secret.badge_hash(badge)

        def action(work: HubWork) -> Person:
            person = self._void(work, badge_hash, AccessChange.REMOVED)
            gone = delete(people).where(people.c.person_id == person.person_id)
            work.connection.execute(gone)
            return person

        return self._database.write(action)

    def _void(self, work: HubWork, badge_hash: str, change: AccessChange) -> Person:
        """What opened the door so far opens it no more: here, and where it is cached."""
        found = select(people.c.person_id).where(people.c.badge_hash == badge_hash)
        person_id = work.connection.execute(found).scalar()
        person = None if person_id is None else work.facts.person(PersonId(person_id))
        if person is None:
            raise OperatorError("person.not_found")
        gone = delete(sessions).where(sessions.c.person_id == person.person_id)
        work.connection.execute(gone)
        work.record(
            PersonAccessChanged(fact_id=self._ids.new(), person_id=person.person_id, change=change)
        )
        return person

    def everyone(self) -> tuple[FoundPerson, ...]:
        """All who may sign in here, by staff number."""
        with self._database.reading() as connection:
            return everyone(connection)

    def sign_in(self, *, badge: str, pin: str, origin: str, now: datetime) -> OpenSession:
        """Check badge and PIN and open a session at the station `origin`.

        Raises SignInRefusedError; after five wrong PINs the person is locked for ten minutes,
        whatever PIN follows.
        """
        badge_hash = self._secret.badge_hash(badge)
        attempt = self._database.write(lambda work: _reserve(work, badge_hash, now))
        if isinstance(attempt, SignInRefusedError):  # committed: a lock must outlive the refusal
            raise attempt
        try:
            self._hasher.verify(attempt.pin_hash, pin)
        except (VerificationError, InvalidHashError) as wrong:
            if attempt.left == 0:
                until = rfc3339(now + LOCK_TIME)
                raise SignInRefusedError("person.locked", until=until) from wrong
            raise SignInRefusedError("person.wrong_pin", left=attempt.left) from wrong
        session = self._random_bytes(SESSION_BYTES).hex()
        expires_at = now + SESSION_LIFE
        row = {
            "session_hash": token_hash(session),
            "person_id": attempt.person_id,
            "origin": origin,
            "expires_at": rfc3339(expires_at),
        }
        person = self._database.write(lambda work: _open(work, row, now))
        return OpenSession(session=session, person=person, expires_at=expires_at)


def _ensure_free(work: HubWork, row: dict[str, str | int]) -> None:
    is_known = work.facts.person(PersonId(str(row["person_id"]))) is not None
    if is_known or row["person_id"] in {HUB_ACTOR, STATION_ACTOR}:
        # somebody's for ever, even after they left: what they did stands under it
        raise OperatorError("person.id_taken")
    taken = (
        (people.c.badge_hash, "badge_hash", "person.badge_taken"),
        (people.c.staff_no, "staff_no", "person.staff_no_taken"),
    )
    for column, name, code in taken:
        query = select(people.c.person_id).where(column == row[name])
        if work.connection.execute(query).one_or_none() is not None:
            raise OperatorError(code)


def _reserve(work: HubWork, badge_hash: str, now: datetime) -> _Try | SignInRefusedError:
    """Counts the attempt before it is checked: tries in parallel cannot exceed the limit."""
    row = work.connection.execute(
        select(people).where(people.c.badge_hash == badge_hash)
    ).one_or_none()
    if row is None:
        return SignInRefusedError("person.unknown_badge")
    failed = row.failed
    if row.locked_until is not None:
        if from_rfc3339(row.locked_until) > now:
            return SignInRefusedError("person.locked", until=row.locked_until)
        failed = 0
    failed += 1
    locked_until = rfc3339(now + LOCK_TIME) if failed >= MAX_TRIES else None
    _set_tries(work, row.person_id, failed=failed, locked_until=locked_until)
    return _Try(person_id=row.person_id, pin_hash=row.pin_hash, left=MAX_TRIES - failed)


def _open(work: HubWork, row: dict[str, str], now: datetime) -> Person:
    person = work.facts.person(PersonId(row["person_id"]))
    if person is None:
        raise OperatorError("person.unknown")
    _set_tries(work, row["person_id"], failed=0, locked_until=None)
    work.connection.execute(delete(sessions).where(sessions.c.expires_at <= rfc3339(now)))
    work.connection.execute(insert(sessions), [row | {"role": person.role.value}])
    return person


def _set_tries(work: HubWork, person_id: str, *, failed: int, locked_until: str | None) -> None:
    work.connection.execute(
        update(people)
        .where(people.c.person_id == person_id)
        .values(failed=failed, locked_until=locked_until)
    )
