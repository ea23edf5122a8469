from hypothesis import given
from hypothesis import strategies as st

from inspection.refund_pack import GroundState, Situation, judge
from inspection.values import (
    ItemGrade,
    ReasonClass,
    Service,
    Verdict,
    slot_amount,
)
from tests.inspection.test_refund_policy import CN, advise


@given(st.integers(0, 10**7), st.integers(1, 9), st.integers(1, 9), st.integers(1, 12))
def test_units_never_get_more_together_than_was_paid(
    paid_minor: int, ordered: int, quantity: int, units: int
) -> None:
    advised = [
        advise(
            paid_minor=paid_minor,
            ordered_quantity=ordered,
            quantity=min(quantity, ordered),
            unit_no=unit_no,
        ).amount_minor
        for unit_no in range(1, units + 1)
    ]
    assert sum(advised) <= paid_minor
    expected = [slot_amount(paid_minor, ordered, no) for no in range(1, ordered + 1)]
    assert advised[: min(quantity, ordered)] == expected[: min(quantity, ordered, units)]


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    return Situation(
        service=draw(st.sampled_from(Service)),
        reason=draw(st.sampled_from(ReasonClass)),
        item=draw(st.sampled_from(ItemGrade)),
        ground=draw(st.sampled_from(GroundState)),
        is_excluded=draw(st.booleans()),
        is_extra=draw(st.booleans()),
        is_doubtful=draw(st.booleans()),
        needs_person=draw(st.booleans()),
        is_late=draw(st.booleans()),
    )


@given(situations())
def test_full_is_advised_only_where_nothing_stands_against_it(situation: Situation) -> None:
    rule = judge(CN, situation)
    assert CN.reason(rule.reason).text.zh
    if rule.verdict is Verdict.FULL:
        assert situation.service is Service.RETURN
        assert situation.ground is GroundState.NONE
        doubts = (situation.is_extra, situation.is_doubtful, situation.needs_person)
        assert not any(doubts)
        assert situation.reason in {ReasonClass.NO_REASON, ReasonClass.QUALITY}


@given(situations())
def test_no_rule_refuses_by_itself(situation: Situation) -> None:
    assert judge(CN, situation).verdict in {Verdict.FULL, Verdict.HUMAN}
