from hypothesis import given
from hypothesis import strategies as st

from inspection.checklist import Checklist, walk
from tests.inspection.packs.test_goods_classes import each_list
from tests.inspection.test_checklist import findings, in_order


@each_list
@given(choices=st.lists(st.integers(0, 8), min_size=12, max_size=12))
def test_every_way_ends_and_every_step_was_asked(checklist: Checklist, choices: list[int]) -> None:
    answers: list[tuple[str, str]] = []
    for choice in choices:
        progress = walk(checklist, findings(answers))
        if progress.current is None:
            break
        options = progress.current.answers
        if progress.cleaning is not None:
            # cleaned once; whoever goes on calling it dirty goes on cleaning
            options = tuple(one for one in options if one.clean is None)
        answers.append((progress.current.question_id, options[choice % len(options)].answer_id))
    progress = walk(checklist, findings(answers))
    assert progress.is_done
    assert progress.cleaning is None
    taken = {(s.question.question_id, s.answer.answer_id) for s in progress.steps}
    assert taken == set(dict(answers).items())
    assert progress.expected_about == progress.asked <= 6
    assert len(set(progress.required_shots)) == len(progress.required_shots)
    assert set(progress.required_shots) <= set(checklist.shots)


@each_list
@given(data=st.data())
def test_the_order_of_findings_does_not_matter(checklist: Checklist, data: st.DataObject) -> None:
    answers = data.draw(st.permutations(in_order(checklist)))
    assert walk(checklist, findings(answers)).is_done
