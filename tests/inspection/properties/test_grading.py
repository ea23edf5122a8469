from hypothesis import given
from hypothesis import strategies as st

from inspection.values import ItemGrade, PackagingGrade
from tests.inspection.test_grading import RULE


@given(st.sampled_from(PackagingGrade), st.sampled_from(ItemGrade))
def test_every_cell_has_a_letter_with_words(packaging: PackagingGrade, item: ItemGrade) -> None:
    assert RULE.words(RULE.letter(packaging, item)).zh


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
