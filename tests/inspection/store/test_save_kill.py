"""kill -9 in the middle of a save, and a large one: no folder looks finished that is not."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from inspection.errors import OperatorError
from inspection.store.photo_files import PhotoFiles
from inspection.store.save import SaveProgress
from inspection.store.saved import check_saved
from inspection.store.work import SqlWork
from tests.inspection.store.parts import DOCK, Stores, received
from tests.inspection.store.saving import NAME, filled, save

RECORDS = 20_000
MOST_MIB = 8
"""Held at once by a save of 20,000 records: a part of 500, not all of them."""


def killed_at(step: int, database: Path, photos: Path, target: Path) -> str:
    """Kills a save as it tells its step; what it told last."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.inspection.store.child_save", database, photos, target],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout is not None
        assert child.stdin is not None
        told = child.stdout.readline()
        for _ in range(step):
            child.stdin.write("\n")
            child.stdin.flush()
            told = child.stdout.readline()
        child.kill()
    return told.strip()


@pytest.mark.slow
def test_a_killed_save_leaves_no_folder_that_looks_finished(stores: Stores, tmp_path: Path) -> None:
    photos = PhotoFiles(stores.folder / "photos")
    store = filled(stores, photos)
    target = tmp_path / "stick"
    target.mkdir()
    told = []
    for step in (0, 1, 3, 5):
        told.append(killed_at(step, store.path, stores.folder / "photos", target))
        folders = {one.name for one in target.iterdir()} - {"photos"}
        assert folders
        assert all(name.endswith(".partial") for name in folders)
        with pytest.raises(OperatorError, match=r"saved\.(incomplete|unknown)"):
            check_saved(target / f"{NAME}.partial")
    assert {one.split()[0] for one in told} == {"records", "photos"}
    saved = save(store, photos, target)
    assert not saved.folder.name.endswith(".partial")
    assert check_saved(saved.folder).problems == ()


@pytest.mark.slow
def test_a_long_journal_is_saved_part_by_part(stores: Stores, tmp_path: Path) -> None:
    store = stores.station("a")

    def action(work: SqlWork) -> None:
        for number in range(RECORDS):
            work.record(received(f"p{number}"))

    store.transact(DOCK, action)
    target = tmp_path / "stick"
    target.mkdir()
    steps: list[SaveProgress] = []
    tracemalloc.start()
    saved = save(store, PhotoFiles(tmp_path / "photos"), target, on_progress=steps.append)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert saved.records == RECORDS + 1
    assert (saved.folder / "journal.ndjson").stat().st_size > RECORDS * 300
    assert most < MOST_MIB * 2**20
    assert [one.done for one in steps[:3]] == [0, 500, 1000]
    assert check_saved(saved.folder).problems == ()
