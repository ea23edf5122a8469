import pytest

from inspection.codes import (
    MAX_CODE_LENGTH,
    lookup_forms,
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
