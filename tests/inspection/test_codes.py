from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from inspection.codes import (
    MAX_CODE_LENGTH,
    lookup_forms,
    normalise,
    same_parcel,
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
        (
            "1001921334250001000300779017972697",
            ("1001921334250001000300779017972697", "779017972697"),
        ),
        ("9611020987654312345672", ("9611020987654312345672", "987654312345672")),
        ("008182709980000020033350276C", ("008182709980000020033350276C", "09980000020033")),
        ("%008182709980000020033350276C", ("%008182709980000020033350276C", "09980000020033")),
        ("%008182709980000020033350276", ("%008182709980000020033350276", "09980000020033")),
        ("09980000020033F", ("09980000020033F", "09980000020033")),
        ("4202215394001112062064062607", ("4202215394001112062064062607",)),
    ],
)
def test_a_code_is_looked_up_as_it_may_have_been_announced(
    code: str, forms: tuple[str, ...]
) -> None:
    assert lookup_forms(code) == forms


def test_the_number_in_long_bars_is_what_the_label_rules_tell() -> None:
    """They are data of the station's; here the same is known to the hub, which has no rules."""
    told = 0
    for file in sorted(Path(str(files("resources") / "labels")).glob("*.yaml")):
        samples = yaml.safe_load(file.read_text(encoding="utf-8"))["samples"]
        for sample in (*samples.get("valid", ()), *samples.get("shared", ())):
            if sample["kind"] == "tracking" and "-" not in str(sample["text"]):
                assert str(sample["normalised"]) in lookup_forms(normalise(str(sample["text"])))
                told += 1
    assert told > 50


@pytest.mark.parametrize(
    "code",
    [
        "1001921334250001000300779017972698",  # FedEx, its check digit wrong
        "9611020987654312345673",
        "008182709980000020033350276A",  # DPD, its check sign wrong
        "09980000020033G",
        "00106141411234567898",  # SSCC, likewise
        "008182709980000020033350276",  # DPD, without mark and check sign
        "420221539400111206206406260788",  # USPS behind a postcode
        "JDVA11408814483-1-2-",
        "SF1624088315207",
        "779017972697",
    ],
)
def test_a_code_whose_check_fails_names_no_other_number(code: str) -> None:
    assert same_parcel(code) == ()


def test_no_fifteen_digits_pass_for_dpd() -> None:
    """Yunda's and FedEx's have fifteen; one in 36 ends in DPD's check digit by chance."""
    codes = [f"0998000002{number:04d}{digit}" for number in range(40) for digit in range(10)]
    assert [code for code in codes if same_parcel(code)] == []


def test_a_postcode_before_a_number_is_left_out() -> None:
    for postcode in ("42022153", "420221531234"):
        assert same_parcel(f"{postcode}9400111206206406260787") == ("9400111206206406260787",)
