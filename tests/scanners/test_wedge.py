"""The wedge guard, rule by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scanners.keys import BrokenReason, KeyIn, KeyKind, is_code_character
from scanners.wedge import ScanGuard, WedgeSettings
from tests.scanners.key_player import Interrupt, KeyPlayer, Played, keys, lone

CODE = "SF1624088315207"


def played(*parts: list[KeyIn | Interrupt], settings: WedgeSettings | None = None) -> Played:
    player = KeyPlayer(settings)
    player.play([event for part in parts for event in part])
    return player.rest()


@pytest.mark.parametrize("gap_ms", [0, 1, 5, 12, 20, 30, 35])
def test_a_burst_is_one_scan_and_reaches_no_field(gap_ms: int) -> None:
    out = played(keys(CODE, gap_ms=gap_ms))
    assert out.scans == [CODE]
    assert out.delivered == []
    assert out.broken == []


@pytest.mark.parametrize("gap_ms", [36, 60, 100, 121, 400])
def test_typing_comes_back_in_order(gap_ms: int) -> None:
    out = played(keys("hello world", gap_ms=gap_ms))
    assert out.text == "hello world\r"
    assert out.scans == []
    assert out.broken == []


def test_a_person_waits_at_most_the_hold_time() -> None:
    out = played(keys("typed", gap_ms=150))
    assert max(out.replayed_after_ms) <= 35 + 2


def test_short_bursts_are_typed() -> None:
    out = played(keys("12345"))
    assert (out.text, out.scans) == ("12345\r", [])


def test_two_codes_in_a_row_are_two_scans() -> None:
    out = played(keys(CODE), keys("JDVA11408814483", start_ms=10_300))
    assert out.scans == [CODE, "JDVA11408814483"]


def test_group_separator_stays_inside_the_code() -> None:
    assert played(keys("01234567\x1d21AB")).scans == ["01234567\x1d21AB"]


def test_modifiers_do_not_break_a_burst() -> None:
    events = keys(CODE)
    shift = [lone(KeyKind.MODIFIER, event.at_ms) for event in events]
    mixed = [event for pair in zip(shift, events, strict=True) for event in pair]
    out = played(mixed)
    assert out.scans == [CODE]
    assert {key.kind for key in out.delivered} == {KeyKind.MODIFIER}


def test_a_few_long_gaps_are_forgiven_inside_a_burst() -> None:
    events = [
        replace(event, at_ms=event.at_ms + (90 if index >= 9 else 0))
        for index, event in enumerate(keys(CODE))
    ]
    assert played(events).scans == [CODE]


def test_a_fast_roll_and_then_typing_is_a_person() -> None:
    out = played(keys("asd", end=""), keys("fghjkl", start_ms=10_130, gap_ms=100))
    assert (out.text, out.scans, out.broken) == ("asdfghjkl\r", [], [])


def test_a_stall_of_the_program_does_not_split_a_code() -> None:
    player = KeyPlayer()
    player.play(keys(CODE, gap_ms=5), stalled_until_ms={6: 10_430})
    assert player.rest().scans == [CODE]


def test_a_burst_without_end_is_reported_not_typed() -> None:
    out = played(keys(CODE, end=""))
    assert (out.scans, out.delivered) == ([], [])
    assert [broken.reason for broken in out.broken] == [BrokenReason.NO_END]
    assert out.broken[0].text == CODE


def test_a_late_end_after_a_broken_burst_presses_nothing() -> None:
    late = lone(KeyKind.TERMINATOR, 10_700, "\r")
    assert played(keys(CODE, end=""), [late]).delivered == []


def test_a_second_terminator_of_the_scanner_presses_nothing() -> None:
    second = lone(KeyKind.TERMINATOR, 10_155, "\n")
    third = lone(KeyKind.TERMINATOR, 10_900, "\r")
    assert played(keys(CODE), [second, third]).delivered == [third]


@pytest.mark.parametrize(("cut", "pause_ms"), [(1, 200), (2, 600), (3, 1000), (5, 900), (9, 1000)])
def test_the_remainder_of_a_cut_code_is_no_code(cut: int, pause_ms: int) -> None:
    tail = keys(CODE[cut:], start_ms=10_000 + (cut - 1) * 10 + pause_ms - 1)
    out = played(keys(CODE[:cut], end=""), tail)
    assert out.scans == []
    assert out.broken[-1].text == CODE[cut:]


def test_after_a_quiet_time_a_scan_counts_again() -> None:
    assert played(keys(CODE[:9], end=""), keys(CODE, start_ms=15_100)).scans == [CODE]


@pytest.mark.parametrize("pause_ms", [121, 500, 1500, 4900])
@pytest.mark.parametrize("cut", range(4, len(CODE) + 1))
def test_after_the_end_of_what_broke_off_a_scan_counts_again(cut: int, pause_ms: int) -> None:
    again = keys("JDVA11408814483", start_ms=20_000)
    tail_ms = 10_000 + (cut - 1) * 10 + pause_ms
    out = played(keys(CODE[:cut], end=""), keys(CODE[cut:], start_ms=tail_ms), again)
    assert (out.scans, out.text) == (["JDVA11408814483"], "")


def test_typing_and_a_scan_a_moment_later_are_told_apart() -> None:
    out = played(keys("note", gap_ms=90, end=""), keys(CODE, start_ms=10_600))
    assert (out.text, out.scans) == ("note", [CODE])


def test_another_key_cuts_a_burst() -> None:
    other = lone(KeyKind.OTHER, 10_086)
    out = played(keys(CODE[:8], end=""), [other], keys(CODE[8:], start_ms=10_090))
    assert out.scans == []
    assert [(b.text, b.reason) for b in out.broken] == [
        (CODE[:8], BrokenReason.CUT),
        (CODE[8:], BrokenReason.CUT),
    ]
    assert out.delivered == [other]


def test_another_key_gives_a_held_one_back_first() -> None:
    out = played([lone(KeyKind.CHAR, 10_000, "a"), lone(KeyKind.OTHER, 10_010)])
    assert [key.kind for key in out.delivered] == [KeyKind.CHAR, KeyKind.OTHER]


def test_focus_change_gives_a_persons_key_back_but_lets_a_burst_go_on() -> None:
    out = played([lone(KeyKind.CHAR, 10_000, "a"), Interrupt(at_ms=10_010)])
    assert out.replayed_after_ms == [10]
    events = keys(CODE)
    assert played([*events[:7], Interrupt(at_ms=10_065), *events[7:]]).scans == [CODE]


def test_a_held_key_repeats_for_the_person() -> None:
    repeats = [
        KeyIn(kind=KeyKind.CHAR, at_ms=10_500 + 30 * n, text="x", is_auto_repeat=True)
        for n in range(40)
    ]
    out = played([lone(KeyKind.CHAR, 10_000, "x"), *repeats])
    assert (out.text, out.scans, out.broken) == ("x" * 41, [], [])
    assert max(out.replayed_after_ms[1:]) == 0


def test_zeros_marked_as_auto_repeat_stay_in_the_code() -> None:
    code = "10000000005"
    events = [replace(event, is_auto_repeat=event.text == "0") for event in keys(code, gap_ms=1)]
    assert played(events).scans == [code]
    slow = keys(code, gap_ms=20)
    slow[7] = replace(slow[7], is_auto_repeat=True)
    assert played(slow).scans == [code]


def test_equal_characters_are_no_held_key() -> None:
    assert played(keys("00000000", gap_ms=20)).scans == ["00000000"]


def test_a_code_delivered_twice_without_end_is_not_one_code() -> None:
    out = played(keys(CODE, end=""), keys(CODE, start_ms=10_230))
    assert out.scans == []
    assert out.broken[0].reason is BrokenReason.DOUBLED


@pytest.mark.parametrize("code", ["123456", "4354210", CODE])
@pytest.mark.parametrize("end", ["\r", ""])
def test_a_code_delivered_twice_without_a_pause_is_not_one_code(code: str, end: str) -> None:
    # one code in a million is made so by chance: it can be typed, a wrong one cannot be undone
    out = played(keys(code * 2, end=end))
    assert out.scans == []
    reason = BrokenReason.DOUBLED if end else BrokenReason.NO_END
    assert [broken.reason for broken in out.broken] == [reason]


def test_a_short_code_may_repeat_itself() -> None:
    assert played(keys("12341234")).scans == ["12341234"]


def test_four_thousand_characters_survive() -> None:
    assert played(keys("X" * 4000, gap_ms=1)).scans == ["X" * 4000]


@pytest.mark.parametrize("end", ["\r", ""])
def test_more_than_the_longest_code_is_bounded_and_reported(end: str) -> None:
    out = played(keys("7" * 9000, gap_ms=1, end=end))
    assert (out.scans, out.delivered) == ([], [])
    assert [broken.reason for broken in out.broken] == [BrokenReason.TOO_LONG]
    assert len(out.broken[0].text) == WedgeSettings().max_chars


def test_hostile_text_is_only_text() -> None:
    for code in ("=HYPERLINK(1)", "'; DROP TABLE tickets;--", "<script>alert(1)</script>"):
        assert played(keys(code)).scans == [code]


def test_a_clock_that_starts_again_forgets_no_code_that_broke_off() -> None:
    head = keys(CODE[:9], start_ms=2**32 - 2000, end="")
    out = played(head, keys(CODE[9:] + CODE, start_ms=5), keys(CODE, start_ms=900))
    assert out.scans == [CODE]
    assert [one.reason for one in out.broken] == [BrokenReason.CUT] * 2


def test_a_clock_that_starts_again_forgets_typing() -> None:
    note = keys("note", start_ms=2**32 - 2000, gap_ms=90, end="")
    assert played(note, keys(CODE, start_ms=5)).scans == [CODE]


NO_SUFFIX = WedgeSettings(needs_terminator=False)


def test_without_suffix_a_pause_ends_a_code() -> None:
    out = played(
        keys(CODE, end=""), keys("JDVA11408814483", start_ms=12_000, end=""), settings=NO_SUFFIX
    )
    assert out.scans == [CODE, "JDVA11408814483"]


def test_without_suffix_a_stall_does_not_join_two_codes() -> None:
    player = KeyPlayer(NO_SUFFIX)
    events = keys(CODE, end="") + keys("JDVA11408814483", start_ms=10_700, end="")
    player.play(events, stalled_until_ms={3: 10_900})
    assert player.rest().scans == [CODE, "JDVA11408814483"]


def test_without_suffix_a_short_or_doubtful_burst_is_none() -> None:
    assert played(keys("1234567", end=""), settings=NO_SUFFIX).broken[0].text == "1234567"
    doubtful = played(keys("12", end=""), keys(CODE, start_ms=10_400, end=""), settings=NO_SUFFIX)
    assert doubtful.scans == []
    assert doubtful.broken[0].reason is BrokenReason.CUT


def test_shortcuts_wait_for_keys_that_may_be_scanned() -> None:
    guard = ScanGuard()
    assert guard.claims(KeyKind.CHAR, 10)
    assert not guard.claims(KeyKind.TERMINATOR, 10)
    assert not guard.claims(KeyKind.OTHER, 10)
    for number, char in enumerate("abcd"):
        guard.feed(lone(KeyKind.CHAR, 10 + number, char))
    assert guard.claims(KeyKind.TERMINATOR, 20)
    guard.interrupt()
    guard.feed(lone(KeyKind.OTHER, 21))
    assert not guard.is_holding
    assert guard.claims(KeyKind.TERMINATOR, 900)  # the end of what broke off, late
    assert not guard.claims(KeyKind.TERMINATOR, 9000)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("a", True),
        ("~", True),
        ("\x1d", True),
        ("é", True),
        ("\r", False),
        ("", False),
        ("ab", False),
        ("中", True),
        ("\x01", False),
    ],
)
def test_which_text_may_be_scanned(text: str, is_one: bool) -> None:
    assert is_code_character(text) is is_one


def test_settings_changed_at_the_desk_hold_from_the_next_key_on() -> None:
    guard = ScanGuard()
    guard.use(WedgeSettings(min_chars=20))
    scans = [guard.feed(key).scan for key in keys(CODE)]
    assert not any(scans)


def test_a_lone_function_key_passes_at_once() -> None:
    outcome = ScanGuard().feed(lone(KeyKind.OTHER, 1000))
    assert (outcome.is_swallowed, outcome.replay, outcome.wait_ms) == (False, (), None)
