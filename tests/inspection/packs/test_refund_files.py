"""A refund pack and its cases as small as they can be, and every way to write them wrong."""

from pathlib import Path

import pytest

from inspection.errors import PolicyError
from inspection.refund_case_file import load_refund_cases
from inspection.refund_pack import RefundPack
from inspection.refund_pack_file import load_refund_pack

PACK = """policy: refund
schema: 1
id: small
version: 2
name: {zh: "小", en: "Small"}
market: CN
articles:
  - {code: law, text: {zh: "法", en: "Law"}, source: a book}
  - {code: hearsay, text: {zh: "听说", en: "Hearsay"}, source: none found, confirmed: false}
never_grounds:
  - {code: opened, text: {zh: "已拆封", en: "Opened"}}
grounds:
  - {code: seal_broken, goods: [hygiene], article: law, text: {zh: "封", en: "Seal"}}
  - {code: soiled, goods: [apparel], article: law, arguable: true, text: {zh: "污", en: "Soil"}}
reasons:
  - {code: intact, article: law, text: {zh: "好", en: "Intact"}}
  - {code: not_intact, article: law, text: {zh: "坏", en: "Not intact"}}
  - {code: said, article: hearsay, text: {zh: "说", en: "Said"}}
  - {code: no_rule, text: {zh: "无", en: "No rule"}}
rules:
  - {when: {reason: [no_reason], ground: [proven]}, verdict: none, reason: not_intact}
  - {when: {ground: [none], within_days: 7}, verdict: full, reason: intact}
  - {when: {repairs: 2}, verdict: human, reason: said}
  - {when: {doubtful: true}, verdict: human, reason: said, enabled: false}
  - {verdict: human, reason: no_rule}
freight:
  - {when: {reason: [quality]}, bearer: seller, article: law, text: {zh: "卖", en: "Seller"}}
  - {bearer: person, text: {zh: "人", en: "Person"}}
clocks:
  - {code: seven, days: 7, article: law, text: {zh: "七", en: "Seven"}}
  - {code: fifteen, days: 15, article: law, text: {zh: "十五", en: "Fifteen"}}
notes:
  - {code: proof, when: {extra: true}, text: {zh: "举证", en: "Proof"}}
  - {code: list, confirmed: false, enabled: false, text: {zh: "目录", en: "List"}}
override_reasons:
  - {code: consented, text: {zh: "同意", en: "Consented"}}
partial_reasons: [consented]
"""

CASES = """policy: refund_cases
schema: 1
pack: small
version: 2
cases:
  - {name: one, source: law, goods: general, verdict: full, because: intact, article: law,
     freight: person}
  - {name: two, source: law, goods: hygiene, days: unknown, grounds: [seal_broken],
     excluded: true, verdict: none, because: not_intact, article: law, freight: person}
"""

BROKEN_PACKS = [
    ("code: seal_broken", "code: opened", 13, "may never be a ground"),
    ("code: soiled", "code: seal_broken", 14, "twice"),
    ("goods: [hygiene]", "goods: [food]", 13, "none of"),
    ("goods: [hygiene]", "goods: []", 13, "empty list"),
    ("article: law, arguable", "article: hearsay, arguable", 14, "article that is confirmed"),
    ("arguable: true", "arguable: perhaps", 14, "true or false"),
    ("source: a book", "sauce: a book", 8, "`source` is missing"),
    ("confirmed: false", "confirmed: maybe", 9, "true or false"),
    ("code: hearsay", "code: law", 9, "twice"),
    ("code: not_intact", "code: intact", 17, "twice"),
    ("{code: said, article: hearsay", "{code: said, article: rumour", 18, "not described"),
    ("verdict: full", "verdict: partial", 22, "consent"),
    ("verdict: full", "verdict: none", 22, "alone"),
    ("ground: [proven]", "ground: [proven, arguable]", 21, "alone"),
    ("ground: [proven]", "ground: [unproven]", 21, "alone"),
    ("reason: [no_reason]", "reason: [quality]", 21, "alone"),
    ("reason: [no_reason]", "reason: [no_reason, quality]", 21, "alone"),
    ("reason: intact}", "reason: said}", 22, "not confirmed"),
    ("reason: intact}", "reason: fine}", 22, "not described"),
    ("within_days: 7", "within_days: 0", 22, "outside 1"),
    ("within_days: 7", "within_day: 7", 22, "unknown here"),
    ("repairs: 2", "repairs: 20", 23, "outside 1"),
    ("when: {repairs: 2}", "when: {}", 23, "exclude nothing"),
    ("enabled: false}", "enabled: no}", 24, "true or false"),
    ("  - {verdict: human", "  - {verdict: full", 25, "goes to a person"),
    ("  - {verdict: human", "  - {enabled: false, verdict: human", 21, "the last rule"),
    ("{when: {doubtful: true}, v", "{v", 21, "the last rule"),
    ("bearer: seller", "bearer: carrier", 27, "none of"),
    ("{bearer: person", "{when: {extra: true}, bearer: person", 27, "the last line"),
    ("days: 7, article", "days: 0, article", 30, "outside 1"),
    ("code: fifteen", "code: seven", 31, "twice"),
    ("days: 15, article: law", "days: 15", 31, "`article` is missing"),
    ("code: list", "code: proof", 34, "twice"),
    ("[consented]", "[paid]", 37, "not described"),
]

BROKEN_CASES = [
    ("version: 2", "version: 9", 3, "of version 9"),
    ("pack: small", "pack: large", 3, "no refund pack `large`"),
    ("because: intact", "because: nice", 6, "not in the pack"),
    ("[seal_broken]", "[opened]", 8, "not in the pack"),
    ("article: law", "article: rumour", 6, "not in the pack"),
    ("name: two", "name: one", 8, "twice"),
    ("freight: person", "freight: nobody", 7, "none of"),
    ("source: law, ", "", 6, "`source` is missing"),
    ("days: unknown", "days: some", 8, "not an integer"),
    ("excluded: true", "exclude: true", 9, "unknown here"),
    ("excluded: true", "excluded: yes", 9, "true or false"),
    ("goods: general, ", "", 6, "`goods` is missing"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all: a folder of its own for each takes longer than the reading."""
    return tmp_path_factory.mktemp("packs")


@pytest.fixture(scope="module")
def small(folder: Path) -> RefundPack:
    return load_refund_pack(written(folder, PACK, "small.yaml"))


def written(folder: Path, text: str, name: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_left_out_is_confirmed_and_switched_on(folder: Path, small: RefundPack) -> None:
    assert [one.is_confirmed for one in small.articles] == [True, False]
    assert [one.is_enabled for one in small.rules] == [True, True, True, False, True]
    assert [one.is_arguable for one in small.grounds] == [False, True]
    assert [(one.is_confirmed, one.is_enabled) for one in small.notes] == [
        (True, True),
        (False, False),
    ]
    one, two = load_refund_cases(written(folder, CASES, "cases.yaml"), [small])
    assert (one.days, one.grounds, one.is_excluded) == (6, (), False)
    assert (two.days, two.grounds, two.is_excluded) == (None, ("seal_broken",), True)


@pytest.mark.parametrize(("find", "put", "line", "reason"), BROKEN_PACKS)
def test_a_broken_refund_pack_is_refused_with_file_line_and_reason(
    folder: Path, find: str, put: str, line: int, reason: str
) -> None:
    assert find in PACK
    path = written(folder, PACK.replace(find, put, 1), "pack.yaml")
    with pytest.raises(PolicyError) as error:
        load_refund_pack(path)
    assert reason in error.value.reason
    assert (error.value.file, error.value.line) == ("pack.yaml", line)


@pytest.mark.parametrize(("find", "put", "line", "reason"), BROKEN_CASES)
def test_a_broken_case_file_is_refused_with_file_line_and_reason(
    folder: Path, small: RefundPack, find: str, put: str, line: int, reason: str
) -> None:
    assert find in CASES
    path = written(folder, CASES.replace(find, put, 1), "cases.yaml")
    with pytest.raises(PolicyError) as error:
        load_refund_cases(path, [small])
    assert reason in error.value.reason
    assert (error.value.file, error.value.line) == ("cases.yaml", line)
