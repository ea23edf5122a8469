"""A scanned command gives the answer of the question on the screen, whatever its id."""

from __future__ import annotations

from dataclasses import replace

from app.cases.commanded import ANSWERING, commanded
from inspection.checklist_file import load_checklist
from tests.inspection.conftest import RESOURCES

PLATE = load_checklist(RESOURCES / "checklists" / "electronics.yaml").questions[0]


def test_an_empty_box_is_told_by_what_the_answer_says_not_by_its_id() -> None:
    renamed = replace(
        PLATE,
        answers=tuple(
            replace(one, answer_id="nichts") if one.is_absent else one for one in PLATE.answers
        ),
    )
    number = commanded("CMD-EMPTY", renamed)
    assert number == commanded("CMD-EMPTY", PLATE)
    assert renamed.answers[number - 1].answer_id == "nichts"


def test_a_question_without_such_an_answer_is_not_answered() -> None:
    usual = replace(PLATE, answers=PLATE.answers[:1])
    assert {commanded(command, usual) for command in ANSWERING} == {0}
    assert {commanded(command, None) for command in ANSWERING} == {0}
    assert commanded("CMD-OK", PLATE) == 0
