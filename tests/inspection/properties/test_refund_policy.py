from hypothesis import given
from hypothesis import strategies as st

from inspection.refund_pack import HouseRules, ReasonWords, RefundRule, judge
from inspection.refund_table import GroundState, Situation, When
from inspection.refund_terms import clocks_of, freight_of, notes_of
from inspection.values import (
    GoodsClass,
    ItemGrade,
    ReasonClass,
    Service,
    Texts,
    Verdict,
    slot_amount,
)
from tests.inspection import samples
from tests.inspection.test_refund_policy import CN, advise

KINDNESS = (Verdict.NONE, Verdict.HUMAN, Verdict.FULL)
WORDS = Texts(zh="词", en="words")


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
    is_absent = draw(st.booleans())
    return Situation(
        service=draw(st.sampled_from(Service)),
        reason=draw(st.sampled_from(ReasonClass)),
        goods=draw(st.sampled_from(GoodsClass)),
        item=draw(st.sampled_from(ItemGrade)),
        ground=draw(st.sampled_from(GroundState)),
        is_excluded=draw(st.booleans()),
        is_extra=draw(st.booleans()),
        is_doubtful=draw(st.booleans()),
        is_absent=is_absent,
        is_box_empty=is_absent and draw(st.booleans()),
        needs_person=draw(st.booleans()),
        held_days=draw(st.none() | st.integers(0, 400)),
        repairs=draw(st.integers(0, 4)),
    )


def _some(kind: type) -> st.SearchStrategy:
    return st.lists(st.sampled_from(kind), max_size=3).map(tuple)


@st.composite
def houses(draw: st.DrawFn) -> HouseRules:
    """Whatever the loader lets a merchant write."""
    rules = draw(
        st.lists(
            st.builds(
                RefundRule,
                verdict=st.sampled_from([Verdict.FULL, Verdict.HUMAN]),
                reason=st.just("ours"),
                when=st.builds(
                    When,
                    services=_some(Service),
                    reasons=_some(ReasonClass),
                    goods=_some(GoodsClass),
                    items=_some(ItemGrade),
                    grounds=_some(GroundState),
                    within_days=st.none() | st.integers(1, 400),
                    repairs=st.integers(0, 3),
                ),
                is_enabled=st.booleans(),
            ),
            max_size=4,
        )
    )
    return HouseRules(
        house_id="house_cn",
        version=1,
        name=WORDS,
        pack_id="cn",
        reasons=(ReasonWords(code="ours", text=WORDS, article=None),),
        rules=tuple(rules),
    )


@given(situations())
def test_full_is_advised_only_where_nothing_stands_against_it(situation: Situation) -> None:
    ruling = judge(CN, situation)
    assert CN.reason(ruling.reason).text.zh
    if ruling.verdict is Verdict.FULL:  # money for a return, an order for the other services
        assert situation.ground is GroundState.NONE
        doubts = (
            situation.is_extra,
            situation.is_doubtful,
            situation.is_absent,
            situation.needs_person,
        )
        assert not any(doubts)
        paying = {
            ReasonClass.NO_REASON,
            ReasonClass.QUALITY,
            ReasonClass.WARRANTY,
            ReasonClass.REFUSED,
        }
        assert situation.reason in paying


@given(situations())
def test_a_refusal_rests_on_a_proven_ground_of_a_return_without_reason(
    situation: Situation,
) -> None:
    verdict = judge(CN, situation).verdict
    assert verdict is not Verdict.PARTIAL
    if verdict is Verdict.NONE:
        assert situation.service is Service.RETURN
        assert situation.reason is ReasonClass.NO_REASON
        assert situation.ground is GroundState.PROVEN
        assert not any((situation.is_extra, situation.is_doubtful, situation.is_excluded))


@given(situations(), houses())
def test_house_rules_never_refuse_more_than_the_law(
    situation: Situation, house: HouseRules
) -> None:
    law = judge(CN, situation)
    both = judge(CN.under(house), situation)
    assert both.law == law.law
    is_kinder = KINDNESS.index(both.verdict) >= KINDNESS.index(law.verdict)
    assert is_kinder or both.verdict is Verdict.HUMAN
    if both.verdict is Verdict.NONE:
        assert law.verdict is Verdict.NONE
    if situation.is_doubtful or situation.is_absent or situation.is_extra:
        assert both.verdict is law.verdict


@given(situations())
def test_every_case_has_its_freight_clocks_and_notes(situation: Situation) -> None:
    assert freight_of(CN, situation, paid_minor=0).text.en
    ends = [one.ends_at for one in clocks_of(CN, situation, samples.DELIVERED_AT)]
    assert ends == sorted(ends)
    assert all(CN.article(one.article) for one in notes_of(CN, situation) if one.article)
