"""House rules: loaded over a pack, refused where they would refuse anything."""

import shutil
from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.policies import load_policies
from inspection.refund_house_file import load_house_rules
from inspection.values import Verdict
from tests.inspection.test_refund_policy import POLICIES

HOUSE = """policy: refund_house
schema: 1
id: house_cn
version: 3
name: {zh: "店铺规则", en: "House rules"}
pack: cn
reasons:
  - code: house_goodwill
    text: {zh: "少配件也全退", en: "Refunded though an accessory is missing"}
  - code: house_look
    text: {zh: "贵重商品一律复核", en: "A person looks at every unit"}
rules:
  - when: {ground: [arguable], reason: [no_reason]}
    verdict: full
    reason: house_goodwill
  - when: {goods: [hygiene]}
    verdict: human
    reason: house_look
    enabled: false
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("house")


def written(folder: Path, text: str = HOUSE, name: str = "house_cn.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_house_rules_name_themselves_with_their_version(tmp_path: Path) -> None:
    house = load_house_rules(written(tmp_path), POLICIES.refund_packs)
    assert (house.pack_id, house.article, house.name.en) == ("cn", "house_cn.v3", "House rules")
    assert [(one.verdict, one.is_enabled) for one in house.rules] == [
        (Verdict.FULL, True),
        (Verdict.HUMAN, False),
    ]


@pytest.mark.parametrize(
    ("find", "put", "line", "reason"),
    [
        ("verdict: full", "verdict: none", 13, "never refuse"),
        ("verdict: full", "verdict: partial", 13, "consent"),
        ("pack: cn", "pack: fr", 6, "no refund pack `fr`"),
        ("code: house_look", "code: intact", 10, "is the law's"),
        ("code: house_look", "code: seal_broken", 10, "is the law's"),
        ("code: house_look", "code: house_goodwill", 10, "twice"),
        ("reason: house_look", "reason: not_intact", 18, "not described"),
        ("enabled: false", "enable: false", 19, "unknown here"),
        ("version: 3", "version: three", 4, "not an integer"),
        ('    text: {zh: "少', '    article: cpl_25\n    text: {zh: "少', 9, "not described"),
    ],
)
def test_house_rules_that_refuse_or_are_malformed_are_refused_at_load(
    folder: Path, find: str, put: str, line: int, reason: str
) -> None:
    assert find in HOUSE
    path = written(folder, HOUSE.replace(find, put, 1))
    with pytest.raises(PolicyError) as error:
        load_house_rules(path, POLICIES.refund_packs)
    assert reason in error.value.reason
    assert (error.value.file, error.value.line) == ("house_cn.yaml", line)


def test_the_newest_house_rules_lie_on_their_pack(resources_dir: Path, tmp_path: Path) -> None:
    for folder in ("checklists", "disinfection", "policies"):
        shutil.copytree(resources_dir / folder, tmp_path / folder)
    policies = tmp_path / "policies"
    written(policies)
    written(policies, HOUSE.replace("version: 3", "version: 4"), "house_cn_4.yaml")
    loaded = load_policies(tmp_path, demo=False)
    house = loaded.refund_pack_for("CN").house
    assert house is not None
    assert house.version == 4
    assert loaded.refund_pack_for("US").house is None


def test_none_are_shipped() -> None:
    assert [one.house for one in POLICIES.refund_packs] == [None, None]
