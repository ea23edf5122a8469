"""The question: progress, the words, numbered answers, what was answered before."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.design.theme import Theme
from app.widgets.answers import AnswerButton
from app.widgets.bar import Bar
from app.widgets.card import Card
from app.widgets.cards.answered_line import Answered, AnsweredLine
from app.widgets.layouts import hbox
from app.widgets.rule import Rule
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text

ANSWERS_MOST = 9
"""Keys 1 to 9; more means a better question."""
TALLEST = 104
TALLEST_COMPACT = 84
"""An answer grows with the room there is, but stays something one reads as a row."""
WIDTH = 740
WIDTH_COMPACT = 540
WIDTH_COMPACT_PAIRS = 700
"""Pixels of the card; two columns of answers need more where there is little."""
WIDEST = 860
"""Pixels: how far the card may grow on a page that is not compact."""
_ANSWERS_SHARE = 50
"""Of the free height, against the empty space below."""
_Try = tuple[int, int, bool, bool]
"""Columns, width of the card, whether the question's help shows, whether answers are low."""
_NO_LIMIT = 16_777_215
"""Qt's own largest size."""


@dataclass(frozen=True, kw_only=True)
class AnswerWords:
    """One answer as it is shown; `locked` is why it cannot be chosen, empty where it can."""

    label: str
    help: str = ""
    trailing: str = ""
    locked: str = ""


@dataclass(frozen=True, kw_only=True)
class QuestionFacts:
    """Finished words; `selected` counts from 0, -1 for none; `fraction` below 0 hides the bar.

    `review` lists all answers instead of a question, once there is nothing left to ask.
    `countdown`: time left, the largest thing on the page while something is waited for.
    """

    progress: str = ""
    fraction: float = -1.0
    question: str = ""
    help: str = ""
    countdown: str = ""
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
        self._countdown = Text(theme, "timer")
        self._answers = [AnswerButton(theme) for _ in range(ANSWERS_MOST)]
        self._shown = 0
        self._columns = 0
        self._grid = QGridLayout()
        self._review = Table(theme, [Column(width=220), Column(width=0)], header=False)
        self._rule = Rule(theme)
        self._answered = AnsweredLine(theme)
        self._air = QWidget()
        self._top = hbox(self._progress, self._bar, self._air)
        self._top.setStretchFactor(self._air, 1)
        self.body.addLayout(self._top)
        self.body.addWidget(self._question)
        self.body.addWidget(self._help)
        self.body.addWidget(self._countdown)
        self._countdown.hide()
        for button in self._answers:
            # shown before it has its place, it would be a window of its own and take the keyboard
            button.setParent(self)
            button.clicked.connect(self._clicked)
            button.hide()
        self.body.addLayout(self._grid, _ANSWERS_SHARE)
        self.body.addWidget(self._review, 1)
        self._review.hide()
        self._filler = self.body.count()
        self.body.addStretch(1)
        self.body.addWidget(self._rule)
        self.body.addWidget(self._answered)
        # once more after its parts: only then they measure in the new scale
        theme.changed.connect(self._arrange_anew)
        self.restyle()

    def set_corner(self, widget: QWidget) -> None:
        """Something small beside the progress; called once."""
        self._top.addWidget(widget)

    def show_question(self, facts: QuestionFacts) -> None:
        """Put the words in place."""
        for part in (self._progress, self._bar):
            part.setVisible(facts.fraction >= 0)
        # what stands in the corner stays there without them
        self._air.setVisible(facts.fraction < 0)
        self._progress.setText(facts.progress)
        self._bar.set_fraction(max(0.0, facts.fraction))
        self._question.setText(facts.question)
        self._help.setText(facts.help)
        self._countdown.setText(facts.countdown)
        self._countdown.setVisible(bool(facts.countdown))
        self._review.setVisible(bool(facts.review))
        self.body.setStretch(self._filler, 0 if facts.review else 1)
        if facts.review or self._review.rows:
            self._review.set_rows([_row(one) for one in facts.review])
        for number, (button, one) in enumerate(zip(self._answers, facts.answers, strict=False)):
            button.show_as(str(number + 1), one.label, one.help, one.trailing)
            button.set_selected(number == facts.selected)
            button.set_locked(one.locked, below=True)
        for line in (self._rule, self._answered):
            line.setVisible(bool(facts.answered))
        self._answered.show_as(facts.answered_label, facts.answered)
        self._columns = 0
        self._shown = min(len(facts.answers), ANSWERS_MOST)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The card takes the room there is; answers go into two columns where it is little."""
        return QSize(self.minimumWidth(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height may want other columns."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def restyle(self) -> None:
        """Gaps follow density."""
        super().restyle()
        if hasattr(self, "_answered"):
            gap = self._theme.space("s" if self._theme.compact else "m")
            self.body.setSpacing(gap)
            self._grid.setSpacing(gap)
            self._top.setSpacing(self._theme.space("m"))
            self._columns = 0
            self._arrange()

    @Slot()
    def _arrange_anew(self) -> None:
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        """One column of answers while they fit with all their words, else two in a wider card.

        Where even that leaves too little room, first the question's help gives way, then theirs.
        """
        chosen = next((one for one in self._tries() if self._fits(one)), None)
        columns, width, helps, is_low = chosen or (2, self._widest(), False, True)
        self._help.setVisible(helps and bool(self._help.text()))
        for button in self._answers:
            button.set_brief(is_low)
        if columns != self._columns:
            self._columns = columns
            self._place()
        self.setFixedWidth(width)

    def _tries(self) -> list[_Try]:
        """The best first: one column is read at a glance, even of somewhat lower answers."""
        px, compact = self._theme.px, self._theme.compact
        single = px(WIDTH_COMPACT if compact else WIDTH)
        wide = self._widest()
        tries = [(1, single, True, False), (1, single, True, True)]
        # beside each other their words want the width: in half of the usual card most go on below
        return [*tries, (2, wide, True, False), (2, wide, False, False)]

    def _widest(self) -> int:
        """A low page keeps its camera: there the answers' help lines give way instead."""
        return self._theme.px(WIDTH_COMPACT_PAIRS if self._theme.compact else WIDEST)

    def _fits(self, tried: _Try) -> bool:
        columns, width, helps, is_low = tried
        return self._high_with(columns, width, helps=helps, is_low=is_low) <= self.height()

    def _place(self) -> None:
        tallest = self._theme.px(TALLEST_COMPACT if self._theme.compact else TALLEST)
        for row in range(ANSWERS_MOST):
            self._grid.setRowStretch(row, 0)
        for number, button in enumerate(self._answers):
            self._grid.removeWidget(button)
            if number < self._shown:
                row, column = divmod(number, self._columns)
                self._grid.addWidget(button, row, column)
                self._grid.setRowStretch(row, 1)
            button.setVisible(number < self._shown)
            button.setMaximumHeight(tallest if self._columns == 1 else _NO_LIMIT)
        self._grid.setColumnStretch(1, 1 if self._columns > 1 else 0)
        self._grid.setColumnStretch(0, 1)

    def _high_with(self, columns: int, width: int, *, helps: bool, is_low: bool) -> int:
        """Pixels the card needs with so many columns of answers at this width."""
        pad, gap = self._theme.padding, self._grid.verticalSpacing()
        inner = width - 2 * pad
        each = (inner - (columns - 1) * gap) // columns
        answers = self._answers[: self._shown]
        heights = [one.whole_height(each, is_low=is_low) for one in answers]
        rows = [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
        parts = [sum(rows) + gap * max(0, len(rows) - 1)] if rows else []
        parts += [top] if (top := self._bar_height()) else []
        texts = (self._question, self._help) if helps and self._help.text() else (self._question,)
        parts += [one.heightForWidth(inner) for one in texts]
        below = (self._countdown, self._rule, self._answered)
        rest = [one for one in below if not one.isHidden()]
        parts += [one.sizeHint().height() for one in rest]
        return 2 * pad + sum(parts) + gap * len(parts)

    def _bar_height(self) -> int:
        if self._bar.isHidden():
            return self._top.sizeHint().height()  # what stands in its corner is there without it
        return max(self._progress.sizeHint().height(), self._bar.sizeHint().height())

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
