"""kill -9 at every point between the recorded decision and the refund shown as confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.hub import checkpoints
from tests.faults.processes import BY_HAND, STATION_POINTS, Shift, acknowledged, told, until_serving
from tests.faults.site import Site, kept
from tests.faults.ways import DEEDS, Way, booked_for

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
    assert site.booked(parcels) == booked_for(parcels)
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
    assert site.booked(parcels) == booked_for(parcels)


EVERY_WAY = tuple(Way)
MIXED_POINTS = (*((one, 1) for one in checkpoints.ALL), (checkpoints.DUE_COMMITTED, 4))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    made = Site(tmp_path_factory.mktemp("mixed"), tickets=10 * len(EVERY_WAY), ways=EVERY_WAY)
    yield made
    made.hub.kill()


@pytest.mark.parametrize("deed", DEEDS)
def test_what_is_joined_settled_wished_or_read_survives_a_kill(mixed: Site, deed: str) -> None:
    """Killed between its commit and the word of it: the next life finds it and goes on."""
    parcels = mixed.next_of(DEEDS[deed])
    station = mixed.station(*parcels)
    station.start(deed, 1)
    station.died_killed()
    station.start()
    station.ended_well()
    folder = Path(station.arguments[0].folder)
    assert kept(folder, parcels)
    assert mixed.holds(told(folder))
    assert mixed.booked(parcels) == booked_for(parcels)


@pytest.mark.parametrize(
    ("point", "occurrence"),
    [*((one, 1) for one in checkpoints.ALL), (checkpoints.DUE_COMMITTED, 4)],
)
def test_a_hub_killed_there_keeps_what_it_took_and_books_each_slot_once(
    mixed: Site, point: str, occurrence: int
) -> None:
    """The order comes first and meets each point; the fourth is the second ticket of the box."""
    parcels = mixed.next_of(*(one for one in Way if one is not Way.REFUND))
    station = mixed.station(*parcels)
    mixed.hub.kill()
    mixed.hub.start(point, occurrence)
    until_serving(mixed.port)
    station.start()
    mixed.hub.died_killed()
    mixed.hub.start()
    station.ended_well()
    folder = Path(station.arguments[0].folder)
    assert kept(folder, parcels)
    assert told(folder)
    assert mixed.holds(told(folder))
    assert mixed.booked(parcels) == booked_for(parcels)


def test_an_order_on_a_persons_list_and_its_number_survive_a_kill(mixed: Site) -> None:
    """Killed when it was listed, and when its number was acknowledged: nobody makes it again."""
    parcels = mixed.next_of(Way.EXCHANGE)
    station = mixed.station(*parcels)
    mixed.hub.kill()
    mixed.hub.start(checkpoints.MOVED_COMMITTED, 1, BY_HAND)
    until_serving(mixed.port)
    station.start()
    mixed.hub.died_killed()
    mixed.hub.start("", 1, BY_HAND)
    until_serving(mixed.port)
    with closing(mixed.admin()) as client:
        (order,) = client.orders(None, is_open=True)
        assert order.state == "listed"
        client.order_made(order.order_id, number="DD-1")
    mixed.hub.kill()
    mixed.hub.start("", 1, BY_HAND)
    until_serving(mixed.port)
    with closing(mixed.admin()) as client:
        assert client.orders(None, is_open=True) == []
        again = client.order_made(order.order_id, number="DD-1")
        assert (again.state, again.external_ref) == ("confirmed", "DD-1")
    station.ended_well()
    assert kept(Path(station.arguments[0].folder), parcels)
    assert mixed.booked(parcels) == Counter()
    mixed.hub.kill()
    mixed.hub.start()
    until_serving(mixed.port)
