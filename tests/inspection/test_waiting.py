from datetime import timedelta

import pytest

from inspection.values import OriginId, Ref, Texts, TicketId, UnitId
from inspection.waiting import (
    AnswerKind,
    Consent,
    Question,
    Reply,
    WaitingRules,
    consent_of,
    in_hub_order,
)
from tests.inspection.samples import DELIVERED_AT

NOTHING = Texts(zh="", en="")
RULES = WaitingRules(
    rules_id="waiting",
    version=1,
    park_reasons=(),
    answer_within_s=3600,
    questions=(),
    answers=(
        AnswerKind(code="yes", text=NOTHING, consents=True),
        AnswerKind(code="no", text=NOTHING, consents=False),
    ),
)


def reply(code: str, seq: int, *, origin: str = "hub", minutes: int = 0) -> Reply:
    at = DELIVERED_AT + timedelta(minutes=minutes)
    place = Ref(origin=OriginId(origin), seq=seq)
    return Reply(answer_id=f"{origin}-{seq}", answer_code=code, answered_at=at, at=place)


def question(*replies: Reply, is_current: bool = True) -> Question:
    return Question(
        question_id="q",
        unit_id=UnitId("u"),
        ticket_id=TicketId("t"),
        kind_code="damage",
        evidence=(),
        asked_at=DELIVERED_AT,
        due_at=DELIVERED_AT + timedelta(hours=1),
        replies=replies,
        is_current=is_current,
        at=Ref(origin=OriginId("a"), seq=1),
    )


@pytest.mark.parametrize(
    ("questions", "consent"),
    [
        ((), Consent.NOT_ASKED),
        ((question(is_current=False),), Consent.NOT_ASKED),
        ((question(),), Consent.NOT_GIVEN),
        ((question(reply("yes", 1)),), Consent.GIVEN),
        ((question(reply("yes", 1)), question()), Consent.GIVEN),
        ((question(reply("yes", 1), is_current=False),), Consent.GIVEN),
        ((question(reply("yes", 2)), question(reply("no", 1))), Consent.GIVEN),
        ((question(reply("yes", 1)), question(reply("no", 2))), Consent.NOT_GIVEN),
        ((question(reply("of a newer policy", 1)),), Consent.NOT_GIVEN),
    ],
)
def test_consent_is_the_last_word_of_whoever_was_asked(
    questions: tuple[Question, ...], consent: Consent
) -> None:
    assert consent_of(questions, RULES) is consent


def test_the_order_is_the_hubs_whatever_its_clock_says() -> None:
    late, early = reply("yes", 1, minutes=9), reply("no", 2, minutes=1)
    assert in_hub_order([early, late]) == (late, early)
    moved = reply("no", 1, origin="next", minutes=30)
    assert in_hub_order([moved, late]) == (late, moved), "a new hub counts from one again"


def test_an_answer_or_the_end_of_its_time_ends_waiting() -> None:
    one = question()
    assert one.is_waiting(one.due_at - timedelta(milliseconds=1))
    assert not one.is_waiting(one.due_at)
    assert not question(reply("no", 1)).is_waiting(DELIVERED_AT)
    assert not question(is_current=False).is_waiting(DELIVERED_AT)
