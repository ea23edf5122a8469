"""Items that woke up: whoever is signed in is told once that a customer answered, or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.language.notices import Notice
from app.wording.waiting import WaitWords

if TYPE_CHECKING:
    from app.desk import Desk
    from app.window.main_window import MainWindow
    from inspection.store.queries.bench import BenchItem
    from inspection.store.queries.waiting import WaitingUnit

REMEMBERED = 500
"""Questions that were told of; more never wait on one dock."""


class WokenUnits(QObject):
    """Lives beside the main window; hears of the queue from whoever counts it.

    It is a view: nothing is recorded. An item in hand is told of by its own page.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Tells nothing before the first queue."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._words = WaitWords(self)
        self._told: dict[tuple[str, str], None] = {}

    @Slot(object)
    def look(self, items: list[BenchItem]) -> None:
        """The queue as it is now."""
        now = self._desk.now()
        woken = [one for item in items for one in item.waits if one.is_woken(now)]
        new = [one for one in woken if _what(one) not in self._told]
        if not new or not self._may_interrupt():
            return
        for one in new:
            self._told[_what(one)] = None
        while len(self._told) > REMEMBERED:
            self._told.pop(next(iter(self._told)))
        self._window.say(self._notice(new))

    def _notice(self, new: list[WaitingUnit]) -> Notice:
        first, others = new[-1], len(new) - 1
        reply = first.asked.reply if first.asked else None
        said = self._words.outcome(reply, self._desk.policies.waiting).text
        words = self.tr("%1: %2") if not others else self.tr("%1: %2, and %3 more")
        headline = words.replace("%1", first.lpn).replace("%2", said)
        return Notice(
            kind="warn",
            headline=headline.replace("%3", str(others)),
            instruction=self.tr(
                "Open it at inspection, then press C: it shows what the customer says"
            ),
            icon="user",
        )

    def _may_interrupt(self) -> bool:
        """Not at the badge, and never over what nobody has read yet: it is told a moment later."""
        if self._desk.person is None or not self._window.page.HAS_BANNER:
            return False
        return self._window.banner.notice.kind in {"idle", "ok"} and not self._window.is_standing


def _what(unit: WaitingUnit) -> tuple[str, str]:
    """The unit with what woke it: another answer is news again."""
    reply = unit.asked.reply if unit.asked else None
    return unit.unit_id, reply.answer_id if reply else ""
