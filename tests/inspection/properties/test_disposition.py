import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection.disinfection import DisinfectionState
from inspection.disposition import DispositionRules, LockCause, Standing, options
from inspection.disposition_file import load_dispositions
from inspection.grading import GradeRule, grade
from inspection.values import Disposition, GoodsClass, ItemGrade, PackagingGrade, Role, Verdict
from tests.inspection.conftest import RESOURCES
from tests.inspection.packs.test_goods_classes import SELLING
from tests.inspection.properties.test_grading import RULES as GRADES

Placing = tuple[DispositionRules, Standing]
RULES = [
    load_dispositions(RESOURCES / "policies" / f"dispositions_{goods}.yaml") for goods in GoodsClass
]


@st.composite
def placings(draw: st.DrawFn) -> Placing:
    """A unit of some class, graded by its rule, and the ways of that class."""
    rules, rule = draw(st.sampled_from(list(zip(RULES, GRADES, strict=True))))
    return rules, draw(standings(rule))


@st.composite
def standings(draw: st.DrawFn, rule: GradeRule) -> Standing:
    packaging, item = draw(st.sampled_from(PackagingGrade)), draw(st.sampled_from(ItemGrade))
    forced = draw(st.sampled_from([None, None, "X"]))
    return Standing(
        packaging=packaging,
        item=item,
        grade=grade(rule, packaging=packaging, item=item, forced=forced).grade,
        disinfection=draw(st.sampled_from(DisinfectionState)),
        choice=draw(st.sampled_from(Verdict)),
        role=draw(st.sampled_from([Role.INSPECTOR, Role.SUPERVISOR])),
    )


def opened(placing: Placing) -> set[Disposition]:
    return {way.disposition for way in options(*placing) if way.lock is None}


@given(placings())
def test_there_is_always_a_way_and_the_usual_one_is_open(placing: Placing) -> None:
    rules, _ = placing
    offered = options(*placing)
    assert {way.disposition for way in offered} == {way.disposition for way in rules.ways}
    assert offered[0].is_usual
    assert offered[0].lock is None
    assert sum(way.is_usual for way in offered) == 1
    assert Disposition.QUARANTINE in opened(placing)
    locked = [way.lock is not None for way in offered]
    assert locked == sorted(locked)
    causes = [list(LockCause).index(way.lock.cause) for way in offered if way.lock is not None]
    assert causes == sorted(causes, reverse=True)


@given(placings())
def test_every_open_way_has_room_on_a_low_page(placing: Placing) -> None:
    assert len(opened(placing)) <= 6


@given(placings())
def test_every_lock_says_why_in_both_languages(placing: Placing) -> None:
    for way in options(*placing):
        if way.lock is not None:
            assert way.lock.text.zh
            assert way.lock.text.en
            assert "{" not in way.lock.text.zh + way.lock.text.en


@given(placings())
def test_nothing_is_sold_without_a_proven_record_of_disinfection(placing: Placing) -> None:
    if placing[1].disinfection is not DisinfectionState.DONE:
        assert not opened(placing) & SELLING


@given(placings())
def test_goods_and_money_are_never_both_kept(placing: Placing) -> None:
    if placing[1].choice is Verdict.NONE:
        kept_back = {Disposition.QUARANTINE, Disposition.RETURN_TO_CUSTOMER, Disposition.MISSING}
        assert opened(placing) <= kept_back


@given(placings())
def test_what_a_person_decides_later_waits_in_quarantine(placing: Placing) -> None:
    if placing[1].choice is Verdict.HUMAN:
        assert opened(placing) <= {Disposition.QUARANTINE, Disposition.MISSING}
        assert options(*placing)[0].disposition is Disposition.QUARANTINE


@given(placings())
def test_only_what_is_not_here_is_missing(placing: Placing) -> None:
    assert (Disposition.MISSING in opened(placing)) == (placing[1].grade == "X")


def test_every_disposition_is_a_way_of_some_class() -> None:
    assert {way.disposition for rules in RULES for way in rules.ways} == set(Disposition)


@pytest.mark.parametrize("rules", RULES, ids=lambda one: one.rules_id)
def test_every_way_leads_to_a_place_of_its_own(rules: DispositionRules) -> None:
    places = [way.container.zh for way in rules.ways]
    assert len(set(places)) == len(places)
