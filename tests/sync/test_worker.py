"""The loop of the sync thread: goes on by itself, says how it stands, stops at once."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest

from inspection.errors import StationError
from inspection.store.clock import SystemClock
from inspection.store.writer import WriterQueue
from sync.backoff import Backoff
from sync.bell import Bell
from sync.cycle import Cycle, CycleReport, HubAccess
from sync.link import LinkParts, LinkSettings, run_link
from sync.status import SyncState, SyncStatus
from sync.worker import Cadence, Gate, SyncWorker
from tests.sync.rig import FaultyHub, InThread, Seen, Station, at_once, eventually

Loop = Callable[[threading.Event], None]


class Link:
    """A station's link to the faulty hub, with what it said."""

    def __init__(self, station: Station, url: str, *, code: str | None = "GOOD-CODE") -> None:
        self.station = station
        self.seen: Seen[SyncStatus] = Seen()
        self.bell = Bell()
        self.submit = at_once
        self._settings = LinkSettings(
            secrets=station.secrets,
            hub_data=station.folder / "hub",
            station_name=station.name,
            hub_url=url,
            enrolment_code=code,
            poll_s=0.2,
        )

    def __call__(self, stop: threading.Event) -> None:
        parts = LinkParts(
            store=self.station.store,
            submit=self.submit,
            files=self.station.files,
            clock=self.station.clock,
            random=lambda: 0.0,
            on_status=self.seen,
        )
        run_link(self._settings, parts, self.bell, stop)

    def wait(self, fits: Callable[[SyncStatus], bool], *, after: int = 0) -> SyncStatus:
        return self.seen.wait(fits, after=after)

    def mark(self) -> int:
        """Statuses from here on are new."""
        return len(self.seen.values)


@pytest.fixture
def link(station: Station, faulty: FaultyHub) -> Link:
    return Link(station, faulty.url)


def is_online(status: SyncStatus) -> bool:
    return status.state is SyncState.ONLINE


def is_done(status: SyncStatus) -> bool:
    return is_online(status) and status.waiting_records == 0 and status.waiting_photos == 0


def test_it_enrols_and_brings_everything_over(
    link: Link, station: Station, faulty: FaultyHub
) -> None:
    station.receive("p1")
    sha256 = station.photograph(b"\xff\xd8 label")
    with InThread(link):
        status = link.wait(is_done)
    assert link.seen.values[0].state is SyncState.STARTING
    assert status.problem_code is None
    assert status.last_ok_at is not None
    assert status.hub_url == faulty.url
    held = faulty.control()
    assert held["streams"][station.origin] == station.journal()
    assert held["photos"] == [sha256]
    assert station.store.setting("lpn_code") == "7F3K"
    assert station.store.setting("hub_offset_ms") not in {None, "0"}, "its clock stands still"
    assert held["tokens_seen"] == ["", f"Bearer token-of-{station.origin}"]


def test_a_local_commit_goes_out_without_being_waited_for(
    link: Link, station: Station, faulty: FaultyHub
) -> None:
    station.store.on_changed.append(lambda _changed: link.bell.nudge())
    with InThread(link):
        link.wait(is_done)
        station.receive("p1")
        eventually(lambda: faulty.control()["streams"][station.origin] == station.journal())


def test_a_commit_is_left_to_the_screen_first_and_hurry_waits_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sync.worker.SETTLE_S", 30.0)
    passes: Seen[None] = Seen()
    bell = Bell()
    worker = SyncWorker(
        cast("Cycle", _NoCycle(passes)),
        cast("Gate", _OpenGate()),
        clock=SystemClock(),
        cadence=Cadence(backoff=Backoff(random=lambda: 0.0), quick_s=60.0, poll_s=60.0),
        bell=bell,
        on_status=lambda _status: None,
    )
    with InThread(worker.run) as running:
        passes.wait(lambda _one: True)
        bell.nudge()
        threading.Event().wait(0.3)
        assert len(passes.values) == 1, "a pass began beside what the commit has to show"
        bell.hurry()
        passes.wait(lambda _one: True, after=1)
        running.stop.set()
        bell.nudge()
        running.stop_within(1.0)
    assert len(passes.values) == 2


class _NoCycle:
    """Has nothing to send and says when it was asked."""

    def __init__(self, passes: Seen[None]) -> None:
        self._passes = passes

    def run(self, access: HubAccess, *, ask_first: bool) -> CycleReport:
        del access, ask_first
        self._passes(None)
        return CycleReport(moved=0, problem=None)

    def waiting_records(self) -> int:
        return 0

    def waiting_photos(self) -> int:
        return 0


class _OpenGate:
    def reach(self) -> SimpleNamespace:
        return SimpleNamespace(url="http://hub.test")

    def failed(self, problem: StationError) -> None:
        raise AssertionError(problem)


def test_other_stations_records_come_in(
    link: Link, new_station: Callable[[str], Station], station: Station, faulty: FaultyHub
) -> None:
    other = new_station("other")
    other.receive("p1", "p2")
    seen: Seen[frozenset[str]] = Seen()
    station.store.on_changed.append(lambda changed: seen(changed.ids))
    faulty.control(streams={other.origin: other.journal()})
    with InThread(link):
        seen.wait(lambda ids: "p2" in ids)


def test_contacts_come_and_go(link: Link, station: Station, faulty: FaultyHub) -> None:
    page = {"ticket_id": "t1", "name": "王", "phone": "138", "address": "杭州", "revision": 1}
    faulty.control(contacts={"contacts": [page], "revision": 1})
    read = "SELECT ticket_id FROM contacts"
    with InThread(link):
        link.wait(is_done)
        with station.store.reading() as conn:
            assert conn.exec_driver_sql(read).scalars().all() == ["t1"]
        faulty.control(contacts={"contacts": [], "closed": ["t1"], "revision": 2})
        eventually(lambda: station.side.contacts_revision() == 2)
        with station.store.reading() as conn:
            assert conn.exec_driver_sql(read).scalars().all() == []


def test_offline_it_counts_what_waits_and_comes_back_by_itself(
    link: Link, station: Station, faulty: FaultyHub
) -> None:
    faulty.faults("/push", *["lost", "500", "garbage", "429"])
    station.store.on_changed.append(lambda _changed: link.bell.nudge())
    with InThread(link):
        offline = link.wait(lambda status: status.state is SyncState.OFFLINE)
        assert offline.next_try_at is not None
        assert offline.problem_code == "hub.unreachable"
        before = offline.waiting_records
        station.receive("p1", "p2")
        link.wait(lambda status: status.waiting_records >= before + 2)
        done = link.wait(is_done)
    assert done.problem_code is None
    assert done.next_try_at is None
    assert faulty.control()["streams"][station.origin] == station.journal()


def test_the_operator_may_end_a_back_off(link: Link, faulty: FaultyHub) -> None:
    faulty.faults("/enrol", *["429"] * 3)  # each asks for a second of patience
    with InThread(link):
        link.wait(lambda status: status.next_try_at is not None)
        began = time.monotonic()
        for tries in (2, 3, 4):
            link.bell.hurry()
            eventually(
                lambda tries=tries: faulty.control()["requests"].count("POST /enrol") >= tries
            )
        link.wait(is_done)
    assert time.monotonic() - began < 3.0


def test_a_photo_missing_here_holds_up_nothing_else(
    link: Link, station: Station, faulty: FaultyHub
) -> None:
    lost = station.photograph(b"\xff\xd8 lost")
    kept = station.photograph(b"\xff\xd8 kept")
    station.files.path(lost).unlink()
    with InThread(link):
        status = link.wait(
            lambda one: (
                one.state is SyncState.ERROR and (one.waiting_records, one.waiting_photos) == (0, 1)
            )
        )
    assert status.problem_code == "photo.missing"
    held = faulty.control()
    assert held["photos"] == [kept]
    assert held["streams"][station.origin] == station.journal()


def test_a_fork_is_shown_and_work_goes_on(link: Link, station: Station, faulty: FaultyHub) -> None:
    faulty.control(streams={station.origin: [["{}", "11" * 32]]})
    with InThread(link):
        status = link.wait(lambda one: one.problem_code == "stream.forked")
        station.receive("p1")
    assert status.state is SyncState.ERROR
    assert status.waiting_records > 0


@pytest.mark.parametrize("path", ["/enrol", "/push", "/pull", "/contacts"])
@pytest.mark.parametrize("fault", ["stall", "drip"])
def test_it_stops_within_a_second_whatever_it_waits_for(
    link: Link, faulty: FaultyHub, path: str, fault: str
) -> None:
    faulty.faults(path, fault)
    with InThread(link) as running:
        eventually(lambda: any(one.endswith(path) for one in faulty.control()["requests"]))
        running.stop_within(1.0)


def test_it_stops_although_the_writer_does_not_write(link: Link, faulty: FaultyHub) -> None:
    writer = WriterQueue()  # nobody runs it
    link.submit = writer.submit
    with InThread(link) as running:
        eventually(lambda: "POST /enrol" in faulty.control()["requests"])
        running.stop_within(1.0)


def test_it_stops_while_waiting_for_a_better_time(link: Link, faulty: FaultyHub) -> None:
    faulty.kill()
    with InThread(link) as running:
        link.wait(lambda status: status.state is SyncState.OFFLINE)
        running.stop_within(1.0)


@pytest.mark.expect_log("sync.worker: ERROR: fault in a sync pass")
def test_a_fault_of_our_own_is_said_and_outlived(
    link: Link, station: Station, caplog: pytest.LogCaptureFixture
) -> None:
    faults = iter([ValueError("name 张三 13800138000")])

    def breaks_once(job: Callable[[], object], *, urgent: bool) -> object:
        for fault in faults:
            raise fault
        return at_once(job, urgent=urgent)

    link.submit = breaks_once  # type: ignore[assignment]
    with InThread(link):
        status = link.wait(lambda one: one.state is SyncState.ERROR)
        assert status.problem_code == "sync.fault"
        link.wait(is_done)
    assert "ValueError" in caplog.text
    assert "test_worker:" in caplog.text, "and where"
    assert "张三" not in caplog.text
    assert "13800138000" not in caplog.text


def test_without_a_code_it_waits_for_one(station: Station, faulty: FaultyHub) -> None:
    link = Link(station, faulty.url, code=None)
    with InThread(link):
        status = link.wait(lambda one: one.state is SyncState.ERROR)
    assert status.problem_code == "enrolment.needed"


def test_a_wrong_code_is_said(station: Station, faulty: FaultyHub) -> None:
    link = Link(station, faulty.url, code="WRONG")
    with InThread(link):
        status = link.wait(lambda one: one.state is SyncState.ERROR)
    assert status.problem_code == "enrolment.bad_code"


def test_an_unsafe_address_is_said(station: Station) -> None:
    link = Link(station, "http://192.0.2.1:80")
    with InThread(link):
        status = link.wait(lambda one: one.state is SyncState.ERROR)
    assert status.problem_code == "hub.insecure_url"


def test_another_hub_than_ours_gets_nothing(
    link: Link, station: Station, faulty: FaultyHub
) -> None:
    with InThread(link):
        link.wait(is_done)
    membership = station.secrets / "membership.json"
    text = membership.read_text()
    membership.write_text(text.replace('"hub_origin": "', '"hub_origin": "other-'))
    pushes = faulty.control()["requests"].count("POST /push")
    station.receive("p1")
    again = Link(station, faulty.url)
    with InThread(again):
        status = again.wait(lambda one: one.state is SyncState.ERROR)
    assert status.problem_code == "hub.other"
    held = faulty.control()
    assert held["requests"].count("POST /push") == pushes
    assert len(held["streams"][station.origin]) == station.head() - 1


@pytest.mark.parametrize("seed", range(6))
def test_two_stations_end_up_alike_whatever_happens(
    new_station: Callable[[str], Station], faulty: FaultyHub, seed: int
) -> None:
    chance = random.Random(seed)
    kinds = ["", "lost", "twice", "cut", "garbage", "500", "429", "forged", "packed"]
    for path in ("/push", "/pull", "/photos", "/health", "/enrol"):
        faulty.faults(path, *(chance.choice(kinds) for _ in range(5)))
    one, two = new_station("one"), new_station("two")
    links = [Link(station, faulty.url) for station in (one, two)]
    photos = {one.photograph(b"one"), two.photograph(b"two")}
    with InThread(links[0]), InThread(links[1]):
        for n in range(20):
            chance.choice([one, two]).receive(f"p{n}")
            chance.choice(links).bell.hurry()
        eventually(lambda: hurried(links) and is_alike(one, two), limit_s=60.0)
        eventually(lambda: hurried(links) and set(faulty.control()["photos"]) == photos)
    held = faulty.control()
    assert held["streams"] == {one.origin: one.journal(), two.origin: two.journal()}
    assert held["stored_photos"] == 2


def is_alike(one: Station, two: Station) -> bool:
    """Whether both hold all of both journals."""
    return one.store.vector() == two.store.vector() and len(one.store.vector()) == 2


def hurried(links: list[Link]) -> bool:
    """Nobody waits for a better time in this test."""
    for link in links:
        link.bell.hurry()
    return True
