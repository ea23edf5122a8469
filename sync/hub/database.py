"""The hub's database: the store with the hub's own tables in the same file and transactions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import TypeVar

from sqlalchemy import Connection

from inspection.people import Actor
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.values import HUB_ACTOR, OriginId, Role
from sync.hub.store import migrations

HubWork = SqlWork
"""One transaction of the hub: facts, records and, by `connection`, the hub's own tables."""

T = TypeVar("T")

_HUB = Actor(person_id=HUB_ACTOR, role=Role.ADMIN)


class Database:
    """Every write of the hub goes through here; any thread may call."""

    def __init__(self, store: Store) -> None:
        """Brings the hub's own tables to this program's version."""
        self.store = store
        self._gate = RLock()
        store.write(migrations.upgrade)

    @property
    def origin(self) -> OriginId:
        """The hub's own origin."""
        origin = self.store.origin
        if origin is None:
            message = "the hub has no origin yet"
            raise RuntimeError(message)
        return origin

    def write(self, action: Callable[[HubWork], T]) -> T:
        """One transaction in the hub's name; what `action` raises undoes all of it."""
        with self._gate:
            return self.store.transact(_HUB, action)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keeps everyone else from writing over several transactions.

        Ingest needs it: between taking records and checking them no refund may be decided.
        """
        with self._gate:
            yield

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read connection that sees one state."""
        with self.store.reading() as connection:
            yield connection
