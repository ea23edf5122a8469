"""The sample cases of every pack: at least as many as promised, each with its source, all true."""

from collections.abc import Sequence

from inspection.refund_case_file import RefundCase, load_refund_cases
from inspection.refund_pack import RefundPack
from inspection.refund_policy import recommend
from inspection.values import Verdict
from tests.inspection.conftest import RESOURCES
from tests.inspection.refund_cases import case_of
from tests.inspection.test_refund_policy import CN, POLICIES

FOLDER = RESOURCES / "policies" / "cases"
CN_CASES = load_refund_cases(FOLDER / "refund_cn.yaml", POLICIES.refund_packs)


def wrong(pack: RefundPack, cases: Sequence[RefundCase]) -> list[str]:
    """What the pack says of each case that says otherwise."""
    found = []
    for one in cases:
        advice = recommend(pack, case_of(one))
        article = pack.reason(advice.reason).article
        told = (advice.verdict, advice.reason, article, advice.freight.bearer)
        if told != (one.verdict, one.because, one.article, one.freight):
            found.append(f"line {one.line}, {one.name}: {told}")
    return found


def test_the_sample_cases_of_the_chinese_pack_hold() -> None:
    assert wrong(CN, CN_CASES) == []


def test_every_other_pack_has_sample_cases_that_hold() -> None:
    for pack in POLICIES.refund_packs:
        if pack is not CN:
            file = FOLDER / f"refund_{pack.pack_id}.yaml"
            cases = load_refund_cases(file, POLICIES.refund_packs)
            assert cases
            assert wrong(pack, cases) == []


def test_there_are_enough_cases_and_each_has_its_source() -> None:
    assert len(CN_CASES) >= 60
    known = {one.code for one in CN.articles}
    for one in CN_CASES:
        assert one.source.startswith("DOMAIN ") or one.source in known, one.name


def test_what_a_naive_rule_refuses_is_not_refused() -> None:
    naive = [one for one in CN_CASES if one.naive]
    assert len(naive) >= 10
    assert sum(one.verdict is Verdict.FULL for one in naive) >= 10
    assert not [one.name for one in naive if one.verdict is Verdict.NONE]


def test_every_rule_reason_and_ground_has_a_case() -> None:
    assert {one.because for one in CN_CASES} == {one.code for one in CN.reasons}
    seen = {code for one in CN_CASES for code in (*one.grounds, *one.unproven)}
    assert seen == {one.code for one in CN.grounds}


def test_no_case_is_refused_by_an_exclusion_or_a_late_parcel_alone() -> None:
    for one in CN_CASES:
        if one.verdict is Verdict.NONE:
            assert one.grounds
            assert not one.unproven
            assert recommend(CN, case_of(one)).needs_review
