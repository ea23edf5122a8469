"""Stations and a faulty hub for every test of this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from sync.client import HubClient
from tests.sync.rig import FaultyHub, Station


@pytest.fixture
def new_station(tmp_path: Path) -> Iterator[Callable[[str], Station]]:
    """Makes stations by name, closed at the end."""
    made: list[Station] = []

    def make(name: str) -> Station:
        made.append(Station(tmp_path / name, name))
        return made[-1]

    yield make
    for station in made:
        station.close()


@pytest.fixture
def station(new_station: Callable[[str], Station]) -> Station:
    """One station."""
    return new_station("dock-1")


@pytest.fixture
def faulty(tmp_path: Path) -> Iterator[FaultyHub]:
    """A hub that misbehaves on request, as a process."""
    hub = FaultyHub(tmp_path)
    yield hub
    hub.close()


@pytest.fixture
def client(faulty: FaultyHub) -> Iterator[HubClient]:
    """A client of the faulty hub that gives up after a second."""
    made = HubClient(faulty.url, "station-token", timeout_s=1.0)
    yield made
    made.close()
