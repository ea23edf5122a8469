"""What the disinfectant is: the computed concentration, how it is mixed, what to wear."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot

from app.design.theme import Theme
from app.widgets.card import Card, Surface
from app.widgets.chip import Chip
from app.widgets.facts import Fact, FactGrid
from app.widgets.flow import FlowLayout
from app.widgets.layouts import hbox
from app.widgets.note import Note
from app.widgets.text import Text

PPE_SHOWN = 6
"""More pieces than this to put on means another procedure."""


@dataclass(frozen=True, kw_only=True)
class SolutionFacts:
    """Finished words and figures; the concentration is computed from stock and dilution.

    `chip` is what stands ready: words, status, icon. Without a solution that was mixed here all of
    it stands in the procedure: what is in the bottle, and since when, nobody measured.
    """

    title: str
    chip: tuple[str, str, str]
    label: str
    unit: str
    figure: str
    required: str
    derivation: str
    facts: tuple[tuple[str, str], ...]
    ppe: tuple[str, ...]
    is_worn: bool
    warning: str
    excluded: str


class SolutionCard(Card):
    """The left card of the disinfection step."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_solution`."""
        super().__init__(theme)
        self._label = Text(theme, "body", "textMuted")
        self._figure = Text(theme, "hero")
        self._unit = Text(theme, "title", "textMuted", bold=False)
        self._required = Chip(theme)
        self._derivation = Text(theme, "body", "textMuted", wrap=True)
        self._panel = Surface(theme)
        self._facts = FactGrid(theme, columns=1, label_width=96)
        self._ppe_title = Text(theme, "control")
        self._ppe_note = Text(theme, "body", "textMuted", wrap=True)
        self._ppe = [Chip(theme) for _ in range(PPE_SHOWN)]
        self._ppe_row = FlowLayout(*self._ppe)
        self._excluded = Text(theme, "body", "textMuted", wrap=True)
        self._warning = Note(theme)
        self._shown: SolutionFacts | None = None
        self._is_narrow = False
        self._name = ""
        self._chip_words: tuple[str, str, str] = ("", "waiting", "circle-i")
        self._lay_out()

    def retranslate(self) -> None:
        """The words that never change."""
        self._shown = None
        self._head()
        self._ppe_title.setText(self.tr("Protection"))

    def set_narrow(self, *, is_narrow: bool) -> None:
        """On a narrow page the tab is the title, and what the agent would ruin needs its room."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._head()

    def show_solution(self, shown: SolutionFacts) -> None:
        """Put the words and figures in place; called each second, so the same ones cost nothing."""
        if shown == self._shown:
            return
        self._shown = shown
        self._name = shown.title
        self._chip_words = shown.chip
        self._head()
        self._label.setText(shown.label)
        self._unit.setText(shown.unit)
        self._figure.setText(shown.figure)
        self._required.show_as(shown.required, "waiting", "circle-i")
        self._derivation.setText(shown.derivation)
        # the last fact, the contact time, stands in the ring as well
        facts = shown.facts[:-1] if self._theme.compact else shown.facts
        self._facts.set_facts([Fact(label=a, value=b) for a, b in facts])
        for number, chip in enumerate(self._ppe):
            chip.setVisible(number < len(shown.ppe))
            if number < len(shown.ppe):
                status, icon = ("ok", "check") if shown.is_worn else ("waiting", "circle")
                chip.show_as(shown.ppe[number], status, icon)
        self._ppe_note.setText(
            self.tr("Confirmed worn at the start")
            if shown.is_worn
            else self.tr("Starting the timer confirms it is worn")
        )
        self._excluded.setText(shown.excluded)
        # always true, nothing to act on: amber is for what is wrong now
        self._warning.show_as(shown.warning, "waiting", "circle-i")

    @Slot()
    def restyle(self) -> None:
        """Gaps follow density."""
        super().restyle()
        if not hasattr(self, "_warning"):
            return
        self.body.setSpacing(self._theme.px(6 if self._theme.compact else 12))
        self._ppe_row.setSpacing(self._theme.space("s"))
        self._figure_row.setSpacing(self._theme.space("m"))
        self._panel.set_padding("s" if self._theme.compact else "l")
        self._warning.set_padding("s" if self._theme.compact else "l")
        self._panel.body.setSpacing(0 if self._theme.compact else self._theme.space("xs"))
        # the compact page has no room for what steps and banner say as well, nor for how the
        # figure was computed; what the agent would ruin is said nowhere else
        for part in (self._ppe_note, self._derivation):
            part.setVisible(not self._theme.compact)
        self._shown = None

    def _head(self) -> None:
        self.set_title("" if self._is_narrow else self._name)
        self.setAccessibleName(self._name)
        text, status, icon = self._chip_words
        self.set_chip(text, status, icon)
        for part in (self._chip, self._ppe_title):
            part.setVisible(not self._is_narrow)

    def _lay_out(self) -> None:
        self._figure_row = hbox(self._figure, self._unit, 1, self._required)
        self._panel.body.addWidget(self._label)
        self._panel.body.addLayout(self._figure_row)
        self._panel.body.addWidget(self._derivation)
        self.body.addWidget(self._panel)
        self.body.addWidget(self._facts)
        self.add_rule()
        self.body.addWidget(self._ppe_title)
        self.body.addLayout(self._ppe_row)
        self.body.addWidget(self._ppe_note)
        self.body.addStretch(1)
        self.body.addWidget(self._excluded)
        self.body.addWidget(self._warning)
        self.retranslate()
        self.restyle()
