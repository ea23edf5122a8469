"""The hand scanner's card: two settings, and the last reading as it came."""

from __future__ import annotations

from PySide6.QtCore import Slot

from app.scanner_choice import ScannerChoice, ScannerShown
from app.scanner_target import KEYBOARD, device_of, scanner_of
from app.sections.fixed import fixed_reason
from app.theme import Theme
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.layouts import hbox
from app.widgets.text import Text

MOST_SHOWN = 80
"""Characters of a reading or a device's name there is room for."""


class ScannerCard(Card):
    """Keys 4 and 5 step its two settings."""

    def __init__(self, theme: Theme, choice: ScannerChoice) -> None:
        """Shows what `choice` says."""
        super().__init__(theme)
        self._choice = choice
        self._way = ActionButton(theme)
        self._end = ActionButton(theme)
        self._fixed = Text(theme, "body", "textMuted", wrap=True)
        self._last = Text(theme, "body", mono=True, wrap=True)
        self._row = hbox(self._way, self._end, 1)
        self.body.addLayout(self._row)
        self.body.addWidget(self._fixed)
        self.body.addWidget(self._last)
        choice.changed.connect(self.show_state)
        self._way.clicked.connect(choice.next_way)
        self._end.clicked.connect(choice.switch_end)
        self.restyle()

    def press(self, key: str) -> bool:
        """4 and 5; True when one was meant."""
        steps = {"4": (self._way, self._choice.next_way), "5": (self._end, self._choice.switch_end)}
        if key not in steps:
            return False
        button, step = steps[key]
        if button.isEnabled():
            step()
        return True

    def retranslate(self) -> None:
        """All words."""
        self.set_title(self.tr("Hand scanner"))
        self.show_state(self._choice.shown)

    @Slot()
    def restyle(self) -> None:
        """Gaps."""
        super().restyle()
        if hasattr(self, "_row"):
            self._row.setSpacing(self._theme.space("m"))
            self.body.setSpacing(self._theme.space("s"))

    @Slot(object)
    def show_state(self, shown: ScannerShown) -> None:
        """What is in force, and what came."""
        fixed = {name: fixed_reason(name, source) for name, source in shown.sources.items()}
        self._way.show_as(self._way_words(shown.way), "barcode", "4")
        ends = self.tr("Codes end with Enter or Tab")
        self._end.show_as(ends if shown.needs_end else self.tr("A pause ends a code"), key="5")
        self._way.setEnabled(not fixed["scanner"])
        self._end.setEnabled(not fixed["scanner_needs_end"])
        reasons = dict.fromkeys(one for one in fixed.values() if one)
        self.set_note(self._state_words(shown))
        self._fixed.setText(". ".join(reasons))
        self._fixed.setVisible(bool(reasons))
        read = self.tr("Last reading: %1").replace("%1", _visible(shown.last_raw))
        self._last.setText(read if shown.last_raw else self.tr("Scan anything to try it"))

    def _way_words(self, way: str) -> str:
        if way == KEYBOARD:
            return self.tr("Keyboard")
        device = device_of(scanner_of(way)).rpartition("/")[2][-MOST_SHOWN // 2 :]
        kind = self.tr("Serial") if way.startswith("serial:") else self.tr("Below the keyboard")
        return f"{kind} · {device}"

    def _state_words(self, shown: ScannerShown) -> str:
        words = {
            "keyboard": self.tr("It types; 4 offers serial ones that are plugged in"),
            "opening": self.tr("Being opened"),
            "open": self.tr("Open and read"),
            "lost": self.tr("Not there; tried again by itself"),
        }
        return words[shown.state]


def _visible(raw: str) -> str:
    """Control characters as their pictures, so that a GS or STX can be seen."""
    shown = "".join(_picture(one) for one in raw[:MOST_SHOWN])
    return f"{shown}..." if len(raw) > MOST_SHOWN else shown


def _picture(char: str) -> str:
    if ord(char) < 0x20:
        return chr(0x2400 + ord(char))
    return char if char.isprintable() else "\N{SYMBOL FOR SUBSTITUTE}"
