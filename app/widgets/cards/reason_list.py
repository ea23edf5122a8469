"""One question and the reasons to choose from, each with its number key; takes a page's place."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.answers import AnswerButton
from app.widgets.card import Card
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text

REASONS_MOST = 9
WIDEST = 720
"""Pixels at 100 %: longer lines are hard to read."""


class ReasonList(QWidget):
    """Buttons are built once and shown as needed."""

    chosen = Signal(int)
    """Number of the reason, from 1."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._card = Card(theme)
        self._question = Text(theme, "heading", wrap=True)
        self._help = Text(theme, "body", "textMuted", wrap=True)
        self._buttons = [AnswerButton(theme, compact=True) for _ in range(REASONS_MOST)]
        self._answers = vbox(*self._buttons)
        self._parts = vbox(self._question, self._help, self._answers, 1)
        self._card.body.addLayout(self._parts)
        row = hbox(1, self._card, 1)
        row.setStretch(1, 3)
        self.setLayout(row)
        for button in self._buttons:
            button.hide()  # nine in a row are taller than a small page, and none has nine
            button.clicked.connect(self._clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_reasons(self, question: str, help_line: str, reasons: tuple[str, ...]) -> None:
        """Put words in place; keys count from 1."""
        self._question.setText(question)
        self._help.setText(help_line)
        self._card.setAccessibleName(question)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(reasons))
            if number < len(reasons):
                button.show_as(str(number + 1), reasons[number])

    @Slot()
    def restyle(self) -> None:
        """Width and gaps follow the scale."""
        self._card.setMaximumWidth(self._theme.px(WIDEST))
        self._parts.setSpacing(self._theme.space("m"))
        self._answers.setSpacing(self._theme.space("s"))

    @Slot()
    def _clicked(self) -> None:
        for number, button in enumerate(self._buttons, start=1):
            if button is self.sender():
                self.chosen.emit(number)
