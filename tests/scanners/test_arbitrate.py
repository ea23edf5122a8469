"""Which code is the tracking number."""

from __future__ import annotations

from importlib.resources import files

from scanners.arbitrate import Choice, ReadCode, choose
from scanners.label import parse, parse_scan
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


def of(text: str, symbology: str = "Code128", aim: str = "") -> ReadCode:
    scan = Scan(text=text, raw=text.encode(), symbology=symbology, source="image", aim=aim)
    return ReadCode(scan=scan, parsed=parse_scan(scan, PATTERNS))


def test_goods_and_orders_are_taken_only_where_they_are_expected() -> None:
    goods, order = of("6901234567892", "EAN13"), of("https://x.cn/s?n=RS-261121-0418", "QR")
    assert choose([goods, order], nobody).why == "nothing"
    choice = choose([goods, order, of("M00969751549")], nobody)
    assert (number(choice), choice.why) == ("M00969751549", "only_one")
    for expected in ("6901234567892", "RS-261121-0418"):
        choice = choose([goods, order, of("SF1624088315207")], {expected}.__contains__)
        assert (number(choice), choice.why) == (expected, "expected")


def test_an_sscc_has_its_check_digit_as_proof_and_is_expected_with_or_without_its_00() -> None:
    sscc = of("00106141411234567897", aim="]C1")
    choice = choose([of("SF1624088315207"), sscc], nobody)
    assert (number(choice), choice.why) == ("00106141411234567897", "check_digit")
    for expected in ("106141411234567897", "00106141411234567897"):
        assert choose([of("SF1624088315207"), sscc], {expected}.__contains__).why == "expected"
    # beside a number that names its carrier it is the pallet's
    assert number(choose([sscc, of("RB123456785GB")], nobody)) == "RB123456785GB"


def test_print_tells_apart_what_nothing_else_does() -> None:
    bare = [of("R1282048118FPL"), of("163629705512179520")]
    choice = choose(bare, nobody, ["退货单", "R128 2048-118 FPL", "2026-11-19"])
    assert (number(choice), choice.why) == ("R1282048118FPL", "printed")
    choice = choose(bare, nobody, ["运单号:163629705512179520"])
    assert (number(choice), choice.why) == ("163629705512179520", "printed")
    two = [of("SF1624088315207"), of("JDVA11408814483-1-1-")]
    assert choose(two, nobody).why == "ambiguous"
    choice = choose(two, nobody, ["JDVA1140 8814 483"])
    assert (number(choice), choice.why) == ("JDVA11408814483", "printed")


def test_print_that_differs_or_says_more_does_not_agree() -> None:
    bare = [of("R1282048118FPL"), of("163629705512179520")]
    for printed in (
        ["R12820481I8FPL"],
        ["R1282O48118FPL"],
        ["R1282048118FPLX"],
        ["1636297055121795201"],
        ["9163629705512179520"],
        ["16362970551217952"],
        ["1636 2970 5512 1795 20 7"],
        ["R1282048118FPL", "163629705512179520"],
        [""],
    ):
        assert choose(bare, nobody, printed).why == "ambiguous", printed
    short = [of("12345"), of("998877665544332211")]
    assert choose(short, nobody, ["12345"]).why != "printed"


def test_print_is_no_stronger_than_a_prefix_but_parts_two_of_them() -> None:
    printed = ["M00969751549"]
    choice = choose([of("M00969751549"), of("SF1624088315207")], nobody, printed)
    assert (number(choice), choice.why) == ("SF1624088315207", "prefix")


def test_the_next_proof_parts_what_one_leaves() -> None:
    both = [of("SF1624088315207"), of("RB123456785GB")]
    choice = choose(both, lambda _: True)
    assert (number(choice), choice.why) == ("RB123456785GB", "check_digit")


def test_each_code_is_told_what_speaks_for_it() -> None:
    read = [of("SF1624088315207"), of("6901234567892", "EAN13"), of("M0096975154"), of("021-B-17")]
    choice = choose(read, {"M0096975154"}.__contains__, ["SF1624088315207", "6901234567892"])
    assert choice.proofs == ("prefix", "nothing", "expected", "nothing")
    assert choose(read[2:], nobody, ["M0096975154"]).proofs == ("printed", "nothing")
