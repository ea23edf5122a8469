"""Hubs inside the test and stations for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub
from tests.sync.hub.outside import OutsideHub
from tests.sync.hub.site import Site

NewBench = Callable[[str], BenchStation]


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[InsideHub]:
    """A hub in demo mode with the three demonstration people, no tickets."""
    made = InsideHub(tmp_path / "hub")
    yield made
    made.close()


@pytest.fixture
def new_bench(tmp_path: Path) -> Iterator[NewBench]:
    """Makes stations by name."""
    made: list[BenchStation] = []

    def make(name: str) -> BenchStation:
        made.append(BenchStation(tmp_path / name, name))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def bench(inside: InsideHub, new_bench: NewBench) -> BenchStation:
    """One enrolled station."""
    made = new_bench("B01")
    inside.enrol(made)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Shared by the tests of one file; none of them depends on what another left."""
    folder = tmp_path_factory.mktemp("site")
    hub = OutsideHub(folder / "hub", demo=True)
    hub.start()
    station, other = BenchStation(folder / "a", "A"), BenchStation(folder / "b", "B")
    enrolled, other_token = hub.enrolled(station), hub.enrol(other)
    token = enrolled.token
    sessions = {
        role: hub.call(
            "POST", "/sessions", token=token, json={"badge": f"BADGE-{staff}", "pin": f"{staff}00"}
        ).json()["session"]
        for role, staff in (("inspector", "2047"), ("supervisor", "3001"))
    }
    yield Site(
        hub=hub,
        station=station,
        token=token,
        hub_key=enrolled.hub_public_key,
        other=other,
        other_token=other_token,
        sessions=sessions,
    )
    hub.stop()
    station.close()
    other.close()
