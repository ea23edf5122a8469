from typing import Any

import pytest

from inspection.events import CustomerAnswered, CustomerAsked, FactWithdrawn, UnitParked
from inspection.handlers.decide import submit
from inspection.handlers.inspect import (
    Answer,
    IdentifyUnit,
    UndoUnit,
    WithdrawAnswer,
    answer,
    identify_unit,
    undo_unit,
    withdraw_answer,
)
from inspection.handlers.receive import ReceiveParcel, receive_parcel
from inspection.handlers.wait import (
    AskCustomer,
    ParkUnit,
    ResumeUnit,
    WithdrawQuestion,
    ask_customer,
    park,
    resume,
    withdraw_question,
)
from inspection.values import UnitId, Verdict
from inspection.waiting import Consent
from tests.inspection import samples
from tests.inspection.handlers.bench import Bench

DAY_S = 24 * 3600


def parked(bench: Bench, unit_id: UnitId, reason: str = "shift_end") -> str:
    return bench.do(park, ParkUnit(unit_id=unit_id, reason_code=reason))


def asked(bench: Bench, unit_id: UnitId, kind: str = "damage_found") -> str:
    return bench.do(ask_customer, AskCustomer(unit_id=unit_id, kind_code=kind))


def replied(bench: Bench, question_id: str, unit_id: UnitId, code: str) -> None:
    number = len(bench.store.records)
    bench.record(
        CustomerAnswered(
            answer_id=f"answer-{number}",
            question_id=question_id,
            unit_id=unit_id,
            answer_code=code,
            answered_at=bench.store.clock.now(),
        )
    )


def first_answer(bench: Bench, unit_id: UnitId) -> Answer:
    question = bench.progress(unit_id).current
    return Answer(unit_id=unit_id, question_id=question.question_id, answer_id=question.usual_id)


def inspected(bench: Bench) -> UnitId:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    bench.inspect(unit_id)
    return unit_id


def test_nothing_is_answered_or_decided_on_a_parked_unit(bench: Bench) -> None:
    unit_id = inspected(bench)
    decision = bench.accept(unit_id)
    parked(bench, unit_id)
    step = bench.progress(unit_id).steps[0]
    for action, intent in (
        (answer, Answer(unit_id=unit_id, question_id=step.question.question_id, answer_id="x")),
        (withdraw_answer, WithdrawAnswer(unit_id=unit_id)),
        (undo_unit, UndoUnit(unit_id=unit_id)),
        (submit, decision),
        (ask_customer, AskCustomer(unit_id=unit_id, kind_code="damage_found")),
    ):
        assert bench.refused(action, intent).code == "unit.parked"
    assert bench.do(resume, ResumeUnit(unit_id=unit_id)) == 1
    assert bench.submit(decision).decision_id


def test_what_was_found_before_is_there_after_resuming(bench: Bench) -> None:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    bench.do(answer, first_answer(bench, unit_id))
    before = bench.progress(unit_id)
    parked(bench, unit_id)
    bench.do(resume, ResumeUnit(unit_id=unit_id), actor=samples.SUPERVISOR)
    assert bench.progress(unit_id) == before
    bench.do(answer, first_answer(bench, unit_id))


def test_another_reason_replaces_the_first_and_the_same_records_nothing(bench: Bench) -> None:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    first = parked(bench, unit_id)
    assert parked(bench, unit_id) == first
    second = parked(bench, unit_id, "needs_charging")
    assert [one.supersedes for one in bench.store.events(UnitParked)] == [(), (first,)]
    found = bench.store.read(lambda facts: facts.parkings_of(unit_id))
    assert [(one.parking_id, one.reason_code) for one in found] == [(second, "needs_charging")]


def test_resuming_what_is_not_parked_records_nothing(bench: Bench) -> None:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    before = list(bench.store.records)
    assert bench.do(resume, ResumeUnit(unit_id=unit_id)) == 0
    assert bench.store.records == before


def test_a_parking_made_apart_after_a_decision_can_be_left(bench: Bench) -> None:
    unit_id = inspected(bench)
    bench.submit(bench.accept(unit_id))
    apart = UnitParked(
        parking_id="p", unit_id=unit_id, parcel_id="x", reason_code="shift_end", supersedes=()
    )
    bench.record(apart, samples.INSPECTOR)
    assert bench.do(resume, ResumeUnit(unit_id=unit_id)) == 1
    assert bench.store.read(lambda facts: facts.parkings_of(unit_id)) == ()


def test_a_question_carries_codes_photos_and_24_hours(bench: Bench) -> None:
    unit_id = inspected(bench)
    asked(bench, unit_id)
    (question,) = bench.store.events(CustomerAsked)
    assert (question.kind_code, question.ticket_id) == ("damage_found", "ticket-1")
    assert (question.policy_id, question.policy_version) == ("waiting", 1)
    assert len(question.evidence) == len(bench.propose(unit_id).unit_evidence) > 0
    assert (question.due_at - bench.store.clock.now()).total_seconds() == DAY_S


def test_a_unit_waits_until_the_customer_answers(bench: Bench) -> None:
    unit_id = inspected(bench)
    decision = bench.accept(unit_id)
    question_id = asked(bench, unit_id)
    assert bench.refused(submit, decision).code == "unit.waiting"
    park_it = ParkUnit(unit_id=unit_id, reason_code="shift_end")
    assert bench.refused(park, park_it).code == "unit.waiting"
    replied(bench, question_id, unit_id, "disputes")
    assert bench.submit(decision).decision_id


def test_silence_wakes_a_unit_and_is_no_consent(bench: Bench) -> None:
    unit_id = inspected(bench)
    asked(bench, unit_id)
    bench.store.clock.advance(DAY_S - 1)
    assert bench.refused(submit, bench.accept(unit_id)).code == "unit.waiting"
    bench.store.clock.advance(1)
    assert bench.propose(unit_id).consent is Consent.NOT_GIVEN
    assert bench.submit(bench.accept(unit_id)).decision_id


def test_a_question_taken_back_was_never_asked(bench: Bench) -> None:
    unit_id = inspected(bench)
    question_id = asked(bench, unit_id)
    bench.do(withdraw_question, WithdrawQuestion(unit_id=unit_id))
    assert bench.store.events(FactWithdrawn)[-1].fact_id == question_id
    assert bench.propose(unit_id).consent is Consent.NOT_ASKED
    again = WithdrawQuestion(unit_id=unit_id)
    assert bench.refused(withdraw_question, again).code == "undo.nothing"
    assert bench.submit(bench.accept(unit_id)).decision_id


def test_asking_again_replaces_what_nobody_has_answered(bench: Bench) -> None:
    unit_id = inspected(bench)
    first = asked(bench, unit_id)
    assert asked(bench, unit_id) == first, "the same question with the same photos is one"
    second = asked(bench, unit_id, "part_missing")
    assert bench.store.events(CustomerAsked)[-1].supersedes == (first,)
    replied(bench, second, unit_id, "sends_part")
    third = asked(bench, unit_id)
    assert bench.store.events(CustomerAsked)[-1].supersedes == (), "an answer stays on record"
    assert third not in {first, second}


@pytest.mark.parametrize(
    ("code", "consent"),
    [("accepts_partial", Consent.GIVEN), ("owns_damage", Consent.NOT_GIVEN)],
)
def test_where_the_customer_was_asked_only_a_recorded_consent_makes_a_refund_partial(
    bench: Bench, code: str, consent: Consent
) -> None:
    unit_id = inspected(bench)
    replied(bench, asked(bench, unit_id), unit_id, code)
    partial: dict[str, Any] = {
        "choice": Verdict.PARTIAL,
        "choice_minor": 40000,
        "override_reason": "buyer_consented",
    }
    assert bench.propose(unit_id).consent is consent
    if consent is Consent.GIVEN:
        assert bench.submit(bench.accept(unit_id, **partial)).needs_review
    else:
        intent = bench.accept(unit_id, **partial)
        assert bench.refused(submit, intent).code == "refund.consent_not_given"


def test_the_last_answer_counts(bench: Bench) -> None:
    unit_id = inspected(bench)
    question_id = asked(bench, unit_id)
    replied(bench, question_id, unit_id, "accepts_partial")
    replied(bench, question_id, unit_id, "disputes")
    proposal = bench.propose(unit_id)
    codes = [one.answer_code for one in proposal.questions[0].replies]
    assert (codes, proposal.consent) == (["accepts_partial", "disputes"], Consent.NOT_GIVEN)


@pytest.mark.parametrize(
    ("action", "intent", "code"),
    [
        (park, ParkUnit(unit_id=UnitId("nothing"), reason_code="shift_end"), "unit.unknown"),
        (resume, ResumeUnit(unit_id=UnitId("nothing")), "unit.unknown"),
        (ask_customer, AskCustomer(unit_id=UnitId("nothing"), kind_code="x"), "unit.unknown"),
        (withdraw_question, WithdrawQuestion(unit_id=UnitId("nothing")), "unit.unknown"),
    ],
)
def test_what_nobody_knows_is_refused(bench: Bench, action: Any, intent: Any, code: str) -> None:
    assert bench.refused(action, intent).code == code


def test_codes_the_policy_does_not_have_are_refused(bench: Bench) -> None:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    reason = ParkUnit(unit_id=unit_id, reason_code="王小姐 13800001234")
    assert bench.refused(park, reason).code == "parking.reason_unknown"
    kind = AskCustomer(unit_id=unit_id, kind_code="why?")
    assert bench.refused(ask_customer, kind).code == "question.kind_unknown"
    bare = AskCustomer(unit_id=unit_id, kind_code="damage_found")
    assert bench.refused(ask_customer, bare).code == "question.photo_missing"


def test_nobody_can_be_asked_about_a_unit_without_a_ticket(bench: Bench) -> None:
    bench.announce(samples.ticket())
    codes = (samples.code("SF0000000000001"),)
    taken = bench.do(receive_parcel, ReceiveParcel(codes=codes, force_unmatched=True))
    parcel_id = taken.parcel_id
    bench.outside(parcel_id)
    bench.disinfect(parcel_id)
    unit = bench.do(identify_unit, IdentifyUnit(parcel_id=parcel_id, line_id=None))
    bench.shoot(parcel_id, "item.front", unit.unit_id)
    intent = AskCustomer(unit_id=unit.unit_id, kind_code="damage_found")
    assert bench.refused(ask_customer, intent).code == "unit.no_ticket"


@pytest.mark.parametrize("actor", [samples.DOCK, samples.ADMIN])
def test_only_the_bench_puts_aside_and_asks(bench: Bench, actor: Any) -> None:
    bench.announce(samples.ticket())
    unit_id = bench.unit()
    for action, intent in (
        (park, ParkUnit(unit_id=unit_id, reason_code="shift_end")),
        (resume, ResumeUnit(unit_id=unit_id)),
        (ask_customer, AskCustomer(unit_id=unit_id, kind_code="damage_found")),
        (withdraw_question, WithdrawQuestion(unit_id=unit_id)),
    ):
        assert bench.refused(action, intent, actor=actor).code == "person.not_allowed"
