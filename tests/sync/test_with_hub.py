"""Stations and the real hub process: enrol, push, receipt, pull, photos, and a hub that dies."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from inspection.events import ParcelMatched
from sync import signing, wire
from sync.bell import Bell
from sync.client import HubClient
from sync.embedded import EmbeddedHub, start_hub
from sync.enrolment import MEMBERSHIP_FILE
from sync.errors import HubRefusedError
from sync.link import LinkParts, LinkSettings, run_link
from sync.status import SyncState, SyncStatus
from tests.sync.hub.images import encoded
from tests.sync.rig import ACTOR, InThread, Seen, Station, at_once, eventually

NewStation = Callable[[str], Station]
TICKETS = (
    "ticket_number,order_ref,sku,name_zh,name_en,quantity,ordered_quantity,paid,currency,"
    "tracking,contact_name,contact_phone\n"
    "RS-1,E-1,SKU-1,耳机,Headphones,1,1,899.00,CNY,SF1234567890123,王小明,13800000000\n"
)


class Link:
    """A station's link; with `hub_url` to that hub, else to its own."""

    def __init__(self, station: Station, *, hub_url: str | None = None, code: str | None = None):
        self.station = station
        self.seen: Seen[SyncStatus] = Seen()
        self.hubs: Seen[EmbeddedHub] = Seen()
        self.bell = Bell()
        self._settings = LinkSettings(
            secrets=station.secrets,
            hub_data=station.folder / "hub",
            station_name=station.name,
            hub_url=hub_url,
            enrolment_code=code,
            poll_s=0.2,
        )
        station.store.on_changed.append(lambda _changed: self.bell.nudge())

    def __call__(self, stop: threading.Event) -> None:
        parts = LinkParts(
            store=self.station.store,
            submit=at_once,
            files=self.station.files,
            pictures=self.station.pictures,
            clock=self.station.clock,
            random=lambda: 0.0,
            on_status=self.seen,
            on_own_hub=self.hubs,
        )
        run_link(self._settings, parts, self.bell, stop)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[EmbeddedHub]:
    """A hub that belongs to no station."""
    started = start_hub(tmp_path / "site-hub", demo=False)
    yield started
    started.stop()


@pytest.fixture
def admin(hub: EmbeddedHub) -> Iterator[HubClient]:
    """The hub's administrator."""
    made = HubClient(hub.url, hub.admin_token)
    yield made
    made.close()


def is_done(status: SyncStatus) -> bool:
    return status.state is SyncState.ONLINE and not (
        status.waiting_records or status.waiting_photos
    )


def is_whole(station: Station, other: Station) -> Callable[[], bool]:
    """Whether `station` holds all of `other`'s journal, byte for byte."""

    def check() -> bool:
        found = station.store.records_after(other.origin, 0, 100_000)
        return [[line, known.hex()] for _, line, known in found] == other.journal()

    return check


def test_from_one_station_through_the_hub_to_the_other(
    new_station: NewStation, hub: EmbeddedHub, admin: HubClient
) -> None:
    one, two = new_station("one"), new_station("two")
    links = [
        Link(station, hub_url=hub.url, code=admin.prepare_enrolment(station.name).code)
        for station in (one, two)
    ]
    one.receive(*(f"p{n}" for n in range(230)))
    sha256 = one.photograph(b"\xff\xd8 label", parcel="p1")
    with InThread(links[0]):
        status = links[0].seen.wait(is_done)
        assert status.problem_code is None
        with InThread(links[1]):
            eventually(is_whole(two, one))
            two.receive("q1")
            eventually(is_whole(one, two))
            links[1].seen.wait(is_done)
    seq, line = one.store.local.receipt(one.origin) or (0, "")
    assert seq >= one.head() - 1
    receipt = wire.Receipt.model_validate_json(line)
    health = admin.health()
    assert one.store.vector().get(health.hub_origin), "the hub's own records came, too"  # type: ignore[call-overload]
    membership = (one.secrets / MEMBERSHIP_FILE).read_text()
    hub_key = membership.partition('"hub_public_key": "')[2][:64]
    message = wire.receipt_message(
        origin=one.origin, seq=receipt.seq, head_hash=receipt.hash, hub_time=receipt.hub_time
    )
    assert signing.verify(hub_key, receipt.signature, message)
    token = membership.partition('"token": "')[2].partition('"')[0]
    with_token = HubClient(hub.url, token)
    assert with_token.get_photo(sha256) == b"\xff\xd8 label"
    with_token.close()
    codes = {one.store.setting("lpn_code"), two.store.setting("lpn_code")}
    assert len(codes) == 2
    assert None not in codes


def test_tickets_contacts_and_pictures_reach_the_station(
    station: Station, hub: EmbeddedHub, admin: HubClient
) -> None:
    report = admin.import_tickets(TICKETS.encode())
    assert (report.announced, report.bad) == (1, [])
    taken = admin.put_picture({"kind": "customer", "ticket": "RS-1"}, encoded())
    link = Link(station, hub_url=hub.url, code=admin.prepare_enrolment("Dock").code)
    with InThread(link):
        link.seen.wait(is_done)
        with station.store.facts() as facts:
            (ticket,) = facts.tickets_by_code("SF1234567890123")
        assert ticket.number == "RS-1"
        with station.store.reading() as conn:
            names = conn.exec_driver_sql("SELECT name FROM contacts").scalars().all()
        assert names == ["王小明"]
        assert "王小明" not in str(station.store.records_after(admin.health().hub_origin, 0, 99))  # type: ignore[arg-type]
        assert station.pictures.all() == []
        match = ParcelMatched(
            match_id="m",
            parcel_id="p",
            ticket_id=ticket.ticket_id,
            how="code",
            code="SF1",
            supersedes=(),
        )
        station.store.transact(ACTOR, lambda work: work.record(match))
        eventually(lambda: station.pictures.all() == [taken.sha256])


def test_people_sign_in_with_badge_and_pin(
    station: Station, hub: EmbeddedHub, admin: HubClient
) -> None:
    person = wire.PersonRequest(
        name_zh="李", name_en="Li", staff_no="7", role="dock", badge="B-7", pin="4711"
    )
    admin.register_person(person)
    link = Link(station, hub_url=hub.url, code=admin.prepare_enrolment("Dock").code)
    with InThread(link):
        link.seen.wait(is_done)
    token = (station.secrets / MEMBERSHIP_FILE).read_text().partition('"token": "')[2][:-3]
    client = HubClient(hub.url, token.partition('"')[0])
    assert client.open_session(badge="B-7", pin="4711").role == "dock"
    with pytest.raises(HubRefusedError) as met:
        client.open_session(badge="B-7", pin="0000")
    assert (met.value.code, met.value.status) == ("person.wrong_pin", 401)
    client.close()


def test_a_station_starts_and_stops_its_own_hub(station: Station) -> None:
    station.receive("p1")
    link = Link(station)
    with InThread(link) as running:
        link.seen.wait(is_done)
        (hub,) = link.hubs.values
        assert hub.is_running()
        running.stop_within(3.0)
    assert not hub.is_running()


def test_an_own_hub_that_dies_is_started_again(station: Station) -> None:
    link = Link(station)
    with InThread(link):
        link.seen.wait(is_done)
        first = link.hubs.values[0]
        os.kill(first.pid, signal.SIGKILL)
        station.receive("p1", "p2")
        second = link.hubs.wait(lambda one: one is not first)
        # what went through in mid-pass is told before the pass is over, with the address of before
        link.seen.wait(lambda one: is_done(one) and one.hub_url == second.url)
    seq, _ = station.store.local.receipt(station.origin) or (0, "")
    assert seq == station.head()


def test_an_answer_to_enrolment_lost_with_the_station_locks_nobody_out(
    station: Station,
) -> None:
    link = Link(station)
    with InThread(link):
        link.seen.wait(is_done)
    code = station.store.setting("lpn_code")
    (station.secrets / MEMBERSHIP_FILE).unlink()  # killed before it was durable
    station.receive("p1")
    again = Link(station)
    with InThread(again):
        again.seen.wait(is_done)
    assert station.store.setting("lpn_code") == code


def test_a_token_the_own_hub_forgot_is_replaced(station: Station) -> None:
    link = Link(station)
    with InThread(link):
        link.seen.wait(is_done)
    path = station.secrets / MEMBERSHIP_FILE
    kept = path.read_text()
    path.write_text(kept.replace('"token": "', '"token": "not-'))
    station.receive("p1")
    again = Link(station)
    with InThread(again):
        again.seen.wait(lambda one: one.problem_code == "auth.wrong")
        again.seen.wait(is_done)
    assert "not-" not in path.read_text()


def test_a_restored_disk_is_noticed(
    new_station: NewStation, hub: EmbeddedHub, admin: HubClient, tmp_path: Path
) -> None:
    old = new_station("old")
    code = admin.prepare_enrolment("old").code
    link = Link(old, hub_url=hub.url, code=code)
    with InThread(link):
        link.seen.wait(is_done)
    live = tmp_path / "old" / "station.sqlite"
    with closing(sqlite3.connect(live)) as now, closing(sqlite3.connect(tmp_path / "b")) as backup:
        now.backup(backup)
    old.receive("p1", "p2")
    with InThread(link):
        eventually(lambda: old.side.acked_seq() == old.head())
    old.close()
    for leftover in live.parent.glob("station.sqlite*"):
        leftover.unlink()
    (tmp_path / "b").rename(live)
    restored = new_station("old")
    restored.receive("other")
    again = Link(restored, hub_url=hub.url)
    with InThread(again):
        status = again.seen.wait(lambda one: one.problem_code == "stream.forked")
    assert status.state is SyncState.ERROR
