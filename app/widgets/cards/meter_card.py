"""A figure with a bar and one line below it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot

from app.design.theme import Theme
from app.widgets.bar import Bar
from app.widgets.card import Card
from app.widgets.layouts import hbox
from app.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class MeterWords:
    """Finished words."""

    label: str
    figure: str
    unit: str
    fraction: float
    below: str


class MeterCard(Card):
    """Label, 52 px figure, bar, line."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme)
        self._label = Text(theme, "body", "textMuted")
        self._figure = Text(theme, "kpi")
        self._unit = Text(theme, "control", "textMuted", bold=False)
        self._bar = Bar(theme)
        self._below = Text(theme, "body", "textMuted")
        self.body.addWidget(self._label)
        self.body.addLayout(hbox(self._figure, self._unit, 1, spacing=theme.space("m")))
        self.body.addWidget(self._bar)
        self.body.addWidget(self._below)
        self.restyle()

    def show_as(self, words: MeterWords) -> None:
        """Put the words in place."""
        self._label.setText(words.label)
        self._figure.setText(words.figure)
        self._unit.setText(words.unit)
        self._bar.set_fraction(words.fraction)
        self._below.setText(words.below)

    @Slot()
    def restyle(self) -> None:
        """Gaps follow the scale."""
        super().restyle()
        if hasattr(self, "_below"):
            self.body.setSpacing(self._theme.space("xs" if self._theme.compact else "s"))
