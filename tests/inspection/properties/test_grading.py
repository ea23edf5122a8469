import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.grading import GradeRule
from inspection.grading_file import load_grade_rule
from inspection.values import GoodsClass, ItemGrade, PackagingGrade
from tests.inspection.conftest import RESOURCES

RULES = [load_grade_rule(RESOURCES / "policies" / f"grade_{goods}.yaml") for goods in GoodsClass]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda one: one.rule_id)


@each_rule
@given(packaging=st.sampled_from(PackagingGrade), item=st.sampled_from(ItemGrade))
def test_every_cell_has_a_letter_with_words(
    rule: GradeRule, packaging: PackagingGrade, item: ItemGrade
) -> None:
    assert rule.words(rule.letter(packaging, item)).zh


@each_rule
@given(packaging=st.sampled_from(PackagingGrade), item=st.sampled_from(ItemGrade))
def test_a_worse_axis_never_makes_a_better_letter(
    rule: GradeRule, packaging: PackagingGrade, item: ItemGrade
) -> None:
    order = [one.code for one in rule.letters]
    here = order.index(rule.letter(packaging, item))
    for worse in list(PackagingGrade)[list(PackagingGrade).index(packaging) :]:
        assert order.index(rule.letter(worse, item)) >= here
    for bad in list(ItemGrade)[list(ItemGrade).index(item) :]:
        assert order.index(rule.letter(packaging, bad)) >= here
