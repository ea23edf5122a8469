"""A station with a hub's tickets, for every read model."""

from __future__ import annotations

from datetime import timedelta

import pytest

from inspection.store.store import Store
from tests.inspection.store.parts import (
    HUB,
    START,
    CountedIds,
    Stores,
    give,
    ticket,
)


@pytest.fixture
def hub(stores: Stores) -> Store:
    hub = stores.station("hub")
    ids = CountedIds("t")
    soon, late = START + timedelta(hours=2), START + timedelta(hours=20)

    def announce(work: object) -> None:
        for number, code, deadline in (
            ("RS-1", "SF1", late),
            ("RS-2", "SF2", soon),
            ("RS-3", "SF3", None),
            ("RS-4", "SF1", soon),
        ):
            work.record(
                ticket(ids, number=number, code=code, deadline_at=deadline, ticket_id=number)
            )

    hub.transact(HUB, announce)
    return hub


@pytest.fixture
def station(stores: Stores, hub: Store) -> Store:
    station = stores.station("a")
    station.local.trust_hub(hub.origin)
    give(hub, station)
    return station
