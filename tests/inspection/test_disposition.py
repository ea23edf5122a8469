from hypothesis import given
from hypothesis import strategies as st

from inspection.disinfection import DisinfectionState
from inspection.disposition import LockCause, Standing, options
from inspection.disposition_file import load_dispositions
from inspection.grading import grade
from inspection.policies import Policies
from inspection.values import Disposition, ItemGrade, PackagingGrade, Role, Verdict
from tests.inspection.budget import few
from tests.inspection.conftest import RESOURCES
from tests.inspection.test_grading import RULE

RULES = load_dispositions(RESOURCES / "policies" / "dispositions_electronics.yaml")
SELLING = {Disposition.RESTOCK, Disposition.REPACK, Disposition.RESELL}


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    packaging, item = draw(st.sampled_from(PackagingGrade)), draw(st.sampled_from(ItemGrade))
    forced = draw(st.sampled_from([None, None, "X"]))
    return Standing(
        packaging=packaging,
        item=item,
        grade=grade(RULE, packaging=packaging, item=item, forced=forced).grade,
        disinfection=draw(st.sampled_from(DisinfectionState)),
        choice=draw(st.sampled_from(Verdict)),
        role=draw(st.sampled_from([Role.INSPECTOR, Role.SUPERVISOR])),
    )


def test_the_samples_in_every_policy_hold(policies: Policies) -> None:
    for rules in policies.dispositions:
        assert rules.samples
        for one in rules.samples:
            offered = options(rules, one.standing)
            where = f"{rules.rules_id}:{one.line}"
            assert [way.disposition for way in offered if way.is_usual] == [one.usual], where
            assert {w.disposition for w in offered if w.lock} == set(one.locked), where


@few
@given(standings())
def test_there_is_always_a_way_and_the_usual_one_is_open(standing: Standing) -> None:
    offered = options(RULES, standing)
    assert {way.disposition for way in offered} == set(Disposition)
    assert offered[0].is_usual
    assert offered[0].lock is None
    assert sum(way.is_usual for way in offered) == 1
    assert any(w.disposition is Disposition.QUARANTINE and w.lock is None for w in offered)
    locked = [way.lock is not None for way in offered]
    assert locked == sorted(locked)


@few
@given(standings())
def test_every_lock_says_why_in_both_languages(standing: Standing) -> None:
    for way in options(RULES, standing):
        if way.lock is not None:
            assert way.lock.text.zh
            assert way.lock.text.en
            assert "{" not in way.lock.text.zh + way.lock.text.en


@few
@given(standings())
def test_nothing_is_sold_without_a_proven_record_of_disinfection(standing: Standing) -> None:
    if standing.disinfection is not DisinfectionState.DONE:
        assert all(way.lock for way in options(RULES, standing) if way.disposition in SELLING)


@few
@given(standings())
def test_goods_and_money_are_never_both_kept(standing: Standing) -> None:
    if standing.choice is Verdict.NONE:
        open_ways = {way.disposition for way in options(RULES, standing) if not way.lock}
        assert open_ways <= {Disposition.QUARANTINE, Disposition.RETURN_TO_CUSTOMER}


def test_the_grade_is_named_in_its_lock() -> None:
    standing = Standing(
        packaging=PackagingGrade.OPENED,
        item=ItemGrade.DAMAGED,
        grade="C",
        disinfection=DisinfectionState.NONE,
        choice=Verdict.HUMAN,
        role=Role.INSPECTOR,
    )
    restock = next(w for w in options(RULES, standing) if w.disposition is Disposition.RESTOCK)
    assert restock.lock is not None
    assert restock.lock.cause is LockCause.GRADE
    assert restock.lock.text.zh == "成色 C 不能当新品卖"
