"""The contact time: the procedure to choose, the ring that runs, and what its times are worth."""

from __future__ import annotations

from collections.abc import Sequence

from app.design.theme import Theme
from app.widgets.buttons import ChoiceButton
from app.widgets.card import Card
from app.widgets.clocks.timer_ring import TimerRing
from app.widgets.flow import FlowLayout
from app.widgets.layouts import hbox
from app.widgets.rule import VRule
from app.widgets.text import Text

CHOICES_SHOWN = 4


class ContactCard(Card):
    """In the middle of the disinfection page."""

    def __init__(self, theme: Theme) -> None:
        """Built once; every change updates the same widgets."""
        super().__init__(theme)
        self.ring = TimerRing(theme)
        self.choices = [ChoiceButton(theme) for _ in range(CHOICES_SHOWN)]
        self.material = ChoiceButton(theme)
        self.material.setCheckable(False)
        self._excluded = Text(theme, "body", "textMuted", wrap=True)
        self._theme = theme
        self._times = [Text(theme, "control", bold=number == 1) for number in range(3)]
        self._worth = Text(theme, "control", bold=False)
        self._rules = [VRule(theme), VRule(theme)]
        first, second, third = self._times
        self._row = hbox(1, first, self._rules[0], second, self._rules[1], third, 1)
        self.body.addLayout(FlowLayout(self.material, *self.choices, spacing=theme.space("s")))
        self.body.addWidget(self._excluded)
        self.body.addStretch(1)
        self.body.addLayout(hbox(1, self.ring, 1))
        self.body.addStretch(1)
        self.body.addLayout(self._row)
        self.body.addLayout(hbox(1, self._worth, 1))

    def restyle_row(self) -> None:
        """The gap between times, for the scale and density of now."""
        self._row.setSpacing(self._theme.space("m" if self._theme.compact else "xl"))

    def show_choices(self, names: Sequence[tuple[str, bool]], chosen: int) -> None:
        """Procedures a number chooses among, each with whether it may be chosen; none, nothing."""
        for number, button in enumerate(self.choices):
            shown = number < len(names)
            button.setVisible(shown)
            if shown:
                name, is_open = names[number]
                button.show_as(name, "" if is_open else "lock", key=str(number + 1))
                button.setEnabled(is_open)
                button.setChecked(number == chosen)

    def show_material(self, words: str, excluded: str) -> None:
        """What the surface is made of, and what that rules out; empty words hide them."""
        self.material.setVisible(bool(words))
        self.material.show_as(words, key="0")
        self._excluded.setVisible(bool(excluded))
        self._excluded.setText(excluded)

    def show_times(self, texts: Sequence[str], *, has_run: bool, width: int) -> None:
        """Three texts; what the times are worth stands beside them, or below in a narrow card."""
        for label, text in zip(self._times, texts, strict=True):
            label.setText(text)
            label.setVisible(bool(text))
        last = self._times[-1]
        gaps = 7 * self._row.spacing() + 2 * self._theme.stroke("line")
        wide = sum(one.sizeHint().width() for one in self._times if one.text()) + gaps
        below = wide > width - 2 * self._theme.padding
        self._worth.setText(last.text())
        self._worth.setVisible(below)
        last.setVisible(not below)
        self._rules[0].setVisible(has_run)
        self._rules[1].setVisible(has_run and not below)
