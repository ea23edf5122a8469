"""What every shipped checklist keeps to, and that its grounds, grades and ways go together."""

from collections.abc import Iterator

import pytest

from inspection.checklist import Checklist, Progress, Severity, walk
from inspection.checklist_case_file import load_checklist_cases
from inspection.checklist_file import load_checklist
from inspection.disinfection import DisinfectionState
from inspection.disposition import Standing, options
from inspection.grading import grade
from inspection.policies import Policies
from inspection.values import Disposition, GoodsClass, ItemGrade, Role, Verdict
from tests.inspection.conftest import RESOURCES
from tests.inspection.test_checklist import findings, in_order

CHECKLISTS = [load_checklist(RESOURCES / "checklists" / f"{goods}.yaml") for goods in GoodsClass]
SELLING = {Disposition.RESTOCK, Disposition.REPACK, Disposition.RESELL, Disposition.DONATE}
STOPS = {"serial_differs", "other_item", "empty_box"}
each_list = pytest.mark.parametrize("checklist", CHECKLISTS, ids=lambda one: one.checklist_id)


def lone_troubles(checklist: Checklist) -> Iterator[tuple[list[tuple[str, str]], Progress]]:
    """Every walk with one answer out of the ordinary, and the one with none."""
    for question in checklist.questions:
        for option in question.answers:
            answers: list[tuple[str, str]] = []
            while (asked := walk(checklist, findings(answers)).current) is not None:
                chosen = option.answer_id if asked is question else asked.usual_id
                if option.clean is not None and (asked.question_id, chosen) in answers:
                    chosen = asked.usual_id
                answers.append((asked.question_id, chosen))
            yield answers, walk(checklist, findings(answers))


@each_list
def test_the_first_question_tells_what_it_is_and_stops_where_it_is_not(
    checklist: Checklist,
) -> None:
    first = checklist.questions[0]
    stops = {one.answer_id for one in first.answers if one.grade == "X"}
    assert stops >= STOPS
    for one in first.answers:
        is_stop = one.answer_id in stops
        assert (one.next_id is None, one.needs_person or not is_stop) == (is_stop, True)
        assert one.shots
    later = [one for question in checklist.questions[1:] for one in question.answers]
    assert not any(one.grade for one in later)


ALL_LISTS = [
    load_checklist(path)
    for path in sorted((RESOURCES / "checklists").glob("*.yaml"))
    if path.name != "reception.yaml"
]


@pytest.mark.parametrize("checklist", ALL_LISTS, ids=lambda one: f"{one.name.en}-{one.version}")
def test_one_answer_says_that_nothing_lies_in_the_box(checklist: Checklist) -> None:
    """Older versions too: units begun under them ask for no label on nothing either."""
    absent = [one for asked in checklist.questions for one in asked.answers if one.is_absent]
    assert [(one.severity, one.grade) for one in absent] == [(Severity.STOP, "X")]
    answers = [(checklist.questions[0].question_id, absent[0].answer_id)]
    assert walk(checklist, findings(answers)).is_absent
    assert not walk(checklist, findings(in_order(checklist))).is_absent


@each_list
def test_an_item_in_order_takes_at_most_five_questions_and_no_person(checklist: Checklist) -> None:
    progress = walk(checklist, findings(in_order(checklist)))
    assert progress.is_done
    assert progress.asked <= 5
    assert not progress.needs_person
    assert {step.answer.ground for step in progress.steps} == {None}


@each_list
def test_every_ground_is_one_the_law_lists_for_these_goods(
    checklist: Checklist, policies: Policies
) -> None:
    pack = policies.refund_pack_for("CN")
    never = {one.code for one in pack.never_grounds}
    for question in checklist.questions:
        for option in question.answers:
            if option.ground is not None:
                assert pack.ground(option.ground, checklist.goods[0]) is not None, option.ground
                assert option.ground not in never
            if option.answer_id == "opened":
                assert option.ground is None


@each_list
def test_the_cases_cover_each_stop_each_ground_and_the_way_in_order(checklist: Checklist) -> None:
    file = RESOURCES / "checklists" / "cases" / f"{checklist.checklist_id}.yaml"
    cases = load_checklist_cases(file, (checklist,)).cases
    walks = [walk(checklist, findings(one.answers)) for one in cases]
    taken = {step.answer.answer_id for one in walks for step in one.steps if step.answer.grade}
    assert taken == {one.answer_id for one in checklist.questions[0].answers if one.grade}
    options_all = [one for question in checklist.questions for one in question.answers]
    sampled = {ground for one in cases for ground in one.grounds}
    assert sampled == {one.ground for one in options_all if one.ground}
    assert tuple(in_order(checklist)) in {one.answers for one in cases}
    assert any(one.cleaning for one in walks)


@each_list
def test_cleaning_is_asked_of_once_and_leads_to_both_ends(checklist: Checklist) -> None:
    cleaned = [
        question
        for question in checklist.questions
        if any(one.clean is not None for one in question.answers)
    ]
    assert len(cleaned) == 1
    final = [one for one in cleaned[0].answers if one.clean is None]
    assert {"ok", "warn"} <= {one.severity.value for one in final}


def test_a_photo_has_the_same_words_whichever_list_asks_for_it() -> None:
    # a photo is shown by its subject alone, and the first list that knows it says the words
    known = {}
    for checklist in CHECKLISTS:
        for subject, shot in checklist.shots.items():
            assert known.setdefault(subject, shot) == shot, subject


@each_list
def test_every_letter_an_answer_forces_is_one_of_the_grades(
    checklist: Checklist, policies: Policies
) -> None:
    rule = policies.grade_rule_for(checklist.goods[0])
    for question in checklist.questions:
        for option in question.answers:
            assert option.grade is None or rule.words(option.grade)


def open_ways(
    policies: Policies, checklist: Checklist, progress: Progress, choice: Verdict, role: Role
) -> set[Disposition]:
    goods = checklist.goods[0]
    graded = grade(
        policies.grade_rule_for(goods),
        packaging=progress.packaging,
        item=progress.item,
        forced=progress.forced_grade,
    )
    standing = Standing(
        packaging=graded.packaging,
        item=graded.item,
        grade=graded.grade,
        disinfection=DisinfectionState.DONE,
        choice=choice,
        role=role,
    )
    offered = options(policies.dispositions_for(goods), standing)
    return {one.disposition for one in offered if one.lock is None}


@pytest.mark.parametrize("choice", Verdict)
@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.SUPERVISOR])
def test_what_may_have_been_touched_inside_is_never_sold_whoever_asks(
    policies: Policies, choice: Verdict, role: Role
) -> None:
    hygiene = next(one for one in CHECKLISTS if one.goods == (GoodsClass.HYGIENE,))
    unfit = {"broken", "unsure", "expired", "spoiled", "used", "leaking"}
    found = set()
    for answers, progress in lone_troubles(hygiene):
        trouble = unfit & {answer for _, answer in answers}
        found |= trouble
        if trouble:
            assert not open_ways(policies, hygiene, progress, choice, role) & SELLING, answers
    assert found == unfit


def test_out_of_date_is_destroyed_once_it_is_paid_and_kept_until_then(policies: Policies) -> None:
    hygiene = next(one for one in CHECKLISTS if one.goods == (GoodsClass.HYGIENE,))
    walks = [one for answers, one in lone_troubles(hygiene) if ("expiry", "expired") in answers]
    assert [one.item for one in walks] == [ItemGrade.DEFECTIVE]
    paid = open_ways(policies, hygiene, walks[0], Verdict.FULL, Role.INSPECTOR)
    assert Disposition.DESTROY in paid
    held = open_ways(policies, hygiene, walks[0], Verdict.HUMAN, Role.INSPECTOR)
    assert held == {Disposition.QUARANTINE}


@each_list
def test_an_item_with_a_ground_against_it_is_never_sold_as_new(
    checklist: Checklist, policies: Policies
) -> None:
    new = {Disposition.RESTOCK, Disposition.REPACK}
    for answers, progress in lone_troubles(checklist):
        if any(step.answer.ground for step in progress.steps):
            ways = open_ways(policies, checklist, progress, Verdict.FULL, Role.SUPERVISOR)
            assert not ways & new, answers
