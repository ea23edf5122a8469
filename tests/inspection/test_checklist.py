from collections.abc import Sequence
from datetime import UTC, datetime

from inspection.checklist import Checklist, Finding, Progress, Severity, walk
from inspection.checklist_case_file import load_checklist_cases
from inspection.checklist_file import load_checklist
from inspection.policies import Policies
from inspection.values import ItemGrade, OriginId, PackagingGrade, Ref
from tests.inspection.conftest import RESOURCES

CASE_FILES = sorted((RESOURCES / "checklists" / "cases").glob("*.yaml"))
ELECTRONICS = load_checklist(RESOURCES / "checklists" / "electronics.yaml")


def findings(answers: Sequence[tuple[str, str]]) -> list[Finding]:
    return [
        Finding(
            finding_id=f"finding-{at}",
            question_id=question_id,
            answer_id=answer_id,
            checklist_id=ELECTRONICS.checklist_id,
            checklist_version=ELECTRONICS.version,
            evidence=(),
            recorded_at=datetime(2026, 11, 21, 7, 0, at, tzinfo=UTC),
            at=Ref(origin=OriginId("a"), seq=at),
        )
        for at, (question_id, answer_id) in enumerate(answers, start=1)
    ]


def follow(*answers: tuple[str, str]) -> Progress:
    return walk(ELECTRONICS, findings(answers))


def in_order(checklist: Checklist) -> list[tuple[str, str]]:
    answers: list[tuple[str, str]] = []
    while (question := walk(checklist, findings(answers)).current) is not None:
        answers.append((question.question_id, question.usual_id))
    return answers


def test_the_sample_cases_of_every_checklist_hold(policies: Policies) -> None:
    found = [load_checklist_cases(path, policies.checklists) for path in CASE_FILES]
    named = {(one.checklist.checklist_id, one.checklist.version) for one in found}
    assert named == {(one.checklist_id, one.version) for one in policies.checklists}
    for checklist, cases in ((one.checklist, one.cases) for one in found):
        assert cases
        for one in cases:
            progress = walk(checklist, findings(one.answers))
            told = (
                progress.packaging,
                progress.item,
                progress.required_shots,
                tuple(step.answer.ground for step in progress.steps if step.answer.ground),
                progress.is_done,
            )
            expected = (one.packaging, one.item, one.shots, one.grounds, one.is_done)
            assert told == expected, f"{checklist.checklist_id}:{one.line} {one.name}"
            assert one.source.startswith("DOMAIN "), one.name
            cleaned = [progress.cleaning.question.question_id] if progress.cleaning else []
            way = [step.question.question_id for step in progress.steps] + cleaned
            assert way == list(dict.fromkeys(question for question, _ in one.answers))


def test_an_item_in_order_takes_five_questions_and_three_photos() -> None:
    progress = follow(*in_order(ELECTRONICS))
    assert progress.is_done
    assert progress.asked == 5
    assert len(progress.required_shots) == 3
    assert not progress.needs_person
    assert {step.answer.severity for step in progress.steps} == {Severity.OK}


def test_the_expected_number_of_questions_is_exact_on_the_usual_way() -> None:
    answers = in_order(ELECTRONICS)
    assert [walk(ELECTRONICS, findings(answers[:n])).expected_about for n in range(6)] == [5] * 6


def test_an_unusual_answer_asks_more() -> None:
    before = follow(("plate", "matches"), ("packaging", "opened"), ("contents", "complete"))
    after = follow(
        ("plate", "matches"),
        ("packaging", "opened"),
        ("contents", "complete"),
        ("surface", "clear_marks"),
    )
    assert (before.expected_about, after.expected_about) == (5, 6)
    assert after.current is not None
    assert after.current.question_id == "repair"


def test_findings_left_behind_by_a_changed_answer_do_not_count() -> None:
    progress = follow(("plate", "empty_box"), ("packaging", "damaged"), ("power", "fault"))
    assert progress.is_done
    assert [step.question.question_id for step in progress.steps] == ["plate"]
    assert (progress.packaging, progress.item) == (PackagingGrade.OPENED, ItemGrade.LIKE_NEW)
    assert progress.forced_grade == "X"


def test_an_answer_this_version_does_not_know_is_asked_again() -> None:
    progress = follow(("plate", "from_another_version"))
    assert progress.current is not None
    assert progress.current.question_id == "plate"
    assert progress.asked == 0


def test_missing_shots_keep_the_order_in_which_they_are_asked_for() -> None:
    progress = follow(*in_order(ELECTRONICS))
    assert progress.missing_shots(["item.unboxed", "label"]) == ("item.plate", "item.front")
    assert progress.missing_shots(progress.required_shots) == ()


def test_nothing_names_opening_as_a_ground() -> None:
    question = ELECTRONICS.question("packaging")
    assert question is not None
    assert {answer.ground for answer in question.answers} == {None}


DIRTY = (*in_order(ELECTRONICS)[:3], ("surface", "dirty"))


def test_what_is_merely_dirty_asks_its_question_again() -> None:
    progress = follow(*DIRTY)
    assert not progress.is_done
    assert progress.current is not None
    assert progress.cleaning is not None
    assert progress.current is progress.cleaning.question
    assert (progress.asked, progress.expected_about) == (3, 5)
    assert progress.required_shots[-1] == "item.stain"
    assert (progress.item, progress.needs_person) == (ItemGrade.LIKE_NEW, False)


def test_the_answer_after_cleaning_is_the_only_one_that_counts() -> None:
    progress = follow(*DIRTY, ("surface", "none"), ("power", "works"))
    assert progress.is_done
    assert progress.cleaning is None
    assert "item.stain" not in progress.required_shots
    assert follow(*DIRTY, ("surface", "dirty")).cleaning is not None


def test_an_answer_that_cleans_may_be_the_first_to_take_back() -> None:
    assert follow(*DIRTY).is_begun
    assert not follow().is_begun
