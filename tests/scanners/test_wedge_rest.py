"""What follows a code that broke off: claimed while it must be the remainder, else a person's."""

from __future__ import annotations

import pytest

from scanners.keys import BrokenReason, KeyIn, KeyKind
from scanners.wedge import ScanGuard, WedgeSettings
from tests.scanners.key_player import Interrupt, KeyPlayer, keys, lone
from tests.scanners.test_wedge import CODE, NO_SUFFIX, played

OTHER_CODE = "JDVA11408814483"
BROKE_MS = 10_000 + 8 * 10
"""When the last key came of the first nine."""


def head() -> list[KeyIn | Interrupt]:
    return keys(CODE[:9], end="")


@pytest.mark.parametrize("size", range(1, 6))
def test_a_short_remainder_with_its_end_is_not_typed(size: int) -> None:
    for pause_ms in (121, 600, 1100, 4900):
        tail = keys(CODE[-size:], start_ms=BROKE_MS + pause_ms)
        out = played(head(), tail)
        assert (out.scans, out.delivered) == ([], [])
        assert out.broken[-1].text == CODE[-size:]


@pytest.mark.parametrize("pause_ms", [121, 1100, 1200, 4900])
def test_a_remainder_in_pairs_is_not_typed(pause_ms: int) -> None:
    pair = keys(CODE[9:11], start_ms=BROKE_MS + pause_ms, end="")
    out = played(head(), pair, keys(CODE[11:], start_ms=BROKE_MS + pause_ms + 80))
    assert (out.scans, out.delivered) == ([], [])


def test_a_single_key_within_a_second_is_reported_and_later_ones_are_typed() -> None:
    out = played(head(), keys("1", start_ms=BROKE_MS + 900, end=""))
    assert (out.text, out.broken[-1].text) == ("", "1")
    assert played(head(), keys("1", start_ms=BROKE_MS + 1200, end="")).text == "1"


def test_typing_soon_after_is_claimed_no_longer_than_that() -> None:
    text = "12345678901234"
    out = played(head(), keys(text, start_ms=BROKE_MS + 300, gap_ms=150))
    assert "".join(one.text for one in out.broken[1:]) == text[:6]
    assert out.text == text[6:] + "\r"


def test_a_held_key_is_claimed_no_longer_than_that() -> None:
    held = [
        KeyIn(kind=KeyKind.CHAR, at_ms=BROKE_MS + 200 + 30 * n, text="x", is_auto_repeat=n > 0)
        for n in range(40)
    ]
    assert played(head(), [*held, lone(KeyKind.CHAR, BROKE_MS + 1700, "y")]).text == "y"


@pytest.mark.parametrize("at_ms", [BROKE_MS + 1000, BROKE_MS + 4900])
def test_an_end_that_comes_late_presses_nothing_twice_over(at_ms: int) -> None:
    first, second = lone(KeyKind.TERMINATOR, at_ms, "\r"), lone(KeyKind.TERMINATOR, at_ms + 9, "\n")
    enter = lone(KeyKind.TERMINATOR, at_ms + 600, "\r")
    assert played(head(), [first, second, enter]).delivered == [enter]


def test_behind_an_end_that_came_so_late_that_a_hand_may_have_pressed_it_nothing_counts() -> None:
    enter = lone(KeyKind.TERMINATOR, BROKE_MS + 2000, "\r")
    assert played(head(), [enter], keys(CODE[9:], start_ms=BROKE_MS + 4000)).scans == []


def test_enter_is_a_persons_once_a_person_typed() -> None:
    typed = keys("42", start_ms=BROKE_MS + 1500, gap_ms=200)
    assert played(head(), typed).text == "42\r"
    pressed = [lone(KeyKind.OTHER, BROKE_MS + 1500), lone(KeyKind.TERMINATOR, BROKE_MS + 1900)]
    assert played(head(), pressed).delivered == pressed


def test_enter_after_a_quiet_time_is_a_persons() -> None:
    enter = lone(KeyKind.TERMINATOR, BROKE_MS + 5100, "\r")
    assert played(head(), [enter]).delivered == [enter]


def test_a_second_end_may_be_late_once_the_scanner_was_seen_to_send_two() -> None:
    late = lone(KeyKind.TERMINATOR, 14_350, "\n")
    scan = keys(CODE, start_ms=14_000)
    assert played(scan, [late]).delivered == [late]
    seen = [*keys(CODE), lone(KeyKind.TERMINATOR, 10_180, "\n")]
    assert played(seen, scan, [late]).delivered == []


def test_keys_cut_apart_at_once_are_no_single_keys() -> None:
    cut = [*keys("S", end=""), Interrupt(at_ms=10_005), lone(KeyKind.CHAR, 10_010, "F")]
    out = played(cut, keys(CODE[2:], start_ms=12_000))
    assert (out.text, out.scans) == ("SF", [])


@pytest.mark.parametrize("is_late", [True, False])
def test_behind_a_key_without_use_a_scan_is_refused(*, is_late: bool) -> None:
    guard, first = ScanGuard(), lone(KeyKind.CHAR, 10_000, "S")
    guard.feed(first)
    if not is_late:
        guard.timed_out()
        assert guard.timed_out().replay == (first,)
        guard.had_no_use(first)
    found = []
    for key in keys(CODE[1:], start_ms=11_000):
        assert isinstance(key, KeyIn)
        found.append(guard.feed(key))
        if found[-1].replay:
            guard.had_no_use(first)
    assert [one.scan for one in found if one.scan] == []
    assert [one.broken.text for one in found if one.broken] == [CODE[1:]]


def test_a_piece_marked_as_held_down_is_a_piece_all_the_same() -> None:
    piece = [
        KeyIn(kind=KeyKind.CHAR, at_ms=BROKE_MS + 600 + n, text="0", is_auto_repeat=n > 0)
        for n in range(4)
    ]
    out = played(head(), piece, keys("7", start_ms=BROKE_MS + 1600, end=""))
    assert [one.text for one in out.broken[1:]] == ["0000", "7"]


def test_two_ways_in_share_what_broke_off() -> None:
    qt, raw = ScanGuard(), ScanGuard()
    raw.share(qt)
    for key in head():
        assert isinstance(key, KeyIn)
        qt.feed(key)
    assert qt.leave().broken is not None
    tail = [key for key in keys(CODE[9:], start_ms=BROKE_MS + 10) if isinstance(key, KeyIn)]
    assert [raw.feed(key).scan for key in tail] == [None] * len(tail)


def test_first_keys_marked_as_held_down_are_no_single_keys() -> None:
    first = keys("00", end="")
    marked = KeyIn(kind=KeyKind.CHAR, at_ms=10_012, text="0", is_auto_repeat=True)
    out = played([*first, marked], keys(CODE, start_ms=10_500))
    assert (out.text, out.scans) == ("000", [])


@pytest.mark.parametrize(("pause_ms", "again"), [(300, True), (999, True), (1000, False)])
def test_a_code_delivered_twice_is_told_by_its_keys(pause_ms: int, *, again: bool) -> None:
    guard, end_ms = ScanGuard(), 10_000 + len(CODE) * 10
    events = [*keys(CODE), *keys(CODE, start_ms=end_ms + pause_ms)]
    found = [guard.feed(one) for one in events if isinstance(one, KeyIn)]
    assert [one.is_again for one in found if one.scan] == [False, again]


def test_each_delivery_counts_where_the_station_says_so() -> None:
    guard = ScanGuard(WedgeSettings(again_ms=0))
    events = [*keys(CODE), *keys(CODE, start_ms=10_300)]
    assert not any(guard.feed(one).is_again for one in events if isinstance(one, KeyIn))


@pytest.mark.parametrize("pause_ms", [121, 130, 300, 500])
@pytest.mark.parametrize("cut", [4, 8, 11])
def test_without_suffix_a_pause_inside_makes_no_codes(cut: int, pause_ms: int) -> None:
    text = CODE + OTHER_CODE
    tail = keys(text[cut:], start_ms=10_000 + (cut - 1) * 10 + pause_ms, end="")
    out = played(keys(text[:cut], end=""), tail, settings=NO_SUFFIX)
    assert (out.scans, out.delivered) == ([], [])
    assert [one.text for one in out.broken] == [text[:cut], text[cut:]]


def test_without_suffix_codes_half_a_second_apart_are_two() -> None:
    second = keys(OTHER_CODE, start_ms=10_140 + 501, end="")
    assert played(keys(CODE, end=""), second, settings=NO_SUFFIX).scans == [CODE, OTHER_CODE]


@pytest.mark.parametrize("pause_ms", [10, 130, 500])
def test_without_suffix_an_end_all_the_same_is_one(pause_ms: int) -> None:
    guard = ScanGuard(NO_SUFFIX)
    for key in keys(CODE, end=""):
        assert isinstance(key, KeyIn)
        guard.feed(key)
    outcome = guard.feed(lone(KeyKind.TERMINATOR, 10_140 + pause_ms, "\r"))
    assert (outcome.scan, outcome.is_swallowed) == (CODE, True)


def test_without_suffix_keys_handled_too_late_are_no_code() -> None:
    player = KeyPlayer(NO_SUFFIX)
    player.play(keys(CODE, end=""))
    assert player.rest().scans == [CODE]  # its time ran out before the rest was handed over
    player.play(keys(OTHER_CODE, start_ms=10_150, end=""))
    assert player.rest().scans == [CODE]
    assert player.out.broken[0].reason is BrokenReason.CUT


def test_without_suffix_a_scan_counts_again_after_a_second() -> None:
    out = played(
        keys(CODE[:7], end=""), keys(CODE, start_ms=BROKE_MS + 1200, end=""), settings=NO_SUFFIX
    )
    assert out.scans == [CODE]


@pytest.mark.parametrize(
    ("typed", "pause_ms", "is_ended"),
    [("ab", 3000, True), ("abc", 4800, True), ("", 0, False)],
)
def test_a_whole_burst_in_doubt_says_that_it_has_its_end(
    typed: str, pause_ms: int, is_ended: bool
) -> None:
    before = keys(typed, end="") if typed else keys(CODE[:9], end="")
    out = played(before, keys(CODE, start_ms=10_100 + pause_ms)) if typed else played(before)
    assert (out.scans, out.broken[-1].is_ended) == ([], is_ended)


@pytest.mark.parametrize(("pause_ms", "is_scan"), [(900, False), (1300, True)])
def test_a_key_no_scanner_sends_tells_whose_the_letters_before_it_were(
    pause_ms: int, is_scan: bool
) -> None:
    backspace = lone(KeyKind.OTHER, 10_400, "")
    out = played(keys("abc", end=""), [backspace], keys(CODE, start_ms=10_400 + pause_ms))
    assert out.scans == ([CODE] if is_scan else [])
    assert out.text == "abc"
