"""A station to be killed: acts in a loop with a pull beside it, telling what was committed.

Arguments: database file, file with another origin's journal (hash and line per line of text).
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import Future
from pathlib import Path

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.store import Store
from inspection.store.work import SqlWork
from inspection.store.writer import WriterQueue
from inspection.values import OriginId
from tests.inspection.store.parts import DOCK, found, identified, received

PULL_RECORDS = 50


def main(database: Path, journal: Path) -> None:
    clock = SystemClock()
    store = Store.open(database, clock=clock, ids=Uuid7Ids(clock))
    if store.origin is None:
        store.open_origin("killed", "ab" * 32)
    queue, stop = WriterQueue(), threading.Event()
    threading.Thread(target=queue.run, args=(stop,), daemon=True).start()
    threading.Thread(target=pull, args=(store, queue, journal), daemon=True).start()
    while True:
        seq = queue.submit(lambda: act(store)).result()
        sys.stdout.write(f"{seq}\n")
        sys.stdout.flush()


def act(store: Store) -> int:
    def action(work: SqlWork) -> int:
        parcel_id, unit_id = work.ids.new(), work.ids.new()
        work.facts.parcels_by_code("SF1")
        work.record(received(parcel_id, f"SF-{parcel_id}"))
        work.record(identified(unit_id, parcel_id))
        work.record(found(work.ids.new(), unit_id))
        return work.facts.unit(unit_id).at.seq

    return store.transact(DOCK, action)


def pull(store: Store, queue: WriterQueue, journal: Path) -> None:
    lines = [text.split(" ", 1) for text in journal.read_text(encoding="utf-8").splitlines()]
    records = [(line, bytes.fromhex(line_hash)) for line_hash, line in lines]
    origin = OriginId("other-000001")
    at = store.vector().get(origin, 0)
    while at < len(records):
        batch = records[at : at + PULL_RECORDS]
        taken: Future[object] = queue.submit(lambda: store.take(batch, origin), urgent=False)  # noqa: B023
        taken.result()
        at += len(batch)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
