"""Codes are let into the record by their looks; what may name a customer is marked."""

from __future__ import annotations

import re

import pytest

from inspection.codes import normalise
from inspection.recordable import MOST_SIGNS, hides_words, is_code, recordable_raw, withheld


@pytest.mark.parametrize(
    "code",
    [
        "SF1624088315207",
        "1Z5R89399000000109",
        "1ZABCDEF0390000001",
        "RB123456785GB",
        "JDVA11408814483-1-2-",
        "14408814483-1-1-A1",
        "TBA000000000000",
        "DPK364112047425",
        "JJD0099999999",
        "9400111206206406260787",
        "1001921334250001000300779017972697",
        "00106141411234567897",
        "(00)106141411234567897",
        "RS-261121-0418",
        "2846000077310021",
        "9913812341234",
        "021-B-17",
        "*ABC-1234*",
        "LPNHE123456789",
        "LPNRRAB1234567",
        "C02XG0FDJHD5",
        "U-7F3K-0092X",
        "110105194912310029",
    ],
)
def test_codes_are_recorded(code: str) -> None:
    assert is_code(code)
    assert recordable_raw(f" {code}\r\n", code) == f" {code}\r\n"


@pytest.mark.parametrize(
    "raw",
    [
        "张三",
        "张三1234",
        "ZhangSan",
        "ZhangSan1234",
        "Zhang.San.1234",
        "13812341234",
        "138 1234 1234",
        "138-1234-1234",
        "RMA1-138-1234-5678",
        "138-1234-5678-1",
        "1-138-1234-5678",
        "01012345678",
        "WANG-LI-13",
        "ZHAO-WEI-HUA-12",
        "138.1234.1234",
        "138****1234",
        "+8613812341234",
        "8613812341234",
        "008613812341234",
        "(86)13812341234",
        "T13812341234",
        "0571-87654321",
        "(555)123-4567",
        "555-123-4567",
        "11010519491231002X",
        "a@b.cn1",
        "Tel:13812341234",
        "https://x.cn/?order=RS-261121-0418&tel=13812341234",
        '{"order":"RS-261121-0418","name":"Li Lei"}',
        "BEGIN:VCARD\nVERSION:3.0\nN:Lei;Li\nTEL:13812341234\nEND:VCARD",
        "MECARD:N:Li;TEL:555;;",
        "WIFI:S:home;P:secret1;;",
        "[)>\x1e01\x1d0294107\x1d840\x1d019\x1d1Z12345675\x1dUPSN\x1dLI LEI",
        "5 West Lake Road",
        "9" * (MOST_SIGNS + 1),
        "nodigits",
        "-",
        "Ünal1234",
        "'; DROP TABLE parcels;--1",
        "<withheld 12>",
    ],
)
def test_what_may_name_a_customer_is_not(raw: str) -> None:
    code = normalise(raw)
    assert not is_code(code)
    # beside a number found in it, too
    assert recordable_raw(raw, "RS-261121-0418") == f"<withheld {len(raw)}>"


def test_a_phone_number_is_a_parcels_only_in_bars() -> None:
    assert is_code("13812341234", "Code128")
    assert is_code("8613812341234", "ITF")
    assert not is_code("13812341234", "QR")
    assert not is_code("13812341234", "wedge")
    assert not is_code("TEL13812341234", "Code128")


@pytest.mark.parametrize(
    ("raw", "hides"),
    [
        ("Zhang San", True),
        ("No 5 Beijing  Road", True),
        ("西湖 大道", True),
        ("SF1 13812341234", True),
        ("SF1 Zhang", True),
        ("SF1 13812341234 2", True),
        (" 13812341234\r", False),
        ("14408814483-1-1-A1", False),
        ("1Z 999 AA1 01 2345 6784", False),
        ("RR 123 456 785 CN", False),
        ("SF 1624 0883 15207\r", False),
    ],
)
def test_words_that_lose_their_blanks_are_seen(raw: str, hides: bool) -> None:
    assert hides_words(raw) is hides


def test_a_raw_reading_is_kept_as_it_was_where_it_may_be() -> None:
    fnc1 = "0109521234543213\x1d21ABC1"
    assert recordable_raw(fnc1, "0109521234543213") == fnc1
    assert recordable_raw("", "SF1") == ""
    assert recordable_raw("SF\ud8001", "SF1") == "SF\\ud8001"
    assert recordable_raw("9" * 600, "SF1") == "<withheld 600>"
    assert recordable_raw("\x00", "SF1") == "<withheld 1>"


def test_no_code_has_the_form_of_the_mark() -> None:
    assert withheld("张三") == "<withheld 2>"
    assert not re.search(r"\d{3}", withheld("x" * 99))
    assert normalise(withheld("x")) != withheld("x")
    assert not is_code(normalise(withheld("x")))
