"""What a photographed label gives: the code to go by, and what is this parcel's own."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.cases.receiving import ReceiveState
from app.cases.reception import parcel_code
from app.pictures.label_reader import LabelReading
from app.wording.receiving.codes import CodesWords
from inspection.codes import lookup_forms
from inspection.values import CodeKind
from scanners.arbitrate import ReadCode, choose
from scanners.label import parse_scan
from scanners.label_rules import load_rules
from scanners.scan import Scan, typed_scan

PATTERNS = load_rules(files("resources") / "labels").patterns
ORDER = "https://ucmp.example.cn/s?n=RS-261121-0418"


def reading(*texts: str, expected: str = "", printed: tuple[str, ...] = ()) -> LabelReading:
    """Addresses as QR, thirteen digits as goods' bars, the rest as a carrier's bars."""
    codes = []
    for text in texts:
        bars = "EAN13" if len(text) == 13 and text.isdigit() else "Code128"
        bars = "QR" if "://" in text else bars
        scan = Scan(text=text, raw=text.encode(), symbology=bars, source="image")
        codes.append(ReadCode(scan=scan, parsed=parse_scan(scan, PATTERNS)))
    choice = choose(codes, lambda code: code == expected, printed)
    return LabelReading(codes=tuple(codes), choice=choice, size=(480, 270), ms=40.0)


def numbers(codes: tuple[ReadCode, ...]) -> list[str]:
    return [code.parsed.normalised for code in codes]


def test_the_code_to_go_by_comes_first() -> None:
    read = reading(ORDER, "021-B-17", "SF1624088315207", "6901234567892")
    first = "SF1624088315207"
    assert numbers(read.chosen_first) == [first, "RS-261121-0418", "021-B-17", "6901234567892"]


def test_what_other_parcels_carry_too_is_none_of_this_one() -> None:
    read = reading(ORDER, "021-B-17", "CMD-OK", "SF1624088315207", "6901234567892")
    assert numbers(read.of_parcel) == ["SF1624088315207", "RS-261121-0418"]
    assert reading("6901234567892").of_parcel == ()


def test_those_that_may_be_it_come_first() -> None:
    read = reading(ORDER, "SF1624088315207", "JDVA11408814483")
    assert read.choice.why == "ambiguous"
    assert set(numbers(read.chosen_first)[:2]) == {"SF1624088315207", "JDVA11408814483"}
    assert len(read.chosen_first) == 3


def test_an_order_is_a_code_that_several_parcels_may_carry() -> None:
    code = reading(ORDER).codes[0]
    recorded = parcel_code(code.scan, code.parsed)
    assert (recorded.code, recorded.what) == ("RS-261121-0418", CodeKind.ORDER)


@pytest.mark.parametrize(
    ("bars", "number"),
    [
        ("JDVA11408814483", "JDVA11408814483"),
        ("JDVA11408814483-1-2-", "JDVA11408814483"),
        ("JDVA11408814483-2-2-", "JDVA11408814483-2-2-"),
        ("jdva11408814483-2-3", "JDVA11408814483-2-3-"),
        ("DPK364112047425-1", "DPK364112047425"),
        ("DPK364112047425-2", "DPK364112047425-2-"),
    ],
)
def test_each_box_of_a_shipment_has_a_number_of_its_own(bars: str, number: str) -> None:
    scan = typed_scan(bars)
    recorded = parcel_code(scan, parse_scan(scan, PATTERNS))
    assert recorded.code == number
    assert lookup_forms(recorded.code)[-1] == number.partition("-")[0]


@pytest.mark.usefixtures("qapp")
def test_each_code_says_what_it_is_and_why() -> None:
    words = CodesWords(QObject())
    read = reading(ORDER, "RB123456785GB", "SF1624088315207", "021-B-17", "6901234567892")
    rows = [(row.cells[0].text, row.cells[0].sub, row.cells[1].text) for row in words.rows(read)]
    assert rows == [
        ("RB123456785GB", "Tracking, check digit holds", "Code128"),
        ("RS-261121-0418", "Order", "QR"),
        ("SF1624088315207", "Tracking, carrier's prefix", "Code128"),
        ("021-B-17", "Sorting", "Code128"),
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("texts", "changes", "said"),
    [
        (("M00969751549", "SF1624088315207"), {"expected": "M00969751549"}, "expected"),
        (("RB123456785GB",), {}, "check digit holds"),
        (("SF1624088315207",), {}, "carrier's prefix"),
        (("M00969751549", "M00969751550"), {"printed": ("M0096 9751 549",)}, "also in print"),
        (("M00969751549",), {}, "the only number"),
        (("M00969751549", "M00969751550"), {}, "may be it"),
        (("SF1624088315207", "JDVA11408814483"), {}, "carrier's prefix"),
        (("021-B-17",), {}, ""),
        (("1Z5R89399000000109",), {}, "check digit holds"),
    ],
)
def test_the_reason_in_a_few_words(
    texts: tuple[str, ...], changes: dict[str, Any], said: str
) -> None:
    words = CodesWords(QObject())
    read = reading(*texts, **changes)
    first = read.chosen_first[0]
    assert words.why(read, first) == said
    assert words.why_recorded(read, first.parsed.normalised) == said
    assert words.why_recorded(None, first.parsed.normalised) == ""
    in_hand = ReceiveState(raw=first.scan.text, reading=read)
    assert words.why_taken(in_hand) == said
    assert words.why_taken(ReceiveState(raw="another", reading=read)) == ""


@pytest.mark.usefixtures("qapp")
def test_a_return_service_is_said() -> None:
    assert CodesWords(QObject()).kind(reading("1Z5R89399000000109").codes[0]) == "Return"
