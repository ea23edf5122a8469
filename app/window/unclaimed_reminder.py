"""Reminds each person once a day of parcels that have waited too long for their ticket.

Nothing of it is stored: which are overdue follows from the facts and the clock, so a restart
forgets nothing, and whoever signs in next is reminded anew.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from app.wording.unclaimed import UnclaimedWords
from inspection.values import rfc3339

if TYPE_CHECKING:
    from datetime import date

    from app.desk import Desk
    from app.window.main_window import MainWindow

LOOK_MS = 300_000
"""An age of hours is looked at every five minutes."""
AGAIN_MS = 10_000
"""Where something else had to be read first."""


class UnclaimedReminder(QObject):
    """Lives beside the main window; speaks through the banner of the page in front."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Looks as soon as somebody is signed in."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = UnclaimedWords(self)
        self._day: date | None = None
        self._told: set[str] = set()
        self._ticker = QTimer(self)
        self._ticker.timeout.connect(self.look)
        desk.person_changed.connect(self._person_changed)
        self._person_changed()

    @Slot()
    def look(self) -> None:
        """Say it to whoever was not told today, once one is overdue."""
        if self._is_told() or not self._desk.is_open:
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
        person = self._desk.person
        if person is None or not found or self._is_told():
            return
        if not self._may_interrupt():
            self._ticker.start(AGAIN_MS)
            return
        self._told.add(person.person_id)
        self._ticker.start(LOOK_MS)
        self._window.say(self._words.overdue(len(found), hours))

    def _is_told(self) -> bool:
        """Whether whoever is signed in knows today; a new day begins with nobody told."""
        today = self._desk.now().astimezone().date()
        if today != self._day:
            self._day = today
            self._told.clear()
        person = self._desk.person
        return person is None or person.person_id in self._told

    def _may_interrupt(self) -> bool:
        """Not at the badge, and never over what nobody has read yet: it is told a moment later."""
        if not self._window.page.HAS_BANNER:
            return False
        return self._window.banner.notice.kind in {"idle", "ok"} and not self._window.is_standing

    @Slot()
    def _person_changed(self) -> None:
        if self._desk.person is None:
            self._ticker.stop()
        else:
            self._ticker.start(LOOK_MS)
            self.look()
