"""What holds whatever a camera sees."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from scanners.scan import Scan
from scanners.stability import STRONG, Sighting, Stability, StabilityRules
from tests.scanners.seen_codes import STEP_S, code, look

RULES = StabilityRules()
EPSILON_S = 1e-6


@dataclass(frozen=True)
class Look:
    at_s: float
    scans: tuple[Scan, ...]


_TEXTS = ("A1", "B2", "C3")
_SYMBOLOGIES = ("Code128", "QR", "ITF", "Code39")


@st.composite
def looks(draw: st.DrawFn) -> list[Look]:
    at_s, found = 0.0, []
    for _ in range(draw(st.integers(1, 40))):
        at_s += draw(st.sampled_from([0.05, STEP_S, STEP_S, STEP_S, 0.3, 0.45, 1.0, 5.0]))
        codes = {
            code(draw(st.sampled_from(_TEXTS)), draw(st.sampled_from(_SYMBOLOGIES)), place)
            for place in draw(st.sets(st.sampled_from([0, 1, None]), max_size=3))
        }
        found.append(Look(at_s, tuple(sorted(codes, key=repr))))
    return found


def is_earned(past: list[Look], scan: Scan) -> bool:
    """By the rules, told without tracks: back through the looks until the evidence suffices."""
    is_strong = scan.symbology in STRONG
    wanted_s = RULES.strong_s if is_strong else RULES.weak_s
    frames = RULES.frames + (not is_strong)
    last_s = seen_s = past[-1].at_s
    moments: set[float] = set()
    is_missed = False
    for one in reversed(past):
        same = [
            other
            for other in one.scans
            if (other.symbology, other.text) == (scan.symbology, scan.text)
        ]
        limit_s = RULES.lapse_s if is_missed else RULES.pause_s
        if seen_s - one.at_s > limit_s + EPSILON_S:
            return False
        is_missed = not same
        if not same:
            continue
        moments.add(one.at_s)
        seen_s = one.at_s
        if len(moments) >= frames and last_s - seen_s >= wanted_s - EPSILON_S:
            return True
    return False


@given(looks())
def test_nothing_counts_that_was_not_seen_for_long_enough(seen: list[Look]) -> None:
    stability = Stability()
    for number, one in enumerate(seen):
        for scan in stability.see(one.scans, one.at_s).accepted:
            assert scan in one.scans
            assert is_earned(seen[: number + 1], scan)


@given(looks())
def test_between_two_visits_it_was_looked_for_and_not_there(seen: list[Look]) -> None:
    stability = Stability()
    away_s: dict[str, float] = {}
    before_s = 0.0
    for one in seen:
        for text in away_s:
            away_s[text] += min(one.at_s - before_s, RULES.gap_s)
        before_s = one.at_s
        for scan in stability.see(one.scans, one.at_s).accepted:
            assert away_s.get(scan.text, RULES.away_s) >= RULES.away_s - EPSILON_S
            away_s[scan.text] = 0.0
        for scan in one.scans:
            if scan.text in away_s and away_s[scan.text] < RULES.away_s - EPSILON_S:
                away_s[scan.text] = 0.0


@given(looks(), st.sampled_from(_SYMBOLOGIES))
def test_whatever_was_before_a_code_held_still_counts_once(seen: list[Look], name: str) -> None:
    stability = Stability()
    for one in seen:
        stability.see(one.scans, one.at_s)
    assert look(stability, [code("NEW", name)], looks=40, from_s=seen[-1].at_s + 0.01) == ["NEW"]


@given(looks(), looks())
def test_two_cameras_share_nothing(one: list[Look], other: list[Look]) -> None:
    alone = Stability()
    expected = [alone.see(each.scans, each.at_s) for each in one]
    left, right = Stability(), Stability()
    found: list[Sighting] = []
    for number, each in enumerate(one):
        if number < len(other):
            right.see(other[number].scans, other[number].at_s)
        found.append(left.see(each.scans, each.at_s))
    assert found == expected


@given(st.lists(st.sampled_from([*_TEXTS, ""]), max_size=80))
def test_at_one_place_only_what_nobody_contradicts_counts(texts: list[str]) -> None:
    stability = Stability()
    run: list[float] = []
    last = ""
    for number, text in enumerate(texts):
        at_s = number * STEP_S
        if text and text != last:
            run, last = [], text
        if text:
            run.append(at_s)
        sighting = stability.see([code(text)] if text else [], at_s)
        for scan in sighting.accepted:
            assert scan.text == last
            assert len(run) >= RULES.frames
            assert run[-1] - run[0] >= RULES.strong_s - EPSILON_S
