import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.grading import grade
from inspection.grading_file import load_grade_rule
from inspection.policies import Policies
from inspection.values import ItemGrade, PackagingGrade
from tests.inspection.budget import few
from tests.inspection.conftest import RESOURCES

RULE = load_grade_rule(RESOURCES / "policies" / "grade_electronics.yaml")


def test_the_samples_in_every_grade_rule_hold(policies: Policies) -> None:
    for rule in policies.grade_rules:
        assert rule.samples
        for one in rule.samples:
            graded = grade(rule, packaging=one.packaging, item=one.item, forced=one.forced)
            assert graded.grade == one.grade, f"{rule.rule_id}:{one.line}"


@few
@given(st.sampled_from(PackagingGrade), st.sampled_from(ItemGrade))
def test_every_cell_has_a_letter_with_words(packaging: PackagingGrade, item: ItemGrade) -> None:
    assert RULE.words(RULE.letter(packaging, item)).zh


@few
@given(st.sampled_from(PackagingGrade), st.sampled_from(ItemGrade))
def test_a_worse_axis_never_makes_a_better_letter(
    packaging: PackagingGrade, item: ItemGrade
) -> None:
    order = [one.code for one in RULE.letters]
    here = order.index(RULE.letter(packaging, item))
    for worse in list(PackagingGrade)[list(PackagingGrade).index(packaging) :]:
        assert order.index(RULE.letter(worse, item)) >= here
    for bad in list(ItemGrade)[list(ItemGrade).index(item) :]:
        assert order.index(RULE.letter(packaging, bad)) >= here


def test_a_forced_letter_wins_over_the_matrix() -> None:
    graded = grade(RULE, packaging=PackagingGrade.SEALED, item=ItemGrade.UNOPENED, forced="X")
    assert (graded.grade, graded.is_forced) == ("X", True)


def test_an_unknown_letter_has_no_words() -> None:
    with pytest.raises(KeyError):
        RULE.words("Z")
