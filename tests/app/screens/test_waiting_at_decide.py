"""Units that stand aside at the decision: not offered, woken by the customer, the answer shown."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.overlays.customer_cover import CustomerCover
from app.screens.decide_vm import DecideVm
from app.states.decide import Phase
from app.wording.bench import BenchWords
from app.wording.waiting import WaitWords
from inspection import events as ev
from inspection.handlers.wait import AskCustomer, ParkUnit, ResumeUnit, ask_customer, park, resume
from inspection.store.queries.customer import customer_side
from inspection.values import UnitId, Verdict
from tests.app.screens.instant_desk import InstantDesk
from tests.app.screens.test_decide_vm import IN_ORDER, inspected
from tests.inspection import samples

DAY = timedelta(hours=24)


class Customer:
    """Whose ticket it is, as the hub hands it over."""

    ticket_id, name, phone = "ticket-1", "张伟", "13800001234"
    address = "浙江省杭州市西湖区文三路 88 号 2 幢 501"


class Words:
    """What a customer wrote, as the hub hands it over."""

    def __init__(self, words_id: str, words: str) -> None:
        self.words_id, self.ticket_id, self.words = words_id, "ticket-1", words


def asked(desk: InstantDesk, unit_id: UnitId) -> str:
    intent = AskCustomer(unit_id=unit_id, kind_code="damage_found")
    done: list[str] = []
    desk.act(lambda work: ask_customer(work, intent, policies=desk.policies), done.append)
    return done[0]


def replied(desk: InstantDesk, unit_id: UnitId, question_id: str, code: str) -> None:
    answer = ev.CustomerAnswered(
        answer_id=f"answer-{code}",
        question_id=question_id,
        unit_id=unit_id,
        answer_code=code,
        answered_at=desk.now(),
    )
    desk.store.transact(samples.HUB, lambda work: work.record(answer))


def facts_of(desk: InstantDesk, vm: DecideVm) -> str:
    questions = vm.state.case.proposal.questions
    return WaitWords().answer_line(questions, desk.now(), desk.policies)


def test_a_parked_unit_is_not_decided_before_it_is_taken_up(desk: InstantDesk) -> None:
    unit_id = inspected(desk, IN_ORDER)
    vm = DecideVm(desk)
    vm.enter(None)
    assert [one.unit.unit_id for one in vm.state.queue] == [unit_id]
    intent = ParkUnit(unit_id=unit_id, reason_code="shift_end")
    desk.act(lambda work: park(work, intent, policies=desk.policies))
    assert vm.state.queue == ()
    vm.enter(unit_id)
    assert (vm.state.phase, vm.state.case.refusal.code) == (Phase.NOT_READY, "unit.parked")
    desk.act(lambda work: resume(work, ResumeUnit(unit_id=unit_id)))
    assert vm.state.phase is Phase.CHOOSING


@pytest.mark.parametrize(
    ("code", "offered"),
    [
        ("accepts_partial", (Verdict.FULL, Verdict.PARTIAL)),
        ("disputes", (Verdict.FULL,)),
        (None, (Verdict.FULL,)),
    ],
)
def test_the_answer_stands_with_the_facts_and_is_the_consent(
    desk: InstantDesk, code: str | None, offered: tuple[Verdict, ...]
) -> None:
    unit_id = inspected(desk, IN_ORDER)
    vm = DecideVm(desk)
    vm.enter(unit_id)
    question_id = asked(desk, unit_id)
    assert vm.state.case.refusal.code == "unit.waiting"
    if code is None:
        desk.clock.advance(DAY.total_seconds())
        vm.resume()
    else:
        replied(desk, unit_id, question_id, code)
    assert vm.state.phase is Phase.CHOOSING
    assert vm.state.verdicts == offered
    assert (vm.state.choice, vm.state.choice_minor) == (Verdict.FULL, 89900), "advice is the same"
    expected = {
        "accepts_partial": "Agrees to a partial refund, today",
        "disputes": "Disputes it, today",
        None: "No answer in time",
    }
    assert facts_of(desk, vm).startswith(expected[code])


def test_what_woke_up_is_first_and_says_what_the_customer_said(desk: InstantDesk) -> None:
    unit_id = inspected(desk, IN_ORDER)
    vm = DecideVm(desk)
    vm.enter(None)
    (ready,) = vm.state.queue
    words = BenchWords()
    assert words.unit_row(ready, desk.now(), desk.policies).state == "Inspected"
    replied(desk, unit_id, asked(desk, unit_id), "disputes")
    (woken,) = vm.state.queue
    row = words.unit_row(woken, desk.now(), desk.policies)
    assert (row.state, row.state_icon) == ("Disputes it", "user")


def test_the_customers_side_is_words_questions_and_answers_with_numbers_masked(
    desk: InstantDesk,
) -> None:
    unit_id = inspected(desk, IN_ORDER)
    question_id = asked(desk, unit_id)
    replied(desk, unit_id, question_id, "disputes")
    said = [Words("ticket-1", "右耳没声音，电话 13800001234"), Words("answer-disputes", "不是我")]
    desk.store.local.take_words(said, closed=[], revision=1, at="2026-11-21T06:30:00Z")
    with desk.store.reading() as conn:
        side = customer_side(conn, None, unit_id)
        assert customer_side(conn, None, None) is None
    lines = WaitWords().side(side, desk.now(), desk.policies.waiting)
    assert [label for label, _ in lines] == ["Own words", "Asked", "Answer", "Own words"]
    assert lines[0][1] == "右耳没声音，电话 138****1234"
    assert lines[3][1] == "不是我"
    desk.store.local.take_words([], closed=["ticket-1", "answer-disputes"], revision=2, at="")
    with desk.store.reading() as conn:
        erased = customer_side(conn, None, unit_id)
    lines = WaitWords().side(erased, desk.now(), desk.policies.waiting)
    assert [label for label, _ in lines] == ["Own words", "Asked", "Answer"]
    assert "erased" in lines[0][1]


def test_the_customers_own_name_and_address_are_masked_in_their_words_aloud_too(
    desk: InstantDesk, theme: Theme
) -> None:
    unit_id = inspected(desk, IN_ORDER)
    replied(desk, unit_id, asked(desk, unit_id), "disputes")
    said = [
        Words("ticket-1", "我是张伟，寄到杭州市西湖区，文三路88号2幢501，138.0000.1234"),
        Words("answer-disputes", "张 伟：文三路８８号没有这件"),
    ]
    desk.store.local.take_words(said, closed=[], revision=1, at="2026-11-21T06:30:00Z")
    desk.store.local.take_contacts([Customer()], closed=(), revision=1, at="2026-11-21")
    with desk.store.reading() as conn:
        side = customer_side(conn, None, unit_id)
    lines = WaitWords().side(side, desk.now(), desk.policies.waiting)
    assert lines[0][1] == "我是张*，寄到杭州市****，138****1234"
    assert lines[3][1] == "张*：****没有这件"
    window = QWidget()
    cover = CustomerCover(theme, window, desk.now)
    cover.open((side,), desk.policies.waiting)
    assert "张*" in cover.accessibleName()
    for one in (cover, *cover.findChildren(QWidget)):
        assert not re.search("张 ?伟|文三路|0000", one.accessibleName())
