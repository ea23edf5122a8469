from dataclasses import replace

from inspection.disinfection import DisinfectionState
from inspection.disposition import LockCause, Standing, options, with_usual
from inspection.disposition_file import load_dispositions
from inspection.policies import Policies
from inspection.values import Disposition, ItemGrade, PackagingGrade, Role, Verdict
from tests.inspection.conftest import RESOURCES

RULES = load_dispositions(RESOURCES / "policies" / "dispositions_electronics.yaml")
SELLING = {Disposition.RESTOCK, Disposition.REPACK, Disposition.RESELL}


def test_the_samples_in_every_policy_hold(policies: Policies) -> None:
    for rules in policies.dispositions:
        assert rules.samples
        for one in rules.samples:
            offered = options(rules, one.standing)
            where = f"{rules.rules_id}:{one.line}"
            assert [way.disposition for way in offered if way.is_usual] == [one.usual], where
            assert {w.disposition for w in offered if w.lock} == set(one.locked), where


DAMAGED = Standing(
    packaging=PackagingGrade.OPENED,
    item=ItemGrade.DAMAGED,
    grade="C",
    disinfection=DisinfectionState.NONE,
    choice=Verdict.HUMAN,
    role=Role.INSPECTOR,
)


def test_another_usual_way_comes_first_where_it_is_open_and_only_there() -> None:
    found = options(RULES, replace(DAMAGED, choice=Verdict.FULL))
    is_open = next(way for way in found if way.lock is None and not way.is_usual)
    changed = with_usual(found, is_open.disposition)
    assert [way.disposition for way in changed if way.is_usual] == [is_open.disposition]
    assert changed[0].disposition is is_open.disposition
    assert {way.disposition for way in changed} == {way.disposition for way in found}
    locked = next(way for way in found if way.lock is not None)
    assert with_usual(found, locked.disposition) == found


def test_the_grade_is_named_in_its_lock() -> None:
    restock = next(w for w in options(RULES, DAMAGED) if w.disposition is Disposition.RESTOCK)
    assert restock.lock is not None
    assert restock.lock.cause is LockCause.GRADE
    assert restock.lock.text.zh == "成色 C 不能当新品卖"
