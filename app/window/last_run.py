"""What the last run left behind: where it ended without a word, the next sign-in is told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from app.language.names import day_text
from app.language.notices import Notice
from app.program.run_marker import RunMarker

if TYPE_CHECKING:
    from datetime import datetime

    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.store.queries.safe import LeftBehind


MINUTES = 10
"""As far back as somebody at the bench remembers."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What was found in the records and on the disk."""

    left: LeftBehind
    photos_missing: int


class LastRun(QObject):
    """Lives on the GUI thread; counts off it, and says no more than was counted."""

    def __init__(self, desk: Desk, folder: Path, parent: QObject) -> None:
        """Looks once data is open; `folder` holds the mark of a run."""
        super().__init__(parent)
        self._desk = desk
        self._marker = RunMarker(folder)
        self._began_at: datetime | None = None
        """While the end of the last run is still to be told."""
        desk.opened.connect(self._opened)
        desk.person_changed.connect(self._somebody_came)

    @property
    def is_untold(self) -> bool:
        """Whether it ended badly and nobody was told."""
        return self._began_at is not None

    def end(self) -> None:
        """This run ends as it should."""
        self._marker.end()

    @Slot()
    def _opened(self) -> None:
        now = self._desk.now()

        def began(ended_badly: bool) -> None:  # noqa: FBT001 - an answer
            self._began_at = now if ended_badly else None

        self._desk.run(self._marker.begin, began)

    @Slot()
    def _somebody_came(self) -> None:
        until, self._began_at = self._began_at, None if self._desk.person else self._began_at
        if until is None or self._desk.person is None:
            return
        # after the page that comes to the front has said its own
        QTimer.singleShot(0, self, lambda: self._count(until))

    def _count(self, until: datetime) -> None:
        services = self._desk.services
        origin, photos = str(services.store.origin or ""), services.photos

        def query(conn: Any) -> Counted:  # noqa: ANN401 - a connection, the store's matter
            from inspection.store.queries.safe import left_behind  # noqa: PLC0415 - on its thread

            left = left_behind(conn, origin, until=until, minutes=MINUTES)
            return Counted(left=left, photos_missing=len(photos.missing(left.photos)))

        self._desk.read(query, self._counted, self._not_counted)

    def _counted(self, found: Counted) -> None:
        if found.photos_missing:
            words = self.tr("Photos missing on the disk: %1. Press F5, then call the supervisor")
            self._say(words.replace("%1", f"{found.photos_missing:,}"), kind_is_error=True)
        elif found.left.newest_at is None:
            self._say(self.tr("It had recorded nothing; do the last step again"))
        else:
            self._say(self._words(found.left, found.left.newest_at))

    def _not_counted(self, _error: StationError) -> None:
        self._say(self.tr("Its records could not be counted. Press F5, it checks them"))

    def _words(self, left: LeftBehind, newest_at: datetime) -> str:
        words = self.tr(
            "Records of its last %4 minutes: %1, up to %2. To upload: %3. "
            "Do the last step again if it is missing"
        )
        words = words.replace("%1", f"{left.records:,}").replace("%3", f"{left.waiting:,}")
        words = words.replace("%4", str(MINUTES))
        return words.replace("%2", day_text(newest_at, self._desk.now()))

    def _say(self, instruction: str, *, kind_is_error: bool = False) -> None:
        self._desk.say(
            Notice(
                kind="error" if kind_is_error else "warn",
                headline=self.tr("The program ended unexpectedly last time"),
                instruction=instruction,
                icon="" if kind_is_error else "shield-check",
            )
        )
