import shutil
from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.evidence_rules import KEYS
from inspection.evidence_rules_file import load_evidence_rules
from inspection.policies import Policies
from inspection.values import GoodsClass

FILE = "policies/evidence.yaml"


def test_the_sample_cases_hold(policies: Policies) -> None:
    for sample in policies.evidence.samples:
        codes = [one.code for one in policies.evidence.words_for(sample.goods)]
        if sample.keys:
            assert tuple(codes[:KEYS]) == sample.keys, sample.line
        assert not set(sample.lacks) & set(codes), sample.line


def test_the_outside_of_a_parcel_has_the_words_for_all_goods(policies: Policies) -> None:
    outside = [one.code for one in policies.evidence.words_for(None)]
    assert "wet" in outside
    assert "tag_cut" not in outside
    for goods in GoodsClass:
        assert set(outside) <= {one.code for one in policies.evidence.words_for(goods)}


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("code: dent", "code: scratch", "twice"),
        ("code: dent", "code: 王小明", "not an id"),
        ("goods: [hygiene]", "goods: [hygeine]", "none of"),
        ('en: "Dent"', "en: ''", "a text was expected"),
        ("waive_reasons:", "waive_reason:", "missing"),
        ("    goods: [apparel]", "    good: [apparel]", "unknown here"),
    ],
)
def test_a_broken_file_says_what_is_wrong(
    resources_dir: Path, tmp_path: Path, was: str, now: str, reason: str
) -> None:
    copy = Path(shutil.copy(resources_dir / FILE, tmp_path / "evidence.yaml"))
    text = copy.read_text(encoding="utf-8")
    assert was in text
    copy.write_text(text.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(PolicyError, match=reason):
        load_evidence_rules(copy)


def test_reasons_have_number_keys(resources_dir: Path, tmp_path: Path) -> None:
    text = (resources_dir / FILE).read_text(encoding="utf-8")
    one = '  - code: more_{}\n    text: {{zh: "一", en: "One"}}\n'
    many = "".join(one.format(number) for number in range(KEYS))
    copy = tmp_path / "evidence.yaml"
    copy.write_text(text.replace("reveal_reasons:\n", f"reveal_reasons:\n{many}"), encoding="utf-8")
    with pytest.raises(PolicyError, match="1 to 9"):
        load_evidence_rules(copy)
