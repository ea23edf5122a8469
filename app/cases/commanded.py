"""Which answer of the question on the screen a scanned command gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection.checklist import AnswerOption, Question

_MEANS: dict[str, Callable[[AnswerOption], bool]] = {
    "CMD-EMPTY": lambda one: one.is_absent,
    "CMD-WRONG": lambda one: one.answer_id == "other_item",
    "CMD-SHORT": lambda one: one.answer_id == "accessory_missing",
}

ANSWERING = tuple(_MEANS)
"""Commands that answer, where the question has such an answer."""


def commanded(command: str, question: Question | None) -> int:
    """The number of the answer a command gives, counted from 1; 0 where it gives none."""
    means = _MEANS.get(command)
    if means is None or question is None:
        return 0
    return next((at for at, one in enumerate(question.answers, start=1) if means(one)), 0)
