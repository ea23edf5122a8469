"""What would change the advice is what would be advised."""

from __future__ import annotations

import pytest

from inspection.handlers.decide import advice_if
from inspection.handlers.supposing import alternatives
from inspection.values import UnitId, Verdict
from tests.inspection.handlers.bench import Bench


@pytest.fixture
def unit_id(bench: Bench) -> UnitId:
    unit = bench.unit()
    bench.inspect(unit)
    return unit


def test_only_what_changes_the_advice_is_named_and_nothing_is_recorded(
    bench: Bench, unit_id: UnitId
) -> None:
    before = list(bench.store.records)
    proposal = bench.propose(unit_id)
    found = alternatives(proposal)
    assert bench.store.records == before
    named = {(one.question.question_id, one.answer.answer_id): one.advice for one in found}
    assert named["power", "data_left"].verdict is Verdict.NONE
    asked = [step.question.question_id for step in proposal.progress.steps]
    places = [asked.index(one.question.question_id) for one in found]
    assert places == sorted(places)


def test_every_answer_not_named_would_change_nothing_anybody_acts_upon(
    bench: Bench, unit_id: UnitId
) -> None:
    proposal = bench.propose(unit_id)
    named = {(one.question.question_id, one.answer.answer_id) for one in alternatives(proposal)}
    for step in proposal.progress.steps:
        for answer in step.question.answers:
            key = (step.question.question_id, answer.answer_id)
            if answer.clean is not None:
                assert key not in named
                continue
            supposed = advice_if(proposal, {key[0]: key[1]})
            now = proposal.advice
            if key not in named:
                assert (supposed.verdict, supposed.amount_minor, supposed.can_refuse) == (
                    now.verdict,
                    now.amount_minor,
                    now.can_refuse,
                )


def test_what_is_named_is_what_is_advised_once_it_is_answered(
    bench: Bench, unit_id: UnitId
) -> None:
    supposed = next(
        one for one in alternatives(bench.propose(unit_id)) if one.answer.answer_id == "data_left"
    )
    bench.answer(unit_id, supposed.question.question_id, supposed.answer.answer_id)
    bench.shoot(bench.propose(unit_id).unit.parcel_id, "item.screen", unit_id)
    real = bench.propose(unit_id).advice
    assert (real.verdict, real.amount_minor) == (
        supposed.advice.verdict,
        supposed.advice.amount_minor,
    )
    assert [one.code for one in real.grounds] == [one.code for one in supposed.advice.grounds]
