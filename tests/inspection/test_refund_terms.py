from datetime import timedelta
from typing import Any

import pytest

from inspection.freight import owed_minor
from inspection.refund_pack import Bearer
from inspection.refund_policy import recommend
from inspection.values import GoodsClass, ReasonClass, Service
from tests.inspection import samples
from tests.inspection.test_refund_policy import CN, FAULTY, IN_ORDER, advise, case


def codes(advice: Any) -> list[str]:
    return [one.code for one in advice.notes]


def test_the_seller_has_seven_days_and_is_punishable_after_fifteen() -> None:
    advice = advise()
    received_at = samples.late(6)
    assert [(one.code, one.ends_at) for one in advice.clocks] == [
        ("refund_within_7_days", received_at + timedelta(days=7)),
        ("penalty_after_15_days", received_at + timedelta(days=15)),
    ]
    assert [one.article for one in advice.clocks] == ["cpl_25", "penalty_9"]


def test_a_fault_has_its_own_clock() -> None:
    (clock,) = advise(FAULTY, reason_class=ReasonClass.QUALITY).clocks
    assert (clock.code, clock.article) == ("quality_after_15_days", "penalty_8")
    assert clock.ends_at == samples.late(21)


@pytest.mark.parametrize(
    "changes",
    [
        {"service": Service.EXCHANGE},
        {"reason_class": ReasonClass.REFUSED},
        {"reason_class": ReasonClass.TRANSPORT},
    ],
)
def test_no_clock_is_made_up(changes: dict[str, Any]) -> None:
    assert advise(**changes).clocks == ()


def test_the_first_clock_to_end_comes_first() -> None:
    clocks = advise().clocks
    assert list(clocks) == sorted(clocks, key=lambda one: one.ends_at)


@pytest.mark.parametrize(
    ("answers", "changes", "bearer", "article"),
    [
        (IN_ORDER, {}, Bearer.CONSUMER, "cpl_25"),
        (FAULTY, {"reason_class": ReasonClass.QUALITY}, Bearer.SELLER, "cpl_24"),
        (IN_ORDER, {"reason_class": ReasonClass.QUALITY}, Bearer.PERSON, None),
        (FAULTY, {}, Bearer.PERSON, None),
        ((("plate", "empty_box"),), {}, Bearer.PERSON, None),
    ],
)
def test_who_bears_the_freight_comes_with_its_article(
    answers: tuple[tuple[str, str], ...],
    changes: dict[str, Any],
    bearer: Bearer,
    article: str | None,
) -> None:
    freight = advise(answers, **changes).freight
    assert (freight.bearer, freight.article) == (bearer, article)


def test_what_the_buyer_paid_for_freight_is_the_tickets() -> None:
    assert advise(freight_paid_minor=1200).freight.paid_minor == 1200


def test_what_is_not_confirmed_says_so_in_both_languages() -> None:
    other = (("plate", "other_item"),)
    freight = advise(other, reason_class=ReasonClass.WRONG_ITEM).freight
    assert freight.bearer is Bearer.SELLER
    assert freight.text.zh.endswith("（未核实）")
    assert freight.text.en.endswith("(unconfirmed)")
    assert CN.article("seller_delivers").zh.endswith("（未核实）")
    assert "未核实" not in CN.article("cpl_25").zh
    listed = next(
        one
        for one in advise(FAULTY, reason_class=ReasonClass.WARRANTY).notes
        if one.code == "list_of_goods"
    )
    assert listed.text.en.endswith("(unconfirmed)")


def test_the_burden_of_proof_is_the_sellers_for_six_months() -> None:
    quality = {"reason_class": ReasonClass.QUALITY}
    assert "burden_of_proof" in codes(advise(FAULTY, **quality, received_at=samples.late(181)))
    assert "burden_of_proof" not in codes(advise(FAULTY, **quality, received_at=samples.late(182)))
    assert "burden_of_proof" not in codes(advise(FAULTY, **quality, delivered_at=None))
    apparel = advise(FAULTY, **quality, goods_class=GoodsClass.APPAREL)
    assert "burden_of_proof" not in codes(apparel)


def test_an_exclusion_comes_with_what_it_takes() -> None:
    assert codes(advise(exclusion_confirmed=True)) == ["exclusion_record"]
    assert codes(advise(goods_class=GoodsClass.GENERAL)) == ["excluded_by_nature"]
    assert codes(advise()) == []


def test_what_is_switched_off_is_there_and_never_shown() -> None:
    (off,) = [one for one in CN.notes if not one.is_enabled]
    assert (off.code, off.is_confirmed) == ("freight_out", False)
    assert "freight_out" not in codes(advise())


@pytest.mark.parametrize(
    ("answers", "changes", "owed"),
    [
        (FAULTY, {"reason_class": ReasonClass.QUALITY}, 1200),
        (FAULTY, {"reason_class": ReasonClass.QUALITY, "freight_paid_minor": 0}, 0),
        (FAULTY, {"reason_class": ReasonClass.QUALITY, "service": Service.EXCHANGE}, 0),
        (IN_ORDER, {}, 0),
        (FAULTY, {}, 0),
    ],
)
def test_freight_out_goes_back_where_the_seller_answers(
    answers: tuple[tuple[str, str], ...], changes: dict[str, Any], owed: int
) -> None:
    given = {"freight_paid_minor": 1200} | changes
    made = case(answers, **given)
    assert owed_minor(recommend(CN, made).freight, made.ticket) == owed
