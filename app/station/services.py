"""What opens after the window is painted: the data of this station and who works on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from app.station.pins import PinDesk
    from app.station.rule_book import RuleBook
    from inspection.store.photo_files import PhotoFiles
    from inspection.store.process_lock import ProcessLock
    from inspection.store.store import Store
    from inspection.store.writer import WriterQueue
    from sync.bell import Bell

REFERENCES = "references"
"""The folder of pictures to compare with, in the data folder."""


@dataclass(frozen=True, kw_only=True)
class Services:
    """Opened by app.launch.opening on a background thread, handed to the desk."""

    store: Store
    writer: WriterQueue
    photos: PhotoFiles
    rules: RuleBook
    bell: Bell
    pins: Callable[[], PinDesk]
    """Made on the thread that checks: its libraries load with the first badge, not at start."""
    folder: Path
    lock: ProcessLock | None = None
    """Keeps a second copy of the program from this folder."""
    setup_step: str | None = None
    """Where the first set-up of this station stands; None once it is done."""
