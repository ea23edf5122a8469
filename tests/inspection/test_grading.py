import pytest

from inspection.grading import grade
from inspection.grading_file import load_grade_rule
from inspection.policies import Policies
from inspection.values import ItemGrade, PackagingGrade
from tests.inspection.conftest import RESOURCES

RULE = load_grade_rule(RESOURCES / "policies" / "grade_electronics.yaml")


def test_the_samples_in_every_grade_rule_hold(policies: Policies) -> None:
    for rule in policies.grade_rules:
        assert rule.samples
        for one in rule.samples:
            graded = grade(rule, packaging=one.packaging, item=one.item, forced=one.forced)
            assert graded.grade == one.grade, f"{rule.rule_id}:{one.line}"


def test_a_forced_letter_wins_over_the_matrix() -> None:
    graded = grade(RULE, packaging=PackagingGrade.SEALED, item=ItemGrade.UNOPENED, forced="X")
    assert (graded.grade, graded.is_forced) == ("X", True)


def test_an_unknown_letter_has_no_words() -> None:
    with pytest.raises(KeyError):
        RULE.words("Z")
