"""What the sync tests work with: stations on real stores, and the faulty hub's process."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, TypeVar

import requests

from inspection.events import EvidenceCaptured, ParcelReceived
from inspection.people import Actor
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.store import Store
from inspection.values import PersonId, Role
from sync.client import HubClient
from sync.errors import SyncError
from sync.origin import KEY_FILE, ensure_origin
from sync.push import HubKeys, push_once
from sync.signing import load_or_create_key
from sync.station_store import StationStore
from tests.empty_database import lay_empty

T = TypeVar("T")

ACTOR = Actor(person_id=PersonId("wang"), role=Role.DOCK)


def at_once(job: Callable[[], Any], *, urgent: bool) -> Future[Any]:
    """A writer that runs the job right here."""
    assert not urgent, "the sync thread never goes before the operator"
    done: Future[Any] = Future()
    try:
        done.set_result(job())
    except Exception as problem:  # noqa: BLE001 - the future's business
        done.set_exception(problem)
    return done


class Station:
    """One station: store, photos, secrets; writes happen where they are asked for."""

    def __init__(self, folder: Path, name: str = "Dock 1") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.name = name
        self.clock = SystemClock()
        self.store = Store.open(
            lay_empty(folder / "station.sqlite"), clock=self.clock, ids=Uuid7Ids(self.clock)
        )
        self.secrets = folder / "secrets"
        self.origin = ensure_origin(self.store, secrets=self.secrets, station_name=name)
        self.signer = load_or_create_key(self.secrets / KEY_FILE)
        self.files = PhotoFiles(folder / "photos")
        self.pictures = PhotoFiles(folder / "references")
        self.side = StationStore(self.store, at_once, clock=self.clock, should_stop=lambda: False)

    def receive(self, *parcels: str) -> None:
        """Record that parcels came in, one record each."""
        for parcel in parcels:
            event = ParcelReceived(parcel_id=parcel, codes=(), carrier=None)
            self.store.transact(ACTOR, lambda work, event=event: work.record(event))

    def photograph(self, data: bytes, *, parcel: str = "p") -> str:
        """Make a photo durable and record it."""
        sha256 = self.files.write(data)
        event = EvidenceCaptured(
            evidence_id=f"e-{sha256[:12]}",
            sha256=sha256,
            size_bytes=len(data),
            width_px=4,
            height_px=3,
            subject="label",
            parcel_id=parcel,
            unit_id=None,
            taken_at=datetime(2026, 3, 2, 8, tzinfo=UTC),
            supersedes=(),
        )
        self.store.transact(ACTOR, lambda work: work.record(event))
        return sha256

    def journal(self) -> list[list[str]]:
        """The own stream as `[line, hash]`, all of it."""
        found = self.store.own_records_after(0, 100_000)
        return [[line, known.hex()] for _, line, known in found]

    def head(self) -> int:
        """Seq of the newest own record."""
        return self.store.vector()[self.origin]

    def close(self) -> None:
        self.store.close()


class FaultyHub:
    """The process of `faulty_hub.py`, and the way to order faults and see what it holds."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.sync.faulty_hub", str(folder / "faulty.key")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parents[2],
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().decode().strip()
        assert self.url, "the faulty hub did not start"

    def control(self, **order: object) -> dict[str, Any]:
        """Order faults, keys, streams or contacts; answers what the hub holds."""
        answer = requests.post(f"{self.url}/v1/control", data=json.dumps(order), timeout=10)
        found: dict[str, Any] = answer.json()
        return found

    def faults(self, path: str, *names: str) -> None:
        self.control(faults={path: list(names)})

    def keys_for(self, station: Station) -> HubKeys:
        """The station's keys with this hub; the hub knows its public key from now on."""
        known = self.control(keys={station.origin: station.signer.public_hex})
        return HubKeys(signer=station.signer, hub_public_key=known["hub_public_key"])

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(OSError):
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(10)

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(10)


def push_all(
    station: Station, client: HubClient, keys: HubKeys, *, batch: int = 200, tries: int = 20
) -> list[str]:
    """Push until nothing waits, whatever happens on the way; the codes of what happened."""
    met: list[str] = []
    after = station.side.acked_seq()
    for _ in range(tries):
        try:
            report = push_once(station.side, client, keys, after=after, batch=batch)
        except SyncError as problem:
            met.append(problem.code)
            continue
        after = report.acked_seq
        if not report.more:
            return met
    raise AssertionError(f"still waiting after {tries} tries: {met}")


class InThread:
    """Runs a loop that takes a stop event on a thread; leaving the block stops it in time."""

    def __init__(self, loop: Callable[[threading.Event], None]) -> None:
        self.stop = threading.Event()
        self._thread = threading.Thread(target=loop, args=(self.stop,))

    def __enter__(self) -> InThread:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop_within(10.0)

    def stop_within(self, limit_s: float) -> None:
        self.stop.set()
        self._thread.join(limit_s)
        assert not self._thread.is_alive(), f"did not stop within {limit_s} s"


class Seen(Generic[T]):
    """Values told from another thread; wait for one that fits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.values: list[T] = []

    def __call__(self, value: T) -> None:
        with self._changed:
            self.values.append(value)
            self._changed.notify_all()

    def wait(self, fits: Callable[[T], bool], *, after: int = 0, limit_s: float = 20.0) -> T:
        """The first value from number `after` on that fits."""
        with self._changed:
            arrived = self._changed.wait_for(
                lambda: any(fits(one) for one in self.values[after:]), limit_s
            )
            assert arrived, f"never came; last: {self.values[-3:]}"
            return next(one for one in self.values[after:] if fits(one))


def eventually(holds: Callable[[], bool], *, limit_s: float = 20.0) -> None:
    """Waits until it holds, looking often; for what another process or thread does."""
    pause = threading.Event()
    until_s = time.monotonic() + limit_s
    while not holds():
        assert time.monotonic() < until_s, "it never came to hold"
        pause.wait(0.02)
