"""Reminds each shift once of parcels that have waited too long for their ticket.

Nothing of it is stored: which are overdue follows from the facts and the clock, so a restart
forgets nothing, and whoever signs in next is reminded anew.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from inspection.values import rfc3339

if TYPE_CHECKING:
    from app.desk import Desk
    from app.wording.unclaimed import UnclaimedWords

LOOK_MS = 300_000
"""An age of hours is looked at every five minutes."""


class UnclaimedReminder(QObject):
    """Lives as long as its page; speaks through the banner of the page in front."""

    def __init__(self, desk: Desk, words: UnclaimedWords, parent: QObject) -> None:
        """Looks as soon as somebody is signed in."""
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self._told: frozenset[str] = frozenset()
        self._ticker = QTimer(self)
        self._ticker.setInterval(LOOK_MS)
        self._ticker.timeout.connect(self.look)
        desk.person_changed.connect(self._shift_changed)
        self._shift_changed()

    @Slot()
    def look(self) -> None:
        """Say it where one has come to be overdue since the last time."""
        if self._desk.person is None or not self._desk.is_open:
            return
        from inspection.store.queries.unclaimed import overdue  # noqa: PLC0415 - reads of the store

        now = self._desk.now()

        def late(conn: Any) -> tuple[int, tuple[str, ...]]:  # noqa: ANN401 - SQL stays in the stores
            # off the GUI thread: the rules may still be read
            hours = self._desk.policies.unclaimed.remind_after_h
            return hours, overdue(conn, rfc3339(now - timedelta(hours=hours)))

        self._desk.read(late, self._looked)

    def _looked(self, late: tuple[int, tuple[str, ...]]) -> None:
        hours, found = late
        if self._desk.person is None:
            return
        news = frozenset(found) - self._told
        self._told |= news
        if news:
            self._desk.say(self._words.overdue(len(found), hours))

    @Slot()
    def _shift_changed(self) -> None:
        self._told = frozenset()
        if self._desk.person is None:
            self._ticker.stop()
        else:
            self._ticker.start()
            self.look()
