"""Which code is the tracking number."""

from __future__ import annotations

from importlib.resources import files

from scanners.arbitrate import Choice, ReadCode, choose
from scanners.label import parse
from scanners.label_rules import load_rules
from scanners.scan import Scan

PATTERNS = load_rules(files("resources") / "labels").patterns


def codes(*texts: str, matrix: str = "") -> list[ReadCode]:
    """Bars, and at the end one QR code."""
    read = [(text, "Code128") for text in texts] + ([(matrix, "QR")] if matrix else [])
    return [
        ReadCode(
            scan=Scan(text=text, raw=text.encode(), symbology=symbology, source="image"),
            parsed=parse(text, PATTERNS),
        )
        for text, symbology in read
    ]


def number(choice: Choice) -> str | None:
    return choice.code.parsed.normalised if choice.code else None


def nobody(_: str) -> bool:
    return False


def test_an_expected_number_beats_every_other_proof() -> None:
    choice = choose(codes("1Z5R89390357567127", "M00969751549"), {"M00969751549"}.__contains__)
    assert (number(choice), choice.why) == ("M00969751549", "expected")
    assert [other.parsed.normalised for other in choice.others] == ["1Z5R89390357567127"]


def test_a_box_suffix_hides_no_expected_number() -> None:
    for expected in ("JDVA11408814483", "JDVA11408814483-1-2-"):
        choice = choose(codes("JDVA11408814483-1-2-"), {expected}.__contains__)
        assert (number(choice), choice.why) == ("JDVA11408814483", "expected")


def test_a_check_digit_beats_a_prefix() -> None:
    choice = choose(codes("SF1624088315207", "RB123456785GB"), nobody)
    assert (number(choice), choice.why) == ("RB123456785GB", "check_digit")


def test_a_prefix_beats_a_bare_number() -> None:
    choice = choose(codes("288051234567", "SF1624088315207", "998877"), nobody)
    assert (number(choice), choice.why) == ("SF1624088315207", "prefix")


def test_the_only_number_is_taken_and_else_the_only_bars_whatever_they_say() -> None:
    choice = choose(codes("M00969751549", matrix="张三 退货"), nobody)
    assert (number(choice), choice.why) == ("M00969751549", "only_one")
    assert number(choose(codes(matrix="M00969751549"), nobody)) == "M00969751549"
    assert number(choose(codes("=1+1", matrix="<b>"), nobody)) == "=1+1"
    assert number(choose(codes(matrix="退货"), nobody)) == "退货"


def test_routing_urls_and_commands_are_never_chosen() -> None:
    choice = choose(
        codes("021-B-17", "CMD-OK", matrix="https://example.cn/SF1624088315207"), nobody
    )
    assert (choice.code, choice.why, len(choice.others)) == (None, "nothing", 3)
    assert choose([], nobody).why == "nothing"


def test_equal_proofs_are_put_to_a_person() -> None:
    choice = choose(codes("SF1624088315207", "JDVA11408814483"), nobody)
    assert (choice.code, choice.why) == (None, "ambiguous")
    assert len(choice.others) == 2
    bare = choose(codes("R1282048118FPL", "163629705512179520_1_lps"), nobody)
    assert (bare.code, bare.why) == (None, "ambiguous")
    mixed = choose(codes("163629705512179520_1_lps", matrix="R1282048118FPL"), nobody)
    assert (mixed.code, mixed.why) == (None, "ambiguous")


def test_two_expected_codes_are_settled_by_the_tracking_format() -> None:
    choice = choose(codes("SF1624088315207", "ORDER17"), lambda _: True)
    assert (number(choice), choice.why) == ("SF1624088315207", "expected")


def test_the_same_number_as_bars_and_matrix_is_one() -> None:
    choice = choose(codes("JDVA11408814483-1-1-", matrix="JDVA11408814483"), nobody)
    assert choice.code is not None
    assert (choice.code.scan.symbology, choice.why) == ("Code128", "prefix")
    assert len(choice.others) == 1


def test_a_wrong_check_digit_is_no_proof_but_no_refusal() -> None:
    choice = choose(codes("RB123456786GB"), nobody)
    assert (number(choice), choice.why) == ("RB123456786GB", "only_one")


def test_a_goods_code_is_never_preferred_to_a_number_no_rule_knows() -> None:
    ean, unknown = "6901234567892", "M00969751549"
    assert parse(ean, PATTERNS).kind == "tracking"
    choice = choose(codes(ean, unknown), nobody)
    assert (choice.code, choice.why) == (None, "ambiguous")
    assert {one.parsed.normalised for one in choice.others} == {ean, unknown}


def test_a_check_that_holds_by_chance_is_no_proof() -> None:
    twelve, parcel = "986578788855", "SF1624088315207"
    choice = choose(codes(twelve, parcel), nobody)
    assert (number(choice), choice.why) == (parcel, "prefix")
