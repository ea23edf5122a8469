"""What the sync screen and the top bar show, as plain facts; standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class SyncState(StrEnum):
    """How the station stands with its hub."""

    STARTING = "starting"
    """Nothing tried yet."""
    ONLINE = "online"
    OFFLINE = "offline"
    """Not reachable or overloaded; tried again by itself, nothing to do."""
    ERROR = "error"
    """The hub or the disk said no; tried again, but somebody should look."""


@dataclass(frozen=True, kw_only=True)
class SyncStatus:
    """A moment of the sync thread; all times aware UTC.

    `problem_code` with `problem_params` is worded in `app/messages`. While `OFFLINE` or `ERROR`,
    `next_try_at` is when it goes on by itself.
    """

    state: SyncState
    since: datetime
    last_ok_at: datetime | None = None
    """End of the last cycle in which everything went through."""
    next_try_at: datetime | None = None
    waiting_records: int = 0
    waiting_photos: int = 0
    problem_code: str | None = None
    problem_params: Mapping[str, str | int] = field(default_factory=dict)
    hub_url: str | None = None
