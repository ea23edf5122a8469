"""The store on SQLite behaves as every store must."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from inspection.people import Actor
from inspection.ports import Facts, Work
from inspection.store.settings import LPN_CODE
from inspection.store.store import Store
from tests.inspection.store.parts import Stores
from tests.inspection.store_behaviour import StoreBehaviour, WorkFactory

T = TypeVar("T")


class SqlStation:
    """A store as the suite drives it."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def act(self, actor: Actor, action: Callable[[Work], T]) -> T:
        return self.store.transact(actor, action)

    def read(self, query: Callable[[Facts], T]) -> T:
        with self.store.facts() as facts:
            return query(facts)


class TestSqlStore(StoreBehaviour):
    @pytest.fixture
    def work_factory(self, stores: Stores) -> WorkFactory:
        def fresh() -> SqlStation:
            store = stores.station("behaviour")
            store.put_setting(LPN_CODE, "7F3K")
            return SqlStation(store)

        return fresh
