"""What codes are: the samples of every rule file, and codes no rule knows."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners.check_digits import CHECKS, s10_holds, ups_1z_holds
from scanners.errors import LabelRuleError
from scanners.label import MAX_CODE_CHARS, ParsedCode, normalise, parse
from scanners.label_rules import RuleFile, Sample, load_rules

RULES = load_rules(files("resources") / "labels")
VALID = [(file, sample) for file in RULES.files for sample in file.samples.valid]
SHARED = [(file, sample) for file in RULES.files for sample in file.samples.shared]
INVALID = [(file, text) for file in RULES.files for text in file.samples.invalid]


def test_every_carrier_is_there_with_samples() -> None:
    named = "amazon deppon dhl dpd ems fedex jd jt s10 sf sto ups usps yto yunda yunexpress zto"
    assert {file.id for file in RULES.files} == set(named.split())
    for file in RULES.files:
        assert file.samples.valid or file.samples.shared, file.id
        assert file.samples.invalid, file.id


def test_every_carrier_says_how_its_returns_are_marked() -> None:
    for file in RULES.files:
        has_marks = any(pattern.returns for pattern in file.patterns)
        assert (file.return_marks == "none public") is not has_marks, file.id
        assert any(sample.is_return for sample in file.samples.valid) is has_marks, file.id


CHINESE = {"sf", "jd", "yto", "zto", "sto", "yunda", "jt", "deppon", "post"}


@given(st.from_regex(r"\d{8,20}(-\d-\d-?)?", fullmatch=True))
def test_digits_alone_never_name_a_chinese_carrier(digits: str) -> None:
    parsed = parse(digits, RULES.patterns)
    assert parsed.carrier not in CHINESE
    assert not (parsed.certain and parsed.carrier in CHINESE)


@pytest.mark.parametrize("digits", ["288051234567", "78114062260307", "1240921381750"])
def test_twelve_to_fourteen_digits_are_a_number_and_nobodys(digits: str) -> None:
    parsed = parse(digits, RULES.patterns)
    assert (parsed.kind, parsed.carrier, parsed.certain) == ("tracking", None, False)


@pytest.mark.parametrize(("file", "sample"), VALID, ids=lambda one: getattr(one, "text", ""))
def test_valid_samples_parse_as_written(file: RuleFile, sample: Sample) -> None:
    parsed = parse(sample.text, RULES.patterns)
    assert parsed.text == sample.text
    # digits without a check digit are a shape: they name nobody, and a sorting code neither
    has_mark = (
        sample.certain or sample.check_digit_ok is not None or not parsed.normalised.isdigit()
    )
    assert parsed.carrier == (file.carrier if has_mark and parsed.kind == "tracking" else None)
    assert parsed.rule == f"{file.id}@{file.version}"
    assert seen(parsed) == sample.model_dump()


@pytest.mark.parametrize(("file", "sample"), SHARED, ids=lambda one: getattr(one, "text", ""))
def test_a_shape_that_several_share_names_no_carrier(file: RuleFile, sample: Sample) -> None:
    own = [pattern for pattern in RULES.patterns if pattern.rule == f"{file.id}@{file.version}"]
    assert seen(parse(sample.text, own)) == sample.model_dump()
    parsed = parse(sample.text, RULES.patterns)
    assert (parsed.carrier, parsed.rule, parsed.certain) == (None, None, False)
    # nor does a check digit that another carrier's number passes by chance
    assert parsed.check_digit_ok is None
    assert parsed.kind == "tracking"


def seen(parsed: ParsedCode) -> dict[str, object]:
    """What a sample says, of what was parsed."""
    return {
        "text": parsed.text,
        "normalised": parsed.normalised,
        "kind": parsed.kind,
        "certain": parsed.certain,
        "check_digit_ok": parsed.check_digit_ok,
        "fields": dict(parsed.fields),
        "is_return": parsed.is_return,
    }


@pytest.mark.parametrize(("file", "text"), INVALID, ids=str)
def test_invalid_samples_are_not_the_carriers_but_not_rejected(file: RuleFile, text: str) -> None:
    parsed = parse(text, RULES.patterns)
    assert parsed.rule is None or not parsed.rule.startswith(file.id)
    assert not parsed.certain
    assert parsed.normalised == text


@given(st.integers(0, 10**8 - 1))
def test_s10_has_one_check_digit_per_number(number: int) -> None:
    assert sum(s10_holds(f"RB{number:08d}{digit}CN") for digit in range(10)) == 1


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=15, max_size=15))
def test_ups_has_one_check_digit_per_number(body: str) -> None:
    assert sum(ups_1z_holds(f"1Z{body}{digit}") for digit in range(10)) == 1


@pytest.mark.parametrize(
    ("check", "number"),
    [
        ("dhl", "3318810025"),
        ("dpd", "09980000020033F"),
        ("fedex_12", "986578788855"),
        ("fedex_12", "779017972697"),
        ("fedex_14", "00779017972697"),
        ("gs1", "987654312345672"),
        ("gs1", "106141411234567897"),
        ("gs1", "09521234543213"),
        ("gs1", "9400111206206406260787"),
        ("gs1", "041441760228964"),
    ],
)
def test_published_numbers_hold_and_no_other_last_sign(check: str, number: str) -> None:
    signs = "0123456789" + ("ABCDEFGHIJKLMNOPQRSTUVWXYZ" if check == "dpd" else "")
    assert [sign for sign in signs if CHECKS[check](number[:-1] + sign)] == [number[-1]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CMD-OK", "command"),
        ("cmd-disinfect-start", "command"),
        ("https://waybill.example.cn/s?n=1", "url"),
        ("RS-261121-0418", "other"),
        ("2340953596842290", "other"),
        ("", "other"),
        ("退货", "other"),
    ],
)
def test_codes_without_a_rule_have_a_kind(text: str, kind: str) -> None:
    assert parse(text, RULES.patterns).kind == kind


def test_rules_that_disagree_name_no_carrier() -> None:
    again = [pattern for pattern in RULES.patterns if pattern.carrier == "sf"]
    other = [type(p)(**{**vars(p), "carrier": "zto", "rule": "zto@1"}) for p in again]
    parsed = parse("288051234567", [*again, *other])
    assert (parsed.carrier, parsed.rule, parsed.kind) == (None, None, "tracking")


def test_what_is_printed_between_does_not_count() -> None:
    assert normalise(" sf-16\u200b24\x1d\r\n０８ ") == "SF-162408"


@pytest.mark.parametrize(
    "text", ["=1+1", "'; DROP TABLE t;--", "<b>", "\x1b[31m", "%s{0}", "1Z" * 900]
)
def test_hostile_text_is_kept_as_text(text: str) -> None:
    parsed = parse(text, RULES.patterns)
    assert parsed.text == text
    assert parsed.kind == "other"


def test_a_text_beyond_the_limit_is_kept_unparsed() -> None:
    text = " " * MAX_CODE_CHARS + "SF1624088315207"
    parsed = parse(text, RULES.patterns)
    assert (parsed.kind, parsed.normalised) == ("other", text)


@given(st.text(max_size=60))
def test_any_text_parses(text: str) -> None:
    assert parse(text, RULES.patterns).text == text


def test_carriers_have_names() -> None:
    assert RULES.carrier_name("sf", "zh") == "顺丰速运"
    assert RULES.carrier_name("sf", "en") == "SF Express"
    assert RULES.carrier_name("sf", "fr") == "sf"
    assert RULES.carrier_name("unknown", "zh") == "unknown"


GOOD = """
id: x
version: 1
carrier: x
name: {zh: x, en: x}
source: test
return_marks: none public
patterns: [{kind: tracking, regex: 'X\\d+', certain: true}]
samples: {valid: [], invalid: []}
"""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "id: [",
        GOOD.replace("version: 1", "version: 0"),
        GOOD.replace("X\\d+", "X("),
        GOOD.replace("certain: true", "certain: true, check: nobody_knows"),
        GOOD.replace("certain: true", "certain: true, among: {part: nowhere}"),
        GOOD.replace("certain: true", "certain: true, surplus: 1"),
        GOOD.replace("kind: tracking", "kind: nonsense"),
    ],
)
def test_a_broken_rule_file_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LabelRuleError) as caught:
        load_rules(tmp_path)
    assert caught.value.params["file"] == "x.yaml"


def test_a_good_rule_file_loads_and_others_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "README.md").write_text("no rule", encoding="utf-8")
    assert parse("X1", load_rules(tmp_path).patterns).carrier == "x"
