"""kill -9 while somebody draws: every mark and every undo that was told is there afterwards."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from inspection.store.verify import verify
from tests.inspection.store.child_marks import PARCEL
from tests.inspection.store.parts import Stores

KILLS = 3


def draw_and_die(database: Path, *, lines: int) -> list[tuple[str, str]]:
    """What a station told before it was killed, after so many lines of it."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.inspection.store.child_marks", database],
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        told = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        told += [line for line in child.stdout if line.endswith("\n")]
    return [(line.split()[0], line.split()[1]) for line in told]


@pytest.mark.long
def test_no_mark_and_no_undo_is_lost(stores: Stores) -> None:
    chance = random.Random(20261123)
    database = stores.folder / "killed.db"
    told: list[tuple[str, str]] = []
    for _ in range(KILLS):
        told += draw_and_die(database, lines=chance.randint(2, 20))
        store = stores.bare("killed")
        with store.facts() as facts:
            evidence_id = facts.evidence_of(PARCEL)[0].evidence_id
            there = {one.annotation_id for one in facts.annotations_of(evidence_id)}
        marked = {fact for what, fact in told if what == "mark"}
        undone = {fact for what, fact in told if what == "undo"}
        # what was committed in the moment of the kill was not told: one mark or one undo a life
        assert len(marked - undone - there) <= KILLS
        assert there & undone == set()
        assert len(there - marked) <= KILLS
        report = verify(store)
        assert report.problems == ()
        store.close()
