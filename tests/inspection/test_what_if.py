from dataclasses import replace

import pytest

from inspection.refund_policy import SUPPOSED, Advice, recommend
from inspection.values import ReasonClass, Verdict
from inspection.what_if import suppose, what_if
from tests.inspection.test_grading import RULE
from tests.inspection.test_refund_policy import CN, FAULTY, IN_ORDER, SCRATCHED, case

ACTIVATED = (*IN_ORDER[:4], ("power", "data_left"))
SEALED = (("plate", "matches"), ("packaging", "sealed"))


def really(advice: Advice) -> Advice:
    """The advice once the photos it took for granted are taken, by the ids tests give them."""

    def taken(name: str) -> str:
        return name.replace(SUPPOSED, "photo-")

    grounds = tuple(
        replace(one, evidence=tuple(map(taken, one.evidence))) for one in advice.grounds
    )
    return replace(advice, grounds=grounds)


@pytest.mark.parametrize("reason", [ReasonClass.NO_REASON, ReasonClass.QUALITY])
@pytest.mark.parametrize(
    ("changes", "then"),
    [
        ({"power": "data_left"}, ACTIVATED),
        ({"surface": "clear_marks"}, SCRATCHED),
        ({"power": "fault"}, FAULTY),
        ({"packaging": "sealed"}, SEALED),
        ({"plate": "empty_box"}, (("plate", "empty_box"),)),
        ({}, IN_ORDER),
    ],
)
def test_what_if_equals_the_decision_when_it_becomes_real(
    changes: dict[str, str], then: tuple[tuple[str, str], ...], reason: ReasonClass
) -> None:
    supposed = what_if(CN, RULE, case(reason_class=reason), changes)
    assert really(supposed) == recommend(CN, case(then, reason_class=reason))


def test_taking_a_finding_away_gives_the_money_back() -> None:
    assert recommend(CN, case(ACTIVATED)).verdict is Verdict.NONE
    assert what_if(CN, RULE, case(ACTIVATED), {"power": "works"}).verdict is Verdict.FULL


def test_new_questions_count_as_answered_the_usual_way() -> None:
    supposed = suppose(RULE, case(SEALED), {"packaging": "opened"})
    assert supposed.progress.is_done
    assert [one.answer.answer_id for one in supposed.progress.steps] == [
        answer for _, answer in IN_ORDER
    ]


def test_a_photo_that_was_taken_keeps_its_name() -> None:
    advice = what_if(CN, RULE, case(), {"surface": "clear_marks"})
    marks = next(one for one in advice.grounds if one.code == "appearance_traces")
    assert marks.evidence == ("photo-item.front", f"{SUPPOSED}item.mark")


def test_the_case_itself_stays_as_it_is() -> None:
    before = case()
    what_if(CN, RULE, before, {"power": "data_left"})
    assert before == case()


@pytest.mark.parametrize("answers", [{"colour": "red"}, {"power": "sings"}])
def test_only_what_can_be_answered_can_be_supposed(answers: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        what_if(CN, RULE, case(), answers)
