"""Serial number, IMEI and model of the goods, judged by check digits."""

from __future__ import annotations

import pytest

from scanners.ocr.nameplate import luhn_holds, nameplate
from tests.scanners.ocr.drawn import line, under_each_other

IMEI = "490154203237518"
"""The example of 3GPP TS 23.003."""


def test_the_example_of_the_standard_holds_and_no_neighbour_does() -> None:
    assert luhn_holds(IMEI)
    for place in range(15):
        for digit in "0123456789":
            other = IMEI[:place] + digit + IMEI[place + 1 :]
            assert luhn_holds(other) is (other == IMEI)


def test_a_plate_with_everything() -> None:
    read = nameplate(
        under_each_other(
            "产品型号：AU-H700 BK",
            "S/N: A7H226090418",
            f"IMEI1: {IMEI}",
            "INPUT 5V 2A",
            "MADE IN CHINA",
        )
    )
    assert read.models == ("AU-H700 BK",)
    assert read.serials == ("A7H226090418",)
    assert read.imeis == (IMEI,)
    assert read.doubtful_imeis == ()


@pytest.mark.parametrize(
    "text",
    ["SN:A7H226090418", "SN A7H226090418", "Serial No. A7H226090418", "序列号 A7H226090418"],
)
def test_a_serial_after_each_heading(text: str) -> None:
    assert nameplate(under_each_other(text)).serials == ("A7H226090418",)


def test_a_value_under_or_beside_its_heading() -> None:
    read = nameplate(
        (
            line("Serial Number", top=0),
            line("A7H226090418", top=36),
            line("Model", top=90),
            line("AU-H700", left=200, top=90),
        )
    )
    assert read.serials == ("A7H226090418",)
    assert read.models == ("AU-H700",)


def test_an_imei_with_letters_is_mended_and_one_that_fails_is_doubtful() -> None:
    read = nameplate(under_each_other("IMEI: 49O154203237S18", "IMEI 2: 490154203237517"))
    assert read.imeis == (IMEI,)
    assert read.doubtful_imeis == ("490154203237517",)


def test_fifteen_digits_alone_count_where_they_hold() -> None:
    assert nameplate(under_each_other(IMEI)).imeis == (IMEI,)
    assert nameplate(under_each_other("490154203237517")).imeis == ()
    assert nameplate(under_each_other(f"订单号 {IMEI}")).imeis == ()


def test_headings_without_values_and_doubtful_lines_give_nothing() -> None:
    assert nameplate(under_each_other("S/N:", "型号", "IMEI")) == nameplate(())
    assert nameplate((line("SN: A7H226090418", sure=0.3),)) == nameplate(())


@pytest.mark.parametrize(
    ("text", "serials"),
    [
        ("SN A7H2 2609 0418", ("A7H226090418",)),
        ("S/N: 12345 67890 MADE IN CHINA", ("1234567890", "12345")),
        ("SN A7H226090418 INPUT 5V", ("A7H226090418",)),
        ("SN AB CD EF", ()),
    ],
)
def test_a_serial_printed_in_groups(text: str, serials: tuple[str, ...]) -> None:
    assert nameplate(under_each_other(text)).serials == serials
