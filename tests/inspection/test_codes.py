import pytest

from inspection.codes import (
    MAX_CODE_LENGTH,
    is_prose,
    lookup_forms,
    may_hold_personal_data,
    normalise,
)
from inspection.errors import OperatorError


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("SF1624088315207", "SF1624088315207"),
        (" sf 1624 0883 15207\r\n", "SF1624088315207"),
        ("ＳＦ１６２４", "SF1624"),
        ("RS-261121-0418\t", "RS-261121-0418"),
        ("\x1dABC\x00\u200b1", "ABC1"),
        ("'; drop table parcels;--", "';DROPTABLEPARCELS;--"),
        ("=cmd|' /c calc'!a1", "=CMD|'/CCALC'!A1"),
        ("\ud800X", "X"),
    ],
)
def test_equal_codes_get_one_form(raw: str, code: str) -> None:
    assert normalise(raw) == code


@pytest.mark.parametrize("raw", ["", "   ", "\x00\x1d", "\u3000"])
def test_nothing_is_not_a_code(raw: str) -> None:
    with pytest.raises(OperatorError, match=r"code\.empty"):
        normalise(raw)


@pytest.mark.parametrize("raw", ["9" * 4000, " " * 600 + "A", "\ufdfa" * 400])
def test_what_is_too_long_is_refused_with_both_figures(raw: str) -> None:
    with pytest.raises(OperatorError) as error:
        normalise(raw)
    assert error.value.code == "code.too_long"
    assert error.value.params["limit"] == MAX_CODE_LENGTH
    assert int(error.value.params["length"]) > MAX_CODE_LENGTH


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("JDVA11408814483-1-2-", ("JDVA11408814483-1-2-", "JDVA11408814483")),
        ("14408814483-1-1-A1", ("14408814483-1-1-A1", "14408814483")),
        ("RS-261121-0418", ("RS-261121-0418",)),
        ("SF1624088315207", ("SF1624088315207",)),
        ("00106141411234567897", ("00106141411234567897", "106141411234567897")),
        ("106141411234567897", ("106141411234567897",)),
    ],
)
def test_a_code_is_looked_up_as_it_may_have_been_announced(
    code: str, forms: tuple[str, ...]
) -> None:
    assert lookup_forms(code) == forms


@pytest.mark.parametrize(
    ("code", "may_hold"),
    [
        ("SF1624088315207", False),
        ("13812341234", False),
        ("RS-261121-0418", False),
        ("TEL:13812341234", True),
        ("张三", True),
        ("HTTPS://EXAMPLE.COM/?P=1", True),
        ("MAILTO:A@EXAMPLE.COM", True),
        ("9913812341234", False),
    ],
)
def test_text_that_may_name_a_customer_is_recognised(code: str, may_hold: bool) -> None:
    assert may_hold_personal_data(code) is may_hold


@pytest.mark.parametrize(
    ("raw", "is_it"),
    [
        ("Zhang San", True),
        ("No 5 Beijing  Road", True),
        ("西湖 大道", True),
        ("SF1 13812341234", True),
        (" 13812341234\r", False),
        ("'; DROP TABLE parcels;--", False),
        ("1Z 999 AA1 01 2345 6784", False),
        ("RR 123 456 785 CN", False),
        ("SF1624088315207\r", False),
    ],
)
def test_words_in_a_raw_reading_are_recognised(raw: str, is_it: bool) -> None:
    assert is_prose(raw) is is_it
