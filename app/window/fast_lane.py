"""The fast lane: whoever is signed in is told once of each parcel that has to be done now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.wording.deadline import DeadlineWords

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.main_window import MainWindow
    from inspection.store.queries.bench import BenchItem

LOOK_EVERY_MS = 30_000
"""Time alone brings a parcel into the fast lane."""
REMEMBERED = 500
"""Parcels that were told of; more are never on one dock."""


class FastLane(QObject):
    """Lives beside the main window; hears of the queue from whoever counts it.

    It is a view: nothing is recorded. Parcels of every station count, for any bench may help.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Tells nothing before the first queue."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = DeadlineWords(self)
        self._told: dict[str, None] = {}
        self._items: list[BenchItem] = []
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look_again)
        self._timer.start()

    @Slot(object)
    def look(self, items: list[BenchItem]) -> None:
        """The queue as it is now, the most urgent first."""
        self._items = items
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """The same queue a while later."""
        now = self._desk.now()
        fast = [one for one in self._items if one.urgency and one.urgency.is_fast_at(now)]
        held = self._window.page.in_hand().parcel_id
        new = [one for one in fast if one.parcel_id not in self._told]
        if held is not None:
            # the banner of its page has said so; it must not interrupt the work on it
            self._remember([one for one in new if one.parcel_id == held])
            new = [one for one in new if one.parcel_id != held]
        if not new or not self._may_interrupt():
            return
        self._remember(new)
        first, others = new[0], sum(one.parcel_id != held for one in fast) - 1
        self._window.say(self._words.fast(first, others, now))

    def _may_interrupt(self) -> bool:
        """Not at the badge, and never over what nobody has read yet: it is told a moment later."""
        if self._desk.person is None or not self._window.page.HAS_BANNER:
            return False
        return self._window.banner.notice.kind in {"idle", "ok"} and not self._window.is_standing

    def _remember(self, told: list[BenchItem]) -> None:
        for one in told:
            self._told[one.parcel_id] = None
        while len(self._told) > REMEMBERED:
            self._told.pop(next(iter(self._told)))
