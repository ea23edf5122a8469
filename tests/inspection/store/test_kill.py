"""kill -9 in the middle of actions and a pull: nothing acknowledged is lost, nothing is half."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from inspection.store.store import Store
from inspection.store.verify import verify
from inspection.store.work import SqlWork
from tests.inspection.store.parts import DOCK, Stores, journal_of, received

KILLS = 10
PULLED = 4_000
"""More than all lives together take in, so that every kill hits a running pull."""


def write_other_journal(stores: Stores, path: Path) -> None:
    other = stores.station("other")

    def action(work: SqlWork) -> None:
        for number in range(PULLED):
            work.record(received(f"other-{number}", f"YT{number}"))

    other.transact(DOCK, action)
    path.write_text(
        "".join(f"{line_hash.hex()} {line}\n" for line, line_hash in journal_of(other)),
        encoding="utf-8",
    )


def live_and_die(database: Path, journal: Path, *, actions: int) -> int:
    """Runs a station until it acknowledged so many actions, kills it; the last seq it told."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.inspection.store.child_station", database, journal],
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        told = [int(child.stdout.readline()) for _ in range(actions)]
        child.kill()
        told += [int(line) for line in child.stdout if line.endswith("\n")]
    return told[-1]


def ensure_whole(store: Store, *, acknowledged: int) -> None:
    heads = {head.origin: head for head in store.streams()}
    mine = heads[store.origin]
    assert mine.taken_seq >= acknowledged + 1
    # Each action records three: a half one would leave another remainder after `origin.opened`.
    assert (mine.taken_seq - 1) % 3 == 0
    assert all(head.taken_seq == head.applied_seq for head in heads.values())
    with store.reading() as conn:
        assert conn.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


@pytest.mark.slow
def test_nothing_acknowledged_is_lost(stores: Stores) -> None:
    chance = random.Random(20261121)
    database, journal = stores.folder / "killed.db", stores.folder / "other.txt"
    write_other_journal(stores, journal)
    for _ in range(KILLS):
        acknowledged = live_and_die(database, journal, actions=chance.randint(1, 25))
        store = stores.bare("killed")
        ensure_whole(store, acknowledged=acknowledged)
        store.close()
    report = verify(stores.bare("killed"))
    assert report.problems == ()
    assert report.records > 10 * KILLS
