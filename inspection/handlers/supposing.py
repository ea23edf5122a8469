"""What would change the advice on a unit: its other answers, each before the deciding judge."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.checklist import AnswerOption, Question
from inspection.handlers.decide import Proposal, advice_if
from inspection.refund_policy import Advice


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """The advice, had this question been answered like this.

    Questions that the answer leads to for the first time count as answered the usual way, and the
    photos it asks for as taken (`inspection.what_if`).
    """

    question: Question
    answer: AnswerOption
    advice: Advice


def alternatives(proposal: Proposal) -> tuple[Supposed, ...]:
    """Every other answer that would change the advice, in the order the questions were asked.

    An answer that only has the item cleaned says nothing of it and is left out.
    """
    found = []
    for step in proposal.progress.steps:
        for answer in step.question.answers:
            if answer.answer_id == step.answer.answer_id or answer.clean is not None:
                continue
            advice = advice_if(proposal, {step.question.question_id: answer.answer_id})
            if _told(advice) != _told(proposal.advice):
                found.append(Supposed(question=step.question, answer=answer, advice=advice))
    return tuple(found)


def _told(advice: Advice) -> tuple[object, ...]:
    """What of an advice anybody would act upon; photos and clocks alone change no mind."""
    grounds = tuple((one.code, one.article) for one in advice.grounds)
    return (advice.verdict, advice.amount_minor, grounds, advice.can_refuse, advice.freight)
