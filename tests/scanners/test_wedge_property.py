"""Whatever happens at the keyboard: no wrong, half or doubled code, no lost typing."""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st

from scanners.cleaning import CleaningSettings
from scanners.intake import IntakeSettings
from scanners.keys import KeyIn, KeyKind
from scanners.wedge import WedgeSettings
from tests.scanners.key_judge import judge, mark_of
from tests.scanners.key_player import Interrupt, KeyPlayer, Played
from tests.scanners.key_story import (
    FRESH_MS,
    HOLD_MS,
    PREFIX,
    QUIET_MS,
    REST_MS,
    STILL_MS,
    SUFFIX,
    Happened,
    Part,
    events_of,
    scans,
    stories,
    typing,
)

EXAMPLES = int(os.environ.get("WEDGE_EXAMPLES", "250"))
"""Of the widest story; 20,000 take some minutes."""
INTAKE = IntakeSettings(cleaning=CleaningSettings(prefix=PREFIX, suffix=SUFFIX))
stalls_ms = st.dictionaries(st.integers(0, 120), st.integers(1, 600), max_size=4)
whole = scans(is_broken=False, ends=("\r", "\n", "\t", "\r\n"))


def played(
    happened: Happened, stalls: dict[int, int], guard: WedgeSettings | None = None
) -> tuple[list[KeyIn | Interrupt], Played]:
    """`stalls`: how long after an event the program gets to it."""
    events = events_of(happened)
    stalled = {i: events[i].at_ms + ms for i, ms in stalls.items() if i < len(events)}
    player = KeyPlayer(guard, intake=INTAKE)
    player.play(events, stalled_until_ms=stalled)
    out = player.rest()
    assert not player.guard.is_holding
    return events, out


def scanned_in(happened: Happened) -> list[str]:
    return [part.code for part, _ in happened if part.code]


@settings(max_examples=EXAMPLES)
@given(stories(scans()), stalls_ms)
def test_nothing_wrong_comes_of_any_keyboard(happened: Happened, stalls: dict[int, int]) -> None:
    events, out = played(happened, stalls)
    judge(events, out, scanned_in(happened))


NO_SUFFIX = WedgeSettings(needs_terminator=False)


@settings(max_examples=EXAMPLES // 2)
@given(stories(scans(ends=("", "\r"), most_ms=STILL_MS, sum_ms=STILL_MS)), stalls_ms)
def test_without_suffix_nothing_wrong_comes_either(
    happened: Happened, stalls: dict[int, int]
) -> None:
    # a longer pause inside a code is its end, by the setting: nothing else tells it
    events, out = played(happened, stalls, NO_SUFFIX)
    judge(events, out, scanned_in(happened), wait_ms=FRESH_MS)


@given(whole, whole, st.integers(HOLD_MS + 1, 3000))
def test_undisturbed_scans_arrive_and_are_not_typed_as_well(
    first: Part, second: Part, pause_ms: int
) -> None:
    _, out = played([(first, pause_ms), (second, 0)], {})
    expected = [first.code, second.code]
    # the same code within the cool-down is one scan
    assert out.scans == expected or (first.code == second.code and out.scans == expected[:1])
    assert not [key for key in out.delivered if key.kind is not KeyKind.MODIFIER]
    assert not out.broken


@given(typing(), whole, st.integers(REST_MS, REST_MS + 3000))
def test_a_scan_after_typing_arrives_and_the_typing_stays(
    note: Part, scan: Part, pause_ms: int
) -> None:
    events, out = played([(note, pause_ms), (scan, 0)], {})
    assert out.scans == [scan.code]
    typed = [one for one in events if isinstance(one, KeyIn) and mark_of(one).part is note]
    assert [one for one in out.delivered if one.kind is not KeyKind.MODIFIER] == typed


@given(scans(), whole, whole, st.integers(QUIET_MS + 1, REST_MS))
def test_whatever_broke_off_costs_at_most_the_next_scan(
    broken: Part, first: Part, second: Part, pause_ms: int
) -> None:
    _, out = played([(broken, pause_ms), (first, 2000), (second, 0)], {})
    assert out.scans[-1:] == [second.code]
