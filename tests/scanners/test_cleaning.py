from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanners.cleaning import Cleaned, CleaningSettings, clean, is_twice, substitutes_of
from scanners.cool_down import MOST_KEPT, CoolDown
from scanners.intake import Intake, IntakeSettings
from scanners.keys import BrokenReason, BrokenScan

CODE = "SF1624088315207"
GS = "\x1d"
SHIPMENT = f"00106141411234567897{GS}10LOT7"


@pytest.mark.parametrize(
    ("raw", "aim"),
    [
        (f"]C0{CODE}", "]C0"),
        (f"]Q1{CODE}", "]Q1"),
        (f"]d1{CODE}", "]d1"),
        (f"]z3{CODE}", "]z3"),
        (CODE, ""),
        (f"]{CODE}", ""),
        (f"]B1{CODE}"[1:], ""),
    ],
)
def test_the_symbology_is_taken_off_and_kept(raw: str, aim: str) -> None:
    assert clean(raw) == Cleaned(text=raw.removeprefix(aim) if aim else raw, aim=aim)


def test_an_identifier_alone_is_a_text() -> None:
    assert clean("]C1") == Cleaned(text="]C1")


@pytest.mark.parametrize(
    "raw", [f"#{CODE}$$", f"]C0#{CODE}$$", f"#]C0{CODE}$$", f"\x02#{CODE}$$\x03"]
)
def test_what_the_scanner_wraps_around_a_code_is_taken_off(raw: str) -> None:
    assert clean(raw, CleaningSettings(prefix="#", suffix="$$")).text == CODE


def test_a_code_that_is_all_wrapping_stays() -> None:
    settings = CleaningSettings(prefix="AB", suffix="CD")
    assert clean("AB", settings).text == "AB"
    assert clean("ABCD", settings).text == "CD"
    assert clean("\r\n", settings).text == "\r\n"


@pytest.mark.parametrize("written", ["{GS}", "<GS>", "^]", "\u241d", GS])
@pytest.mark.parametrize("aim", ["", "]C1", "]d2", "]Q3"])
def test_a_separator_a_keyboard_lacks_becomes_one(written: str, aim: str) -> None:
    raw = aim + SHIPMENT.replace(GS, written)
    assert clean(raw) == Cleaned(text=SHIPMENT, aim=aim)


def test_a_bar_is_a_separator_only_where_the_station_says_so() -> None:
    raw = SHIPMENT.replace(GS, "|")
    assert clean(raw).text == raw
    assert clean(raw, CleaningSettings(substitutes=("|",))).text == SHIPMENT


@pytest.mark.parametrize(
    "raw", ["https://sf.example/a?b={GS}1", "{GS}ABC", "]Q1106{GS}7", "]C01|2^]3"]
)
def test_elsewhere_the_characters_mean_themselves(raw: str) -> None:
    assert clean(raw).text == (raw[3:] if raw.startswith("]") else raw)


def test_separators_of_the_code_itself_stay_at_its_ends() -> None:
    assert clean(f"{GS}0112345678901231{GS}\r").text == f"{GS}0112345678901231{GS}"


@pytest.mark.parametrize("said", ["AB", "| 7", " ".join("!%&/()=?*"), "-" * 17])
def test_separators_that_codes_are_made_of_are_refused(said: str) -> None:
    with pytest.raises(ValueError, match="must"):
        substitutes_of(said)


@given(st.text(min_size=1, max_size=40), st.text(max_size=4), st.text(max_size=4))
def test_nothing_is_lost_but_wrapping(raw: str, prefix: str, suffix: str) -> None:
    found = clean(raw, CleaningSettings(prefix=prefix, suffix=suffix, substitutes=()))
    assert found.text
    assert found.text in raw
    assert len(found.aim) in (0, 3)


def test_twice_is_a_code_and_the_same_again() -> None:
    assert is_twice("43542104354210")
    assert is_twice(CODE * 2)
    assert not is_twice(CODE)
    assert not is_twice("12341234")


# --- the same again


def test_the_same_code_at_once_is_one_scan() -> None:
    cool_down = CoolDown(1.0)
    assert [cool_down.admits(CODE, at_s) for at_s in (5.0, 5.4, 6.3, 7.3)] == [
        True,
        False,
        False,
        True,
    ]
    assert cool_down.admits("other", 7.3)


def test_what_another_reader_saw_is_no_scan_for_a_while() -> None:
    cool_down = CoolDown(0)
    cool_down.hold(CODE, 8.0)
    assert [cool_down.admits(CODE, at_s) for at_s in (5.0, 7.9, 8.0)] == [False, False, True]
    assert cool_down.admits("other", 5.0)
    for number in range(10 * MOST_KEPT):
        cool_down.hold(str(number), 9.0)
    assert len(cool_down._held) == MOST_KEPT
    cool_down.forget()
    assert cool_down.admits("639", 8.0)


def test_whether_a_code_came_just_now_can_be_asked() -> None:
    cool_down = CoolDown(1.0)
    assert not cool_down.is_recent(CODE, 5.0, 3.0)
    cool_down.admits(CODE, 5.0)
    assert cool_down.is_recent(CODE, 7.9, 3.0)
    assert not cool_down.is_recent(CODE, 8.0, 3.0)
    assert not cool_down.is_recent(CODE, 4.0, 3.0)


def test_no_time_lets_each_pass() -> None:
    cool_down = CoolDown(0)
    assert cool_down.admits(CODE, 5.0)
    assert cool_down.admits(CODE, 5.0)


def test_what_is_remembered_is_bounded() -> None:
    cool_down = CoolDown(1.0)
    for number in range(10 * MOST_KEPT):
        assert cool_down.admits(f"{number}", 1.0)
    assert len(cool_down._seen_at_s) == MOST_KEPT


def test_the_intake_cleans_counts_and_keeps_what_came() -> None:
    now_s = 0.0
    intake = Intake(lambda: now_s, IntakeSettings(cleaning=CleaningSettings(suffix="$")))
    scan = intake.take(f"]C0{CODE}$")
    assert not isinstance(scan, BrokenScan)
    assert scan is not None
    assert (scan.text, scan.aim, scan.source) == (CODE, "]C0", "wedge")
    assert intake.take(f"{CODE}$") is None
    assert (intake.last_raw, intake.count) == (f"{CODE}$", 2)
    intake.use(IntakeSettings(cool_down_s=0))
    assert intake.take(CODE) is not None
    twice = intake.take(f"]C0{CODE}{CODE}")
    assert isinstance(twice, BrokenScan)
    assert twice.reason is BrokenReason.DOUBLED
