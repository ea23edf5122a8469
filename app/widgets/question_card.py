"""The question: progress, the words, numbered answers, what was answered before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot

from app.theme import Theme
from app.widgets.answered_line import Answered, AnsweredLine
from app.widgets.answers import AnswerButton
from app.widgets.bar import Bar
from app.widgets.card import Card
from app.widgets.layouts import hbox
from app.widgets.rule import Rule
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text

ANSWERS_MOST = 9
"""Keys 1 to 9; more means a better question."""
CROWDED = 5
"""More answers than this leave no room for the help line on the compact page."""


@dataclass(frozen=True, kw_only=True)
class AnswerWords:
    """One answer as it is shown."""

    label: str
    help: str = ""
    trailing: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionFacts:
    """Finished words; `selected` counts from 0, -1 for none; `fraction` below 0 hides the bar.

    `review` lists all answers instead of a question, once there is nothing left to ask.
    """

    progress: str = ""
    fraction: float = -1.0
    question: str = ""
    help: str = ""
    answers: tuple[AnswerWords, ...] = ()
    selected: int = -1
    answered_label: str = ""
    answered: tuple[Answered, ...] = ()
    review: tuple[Answered, ...] = ()


class QuestionCard(Card):
    """Nine buttons are built once and shown as needed."""

    chosen = Signal(int)
    """Number of the answer, from 1."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_question`."""
        super().__init__(theme)
        self._progress = Text(theme, "bodyStrong", "textMuted")
        self._bar = Bar(theme)
        self._question = Text(theme, "question", wrap=True)
        self._help = Text(theme, "control", "textMuted", bold=False, wrap=True)
        self._answers = [AnswerButton(theme) for _ in range(ANSWERS_MOST)]
        self._review = Table(theme, [Column(width=220), Column(width=0)], header=False)
        self._rule = Rule(theme)
        self._answered = AnsweredLine(theme)
        top = hbox(self._progress, self._bar, spacing=theme.space("m"))
        self.body.addLayout(top)
        self.body.addWidget(self._question)
        self.body.addWidget(self._help)
        for button in self._answers:
            self.body.addWidget(button)
            button.clicked.connect(self._clicked)
            button.hide()
        self.body.addWidget(self._review, 1)
        self._review.hide()
        self._filler = self.body.count()
        self.body.addStretch(1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._answered)
        self.restyle()

    def show_question(self, facts: QuestionFacts) -> None:
        """Put the words in place."""
        for part in (self._progress, self._bar):
            part.setVisible(facts.fraction >= 0)
        self._progress.setText(facts.progress)
        self._bar.set_fraction(max(0.0, facts.fraction))
        self._question.setText(facts.question)
        self._help.setText(facts.help)
        crowded = self._theme.compact and len(facts.answers) > CROWDED
        self._help.setVisible(bool(facts.help) and not crowded)
        self._review.setVisible(bool(facts.review))
        self.body.setStretch(self._filler, 0 if facts.review else 1)
        self._review.set_rows([_row(one) for one in facts.review])
        for number, button in enumerate(self._answers):
            shown = number < len(facts.answers)
            button.setVisible(shown)
            if shown:
                one = facts.answers[number]
                button.show_as(str(number + 1), one.label, one.help, one.trailing)
                button.set_selected(number == facts.selected)
        self._rule.setVisible(bool(facts.answered))
        self._answered.show_as(facts.answered_label, facts.answered)

    @Slot()
    def restyle(self) -> None:
        """Gaps follow density."""
        super().restyle()
        if hasattr(self, "_answered"):
            self.body.setSpacing(self._theme.space("s" if self._theme.compact else "m"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        for number, button in enumerate(self._answers):
            if button is sender:
                self.chosen.emit(number + 1)


def _row(one: Answered) -> Row:
    icon = one.icon or "circle"
    return Row(
        name=f"{one.question} {one.answer}",
        cells=(
            Cell(text=one.question, color="textMuted", icon=icon, icon_color=one.color),
            Cell(text=one.answer, bold=True),
        ),
    )
