"""Hub and stations as processes that are killed and started again, cheaply.

A fork server imports the libraries once; each process below is a fork of it with a life, files and
sockets of its own, and dies by SIGKILL like any other.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from sync.client import HubClient
from sync.connectors.builtin import BuiltinConnector
from sync.hub.__main__ import main as hub_main
from sync.station_store import StationStore
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.link_thread import linked, until
from tests.faults.ways import is_ended, work

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.faults.processes", "sync.link", "sync.pull", "sync.client"])


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(kw_only=True)
class Life:
    """A process and what it was started with, so that it can be started again."""

    target: Callable[..., None]
    arguments: tuple[Any, ...]
    process: BaseProcess | None = None

    def start(self, *more: Any) -> None:
        self.process = FORKS.Process(target=self.target, args=(*self.arguments, *more))
        self.process.start()

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join(10)

    def died_killed(self, limit_s: float = 30.0) -> None:
        assert self.process is not None
        self.process.join(limit_s)
        assert self.process.exitcode == -signal.SIGKILL, self.process.exitcode

    def ended_well(self, limit_s: float = 60.0) -> None:
        assert self.process is not None
        self.process.join(limit_s)
        assert self.process.exitcode == 0, self.process.exitcode

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.is_alive()


# --- the hub -------------------------------------------------------------------------------------


BY_HAND = "by_hand"
"""Given to a hub's start: its system of record takes no orders, people make them."""


def run_hub(data: str, port: int, point: str = "", occurrence: int = 1, orders: str = "") -> None:
    """A hub in demo mode that kills itself the n-th time it passes the recovery point."""
    left = occurrence
    if orders == BY_HAND:
        as_it_is = BuiltinConnector.capabilities
        BuiltinConnector.capabilities = lambda one: replace(  # type: ignore[method-assign]
            as_it_is(one), makes_orders=False
        )

    def checkpoint(name: str) -> None:
        nonlocal left
        if name == point:
            left -= 1
            if left == 0:
                kill_self()

    log = Path(data) / "test-hub.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
    options = ["--data", data, "--listen", f"127.0.0.1:{port}", "--demo"]
    sys.exit(hub_main(options, checkpoint=checkpoint))


def hub_token(data: Path) -> str:
    """Waits for the hub's first start."""
    path = data / "admin.token"
    until(lambda: path.is_file() and bool(path.read_text().strip()), what="the hub's token")
    return path.read_text().strip()


def until_serving(port: int) -> None:
    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    until(answers, what="the hub")


# --- a station -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Shift:
    """What a station process shall do: parcels by tracking number, one ticket each."""

    folder: str
    name: str
    hub_url: str
    enrolment_code: str
    parcels: tuple[str, ...]


ENOUGH = "enough"
"""A file of this name in a station's folder ends its shift early: no more parcels are begun."""


def run_station(shift: Shift, point: str = "", occurrence: int = 1) -> None:
    """Works through the shift and ends when every refund is confirmed here.

    Each submit the operator was shown as done is noted in `acknowledged`, other facts in `told`.
    With a `point` it kills itself there, the n-th time after this life's work began; at one of
    `DEEDS` before it is told.
    """
    armed = threading.Event()
    if point:
        plant(point, occurrence, armed)
    bench = Bench(Path(shift.folder), policies=demo_policies(), name=shift.name)
    with linked(bench, shift.hub_url, shift.enrolment_code):
        # announced in this order, so the last one comes last
        until(lambda: bench.knows(shift.parcels[-1]), what="tickets")
        enough = bench.folder / ENOUGH
        for parcel in shift.parcels:
            if not enough.exists():
                _work(bench, parcel, armed, point)
        done = acknowledged(bench.folder)
        until(lambda: all(is_ended(bench, one) for one in done), what="refunds", limit_s=90)
    bench.close()


def work_once(bench: Bench, parcel: str) -> None:
    """One parcel from scan to submit, unless an earlier life was told that it is done."""
    _work(bench, parcel, threading.Event(), "")


def _work(bench: Bench, parcel: str, armed: threading.Event, point: str) -> None:
    if parcel in acknowledged(bench.folder):
        return

    def tell(deed: str, fact_id: str) -> None:
        if point == deed:
            kill_self()
        _note(bench.folder / "told", fact_id)

    armed.set()
    work(bench, parcel, tell)
    if point == "decided":
        kill_self()
    _note(bench.folder / "acknowledged", parcel)


def _note(path: Path, line: str) -> None:
    with path.open("a") as noted:
        noted.write(f"{line}\n")


def acknowledged(folder: Path) -> list[str]:
    path = folder / "acknowledged"
    return path.read_text().split() if path.is_file() else []


def told(folder: Path) -> list[str]:
    """Ids of facts whose commit was told on the way, decisions of plain refunds not among them."""
    path = folder / "told"
    return path.read_text().split() if path.is_file() else []


STATION_POINTS: Sequence[str] = (
    "decided",
    "push.before",
    "push.after",
    "keep_receipt.after",
    "put_photo.before",
    "put_photo.after",
    "mark_uploaded.after",
    "pull.before",
    "pull.after",
    "take.before",
    "take.after",
)
"""Between the recorded decision and the refund shown as confirmed, in the order they come."""


def plant(point: str, occurrence: int, armed: threading.Event) -> None:
    """Wraps the named step of the real link in this process so that it ends the process there."""
    name, _, when = point.partition(".")
    owner = next((one for one in (HubClient, StationStore) if hasattr(one, name)), None)
    if owner is None:
        return
    step = getattr(owner, name)
    left = occurrence

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        if not armed.is_set():
            return step(*args, **kwargs)
        left -= 1
        if left == 0 and when == "before":
            kill_self()
        result = step(*args, **kwargs)
        if left == 0 and when == "after":
            kill_self()
        return result

    setattr(owner, name, wrapped)
