"""Ages in words, and answers that are carried over to other goods."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from inspection.carried import carried, still_to_ask
from inspection.policies import Policies
from inspection.unclaimed import SampleAge
from inspection.values import GoodsClass
from tests.inspection.test_checklist import findings

NOW = datetime(2026, 11, 21, tzinfo=UTC)


def test_every_sample_of_the_file_holds(policies: Policies) -> None:
    def found(sample: SampleAge) -> tuple[str, bool]:
        received_at = NOW - timedelta(hours=sample.hours)
        rules = policies.unclaimed
        return rules.band_of(received_at, NOW).band_id, rules.is_overdue(received_at, NOW)

    samples = policies.unclaimed.samples
    assert [found(one) for one in samples] == [(one.band, one.remind) for one in samples]


def test_a_clock_set_back_makes_nothing_older(policies: Policies) -> None:
    assert policies.unclaimed.band_of(NOW + timedelta(days=9), NOW).band_id == "fresh"


@pytest.mark.parametrize("goods", list(GoodsClass))
def test_every_checklist_leaves_its_comparison_for_later(
    policies: Policies, goods: GoodsClass
) -> None:
    checklist = policies.checklist_for(goods)
    later = policies.unclaimed.asked_later(checklist.checklist_id)
    assert {checklist.questions[0].question_id} == later
    asked = still_to_ask(checklist, (), later)
    assert asked
    assert later.isdisjoint(one.question_id for one in asked)


def test_an_answer_counts_where_the_same_was_asked_word_for_word(policies: Policies) -> None:
    general = policies.checklist_for(GoodsClass.GENERAL)
    electronics = policies.checklist_for(GoodsClass.ELECTRONICS)
    given = tuple(
        replace(one, checklist_id="general", checklist_version=general.version)
        for one in findings([("packaging", "damaged"), ("surface", "broken"), ("use", "works")])
    )
    kept = carried(given, electronics, policies.checklists)
    assert [one.question_id for one in kept] == ["packaging"], "surface was asked in other words"
    assert carried(given, general, policies.checklists) == given
    unknown = tuple(replace(one, checklist_version=99) for one in given)
    assert carried(unknown, electronics, policies.checklists) == ()
