from dataclasses import replace

import pytest

from inspection.refund_pack import HouseRules, ReasonWords, RefundRule, Ruling, judge
from inspection.refund_policy import recommend, situation_of
from inspection.refund_table import ALWAYS, GroundState, When
from inspection.values import GoodsClass, ReasonClass, Service, Texts, Verdict
from tests.inspection.test_refund_policy import CN, FAULTY, IN_ORDER, SCRATCHED, case

ACTIVATED = (*IN_ORDER[:4], ("power", "data_left"))


def house(verdict: Verdict, when: When = ALWAYS, *, is_enabled: bool = True) -> HouseRules:
    """House rules of one line."""
    return HouseRules(
        house_id="house_cn",
        version=3,
        name=Texts(zh="店铺规则", en="House rules"),
        pack_id="cn",
        reasons=(ReasonWords(code="ours", text=Texts(zh="店规", en="Ours"), article=None),),
        rules=(RefundRule(verdict=verdict, reason="ours", when=when, is_enabled=is_enabled),),
    )


def test_the_house_is_kinder_and_a_person_releases_it() -> None:
    pack = CN.under(house(Verdict.FULL))
    advice = recommend(pack, case(ACTIVATED))
    assert (advice.verdict, advice.amount_minor, advice.needs_review) == (Verdict.FULL, 89900, True)
    assert (advice.reason, advice.headline.en) == ("ours", "Ours")
    assert [(one.code, one.article) for one in advice.grounds] == [
        ("not_intact", "cpl_25"),
        ("ours", "house_cn.v3"),
        ("data_traces", "no_reason_rules"),
    ]
    assert pack.article("house_cn.v3").en == "House rules"
    assert pack.words("ours").zh == "店规"
    assert pack.words("data_traces").zh.startswith("电子电器类")


def test_the_house_may_let_a_person_look() -> None:
    advice = recommend(CN.under(house(Verdict.HUMAN)), case())
    assert (advice.verdict, advice.amount_minor, advice.needs_review) == (Verdict.HUMAN, 0, True)
    assert not advice.can_refuse


def test_what_the_house_does_not_change_is_the_laws() -> None:
    plain = recommend(CN, case())
    for rules in (
        house(Verdict.FULL),
        house(Verdict.HUMAN, is_enabled=False),
        house(Verdict.HUMAN, When(goods=(GoodsClass.APPAREL,))),
    ):
        assert recommend(CN.under(rules), case()) == plain


@pytest.mark.parametrize(
    "odd",
    [
        case((("plate", "empty_box"),)),
        case(unit_no=2),
        case(service=Service.REPAIR),
    ],
    ids=["another item", "an extra one", "no money asked for"],
)
def test_the_house_has_no_say_in_what_is_no_question_of_law(odd) -> None:
    assert recommend(CN.under(house(Verdict.FULL)), odd).verdict is Verdict.HUMAN


def test_a_rule_that_is_switched_off_never_fits() -> None:
    off = tuple(
        replace(one, is_enabled=one.verdict is not Verdict.FULL or one.reason != "intact")
        for one in CN.rules
    )
    situation = situation_of(case(), GroundState.NONE)
    assert judge(CN, situation).reason == "intact"
    assert judge(replace(CN, rules=off), situation).reason == "mark_without_ground"


def test_a_ruling_is_the_laws_until_the_house_speaks() -> None:
    (law,) = house(Verdict.NONE).rules
    (ours,) = house(Verdict.HUMAN).rules
    assert Ruling(law=law, house=None).verdict is Verdict.NONE
    assert Ruling(law=law, house=ours).verdict is Verdict.HUMAN


def test_conditions_narrow_one_by_one() -> None:
    scratched = situation_of(case(SCRATCHED), GroundState.ARGUABLE)
    assert When(grounds=(GroundState.ARGUABLE,), reasons=(ReasonClass.NO_REASON,)).fits(scratched)
    assert not When(grounds=(GroundState.PROVEN,)).fits(scratched)
    assert not When(flags={"is_excluded": True}).fits(scratched)
    assert not When(repairs=1).fits(scratched)
    assert When(within_days=6).fits(scratched)
    assert not When(within_days=5).fits(scratched)
    unknown = situation_of(case(FAULTY, delivered_at=None), GroundState.NONE)
    assert not When(within_days=3650).fits(unknown)
