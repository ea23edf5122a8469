"""The card of hand scanner and scale: their settings, and what they sent last."""

from __future__ import annotations

from PySide6.QtCore import Slot

from app.design.theme import Theme
from app.devices.scale_choice import ScaleChoice, ScaleShown
from app.devices.scanner_choice import ScannerChoice, ScannerShown
from app.screens.sections.fixed import fixed_reason
from app.settings.scanner_target import KEYBOARD, device_of, scanner_of
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.layouts import hbox
from app.widgets.text import Text
from app.wording.weight import kilograms

MOST_SHOWN = 80
"""Characters of a reading or a device's name there is room for."""


class ScannerCard(Card):
    """Keys 4 and 5 step the scanner's two settings, 6 the scale's."""

    def __init__(self, theme: Theme, choice: ScannerChoice, scale: ScaleChoice) -> None:
        """Shows what `choice` and `scale` say."""
        super().__init__(theme)
        self._scale = scale
        self._scale_said = ""
        self._scale_way = ActionButton(theme)
        self._choice = choice
        self._way = ActionButton(theme)
        self._end = ActionButton(theme)
        self._fixed = Text(theme, "body", "textMuted", wrap=True)
        self._last = Text(theme, "body", mono=True, wrap=True)
        self._row = hbox(self._way, self._end, self._scale_way, 1)
        self.body.addLayout(self._row)
        self.body.addWidget(self._fixed)
        self.body.addWidget(self._last)
        scale.changed.connect(self.show_scale)
        self._scale_way.clicked.connect(scale.next_way)
        choice.changed.connect(self.show_state)
        self._way.clicked.connect(choice.next_way)
        self._end.clicked.connect(choice.switch_end)
        self.restyle()

    def press(self, key: str) -> bool:
        """4, 5 and 6; True when one was meant."""
        steps = {
            "4": (self._way, self._choice.next_way),
            "5": (self._end, self._choice.switch_end),
            "6": (self._scale_way, self._scale.next_way),
        }
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
        self.show_scale(self._scale.shown)

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
        read = read if shown.last_raw else self.tr("Scan anything to try it")
        if self._scale_said:
            said = self.tr("Scale: %1").replace("%1", self._scale_said)
            read = self.tr("%1. %2").replace("%1", read).replace("%2", said)
        self._last.setText(read)

    @Slot(object)
    def show_scale(self, shown: ScaleShown) -> None:
        """Which scale is read, and what lies on it."""
        device = shown.named.removeprefix("serial:").rpartition("/")[2][-MOST_SHOWN // 2 :]
        named = device or self.tr("None")
        text = self.tr("Scale: %1").replace("%1", named)
        self._scale_way.show_as(text, "package", "6")
        self._scale_way.setEnabled(not fixed_reason("scale", shown.source))
        self._scale_said = self._scale_words(shown) if shown.named else ""
        self.show_state(self._choice.shown)

    def _scale_words(self, shown: ScaleShown) -> str:
        words = {
            "lost": self.tr("Not there; tried again by itself"),
            "opening": self.tr("Being opened"),
            "overload": self.tr("Too much lies on it"),
            "negative": self.tr("It shows less than nothing; zero it"),
        }
        said = words.get(shown.state) or words.get(shown.problem)
        if said is not None:
            return said
        if shown.weight_g is None:
            return self.tr("Nothing lies on it")
        return self.tr("On it: %1").replace("%1", kilograms(shown.weight_g))

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
