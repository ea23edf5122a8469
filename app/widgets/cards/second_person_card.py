"""The second person's badge and PIN, beside what they stand for."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from app.design.theme import Theme
from app.station.pin_rules import PIN_LENGTH
from app.widgets.card import Card
from app.widgets.icon_tile import IconTile
from app.widgets.keypad import BACK, CLEAR, Keypad, PinDots
from app.widgets.layouts import hbox, vbox
from app.widgets.note import Note
from app.widgets.text import Text


class SecondPersonCard(Card):
    """Digits by touch as well; the keyboard does the same."""

    digit = Signal(int)
    back = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        """Waits for a badge."""
        super().__init__(theme)
        self._tile = IconTile(theme, "badge")
        self._headline = Text(theme, "heading", wrap=True)
        self._who = Text(theme, "title", "textMuted", wrap=True, bold=False)
        self._advice = Note(theme)
        self._dots = PinDots(theme, length=PIN_LENGTH)
        self._keypad = Keypad(theme)
        self._keypad.pressed.connect(self._pressed)
        # the dots stand beside the keys: above them a page at 150 % has no room for both
        self._words = vbox(1, self._tile, self._headline, self._who, self._dots, self._advice, 2)
        self._pad = vbox(1, self._keypad, 1)
        self._columns = hbox(self._words, self._pad)
        self._columns.setStretch(0, 1)
        self.body.addLayout(self._columns)
        self.restyle()

    def show_person(self, headline: str, who: str, note: str) -> None:
        """What is asked of whom."""
        self._headline.setText(headline)
        self._who.setText(who)
        self._who.setVisible(bool(who))
        self._advice.show_as(note, "waiting", "lock")

    def show_digits(self, digits: int, *, active: bool) -> None:
        """How many are typed; `active` once a badge is there."""
        self._dots.set_filled(digits, active=active)
        self._keypad.setEnabled(active)

    @Slot()
    def restyle(self) -> None:
        """Widths and gaps."""
        super().restyle()
        if not hasattr(self, "_columns"):
            return
        theme = self._theme
        width = theme.pair("keypadKey").width() * 3 + 2 * theme.space("m")
        self._dots.setFixedWidth(width + 2 * (theme.stroke("focus") + theme.stroke("focusGap")))
        self._columns.setSpacing(theme.space("l" if theme.compact else "xxl"))
        for column in (self._words, self._pad):
            column.setSpacing(theme.space("m"))

    @Slot(str)
    def _pressed(self, key: str) -> None:
        if key == CLEAR:
            self.cleared.emit()
        elif key == BACK:
            self.back.emit()
        else:
            self.digit.emit(int(key))
