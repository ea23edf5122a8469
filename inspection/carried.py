"""Which answers still count when an item turns out to be of other goods than it was taken for.

Nobody opens a box twice for a question that was answered: an answer given under one checklist
counts under another where the very same question was asked and the very same answer given, word
for word in both languages. What follows from it is then for the other checklist to say. Whatever
was asked in other words is asked again.
"""

from __future__ import annotations

from collections.abc import Sequence

from inspection.checklist import Checklist, Finding, Question, walk


def carried(
    findings: Sequence[Finding], checklist: Checklist, known: Sequence[Checklist]
) -> tuple[Finding, ...]:
    """The findings that answer questions of `checklist`; `known` are all checklists there are."""
    return tuple(one for one in findings if _counts(one, checklist, known))


def still_to_ask(
    checklist: Checklist, findings: Sequence[Finding], later: frozenset[str] = frozenset()
) -> tuple[Question, ...]:
    """Questions without an answer on the way, as it goes if the rest is in order."""
    way = walk(checklist, findings, later)
    answers = {one.question_id: one.answer_id for one in findings}
    open_ones: list[Question] = []
    question = way.current
    while question is not None:
        given = question.answer(answers.get(question.question_id, ""))
        is_open = given is None or given.clean is not None
        if is_open and question.question_id not in later:
            open_ones.append(question)
        taken = question.answer(question.usual_id) if is_open else given
        next_id = taken.next_id if taken is not None else None
        question = None if next_id is None else checklist.question(next_id)
    return tuple(open_ones)


def _counts(finding: Finding, checklist: Checklist, known: Sequence[Checklist]) -> bool:
    if finding.checklist_id == checklist.checklist_id:
        return True
    asked = next(
        (
            one.question(finding.question_id)
            for one in known
            if (one.checklist_id, one.version) == (finding.checklist_id, finding.checklist_version)
        ),
        None,
    )
    same = checklist.question(finding.question_id)
    if asked is None or same is None or asked.text != same.text:
        return False
    said, meant = asked.answer(finding.answer_id), same.answer(finding.answer_id)
    return (
        said is not None
        and meant is not None
        and (said.text, said.help)
        == (
            meant.text,
            meant.help,
        )
    )
