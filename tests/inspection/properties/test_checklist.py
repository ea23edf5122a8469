from hypothesis import given
from hypothesis import strategies as st

from inspection.checklist import walk
from tests.inspection.test_checklist import ELECTRONICS, findings, follow, in_order


@given(st.lists(st.integers(0, 8), min_size=12, max_size=12))
def test_every_way_ends_and_every_step_was_asked(choices: list[int]) -> None:
    answers: list[tuple[str, str]] = []
    for choice in choices:
        progress = walk(ELECTRONICS, findings(answers))
        if progress.current is None:
            break
        option = progress.current.answers[choice % len(progress.current.answers)]
        answers.append((progress.current.question_id, option.answer_id))
    progress = walk(ELECTRONICS, findings(answers))
    assert progress.is_done
    assert [(s.question.question_id, s.answer.answer_id) for s in progress.steps] == answers
    assert progress.expected_about == progress.asked <= 6
    assert len(set(progress.required_shots)) == len(progress.required_shots)
    assert set(progress.required_shots) <= set(ELECTRONICS.shots)


@given(st.permutations(in_order(ELECTRONICS)))
def test_the_order_of_findings_does_not_matter(answers: list[tuple[str, str]]) -> None:
    assert follow(*answers).is_done
