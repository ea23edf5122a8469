"""`bench lookup` and `bench action`: the store beside plain sqlite3, in the same run."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from app.cli.bench.report import Report, report
from app.cli.bench.tickets import Stream, parcel_bodies, ticket_bodies, ticket_code
from inspection.events import FindingRecorded, ParcelCode, ParcelReceived
from inspection.people import Actor
from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.queries.lookup import by_code
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.store.writer import WriterQueue
from inspection.values import CodeKind, OriginId, PersonId, Role

BATCH = 2_000
"""Records taken at once while a store is filled; nobody waits for it."""
PULL_BATCH = 50
"""What the sync thread takes in one transaction (DESIGN D10)."""
WARM_UP = 20
THINK_S = 0.005
"""Between two actions, so that the pull runs on as it does beside a person."""
WAIT_S = 60.0

_LOOKUP = """
SELECT t.ticket_id, t.number, t.deadline_at, l.name_zh, l.name_en
FROM ticket_codes c
JOIN tickets t ON t.ticket_id = c.ticket_id AND t.origin = c.origin
JOIN ticket_lines l ON l.origin = t.origin AND l.seq = t.seq
WHERE c.code = ?
"""
_RAW_SCHEMA = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=FULL;
CREATE TABLE journal (origin TEXT, seq INTEGER, line TEXT, hash BLOB,
    PRIMARY KEY (origin, seq)) WITHOUT ROWID;
CREATE TABLE facts (fact_id TEXT, origin TEXT, seq INTEGER, text TEXT,
    PRIMARY KEY (fact_id, origin)) WITHOUT ROWID;
CREATE TABLE heads (origin TEXT PRIMARY KEY, seq INTEGER, hash BLOB);
INSERT INTO heads VALUES ('raw', 0, x'00');
"""


def measure_lookup(*, tickets: int = 100_000, rounds: int = 2_000) -> Report:
    """From a code to its tickets, parcels and units, beside one prepared SELECT for the ticket."""
    ours: list[float] = []
    bare: list[float] = []
    with scratch_store() as store, closing(sqlite3.connect(store.path)) as raw:
        fill(store, Stream("bench-hub", ticket_bodies(tickets)))
        for turn in range(rounds + WARM_UP):
            code = ticket_code(turn * 7919 % tickets)
            arms: list[Callable[[], None]] = [
                lambda code=code: _timed(ours, lambda: _look_up(store, code)),  # type: ignore[misc]
                lambda code=code: _timed(bare, lambda: _look_up_raw(raw, code)),  # type: ignore[misc]
            ]
            for arm in arms if turn % 2 else arms[::-1]:
                arm()
    return report(
        "code to tickets",
        unit="ms",
        ours=ours[WARM_UP:],
        reference=bare[WARM_UP:],
        conditions={"tickets": tickets, "rounds": rounds, "reference": "sqlite3, one SELECT"},
    )


def measure_action(*, actions: int = 300, pulled: int = 40_000) -> Report:
    """One operator action beside a running pull; the reference writes the same rows bare.

    The reference has its own file on the same disk and runs between our actions, so the pull takes
    its share of the machine from both.
    """
    ours: list[float] = []
    bare: list[float] = []
    records = list(Stream("bench-other", parcel_bodies(pulled)).records())
    with (
        scratch_store() as store,
        _raw_file(store.path.parent) as raw,
        _running(store, records) as pull,
    ):
        for turn in range(actions + WARM_UP):
            _timed(ours, lambda: pull.queue.submit(lambda: _act(store)).result(WAIT_S))
            _timed(bare, lambda turn=turn: _act_raw(raw, turn))  # type: ignore[misc]
            pull.stop.wait(THINK_S)
        taken = store.vector().get(OriginId("bench-other"), 0)
    return report(
        "operator action beside a pull",
        unit="ms",
        ours=ours[WARM_UP:],
        reference=bare[WARM_UP:],
        conditions={
            "actions": actions,
            "records_per_action": 2,
            "pulled_meanwhile": taken,
            "pull_ended_early": taken >= pulled,
            "reference": "sqlite3, the same rows, own file",
        },
    )


def fill(store: Store, stream: Stream) -> None:
    """Takes and applies a whole stream."""
    batch: list[tuple[str, bytes]] = []
    for record in stream.records():
        batch.append(record)
        if len(batch) == BATCH:
            store.take(batch, stream.origin)
            batch = []
    store.take(batch, stream.origin)
    while store.apply_ready(BATCH).more:
        pass


class _Pull:
    """The writer and a pull on threads of their own, as the station has them."""

    def __init__(self, store: Store, records: Sequence[tuple[str, bytes]]) -> None:
        self.queue = WriterQueue()
        self.stop = threading.Event()
        self._store = store
        self._records = records

    def run(self) -> None:
        for start in range(0, len(self._records), PULL_BATCH):
            if self.stop.is_set():
                return
            batch = self._records[start : start + PULL_BATCH]
            self.queue.submit(lambda batch=batch: self._take(batch), urgent=False).result(WAIT_S)  # type: ignore[misc]

    def _take(self, batch: Sequence[tuple[str, bytes]]) -> None:
        self._store.take(batch, OriginId("bench-other"))


@contextmanager
def _running(store: Store, records: Sequence[tuple[str, bytes]]) -> Iterator[_Pull]:
    pull = _Pull(store, records)
    with ThreadPoolExecutor(max_workers=2) as threads:
        writer_stop = threading.Event()
        threads.submit(pull.queue.run, writer_stop)
        pulling = threads.submit(pull.run)
        try:
            yield pull
        finally:
            pull.stop.set()
            pulling.result(WAIT_S)
            writer_stop.set()


@contextmanager
def scratch_store() -> Iterator[Store]:
    """An empty store in a folder of its own, gone afterwards."""
    clock = SystemClock()
    with tempfile.TemporaryDirectory(prefix="bench-store-") as folder:
        store = Store.open(Path(folder) / "station.db", clock=clock, ids=Uuid7Ids(clock))
        try:
            store.open_origin("bench", "00" * 32)
            yield store
        finally:
            store.close()


def _timed(samples: list[float], work: Callable[[], Any]) -> None:
    begun_s = time.perf_counter()
    work()
    samples.append((time.perf_counter() - begun_s) * 1000)


def _look_up(store: Store, code: str) -> None:
    with store.reading() as conn:
        found = by_code(conn, code)
    if len(found.tickets) != 1:
        raise LookupError(code)


def _look_up_raw(raw: sqlite3.Connection, code: str) -> None:
    if len(raw.execute(_LOOKUP, (code,)).fetchall()) != 1:
        raise LookupError(code)


def _act(store: Store) -> None:
    def action(work: SqlWork) -> None:
        parcel_id = work.ids.new()
        code = f"SF{parcel_id}"
        work.facts.tickets_by_code(code)
        work.facts.parcels_by_code(code)
        read = ParcelCode(
            code=code, raw=code, symbology="Code128", source="wedge", what=CodeKind.TRACKING
        )
        work.record(ParcelReceived(parcel_id=parcel_id, codes=(read,), carrier="sf"))
        work.record(
            FindingRecorded(
                finding_id=work.ids.new(),
                unit_id=parcel_id,
                checklist_id="bench",
                checklist_version=1,
                question_id="seal",
                answer_id="yes",
                evidence=(),
                supersedes=(),
            )
        )

    store.transact(Actor(person_id=PersonId("bench"), role=Role.INSPECTOR), action)


@contextmanager
def _raw_file(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "raw.db", isolation_level=None)) as raw:
        raw.executescript(_RAW_SCHEMA)
        yield raw


def _act_raw(raw: sqlite3.Connection, turn: int) -> None:
    line, digest = "x" * 470, bytes(32)
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(
        "INSERT INTO journal VALUES ('raw', ?, ?, ?)",
        [(2 * turn, line, digest), (2 * turn + 1, line, digest)],
    )
    raw.executemany(
        "INSERT INTO facts VALUES (?, 'raw', ?, 'x')", [(f"{turn}-{n}", turn) for n in range(3)]
    )
    raw.execute("UPDATE heads SET seq = ?, hash = ?", (turn, digest))
    raw.execute("COMMIT")
