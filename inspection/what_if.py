"""What would be advised if an answer were another: the changed case, before the same judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from inspection.checklist import Checklist, Finding, walk
from inspection.grading import GradeRule, grade
from inspection.refund_pack import RefundPack
from inspection.refund_policy import SUPPOSED, Advice, Case, recommend


def what_if(pack: RefundPack, rule: GradeRule, case: Case, answers: Mapping[str, str]) -> Advice:
    """The advice if these questions had these answers, both by their ids; records nothing.

    Questions that the change leads to for the first time count as answered the usual way, and the
    photos that the way then asks for count as taken. Raises KeyError for a question or an answer
    the checklist does not have.
    """
    return recommend(pack, suppose(rule, case, answers))


def suppose(rule: GradeRule, case: Case, answers: Mapping[str, str]) -> Case:
    """The case with changed answers, graded anew."""
    checklist = case.progress.checklist
    given = {step.question.question_id: step.answer.answer_id for step in case.progress.steps}
    for question_id, answer_id in answers.items():
        _ensure_known(checklist, question_id, answer_id)
        given[question_id] = answer_id
    progress = walk(checklist, _findings(case, given))
    while progress.current is not None:
        given[progress.current.question_id] = progress.current.usual_id
        progress = walk(checklist, _findings(case, given))
    return replace(
        case,
        progress=progress,
        graded=grade(
            rule,
            packaging=progress.packaging,
            item=progress.item,
            forced=progress.forced_grade,
        ),
        supposed=progress.required_shots,
    )


def _ensure_known(checklist: Checklist, question_id: str, answer_id: str) -> None:
    question = checklist.question(question_id)
    if question is None or question.answer(answer_id) is None:
        raise KeyError(question_id, answer_id)


def _findings(case: Case, given: Mapping[str, str]) -> tuple[Finding, ...]:
    checklist = case.progress.checklist
    return tuple(
        Finding(
            finding_id=f"{SUPPOSED}{question_id}",
            question_id=question_id,
            answer_id=answer_id,
            checklist_id=checklist.checklist_id,
            checklist_version=checklist.version,
            evidence=(),
            recorded_at=case.received_at,
            at=case.ticket.at,
        )
        for question_id, answer_id in given.items()
    )
