"""What is said of answers that would change the advice."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.language.names import language
from app.widgets.chip import ChipSpec
from app.widgets.table import Cell, Row
from app.wording.decide import telling
from app.wording.money_side import MoneyWords
from inspection.handlers.decide import Proposal
from inspection.handlers.supposing import Supposed
from inspection.refund_policy import Advice
from inspection.values import Verdict

_STATUS = {Verdict.FULL: "ok"}


class WhatIfWords(QObject):
    """Words alone; holds no state."""

    def __init__(self, parent: QObject | None = None) -> None:
        """In the language of the moment."""
        super().__init__(parent)
        self._money = MoneyWords(self)

    def rows(self, proposal: Proposal, supposed: tuple[Supposed, ...]) -> list[Row]:
        """The advice as it is, then each answer that would change it."""
        lang = language()
        found = [self._row(proposal, self.tr("As it was answered"), "", proposal.advice)]
        for one in supposed:
            name, answer = one.question.name.of(lang), one.answer.text.of(lang)
            found.append(self._row(proposal, answer, name, one.advice))
        return found

    def _row(self, proposal: Proposal, answer: str, question: str, advice: Advice) -> Row:
        verdict = self._money.verdict(advice.verdict, proposal.ticket.service)
        amount = self._money.advised(advice, proposal.ticket.service)
        ground, article = _ground(proposal, advice)
        return Row(
            name=" ".join(filter(None, (question, answer, verdict, amount, ground, article))),
            cells=(
                Cell(text=answer, sub=question, bold=True),
                Cell(chip=ChipSpec(text=verdict, status=_STATUS.get(advice.verdict, "warn"))),
                Cell(text=amount, bold=True),
                Cell(text=ground or advice.headline.of(language()), sub=article),
            ),
        )


def _ground(proposal: Proposal, advice: Advice) -> tuple[str, str]:
    if not advice.grounds:
        return "", ""
    lang, ground = language(), telling(advice.grounds, proposal)
    return proposal.pack.words(ground.code).of(lang), proposal.pack.article(ground.article).of(lang)
