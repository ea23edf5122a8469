"""The refund desk over a real Request Tracker: lost answers, refunds by hand, a kill."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.hub.bench import BenchStation
from tests.systems.request_tracker import RequestTracker, RequestTrackerSystem, is_installed
from tests.systems.running import ASKED_BY, systems_folder
from tests.systems.through_desk import HubOnSystem, LosingLink

pytestmark = [
    pytest.mark.skipif(systems_folder() is None, reason=f"{ASKED_BY} is not set"),
    pytest.mark.skipif(not is_installed(), reason="Request Tracker 5 is not installed"),
    pytest.mark.serial,
    pytest.mark.long,
]
SETTLE_S = 90.0
"""Of the hub's clock, which moves when told: the real one needs seconds."""


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RequestTracker]:
    made = RequestTracker(tmp_path_factory.mktemp("request-tracker"))
    yield made
    made.stop()


@pytest.fixture
def link(tracker: RequestTracker) -> Iterator[LosingLink]:
    made = LosingLink(tracker.url)
    yield made
    made.close()


@pytest.fixture
def system(tracker: RequestTracker) -> Iterator[RequestTrackerSystem]:
    made = RequestTrackerSystem(tracker, settle_s=SETTLE_S)
    yield made
    made.connector.close()


@pytest.fixture
def hub(tmp_path: Path, system: RequestTrackerSystem, link: LosingLink) -> Iterator[HubOnSystem]:
    made = HubOnSystem(tmp_path / "hub", system.connect(link.url))
    yield made
    made.close()


@pytest.fixture
def bench(tmp_path: Path, hub: HubOnSystem) -> Iterator[BenchStation]:
    made = BenchStation(tmp_path / "B01", "B01")
    hub.enrol(made)
    yield made
    made.close()


def settle(hub: HubOnSystem) -> None:
    hub.clock.advance(SETTLE_S)
    hub.desk_pass()


def test_pieces_of_one_return_are_paid_once_each(
    hub: HubOnSystem, bench: BenchStation, system: RequestTrackerSystem
) -> None:
    sold = system.sold(5990, 3000)
    hub.announce_sold(sold)
    hub.decide_all(bench, sold)
    for _ in range(3):
        hub.desk_pass()
    hub.reopen()
    hub.desk_pass()
    assert hub.states == ["confirmed", "confirmed"]
    assert [system.booked(line) for line in sold.lines] == [1, 1]


@pytest.mark.parametrize("losses", [["before"], ["after"], ["after", "before"], ["before"] * 2])
def test_a_lost_answer_gives_one_refund(
    hub: HubOnSystem,
    bench: BenchStation,
    system: RequestTrackerSystem,
    link: LosingLink,
    losses: list[str],
) -> None:
    sold = system.sold(5990)
    hub.announce_sold(sold)
    hub.decide_all(bench, sold)
    link.losses = list(losses)
    hub.desk_pass()
    assert hub.states == ["unknown"]
    hub.desk_pass()
    assert link.posts == 1, "nothing is sent before the settle time is over"
    for _ in losses:
        settle(hub)
    assert hub.states == ["confirmed"]
    assert system.booked(sold.lines[0]) == 1


def test_a_refund_by_hand_is_not_paid_again(
    hub: HubOnSystem, bench: BenchStation, system: RequestTrackerSystem, link: LosingLink
) -> None:
    sold = system.sold(5990)
    hub.announce_sold(sold)
    hub.decide_all(bench, sold)
    system.refund_by_hand(sold.lines[0], 5990)
    hub.desk_pass()
    settle(hub)
    assert hub.states == ["settled_elsewhere"]
    assert (link.posts, system.booked(sold.lines[0])) == (0, 1)


def test_another_amount_by_hand_waits_for_a_person(
    hub: HubOnSystem, bench: BenchStation, system: RequestTrackerSystem, link: LosingLink
) -> None:
    sold = system.sold(5990)
    hub.announce_sold(sold)
    hub.decide_all(bench, sold)
    system.refund_by_hand(sold.lines[0], 1000)
    hub.desk_pass()
    settle(hub)
    (refund,) = hub.refunds()
    assert (refund.state, refund.reason) == ("due", "booked.elsewhere_differs")
    assert (link.posts, system.booked(sold.lines[0])) == (0, 1)


def test_a_server_killed_and_started_again_pays_once(
    hub: HubOnSystem, bench: BenchStation, system: RequestTrackerSystem, tracker: RequestTracker
) -> None:
    sold = system.sold(5990)
    hub.announce_sold(sold)
    hub.decide_all(bench, sold)
    tracker.server.kill()
    try:
        hub.desk_pass()
        assert hub.states == ["due"]
    finally:
        tracker.start()
    for _ in range(3):
        settle(hub)
    assert hub.states == ["confirmed"]
    assert system.booked(sold.lines[0]) == 1
