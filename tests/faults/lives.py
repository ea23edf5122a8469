"""The processes of a site under faults: they stay up between schedules, unless one is killed."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from inspection.values import OrderState, RefundState
from sync.bell import Bell
from sync.hub import desks as hub_parts
from sync.hub.__main__ import main as hub_main
from sync.status import SyncState, SyncStatus
from tests.e2e.bench import Bench, demo_policies
from tests.e2e.link_thread import linked, until
from tests.faults.ledger_connector import LedgerConnector
from tests.faults.planted import ResendingDesk
from tests.faults.processes import FORKS, Life, Shift, acknowledged, told, work_once
from tests.faults.ways import decided_units, labels_of

HUB_LOG = "test-hub.log"
SETTLED_IN_S = 60.0
_LOOK_S = 0.05
_HURRY_S = 0.15
"""An operator who sees that the station is offline asks for a try now and again."""
_REFUND_ENDS = frozenset({RefundState.CONFIRMED, RefundState.SETTLED_ELSEWHERE})
_ORDER_ENDS = frozenset({OrderState.CONFIRMED, OrderState.WITHDRAWN})


def run_hub_over_http(data: str, port: int, ledger_url: str, planted: bool) -> None:
    """A hub whose system of record is a ledger server; with the planted fault where asked."""
    if planted:
        hub_parts.RefundDesk = ResendingDesk  # type: ignore[misc]
    log = Path(data) / HUB_LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        os.dup2(sink.fileno(), 1)
        os.dup2(sink.fileno(), 2)
    options = ["--data", data, "--listen", f"127.0.0.1:{port}", "--demo"]
    sys.exit(hub_main(options, connector=LedgerConnector(ledger_url)))


@dataclass(frozen=True, kw_only=True)
class Job:
    """Parcels to work and wait for. Those `stopped` are paid by nobody but a person."""

    number: int
    parcels: tuple[str, ...]
    stopped: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a station says when all of a job is settled: its stream's head and what it holds."""

    number: int
    origin: str
    head_seq: int
    head_hash: str
    units: tuple[tuple[str, ...], ...]
    """Of each parcel, one entry for each decision."""
    told: tuple[str, ...]
    """Ids of other facts whose commit was told."""


@dataclass(kw_only=True)
class Dock:
    """A station process and the driver's end of its pipe."""

    shift: Shift
    life: Life
    pipe: Connection | None = None

    def start(self) -> None:
        mine, its = FORKS.Pipe()
        self.life.start(its)
        its.close()
        self.pipe = mine

    def ask(self, what: Job | None) -> None:
        assert self.pipe is not None
        self.pipe.send(what)

    def answer(self, limit_s: float) -> object:
        """What it says next; None where nothing came. Raises EOFError where it died."""
        assert self.pipe is not None
        return self.pipe.recv() if self.pipe.poll(limit_s) else None


def run_dock(shift: Shift, pipe: Connection) -> None:
    """A station that works job after job until it is told None."""
    bench = Bench(Path(shift.folder), policies=demo_policies(), name=shift.name)
    seen: list[SyncStatus] = []
    with linked(bench, shift.hub_url, shift.enrolment_code, seen=seen) as bell:
        until(lambda: bench.knows(shift.parcels[-1]), what="tickets")
        pipe.send("ready")
        while (job := pipe.recv()) is not None:
            for parcel in job.parcels:
                work_once(bench, parcel)
            pipe.send("worked")
            _wait_hurried(bench, job, bell, seen)
            pipe.send(_what_is_held(bench, job))
    bench.close()


def _wait_hurried(bench: Bench, job: Job, bell: Bell, seen: list[SyncStatus]) -> None:
    hurried_s = 0.0

    def is_done() -> bool:
        nonlocal hurried_s
        status = seen[-1]
        now_s = time.monotonic()
        if status.state is not SyncState.ONLINE and now_s - hurried_s > _HURRY_S:
            hurried_s = now_s
            bell.hurry()
        if status.waiting_records or status.waiting_photos or status.state is not SyncState.ONLINE:
            return False
        return all(one in job.stopped or _is_settled(bench, one) for one in job.parcels)

    until(is_done, what=f"the end of {job}", limit_s=SETTLED_IN_S)
    del seen[:-1]


def _is_settled(bench: Bench, parcel: str) -> bool:
    """Whether every piece of it is at an end that this station was told."""
    with bench.store.facts() as facts:
        for label in labels_of(parcel):
            (ticket,) = facts.tickets_by_code(label)
            refunds = [one.state for one in facts.refunds_of_ticket(ticket.ticket_id)]
            orders = [one.state for one in facts.orders_of_ticket(ticket.ticket_id)]
            if not refunds + orders:
                return False
            if not (_REFUND_ENDS.issuperset(refunds) and _ORDER_ENDS.issuperset(orders)):
                return False
    return True


def _what_is_held(bench: Bench, job: Job) -> Told:
    seq, _line, head = bench.store.own_records_after(0, 1_000_000)[-1]
    assert set(job.parcels) <= set(acknowledged(bench.folder))
    return Told(
        number=job.number,
        origin=bench.store.origin or "",
        head_seq=seq,
        head_hash=head.hex(),
        units=tuple(tuple(decided_units(bench, one)) for one in job.parcels),
        told=tuple(told(bench.folder)),
    )
