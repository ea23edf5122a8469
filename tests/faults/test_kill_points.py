"""kill -9 at every point between the recorded decision and the refund shown as confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.errors import HubRefusedError
from sync.hub import checkpoints
from sync.hub.slots import refund_key
from sync.order_wire import OrderView
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.link_thread import linked, until
from tests.faults.processes import BY_HAND, STATION_POINTS, Shift, acknowledged, told, until_serving
from tests.faults.site import Site, kept
from tests.faults.ways import DEEDS, Way, booked_for, is_ended, wish_money

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
    # one worker may get every test here: each takes a parcel of its ways
    each = len(DEEDS) + len(MIXED_POINTS)
    made = Site(tmp_path_factory.mktemp("mixed"), tickets=each * len(EVERY_WAY), ways=EVERY_WAY)
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


@pytest.mark.parametrize(("point", "occurrence"), MIXED_POINTS)
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


@pytest.fixture
def by_hand(mixed: Site) -> Iterator[Site]:
    """The site while its system of record takes no orders; killed at the first one listed."""
    mixed.hub.kill()
    mixed.hub.start(checkpoints.MOVED_COMMITTED, 1, BY_HAND)
    until_serving(mixed.port)
    yield mixed
    mixed.hub.kill()
    mixed.hub.start()
    until_serving(mixed.port)


def again(site: Site, point: str = "") -> None:
    """The same hub after a kill."""
    site.hub.start(point, 1, BY_HAND)
    until_serving(site.port)


def listed(site: Site) -> list[OrderView]:
    with closing(site.admin()) as client:
        return client.orders(None, is_open=True)


def made(site: Site, order: OrderView) -> OrderView:
    with closing(site.admin()) as client:
        return client.order_made(order.order_id, number="DD-1")


def test_an_order_on_a_persons_list_and_its_number_survive_a_kill(by_hand: Site) -> None:
    """Killed when it was listed, and when its number was acknowledged: nobody makes it again."""
    parcels = by_hand.next_of(Way.EXCHANGE)
    station = by_hand.station(*parcels)
    station.start()
    by_hand.hub.died_killed()
    again(by_hand)
    (order,) = listed(by_hand)
    assert order.state == "listed"
    made(by_hand, order)
    by_hand.hub.kill()
    again(by_hand)
    assert listed(by_hand) == []
    number = made(by_hand, order)
    assert (number.state, number.external_ref) == ("confirmed", "DD-1")
    station.ended_well()
    assert kept(Path(station.arguments[0].folder), parcels)
    assert by_hand.booked(parcels) == Counter()


def test_a_wish_after_it_was_listed_is_paid_once_whenever_the_hub_is_killed(by_hand: Site) -> None:
    """The order gives its slot up and the money takes it, in one step or not at all."""
    parcels = by_hand.next_of(Way.EXCHANGE)
    station = by_hand.station(*parcels)
    station.start()
    by_hand.hub.died_killed()
    station.kill()
    again(by_hand)
    (order,) = listed(by_hand)
    by_hand.hub.kill()
    again(by_hand, checkpoints.DUE_COMMITTED)
    shift: Shift = station.arguments[0]
    bench = Bench(Path(shift.folder), policies=demo_policies(), name=shift.name)
    with linked(bench, shift.hub_url):
        wish_money(bench, parcels[0])
        by_hand.hub.died_killed()
        again(by_hand)
        until(lambda: is_ended(bench, parcels[0], way=Way.WISH), what="the money")
    bench.close()
    with pytest.raises(HubRefusedError, match=r"order\.withdrawn"):
        made(by_hand, order)
    key = ("ledger", order.order_line, refund_key(order.order_line, 1, 2))
    assert by_hand.booked(parcels) == {key: 1}
