"""Hubs inside the test and stations for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sync.hub.bench import BenchStation
from tests.sync.hub.inside import InsideHub

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
