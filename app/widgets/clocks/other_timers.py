"""The timers that run beside the one in front: as many as have room, the others to turn to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.buttons import ChoiceButton
from app.widgets.clocks.mini_ring import MiniTimer
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text

MOST_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class OtherTimer:
    """One timer in finished words."""

    title: str
    code: str
    what: str
    fraction: float
    is_done: bool


class OtherTimers(QWidget):
    """Below the ring; pressing one opens its parcel."""

    chosen = Signal(int)
    """The place of a timer among all."""
    turned = Signal()

    def __init__(self, theme: Theme) -> None:
        """Built once; every change updates the same widgets."""
        super().__init__()
        self._theme = theme
        self._count = 0
        self._from = 0
        self._title = Text(theme, "control")
        self._more = ChoiceButton(theme)
        self._more.setCheckable(False)
        self._boxes = [MiniTimer(theme) for _ in range(MOST_SHOWN)]
        self.room = MOST_SHOWN
        """How many have room at this width."""
        self._row = hbox(*self._boxes)
        self._column = vbox(hbox(self._title, 1, self._more), self._row)
        self.setLayout(self._column)
        for number, box in enumerate(self._boxes):
            box.clicked.connect(partial(self.open, number))
        self._more.clicked.connect(self.turn)

    @property
    def shown(self) -> int:
        """How many are seen now."""
        return min(self.room, self._count - self._from)

    @property
    def has_more(self) -> bool:
        """More run than have room."""
        return self._count > self.room

    @property
    def first(self) -> int:
        """The place of the first that is seen."""
        return self._from

    def set_words(self, title: str) -> None:
        """What stands above them."""
        self._title.setText(title)

    def set_gap(self, gap_px: int) -> None:
        """Between them, and to their title."""
        self._row.setSpacing(gap_px)
        self._column.setSpacing(gap_px)

    def show_timers(
        self, timers: Sequence[OtherTimer], more: str, *, width: int, has_keys: bool
    ) -> None:
        """All of them, those without room by turning; `more` has %1 for how many these are."""
        self._count = len(timers)
        if self._from >= self._count:
            self._from = 0
        self.setVisible(bool(timers))
        seen = timers[self._from : self._from + MOST_SHOWN]
        for number, (box, one) in enumerate(zip(self._boxes, seen, strict=False), start=1):
            box.show_as(one.title, one.code, one.what, one.fraction, done=one.is_done)
            box.set_key(str(number) if has_keys else "")
        wide = max(one.sizeHint().width() for one in self._boxes) + self._row.spacing()
        self.room = max(1, min(MOST_SHOWN, width // wide))
        for number, box in enumerate(self._boxes):
            box.setVisible(number < self.shown)
        self._more.setVisible(self.has_more)
        hidden = str(self._count - self.shown)
        self._more.show_as(more.replace("%1", hidden), key="0" if has_keys else "")

    def open(self, number: int) -> None:
        """The timer that is seen in this place, counted from 0."""
        if number < self.shown:
            self.chosen.emit(self._from + number)

    @Slot()
    def turn(self) -> None:
        """The next timers, from the first again after the last."""
        self._from += self.room
        self.turned.emit()
