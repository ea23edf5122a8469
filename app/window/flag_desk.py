"""Flags of what is in hand: a button in the action bar, and the list behind it.

A view: nothing of it is recorded, and nobody's step is held up for it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot

from app.cases.flags import flags_in_hand, may_concern_flags
from app.program.reads import Reads
from app.states.in_hand import InHand
from app.widgets.frame.action_bar import Action

if TYPE_CHECKING:
    from app.design.theme import Theme
    from app.desk import Desk
    from app.overlays.flag_list import FlagList
    from app.screens.page import StepPage
    from app.window.main_window import MainWindow
    from app.wording.flags import FlagWords
    from inspection.flags import Flag
    from inspection.store.reports import Changed

KEY = "F"


class FlagDesk(QObject):
    """Lives beside the main window; asks again whenever something else comes to hand."""

    changed = Signal()
    """Other flags than before."""

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme) -> None:
        """Reads nothing before there is something in hand."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._list: FlagList | None = None
        self._heard: set[StepPage] = set()
        self._page: StepPage | None = None
        self._held = InHand()
        self._reads = Reads()
        self.flags: tuple[Flag, ...] = ()
        window.page_changed.connect(self._page_came)
        window.installEventFilter(self)
        desk.changed.connect(self._recorded)

    @cached_property
    def _words(self) -> FlagWords:
        from app.wording.flags import FlagWords  # noqa: PLC0415 - with the first flag

        return FlagWords(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self._offer()
            if self._list is not None and self._list.isVisible():
                self.open()
        return super().eventFilter(watched, event)

    def open(self) -> None:
        """The list over the page, from key, button or command."""
        from app.overlays.flag_list import FlagList  # noqa: PLC0415 - rare

        if self._list is None:
            self._list = FlagList(self._theme, self._window)
        self._window.cover = self._list
        rules, now = self._desk.policies.flags, self._desk.now()
        texts = [self._words.text(one, rules, now) for one in self.flags]
        self._list.open(self._words.title(), texts, self._words.hint())

    @Slot(str)
    def _page_came(self, _tab: str) -> None:
        page = self._page = self._window.page
        if page not in self._heard:
            self._heard.add(page)
            page.notice_changed.connect(self._look)
            page.actions_changed.connect(self._look)
        self._look()

    @Slot()
    def _look(self) -> None:
        """What is in hand now; the same as before is read again only when facts changed."""
        if self._follow():
            self._read()

    def _follow(self) -> bool:
        """Whether something else is in hand than before; what was shown is gone then."""
        page = self._page if self._desk.person is not None else None
        held = InHand() if page is None else page.in_hand()
        if (held.parcel_id, held.unit_id) == (self._held.parcel_id, self._held.unit_id):
            return False
        self._held = held
        self._reads.forget()
        self._show(())
        return True

    @Slot(object)
    def _recorded(self, change: Changed) -> None:
        shown = None if self._reads.is_waiting else self.flags
        if self._follow() or may_concern_flags(change, shown):
            self._read()

    def _read(self) -> None:
        parcel_id, unit_id = self._held.parcel_id, self._held.unit_id
        if parcel_id is None or not self._desk.is_open:
            return
        policies = self._desk.policies
        # not being able to look shows nothing more than before
        self._desk.read(
            lambda conn: flags_in_hand(conn, parcel_id, unit_id, policies),
            self._reads.news(self._show),
            lambda _error: None,
        )

    def _show(self, flags: tuple[Flag, ...]) -> None:
        if flags == self.flags:
            return
        self.flags = flags
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        self._window.action_bar.attend(self._action() if self.flags else None)

    def _action(self) -> Action:
        return Action(
            text=self._words.button(len(self.flags)),
            key=KEY,
            icon=self._words.icon(self.flags),
            run=self._press_key,
        )

    def _press_key(self) -> None:
        self._window.take_key(KEY)
