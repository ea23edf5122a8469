"""The sync page's state."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import StationError
from inspection.store.queries.sync_board import SyncBoard
from inspection.store.verify import VerifyReport
from sync.status import SyncStatus


@dataclass(frozen=True, kw_only=True)
class SyncPageState:
    """Everything the page paints; None is what has not been read or checked yet."""

    status: SyncStatus | None
    board: SyncBoard | None
    free_bytes: int | None
    total_bytes: int | None
    report: VerifyReport | None
    is_checking: bool
    problem: StationError | None
