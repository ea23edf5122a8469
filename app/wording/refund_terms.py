"""What is said about freight, time limits and what to know beside a refund advice."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.language.names import day_text, joined, language, money_text
from inspection.handlers.decide import Proposal
from inspection.refund_pack import Bearer


class TermWords(QObject):
    """Words for the terms of an advice in the language of the moment.

    Without their articles: the card has no room for more than that of the ground.
    """

    def terms(self, proposal: Proposal, now: datetime, *, freight: str | None = None) -> str:
        """Who bears the freight, what is said of the way out (`freight`), and the time limit."""
        lines = (self._freight(proposal, freight), self._due(proposal, now))
        return "\n".join(one for one in lines if one)

    def know(self, proposal: Proposal, *, most: int | None = None) -> str:
        """What a person who decides should know, a line each; else what is never a ground."""
        advice, lang = proposal.advice, language()
        if advice.needs_review and advice.notes:
            return "\n".join(one.text.of(lang) for one in advice.notes[:most])
        return next((one.text.of(lang) for one in proposal.pack.never_grounds), "")

    def _freight(self, proposal: Proposal, goes_back: str | None) -> str:
        advice = proposal.advice
        words = advice.freight.text.of(language())
        if goes_back is not None:
            return joined(words, goes_back)
        if advice.freight.bearer is Bearer.CONSUMER or not advice.freight.paid_minor:
            return words
        # what the buyer paid for the way out is all a ticket knows of freight
        paid = money_text(advice.freight.paid_minor, advice.currency)
        return joined(words, self.tr("the way out was %1").replace("%1", paid))

    def _due(self, proposal: Proposal, now: datetime) -> str:
        """The time limit that runs out next, or the last one that did; empty where none runs."""
        clocks = proposal.advice.clocks
        if not clocks:
            return ""
        clock = next((one for one in clocks if one.ends_at > now), clocks[-1])
        words = self.tr("%1: by %2").replace("%2", day_text(clock.ends_at, now))
        return words.replace("%1", clock.text.of(language()))
