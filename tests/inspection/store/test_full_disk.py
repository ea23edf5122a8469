"""A full disk, on a real file system of a few megabytes: said, and the work so far survives."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspection.errors import WorldError
from inspection.store.photo_files import PhotoFiles
from inspection.store.store import Store
from inspection.store.verify import verify
from tests.inspection.store.parts import (
    DOCK,
    CountedIds,
    HandClock,
    journal_of,
    received,
    stores_in,
)

SIZE_MIB = 4


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={SIZE_MIB}m", "tmpfs", str(folder)]
    mounted = subprocess.run(["mount", *options], check=False, capture_output=True, text=True)
    if mounted.returncode != 0:
        pytest.skip(f"mounting is not allowed here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Takes all that is left of the disk."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return ballast
    raise AssertionError


def act_until_refused(store: Store) -> WorldError:
    for number in range(10_000):
        try:
            store.transact(DOCK, lambda work, n=number: work.record(received(f"q{n}")))
        except WorldError as error:
            return error
    raise AssertionError


def test_a_full_disk_is_told_and_actions_go_on_once_there_is_room(small_disk: Path) -> None:
    with stores_in(small_disk) as stores:
        store = stores.station("a")
        store.transact(DOCK, lambda work: work.record(received("p1")))
        ballast = fill(small_disk)
        refused = act_until_refused(store)
        assert refused.code == "store.full"
        with store.facts() as facts:
            assert facts.parcel("p1") is not None
        acted = len(journal_of(store))
        ballast.unlink()
        store.transact(DOCK, lambda work: work.record(received("p2")))
        assert len(journal_of(store)) == acted + 1
        assert verify(store).problems == ()


def test_opening_on_a_full_disk_is_told(small_disk: Path) -> None:
    fill(small_disk)
    with pytest.raises(WorldError) as refused:
        Store.open(small_disk / "a.db", clock=HandClock(), ids=CountedIds("a"))
    assert refused.value.code in ("store.full", "store.io")


def test_a_photo_that_does_not_fit_leaves_nothing(small_disk: Path) -> None:
    photos = PhotoFiles(small_disk / "photos")
    kept = photos.write(b"first")
    with pytest.raises(WorldError) as refused:
        photos.write(os.urandom((SIZE_MIB + 1) * 2**20))
    assert refused.value.code == "photo.disk_full"
    assert [path.suffix for path in small_disk.rglob("*") if path.is_file()] == [".jpg"]
    assert photos.read(kept) == b"first"
