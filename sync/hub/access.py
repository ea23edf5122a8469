"""Who is calling: a bearer token becomes an administrator, a station or a signed-in person."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from sqlalchemy import select

from inspection.ports import Clock
from inspection.values import OriginId, PersonId, Role, rfc3339
from sync.hub.database import Database
from sync.hub.secrets import token_hash
from sync.hub.store.tables import sessions, stations


@dataclass(frozen=True, kw_only=True)
class AdminCaller:
    """Holds the administrator's token."""


@dataclass(frozen=True, kw_only=True)
class StationCaller:
    """An enrolled station."""

    origin: OriginId


@dataclass(frozen=True, kw_only=True)
class PersonCaller:
    """Someone with a session this hub opened, by the role registered at the time."""

    person_id: PersonId
    role: Role


Caller = AdminCaller | StationCaller | PersonCaller


class Access:
    """Looks tokens up; only their hashes are stored."""

    def __init__(self, database: Database, *, admin_token: str, clock: Clock) -> None:
        """The administrator's token is kept as a hash, in memory alone."""
        self._database = database
        self._admin_hash = token_hash(admin_token)
        self._clock = clock

    def caller(self, token: str) -> Caller | None:
        """The token's holder, None for a token this hub does not know."""
        hashed = token_hash(token)
        if hmac.compare_digest(hashed, self._admin_hash):
            return AdminCaller()
        station = select(stations.c.origin).where(stations.c.token_hash == hashed)
        session = select(sessions).where(
            sessions.c.session_hash == hashed,
            sessions.c.expires_at > rfc3339(self._clock.now()),
        )
        with self._database.reading() as connection:
            origin = connection.execute(station).scalar()
            if origin is not None:
                return StationCaller(origin=OriginId(origin))
            found = connection.execute(session).one_or_none()
        if found is None:
            return None
        return PersonCaller(person_id=PersonId(found.person_id), role=Role(found.role))
