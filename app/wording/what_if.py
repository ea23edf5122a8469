"""What is said of answers that would change the advice."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from app.language.names import joined, language
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
        given = {one.question.question_id: one.answer for one in proposal.progress.steps}
        for one in supposed:
            name, answer = one.question.name.of(lang), one.answer.text.of(lang)
            was = self.tr("%1, instead of: %2").replace("%1", name)
            was = was.replace("%2", given[one.question.question_id].text.of(lang))
            found.append(self._row(proposal, answer, was, one.advice))
        return [replace(found[0], current=True), *found[1:]]

    def _row(self, proposal: Proposal, answer: str, was: str, advice: Advice) -> Row:
        verdict = self._money.verdict(advice.verdict, proposal.ticket.service)
        amount = self._money.advised(advice, proposal.ticket.service)
        headline, law = advice.headline.of(language()), self._law(proposal, advice)
        return Row(
            name=" ".join(filter(None, (was, answer, verdict, amount, headline, law))),
            cells=(
                Cell(text=answer, sub=was, bold=True, is_prose=True),
                Cell(chip=ChipSpec(text=verdict, status=_STATUS.get(advice.verdict, "warn"))),
                Cell(text=amount, bold=True),
                Cell(text=headline, sub=law, is_prose=True),
            ),
        )

    def _law(self, proposal: Proposal, advice: Advice) -> str:
        """Each ground with its article, the one that tells most first; no words are said twice."""
        if not advice.grounds:
            return ""
        lang, pack = language(), proposal.pack
        headline = advice.headline.of(lang)
        first = telling(advice.grounds, proposal)
        grounds = dict.fromkeys((first, *advice.grounds))
        words = {one: pack.words(one.code).of(lang) for one in grounds}
        said = (
            joined(words[one] if words[one] != headline else "", pack.article(one.article).of(lang))
            for one in grounds
        )
        return self.tr("; ").join(said)
