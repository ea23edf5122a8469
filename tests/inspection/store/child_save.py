"""A save to be killed: tells each step, and stays in it until it is told to go on.

Arguments: database file, photo folder, target.
"""

from __future__ import annotations

import sys
from pathlib import Path

from inspection.store.clock import SystemClock
from inspection.store.ids import Uuid7Ids
from inspection.store.photo_files import PhotoFiles
from inspection.store.save import SaveProgress, Watch, save_journal
from inspection.store.store import Store
from tests.inspection.store.saving import STAMP


def main(database: Path, photos: Path, target: Path) -> None:
    clock = SystemClock()
    store = Store.open(database, clock=clock, ids=Uuid7Ids(clock), create=False)

    def told(progress: SaveProgress) -> None:
        sys.stdout.write(f"{progress.stage} {progress.done}\n")
        sys.stdout.flush()
        sys.stdin.readline()

    save_journal(store, PhotoFiles(photos), target, stamp=STAMP, watch=Watch(on_progress=told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]))
