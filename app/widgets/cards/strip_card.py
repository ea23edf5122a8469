"""What a test strip reads, typed or tapped: the figure beside the keys."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.keypad import BACK, CLEAR, Keypad
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text


class StripCard(Card):
    """Takes the place of the contact time while the reading is asked for."""

    digit = Signal(int)
    back = Signal()
    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        """No digit yet."""
        super().__init__(theme)
        self._label = Text(theme, "control", wrap=True)
        self._figure = Text(theme, "kpi")
        self._unit = Text(theme, "title", "textMuted", bold=False)
        self._against = Text(theme, "body", "textMuted", wrap=True)
        self._keypad = Keypad(theme)
        self._keypad.pressed.connect(self._pressed)
        self._words = vbox(1, self._label, self._figure, self._unit, self._against, 2)
        self._pad = vbox(1, self._keypad, 1)
        self._columns = hbox(self._words, self._pad)
        self._columns.setStretch(0, 1)
        self.body.addLayout(self._columns)
        self.hide()
        self.restyle()

    def show_reading(self, label: str, typed: str, unit: str, against: str) -> None:
        """The digits so far, and what they are held against."""
        self._label.setText(label)
        self._figure.setText(typed or "–")
        self._unit.setText(unit)
        self._against.setText(against)
        self.setAccessibleName(f"{label} {typed} {unit}")

    @Slot()
    def restyle(self) -> None:
        """Gaps."""
        super().restyle()
        if not hasattr(self, "_columns"):
            return
        self._columns.setSpacing(self._theme.space("m"))
        for column in (self._words, self._pad):
            column.setSpacing(self._theme.space("s"))

    @Slot(str)
    def _pressed(self, key: str) -> None:
        if key == CLEAR:
            self.cleared.emit()
        elif key == BACK:
            self.back.emit()
        else:
            self.digit.emit(int(key))
