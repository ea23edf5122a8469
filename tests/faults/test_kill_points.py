"""kill -9 at every point between the recorded decision and the refund shown as confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.hub import checkpoints
from tests.faults.processes import STATION_POINTS, Shift, acknowledged, until_serving
from tests.faults.site import Site, kept

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("site"), tickets=40)
    yield made
    made.hub.kill()


@pytest.mark.parametrize("point", STATION_POINTS)
def test_a_station_killed_there_loses_nothing_and_its_refund_stands_once(
    site: Site, point: str
) -> None:
    parcels = site.next_parcels(1)
    station = site.station(*parcels)
    station.start(point, 1)
    station.died_killed()
    station.start()
    station.ended_well()
    shift: Shift = station.arguments[0]
    assert kept(Path(shift.folder), parcels)
    assert site.paid(parcels) == {parcels[0]: 1}
    # the killed life was never told; the one after it may find the work done
    assert set(acknowledged(Path(shift.folder))) <= set(parcels)


@pytest.mark.parametrize("point", checkpoints.ALL)
def test_a_hub_killed_there_pays_once_after_its_restart(site: Site, point: str) -> None:
    parcels = site.next_parcels(1)
    station = site.station(*parcels)
    site.hub.kill()
    site.hub.start(point, 1)
    until_serving(site.port)
    station.start()
    site.hub.died_killed()
    site.hub.start()
    station.ended_well()
    assert acknowledged(Path(station.arguments[0].folder)) == list(parcels)
    assert site.paid(parcels) == {parcels[0]: 1}
