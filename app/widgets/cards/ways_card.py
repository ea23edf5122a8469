"""Where the unit may go: open ways in full rows, locked ones with their reasons below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout

from app.design.theme import Theme
from app.widgets.answers import AnswerButton
from app.widgets.card import Card

WAYS_MOST = 8
"""Four rows of two, each perhaps of three lines; a ninth is locked and furthest from open."""
WAYS_LOW = 6
"""What a low page has room for: every open way, and the locked ones nearest to being open."""
ROWS_MOST = 4
"""Rows a page has room for; beyond it open ways stand two in a row as well."""


@dataclass(frozen=True, kw_only=True)
class WayWords:
    """One way; `lock` is empty while it may be chosen."""

    key: str
    label: str
    place: str
    lock: str
    is_selected: bool


class WaysCard(Card):
    """Two columns: locked ways take half a row; on a low page, or if there are many, all do."""

    chosen = Signal(int)
    """Index of the way, from 0."""

    def __init__(self, theme: Theme) -> None:
        """Buttons are built once."""
        super().__init__(theme)
        self._buttons = [AnswerButton(theme, compact=True) for _ in range(WAYS_MOST)]
        self._spans: list[int] = []
        self._is_halved = False
        self._ways: list[WayWords] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        for button in self._buttons:
            # shown before it has its place, it would be a window of its own and take the keyboard
            button.setParent(self)
            button.clicked.connect(self._clicked)
        self.restyle()

    def set_halved(self, halved: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """Whether open ways take half a row as well, for want of height."""
        if halved != self._is_halved:
            self._is_halved = halved
            self.show_ways(self._ways)

    def show_ways(self, ways: list[WayWords]) -> None:
        """Put the words in place."""
        self._ways = ways
        most = WAYS_LOW if self._is_halved else WAYS_MOST
        left_out = len(ways[most:])
        words = self.tr("Locked, not shown: %1").replace("%1", str(left_out))
        self.set_note(words if left_out else "")
        ways = ways[:most]
        halved = self._is_halved or _rows(ways) > ROWS_MOST
        for button, way in zip(self._buttons, ways, strict=False):
            half = halved or bool(way.lock)
            below = way.place if half and not way.lock else ""
            button.show_as(way.key, way.label, below, "" if half else way.place)
            # at the right the reason of a lock would not fit half a row
            button.set_locked(way.lock, below=True)
            button.set_selected(way.is_selected)
        spans = [1 if halved or way.lock else 2 for way in ways]
        if spans != self._spans:
            self._spans = spans
            self._place()

    @Slot()
    def restyle(self) -> None:
        """Gaps follow the scale."""
        super().restyle()
        if hasattr(self, "_grid"):
            self._grid.setSpacing(self._theme.space("s"))

    def _place(self) -> None:
        row = column = 0
        for number, button in enumerate(self._buttons):
            self._grid.removeWidget(button)
            button.setVisible(number < len(self._spans))
            if number >= len(self._spans):
                continue
            span = self._spans[number]
            if column + span > 2:
                row, column = row + 1, 0
            self._grid.addWidget(button, row, column, 1, span)
            column += span

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        for number, button in enumerate(self._buttons):
            if button is sender:
                self.chosen.emit(number)


def _rows(ways: list[WayWords]) -> int:
    """Rows where open ways take a whole one each; the locked ones come last."""
    locked = sum(bool(way.lock) for way in ways)
    return len(ways) - locked + (locked + 1) // 2
