"""Kills at random moments, of two stations and their hub, while they work: 200."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import pytest

from tests.e2e.link_thread import until
from tests.faults.processes import ENOUGH, Life, Shift, acknowledged, until_serving
from tests.faults.processes import told as facts_told
from tests.faults.site import Site, kept
from tests.faults.ways import Way, booked_for

pytestmark = [pytest.mark.slow]

SEED = 20261121
PARCELS_PER_KILL = 1.25
"""For each station: more than it can do, it must be at work when it is killed."""
PAUSE = (0.05, 1.0)
"""Between two kills, as a share of what a station needs from its start to its next decision, told
anew by every life: on a slow machine, and on one that is slow for a while, some kills meet a start
and others the work."""
HUB_SHARE = 0.25
KILLS = 200
"""Enough to meet parcels of every way."""


@pytest.mark.timeout(600)
def test_kills_lose_nothing_and_pay_each_refund_once(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    parcels_each = round(KILLS * PARCELS_PER_KILL)
    chance = random.Random(SEED)
    pause = threading.Event()
    site = Site(tmp_path, tickets=2 * parcels_each, ways=tuple(Way))
    request.addfinalizer(site.hub.kill)
    shifts = [site.next_parcels(parcels_each) for _ in range(2)]
    stations = [site.station(*parcels) for parcels in shifts]
    for station in stations:
        request.addfinalizer(station.kill)
        station.start()
    life_s = one_life_s(stations[0])
    told: dict[Path, list[str]] = {}
    killed = {"hub": 0, "station": 0}
    while sum(killed.values()) < KILLS:
        pause.wait(life_s * chance.uniform(*PAUSE))
        if chance.random() < HUB_SHARE:
            site.hub.kill()
            site.hub.start()
            killed["hub"] += 1
            continue
        at_work = [station for station in stations if station.is_running]
        assert at_work, "the shift ended before the kills did: give them more parcels"
        victim = chance.choice(at_work)
        victim.kill()
        before, now = told.get(folder_of(victim), []), acknowledged(folder_of(victim))
        told[folder_of(victim)] = now
        life_s *= pace(len(now) - len(before))
        victim.start()
        killed["station"] += 1
    until_serving(site.port)
    for station in stations:
        (folder_of(station) / ENOUGH).touch()
    for station in stations:
        station.ended_well(240)
    for station in stations:
        folder = folder_of(station)
        done = tuple(acknowledged(folder))
        assert set(told[folder]) <= set(done)
        assert len(done) > KILLS / 10, "hardly anything was done between the kills"
        assert kept(folder, done), f"seed {SEED}"
        assert site.holds(facts_told(folder)), f"seed {SEED}"
        assert site.booked(done) == booked_for(done), f"seed {SEED}"


def pace(decided: int) -> float:
    """How much longer the next lives may be, by what the last one decided."""
    if decided == 0:
        return 1.15
    return 1.0 if decided == 1 else 0.7


def one_life_s(station: Life) -> float:
    """Seconds from the start of a station to its next decision."""
    folder = folder_of(station)
    until(lambda: bool(acknowledged(folder)), what="the first decision", limit_s=90)
    station.kill()
    before, began_s = len(acknowledged(folder)), time.monotonic()
    station.start()
    until(lambda: len(acknowledged(folder)) > before, what="the next decision", limit_s=90)
    return time.monotonic() - began_s


def folder_of(station: Life) -> Path:
    shift: Shift = station.arguments[0]
    return Path(shift.folder)
