"""kill -9 while a unit is answered, put aside, taken up and asked about: nothing told is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from inspection.handlers.inspect import progress_of
from inspection.policies import load_policies
from inspection.store.store import Store
from inspection.store.verify import verify
from tests.inspection.conftest import RESOURCES
from tests.inspection.store.child_waiting import UNIT
from tests.inspection.store.parts import Stores

ORDER = ("answered", "parked", "resumed", "asked", "withdrawn", "undone")
KILLED_AFTER = (1, 2, 4)
"""In the middle of an answer, of a parking, of a question."""


def live_and_die(database: Path, actions: int) -> str:
    """Runs the bench until it told so many actions, kills it; the last it told."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.inspection.store.child_waiting", database],
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        told = [child.stdout.readline().strip() for _ in range(actions)]
        child.kill()
        told += [line.strip() for line in child.stdout if line.endswith("\n")]
    return told[-1]


def state_of(store: Store) -> str:
    """Which action the store stands behind, read from its facts alone."""
    policies = load_policies(RESOURCES, demo=False)
    with store.facts() as facts:
        if facts.parkings_of(UNIT):
            return "parked"
        if any(one.is_open for one in facts.questions_of(UNIT)):
            return "asked"
        if not progress_of(facts, UNIT, policies=policies).asked:
            return "undone"
    return "answered, resumed or withdrawn"


@pytest.mark.slow
def test_what_was_told_is_there_and_can_be_left(stores: Stores) -> None:
    database = stores.folder / "killed.db"
    for actions in KILLED_AFTER:
        told = live_and_die(database, actions)
        store = stores.bare("killed")
        after = ORDER[(ORDER.index(told) + 1) % len(ORDER)]
        shown = state_of(store)
        assert any(one in shown for one in (told, after)), "the next may be committed untold"
        store.close()
    report = verify(stores.bare("killed"))
    assert report.problems == ()
