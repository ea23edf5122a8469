"""The grade on the decision page: the matrix of both axes, and which cell it is."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.design.theme import Theme
from app.language.names import language
from app.widgets.card import Card
from app.widgets.cards.grade_matrix import GradeMatrix
from inspection.handlers.decide import Proposal


class GradeView(QObject):
    """`card` is laid out by the page."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Empty."""
        super().__init__(parent)
        self.card = Card(theme)
        self._matrix = GradeMatrix(theme)
        self._shown: tuple[str, int, str] | None = None
        self.card.body.addWidget(self._matrix)

    def retranslate(self) -> None:
        """All words again with the next grade."""
        self.card.set_title(self.tr("Grade"))
        self._shown = None

    def show(self, proposal: Proposal) -> None:
        """Rule, grade and cell."""
        rule, lang = proposal.rule, language()
        shown = (rule.rule_id, rule.version, lang)
        if shown != self._shown:
            self._shown = shown
            self._matrix.set_matrix(
                [one.text.of(lang) for one in rule.columns],
                [(one.text.of(lang), one.help.of(lang)) for one in rule.rows],
                [
                    [rule.letter(row.packaging, column.item) for column in rule.columns]
                    for row in rule.rows
                ],
            )
        graded = proposal.graded
        rows = [one.packaging for one in rule.rows]
        columns = [one.item for one in rule.columns]
        if graded.is_forced:
            self._matrix.select(-1, -1)
            words = f"{graded.grade}  {rule.words(graded.grade).of(lang)}"
            self.card.set_chip(words, "danger")
        else:
            self._matrix.select(rows.index(graded.packaging), columns.index(graded.item))
            words = self.tr("Rules %1 v%2").replace("%1", rule.name.of(lang))
            self.card.set_chip(words.replace("%2", str(rule.version)), "waiting", "none")
        self.card.set_note(self.tr("Down: packaging   Across: item"))
