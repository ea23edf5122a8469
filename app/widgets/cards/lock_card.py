"""Beside the contact time: its steps and what stays locked, or the reasons to leave it out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.design.theme import Theme
from app.widgets.answers import AnswerButton
from app.widgets.card import Card
from app.widgets.layouts import vbox
from app.widgets.rule import Rule
from app.widgets.steps import StepList
from app.widgets.text import Text

REASONS_SHOWN = 6


class LockCard(Card):
    """At the right of the disinfection page."""

    def __init__(self, theme: Theme) -> None:
        """Built once; every change updates the same widgets."""
        super().__init__(theme)
        self._theme = theme
        self.steps = StepList(theme)
        self.reasons = [AnswerButton(theme, compact=True) for _ in range(REASONS_SHOWN)]
        self._locks_title = Text(theme, "control")
        self._locks = [AnswerButton(theme, compact=True) for _ in range(2)]
        self._lock_words = ("", "")
        self._free = Text(theme, "body", "textMuted", wrap=True)
        self._reasons_title = Text(theme, "control", wrap=True)
        self._steps_title = Text(theme, "control")
        self._rule = Rule(theme)
        self._stack = QStackedWidget()
        self._steps_column = vbox(
            self._steps_title,
            self.steps,
            self._rule,
            self._locks_title,
            *self._locks,
            self._free,
            1,
        )
        self._reasons_column = vbox(self._reasons_title, *self.reasons, 1)
        for column in (self._steps_column, self._reasons_column):
            side = QWidget()
            side.setLayout(column)
            self._stack.addWidget(side)
        self.body.addWidget(self._stack)

    def restyle_columns(self, gap_px: int) -> None:
        """The gap between rows."""
        self._steps_column.setSpacing(gap_px)
        self._reasons_column.setSpacing(gap_px)

    def set_titles(self, steps: str, locks: str) -> None:
        """What stands above each part."""
        self._steps_title.setText(steps)
        self._locks_title.setText(locks)

    def set_locks(self, first: str, second: str, free: str) -> None:
        """What waits for the end, and what one may do meanwhile."""
        self._lock_words = (first, second)
        self._locks[0].show_as("", first)
        self._locks[1].show_as("", second)
        self._free.setText(free)

    def show_locks(self, *, is_locked: bool, is_narrow: bool) -> None:
        """The steps and what is locked now."""
        for part in (self._locks_title, self._rule, self._locks[0]):
            part.setVisible(is_locked)
        # what the tab's name says gives way to the steps; two locks share one box
        first, second = self._lock_words
        self._locks[0].show_as("", first, second if is_narrow else "")
        self._steps_title.setVisible(not is_narrow)
        self._locks[1].setVisible(is_locked and not is_narrow)
        self._free.setVisible(is_locked and not self._theme.compact)
        for lock in self._locks:
            lock.setEnabled(False)

    def show_reasons(self, title: str, texts: Sequence[str]) -> None:
        """The answers a number chooses among take the card while one is asked for."""
        self._stack.setCurrentIndex(1 if texts else 0)
        self._reasons_title.setText(title)
        # as many answers as have room need its place; the banner asks the same
        self._reasons_title.setVisible(len(texts) < REASONS_SHOWN)
        for number, button in enumerate(self.reasons):
            shown = number < len(texts)
            button.setVisible(shown)
            if shown:
                button.show_as(str(number + 1), texts[number])
