"""GS1 data: read where it is marked, and nowhere else."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.resources import files

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from scanners.decode import read_image
from scanners.gs1 import MAX_GS1_CHARS, goods_number, is_goods, read, split_aim
from scanners.label import ParsedCode, parse, parse_scan
from scanners.label_rules import load_rules
from scanners.scan import Scan

PATTERNS = load_rules(files("resources") / "labels").patterns
SSCC = "106141411234567897"
GTIN = "09521234543213"
GS = "\x1d"


@pytest.mark.parametrize(
    ("text", "aim", "fields"),
    [
        (f"00{SSCC}", "]C1", {"sscc": SSCC}),
        (f"]C100{SSCC}", "", {"sscc": SSCC}),
        (f"(00){SSCC}", "", {"sscc": SSCC}),
        ("（00） 1 0614141 123456789 7\r\n", "", {"sscc": SSCC}),
        (f"https://id.gs1.org/00/{SSCC}", "", {"sscc": SSCC}),
        (f"]d201{GTIN}21AbC{GS}10L-1", "", {"gtin": GTIN, "serial": "AbC", "lot": "L-1"}),
        (f"01{GTIN}21AbC{GS}10L-1", "", {"gtin": GTIN, "serial": "AbC", "lot": "L-1"}),
        (f"{GS}01{GTIN}{GS}", "", {"gtin": GTIN}),
        (f"]Q301{GTIN}17261231", "", {"gtin": GTIN, "expiry": "2026-12-31"}),
        (f"01{GTIN}", "]e0", {"gtin": GTIN}),
        (f"01{GTIN}", "]J1", {"gtin": GTIN}),
        (f"(01){GTIN}(21)AbC(10)L-1", "", {"gtin": GTIN, "serial": "AbC", "lot": "L-1"}),
        (f"02{GTIN}3710{GS}00{SSCC}", "]C1", {"content": GTIN, "sscc": SSCC}),
        (f"HTTPS://EXAMPLE.CN/01/{GTIN}", "", {"gtin": GTIN}),
        (
            f"https://x.cn/a/b/01/{GTIN}/10/L%2F1/21/A1",
            "",
            {"gtin": GTIN, "lot": "L/1", "serial": "A1"},
        ),
        (f"https://x.cn/01/{GTIN}?17=261231&utm=1", "", {"gtin": GTIN, "expiry": "2026-12-31"}),
        (f"https://x.cn/01/{GTIN}/#top", "", {"gtin": GTIN}),
        (f"https://x.cn/01/{GTIN}?17=nonsense", "", {"gtin": GTIN}),
        ("https://x.cn/01/9521234543213", "", {"gtin": GTIN}),
    ],
)
def test_marked_data_is_read(text: str, aim: str, fields: dict[str, str]) -> None:
    found = read(text, aim)
    assert found is not None
    assert dict(found.fields) == fields


@pytest.mark.parametrize(
    "text",
    [
        f"00{SSCC}",
        f"01{GTIN}",
        "7032069804988",
        "10ABC",
        f"]C000{SSCC}",
        f"]C100{SSCC[:-1]}8",
        f"]d201{GTIN[:-1]}4",
        "]C17032069804988",
        "]C1104092138175",
        f"]C101{GTIN}10ABC{GS}45",
        f"(00){SSCC[:-1]}8",
        f"(00){SSCC}(",
        f"(00){SSCC}(9999)1",
        f"x(00){SSCC}",
        "()",
        "",
        "]C1",
        f"]C1{GS}",
        f"]C1{GS * 50}",
        "https://x.cn/01/",
        "https://x.cn/01/1234567890123",
        f"https://x.cn/{GTIN}",
        f"https://[::1/01/{GTIN}",
        f"ftp://x.cn/01/{GTIN}",
        "]d201٠٩٥٢١٢٣٤٥٤٣٢١٣",
        f"[)>\x1e06{GS}01{GTIN}\x1e\x04",
        f"]C101{GTIN}" + "9" * MAX_GS1_CHARS,
    ],
)
def test_what_is_not_marked_or_does_not_hold_is_not_read(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("date", "day"),
    [("260200", "2026-02-28"), ("280200", "2028-02-29"), ("261200", "2026-12-31"), ("000000", "")],
)
def test_day_00_is_the_last_of_the_month_and_an_impossible_date_is_none(
    date: str, day: str
) -> None:
    found = read(f"]C101{GTIN}17{date}")
    assert found is not None
    assert found.fields.get("expiry", "") == day
    assert found.fields["gtin"] == GTIN


def test_an_identifier_at_the_head_is_no_part_of_the_code() -> None:
    assert split_aim("]C0SF1624088315207") == ("]C0", "SF1624088315207")
    assert split_aim("SF1624088315207", "]C0") == ("]C0", "SF1624088315207")
    assert split_aim("]C1") == ("", "]C1")
    assert parse("]C0sf1624088315207", PATTERNS).normalised == "SF1624088315207"


@pytest.mark.parametrize("symbology", ["EAN13", "EAN-13", "EAN8", "UPCA", "UPC-A", "UPCE", "ISBN"])
def test_goods_symbologies(symbology: str) -> None:
    assert is_goods(symbology)
    assert not is_goods("Code128")
    assert is_goods("wedge", "]E0")
    assert not is_goods("wedge", "]C1")


def test_a_goods_number_has_fourteen_digits() -> None:
    assert goods_number("6901234567892") == "06901234567892"
    assert goods_number("036000291452") == "00036000291452"
    assert goods_number("96385074") == "00000096385074"
    assert goods_number("6901234567893") is None
    assert goods_number("٦٩٠١٢٣٤٥٦٧٨٩٢") is None


def known(text: str, symbology: str = "Code128", aim: str = "") -> ParsedCode:
    scan = Scan(text=text, raw=text.encode(), symbology=symbology, source="image", aim=aim)
    return parse_scan(scan, PATTERNS)


def test_an_sscc_is_a_parcels_number_of_no_carrier_however_it_is_marked() -> None:
    for text, aim in ((f"00{SSCC}", "]C1"), (f"(00) {SSCC}", ""), (f"https://x.cn/00/{SSCC}", "")):
        parsed = known(text, aim=aim)
        assert (parsed.kind, parsed.normalised, parsed.carrier) == ("tracking", f"00{SSCC}", None)
        assert (parsed.check_digit_ok, parsed.certain) == (True, True)
        assert parsed.fields == {"sscc": SSCC}
    # and the same code without its mark is the same parcel
    assert known(f"00{SSCC}").normalised == f"00{SSCC}"


def test_the_mark_comes_from_the_bars_themselves() -> None:
    drawn = zxingcpp.create_barcode(f"(00){SSCC}", zxingcpp.BarcodeFormat.Code128, gs1=True)
    picture = np.pad(np.array(drawn.to_image(scale=4)), 60, constant_values=255)
    (scan,) = read_image(picture, deep=True).codes
    assert (scan.aim, parse_scan(scan, PATTERNS).fields) == ("]C1", {"sscc": SSCC})


def test_goods_are_products_and_no_parcels() -> None:
    for parsed in (
        known("6901234567892", "EAN13", "]E0"),
        known("]E06901234567892", "wedge"),
        known("01069012345678921" + "7261200", aim="]C1"),
    ):
        assert (parsed.kind, parsed.fields["gtin"]) == ("product", "06901234567892")
    torn = known("6901234567893", "EAN13")
    assert (torn.kind, torn.check_digit_ok, torn.fields) == ("product", False, {})
    # twelve digits in UPC bars fit a carrier's format too
    assert known("986578788855", "UPCA").kind == "product"


def test_a_carriers_own_number_with_a_proof_is_not_read_as_gs1() -> None:
    marked = known(f"420221539400111206206406260787{GS}", aim="]C1")
    assert (marked.carrier, marked.normalised) == ("usps", "9400111206206406260787")
    assert known("9611020987654312345672", aim="]C1").carrier == "fedex"
    assert known("1240921381750", aim="]C1").kind == "tracking"


def test_plain_digits_stay_what_they_were() -> None:
    assert known("7032069804988").kind == "tracking"
    assert known("7032069804988").fields == {}


@pytest.mark.slow
@given(
    st.text(
        st.sampled_from("0123456789012345678901234567890AbC()/%?=&#]Cd1Q3\x1d \uff08０\u0660"),
        max_size=80,
    ),
    st.sampled_from(["", "]C1", "]d2", "]Q3", "]e0", "]J1", "]E0", "]"]),
)
def test_no_text_is_an_error(text: str, aim: str) -> None:
    for form in (text, f"https://x.cn/01/{text}", f"(01){text}", f"01{GTIN}{text}"):
        found = read(form, aim)
        assert found is None or found.fields
        assert parse(form, PATTERNS, aim=aim).text == form


@pytest.mark.slow
@given(st.text(max_size=200), st.text(max_size=4))
def test_no_text_at_all_is_an_error(text: str, aim: str) -> None:
    read(text, aim)


@pytest.mark.parametrize(
    "text",
    [
        "]C1" + "3100000001" * 100,
        "]C1" + f"01{GTIN}" * 62,
        "]C1" + f"11{GS}" * 300,
        "(01)" * 250,
        "https://x.cn/" + "01/" * 320,
        "https://x.cn/01/" + GTIN + "?" + "17=1&" * 190,
        "https://x.cn/" + "/01" * 300 + "/" + "0" * 60,
    ],
)
def test_a_long_code_takes_no_long_time(text: str) -> None:
    read(text)
    begun = time.thread_time()
    read(text)
    assert time.thread_time() - begun < 0.5


@pytest.mark.slow
def test_nothing_is_loaded_before_a_code_is_marked() -> None:
    script = (
        "import sys\n"
        "from scanners import gs1\n"
        "from scanners.label import parse\n"
        "for text in ('SF1624088315207', '7032069804988', 'https://x.cn/s?n=1', '(1) ok'):\n"
        "    parse(text, ())\n"
        "assert 'biip' not in sys.modules\n"
        "gs1.load()\n"
        "assert 'biip' in sys.modules\n"
        "assert not hasattr(sys.modules['biip.gs1_prefixes'], '__file__')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


def test_elements_of_any_length_are_told_apart_in_bars() -> None:
    told = f"(01){GTIN}(10)LOT7(21)A7H2"
    drawn = zxingcpp.create_barcode(told, zxingcpp.BarcodeFormat.Code128, gs1=True)
    picture = np.pad(np.array(drawn.to_image(scale=4)), 60, constant_values=255)
    (scan,) = read_image(picture, deep=True).codes
    parsed = parse_scan(scan, ())
    assert parsed.fields == {"gtin": GTIN, "lot": "LOT7", "serial": "A7H2"}
    assert parsed.text == scan.text == f"01{GTIN}10LOT721A7H2"
