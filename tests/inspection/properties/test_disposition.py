from hypothesis import given
from hypothesis import strategies as st

from inspection.disinfection import DisinfectionState
from inspection.disposition import Standing, options
from inspection.grading import grade
from inspection.values import Disposition, ItemGrade, PackagingGrade, Role, Verdict
from tests.inspection.test_disposition import RULES, SELLING
from tests.inspection.test_grading import RULE


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


@given(standings())
def test_every_lock_says_why_in_both_languages(standing: Standing) -> None:
    for way in options(RULES, standing):
        if way.lock is not None:
            assert way.lock.text.zh
            assert way.lock.text.en
            assert "{" not in way.lock.text.zh + way.lock.text.en


@given(standings())
def test_nothing_is_sold_without_a_proven_record_of_disinfection(standing: Standing) -> None:
    if standing.disinfection is not DisinfectionState.DONE:
        assert all(way.lock for way in options(RULES, standing) if way.disposition in SELLING)


@given(standings())
def test_goods_and_money_are_never_both_kept(standing: Standing) -> None:
    if standing.choice is Verdict.NONE:
        open_ways = {way.disposition for way in options(RULES, standing) if not way.lock}
        assert open_ways <= {Disposition.QUARANTINE, Disposition.RETURN_TO_CUSTOMER}
