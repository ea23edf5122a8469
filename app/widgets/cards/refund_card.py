"""The rules' advice on the money: verdict, amount, ground with article and evidence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.chip import Chip, ChipSpec
from app.widgets.layouts import hbox
from app.widgets.marks import set_mark
from app.widgets.note import Note
from app.widgets.rule import Rule
from app.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class RefundWords:
    """Finished words. `state` is where the money stands once decided, None before.

    `know`: what whoever decides should know. `terms`: freight and time limit.
    """

    pack: str
    headline: str
    item: str
    verdict: ChipSpec
    amount: str
    paid: str
    ground: str
    article: str
    evidence: str
    ground_status: str
    terms: str
    know: str
    state: ChipSpec | None
    state_text: str


class RefundCard(Card):
    """Facts and advice; nothing here can be pressed."""

    def __init__(self, theme: Theme) -> None:
        """Built once, updated in place."""
        super().__init__(theme)
        self._headline = Text(theme, "heading", wrap=True)
        self._item = Text(theme, "control", bold=False, wrap=True)
        self._verdict = Chip(theme)
        self._amount = Text(theme, "title")
        self._paid = Text(theme, "caption", "textMuted")
        self._ground = Note(theme)
        self._lock = QLabel()
        self._know = Text(theme, "body", "textMuted", wrap=True)
        self._terms = Text(theme, "body", wrap=True)
        self._rule = Rule(theme)
        self._state = Chip(theme, large=True)
        self._state_text = Text(theme, "body", "textMuted", wrap=True)
        self.body.addWidget(self._headline)
        self.body.addWidget(self._item)
        self._money_row = hbox(self._verdict, 1, self._amount, self._paid)
        self.body.addLayout(self._money_row)
        self.body.addWidget(self._ground)
        self._know_row = hbox(self._lock, self._know)
        self._know_row.setStretch(1, 1)
        self.body.addLayout(self._know_row)
        self.body.addWidget(self._terms)
        self.body.addWidget(self._rule)
        self._state_row = hbox(self._state, self._state_text)
        self._state_row.setStretch(1, 1)
        self.body.addLayout(self._state_row)
        self.body.addStretch(1)
        self.restyle()

    def show_advice(self, words: RefundWords) -> None:
        """Put the words in place."""
        self.set_chip(words.pack, "waiting", "none")
        self._headline.setText(words.headline)
        self._item.setText(words.item)
        self._verdict.show_as(words.verdict.text, words.verdict.status, words.verdict.icon)
        self._amount.setText(words.amount)
        self._paid.setText(words.paid)
        self._paid.setVisible(bool(words.paid))
        self._ground.setVisible(bool(words.ground))
        self._ground.show_as(
            words.article,
            words.ground_status,
            "shield-check",
            headline=words.ground,
            link=words.evidence,
        )
        self._lock.setVisible(bool(words.know))
        self._know.setVisible(bool(words.know))
        self._know.setText(words.know)
        self._terms.setVisible(bool(words.terms))
        self._terms.setText(words.terms)
        for part in (self._rule, self._state):
            part.setVisible(words.state is not None)
        self._state_text.setVisible(words.state is not None and bool(words.state_text))
        if words.state is not None:
            self._state.show_as(words.state.text, words.state.status, words.state.icon)
            self._state_text.setText(words.state_text)

    @Slot()
    def restyle(self) -> None:
        """Gaps and icon follow the theme."""
        super().restyle()
        if hasattr(self, "_state_text"):
            self.body.setSpacing(self._theme.space("s" if self._theme.compact else "m"))
            self._money_row.setSpacing(self._theme.space("s"))
            for row in (self._know_row, self._state_row):
                row.setSpacing(self._theme.space("m"))
            size = self._theme.px(20)
            set_mark(self._lock, self._theme.icon("lock", "textMuted", size))
