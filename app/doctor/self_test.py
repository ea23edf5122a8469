"""Start-of-shift self-test: what works at this station, measured now."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

State = Literal["ok", "warn", "danger", "waiting"]
LOW_DISK_BYTES = 5 * 1024**3
"""About 2,000 photos and their records."""
_GIB = 1024**3


@dataclass(frozen=True, kw_only=True)
class DiskFacts:
    """Room where records and photos are kept."""

    free_bytes: int

    @property
    def state(self) -> State:
        """Enough for a shift, or not."""
        return "ok" if self.free_bytes >= LOW_DISK_BYTES else "warn"

    @property
    def free_gib(self) -> int:
        """Whole GiB free."""
        return self.free_bytes // _GIB


def disk_facts(folder: Path) -> DiskFacts:
    """For a background thread: a network share may answer late."""
    return DiskFacts(free_bytes=shutil.disk_usage(folder).free)
