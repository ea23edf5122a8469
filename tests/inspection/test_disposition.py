from inspection.disinfection import DisinfectionState
from inspection.disposition import LockCause, Standing, options
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
