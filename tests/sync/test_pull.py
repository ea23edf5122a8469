"""Pull against a hub that misbehaves: every record comes in once, bad streams stay outside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sync.client import HubClient
from sync.errors import HubGarbledError, StreamForkedError, SyncError
from sync.pull import RECORDS_PER_TRANSACTION, LeaveUnclaimed, pull_once
from tests.sync.rig import FaultyHub, Station

NewStation = Callable[[str], Station]


def pull_all(station: Station, client: HubClient, *, limit: int = 500) -> list[str]:
    """Pull until there is no more, whatever happens on the way."""
    met: list[str] = []
    aside = LeaveUnclaimed()
    for _ in range(50):
        try:
            if not pull_once(station.side, client, aside=aside, limit=limit).more:
                return met
        except SyncError as problem:
            met.append(problem.code)
    raise AssertionError(met)


def publish(faulty: FaultyHub, *stations: Station) -> None:
    faulty.control(streams={one.origin: one.journal() for one in stations})


def held(station: Station, origin: str) -> list[list[str]]:
    found = station.store.records_after(origin, 0, 100_000)  # type: ignore[arg-type]
    return [[line, known.hex()] for _, line, known in found]


def test_two_other_stations_come_in_small_transactions(
    new_station: NewStation, faulty: FaultyHub, client: HubClient
) -> None:
    here, one, two = (new_station(name) for name in ("here", "one", "two"))
    one.receive(*(f"a{n}" for n in range(120)))
    two.receive("b1")
    publish(faulty, one, two)
    commits: list[int] = []
    here.store.on_changed.append(lambda changed: commits.append(len(changed.ids)))
    assert pull_all(here, client, limit=100) == []
    assert held(here, one.origin) == one.journal()
    assert held(here, two.origin) == two.journal()
    assert max(commits) <= RECORDS_PER_TRANSACTION


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("lost", "hub.unreachable"),
        ("stall", "hub.unreachable"),
        ("cut", "hub.unreachable"),
        ("garbage", "hub.garbled"),
        ("500", "hub.busy"),
        ("429", "hub.busy"),
        ("twice", None),
    ],
)
def test_whatever_happens_on_the_way_each_record_comes_once(
    new_station: NewStation, faulty: FaultyHub, client: HubClient, fault: str, code: str | None
) -> None:
    here, other = new_station("here"), new_station("other")
    other.receive("p1", "p2", "p3")
    publish(faulty, other)
    faulty.faults("/pull", fault, "", fault)
    assert pull_all(here, client, limit=2) == ([] if code is None else [code, code])
    assert held(here, other.origin) == other.journal()


def test_a_broken_stream_is_set_aside_and_the_others_come_in(
    new_station: NewStation, faulty: FaultyHub, client: HubClient
) -> None:
    here, bad, good = (new_station(name) for name in ("here", "bad", "good"))
    bad.receive("p1", "p2")
    good.receive("p3")
    forged = bad.journal()
    forged[1][0] = forged[1][0].replace("p1", "pX")
    faulty.control(streams={bad.origin: forged, good.origin: good.journal()})
    aside = LeaveUnclaimed()
    report = pull_once(here.side, client, aside=aside)
    assert report.problem is not None
    assert report.problem.code == "journal.bad_line"
    assert held(here, good.origin) == good.journal()
    assert held(here, bad.origin) == []
    # and the bad one is not asked for again
    again = pull_once(here.side, client, aside=aside)
    assert (again.records, again.more) == (0, False)
    assert again.problem is report.problem


def test_more_of_our_own_stream_than_we_have_means_our_disk_was_set_back(
    station: Station, faulty: FaultyHub, client: HubClient
) -> None:
    faulty.control(streams={station.origin: [*station.journal(), ["{}", "22" * 32]]})
    with pytest.raises(StreamForkedError) as met:
        pull_once(station.side, client, aside=LeaveUnclaimed())
    assert met.value.seq == 2


def test_a_disk_set_back_still_takes_what_the_others_recorded(
    new_station: NewStation, faulty: FaultyHub, client: HubClient
) -> None:
    here, other = new_station("here"), new_station("other")
    other.receive("p1")
    faulty.control(
        streams={
            here.origin: [*here.journal(), ["{}", "22" * 32]],
            other.origin: other.journal(),
        }
    )
    with pytest.raises(StreamForkedError):
        pull_once(here.side, client, aside=LeaveUnclaimed())
    assert held(here, other.origin) == other.journal()


def test_more_than_was_asked_for_is_no_answer(
    new_station: NewStation, faulty: FaultyHub, client: HubClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, other = new_station("here"), new_station("other")
    other.receive("p1", "p2")
    publish(faulty, other)
    ask = client.pull
    monkeypatch.setattr(client, "pull", lambda vector, limit: ask(vector, limit=limit + 1))
    with pytest.raises(HubGarbledError):
        pull_once(here.side, client, aside=LeaveUnclaimed(), limit=1)
    assert held(here, other.origin) == []
