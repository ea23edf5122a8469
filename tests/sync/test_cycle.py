"""What one pass asks the hub for: records always, what lies beside them when it may be new."""

from __future__ import annotations

from typing import Any, cast

import pytest

from inspection.errors import WorldError
from sync import customer_wire, picture_wire, wire
from sync.client import HubClient
from sync.cycle import Cycle, HubAccess
from sync.errors import HubRefusedError
from sync.pictures import PictureLane
from tests.sync.rig import Station
from tests.sync.test_pull import NewStation

BESIDE = ["words", "contacts", "pictures"]


class Clock:
    """Moves by hand."""

    def __init__(self, station: Station) -> None:
        self.now = station.clock.now
        self.at_s = 100.0

    def monotonic_s(self) -> float:
        return self.at_s


class Hub:
    """Holds nothing of its own but what a test puts there, and notes what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.streams: list[wire.StreamPart] = []
        self.fault: WorldError | None = None
        self.fault_at = ""

    def since(self) -> list[str]:
        asked, self.asked = self.asked, []
        return asked

    def _note(self, what: str) -> None:
        self.asked.append(what)
        if self.fault is not None and what == self.fault_at:
            raise self.fault

    def pull(self, vector: dict[str, int], *, limit: int) -> wire.PullAnswer:
        del limit
        self._note("records")
        new = [one for one in self.streams if vector.get(one.origin, 0) < one.first_seq]
        return wire.PullAnswer(streams=new, more=False)

    def customer_words(self, *, since: int) -> customer_wire.CustomerWordsAnswer:
        self._note("words")
        return customer_wire.CustomerWordsAnswer(words=[], closed=[], revision=since)

    def contacts(self, *, since: int) -> wire.ContactsAnswer:
        self._note("contacts")
        return wire.ContactsAnswer(contacts=[], closed=[], revision=since)

    def pictures(self, *, since: int) -> picture_wire.PicturesAnswer:
        self._note("pictures")
        return picture_wire.PicturesAnswer(pictures=[], closed=[], revision=since)


class Passes:
    """The lanes of a station whose own records the hub has all."""

    def __init__(self, station: Station) -> None:
        self.hub, self.clock = Hub(), Clock(station)
        client = cast("HubClient", self.hub)
        self._access = HubAccess(client=client, keys=cast("Any", None), url="")
        lane = PictureLane(station.side, station.pictures)
        cycle = Cycle(
            station.side,
            station.files,
            self.clock,
            is_wanted=lambda: True,
            pictures=lane,
            beside_s=2.0,
        )
        cycle._acked = station.head()
        self._cycle = cycle

    def run(self) -> tuple[list[str], WorldError | None]:
        report = self._cycle.run(self._access, ask_first=False)
        return self.hub.since(), report.problem


def stream_of(other: Station) -> wire.StreamPart:
    """A parcel that another station received."""
    other.receive("p1")
    lines, hashes = map(list, zip(*other.journal(), strict=True))
    return wire.StreamPart(origin=other.origin, first_seq=1, lines=lines, hashes=hashes)


@pytest.fixture
def passes(station: Station) -> Passes:
    return Passes(station)


def test_a_pass_soon_after_another_asks_for_records_alone(passes: Passes) -> None:
    assert passes.run() == (["records", *BESIDE], None)
    passes.clock.at_s += 1.4
    assert passes.run() == (["records"], None)
    passes.clock.at_s += 0.1
    assert passes.run() == (["records", *BESIDE], None)


def test_records_that_come_bring_the_rest_and_words_before_they_are_taken(
    passes: Passes, station: Station, new_station: NewStation
) -> None:
    passes.run()
    other = new_station("other")
    passes.hub.streams = [stream_of(other)]
    held: list[int] = []
    told = passes.hub.customer_words

    def words(*, since: int) -> customer_wire.CustomerWordsAnswer:
        held.append(station.store.vector().get(other.origin, 0))
        return told(since=since)

    passes.hub.customer_words = words  # type: ignore[method-assign]
    assert passes.run() == (["records", *BESIDE], None)
    assert held == [0]
    assert station.store.vector()[other.origin] == other.head()
    assert passes.run() == (["records"], None)


@pytest.mark.parametrize("lane", BESIDE)
def test_a_lane_with_a_problem_is_asked_until_it_has_none(
    passes: Passes, new_station: NewStation, lane: str
) -> None:
    passes.run()
    other = new_station("other")
    passes.hub.streams = [stream_of(other)]  # they bring the rest along, long before its time
    passes.hub.fault_at = lane
    passes.hub.fault = HubRefusedError("hub.refused", {}, status=400)
    for _ in range(2):
        asked, problem = passes.run()
        assert (set(asked), problem) == ({"records", *BESIDE}, passes.hub.fault)
    passes.hub.fault = None
    assert passes.run() == (["records", *BESIDE], None)
    assert passes.run() == (["records"], None)


def test_words_that_are_refused_keep_no_record_out(
    passes: Passes, station: Station, new_station: NewStation
) -> None:
    other = new_station("other")
    passes.hub.streams, passes.hub.fault_at = [stream_of(other)], "words"
    passes.hub.fault = HubRefusedError("hub.refused", {}, status=400)
    _asked, problem = passes.run()
    assert problem is passes.hub.fault
    assert station.store.vector()[other.origin] == other.head()
