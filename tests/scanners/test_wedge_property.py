"""Whatever happens at the keyboard: no wrong, half or doubled code, no lost typing."""

from __future__ import annotations

import string
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from scanners.cleaning import CleaningSettings, is_twice
from scanners.intake import IntakeSettings
from scanners.keys import KeyIn, KeyKind
from scanners.wedge import WedgeSettings
from tests.scanners.key_player import Interrupt, KeyPlayer

SETTINGS = WedgeSettings()
ALPHABET = string.ascii_letters + string.digits + "-/. \x1d"


@dataclass(frozen=True)
class Part:
    """Something that happens: events by offset, and what must come of it."""

    kind: str
    events: list[tuple[int, KeyKind | None, str, bool]]
    """Offset ms, kind of key (None: focus change), text, whether marked auto-repeat."""
    code: str = ""


PREFIX, SUFFIX = "~~", "@"
"""Set up at the scanner and in the settings; of characters no code here has."""
INTAKE = IntakeSettings(cleaning=CleaningSettings(prefix=PREFIX, suffix=SUFFIX))


def is_plain(code: str) -> bool:
    """Whether nothing tells it from a code sent twice: such codes are reported, not read."""
    return code[: len(code) // 2] != code[len(code) // 2 :] and not is_twice(code)


codes = st.text(ALPHABET, min_size=SETTINGS.min_chars, max_size=24).filter(is_plain)
WORDS = ("划痕", "屏", "无", "已拆封")
aims = st.sampled_from(["", "]C0", "]C1", "]d2", "]Q1", "]E0"])


@st.composite
def bursts(draw: st.DrawFn) -> Part:
    """A scan, sometimes with noise that belongs to it: modifiers, auto-repeat marks, one stall."""
    code = draw(codes)
    size = len(code)
    gaps_ms = draw(st.lists(st.integers(0, 30), min_size=size, max_size=size))
    shifted = draw(st.sets(st.integers(0, size - 1), max_size=4))
    repeated = draw(st.sets(st.integers(1, size - 1), max_size=4))
    at_ms = 0
    events: list[tuple[int, KeyKind | None, str, bool]] = []
    for index, char in enumerate(code):
        if index:
            at_ms += gaps_ms[index]
        if index in shifted:
            events.append((at_ms, KeyKind.MODIFIER, "", False))
        is_repeat = index in repeated and gaps_ms[index] < SETTINGS.repeat_gap_ms
        events.append((at_ms, KeyKind.CHAR, char, is_repeat))
    events.append((at_ms + gaps_ms[0], KeyKind.TERMINATOR, "\r", False))
    return Part(kind="scan", events=events, code=code)


@st.composite
def cut_bursts(draw: st.DrawFn) -> Part:
    """A scan cut by a pause, another key or a focus change."""
    code = draw(codes)
    cut = draw(st.integers(1, len(code) - 1))
    how = draw(st.sampled_from(["pause", "key", "focus"]))
    longest = SETTINGS.quiet_ms if cut == 1 else SETTINGS.broken_quiet_ms
    pause_ms = draw(st.integers(36, longest - 1)) if how == "pause" else draw(st.integers(0, 20))
    gap_ms = draw(st.integers(0, 30))
    events: list[tuple[int, KeyKind | None, str, bool]] = []
    at_ms = 0
    for index, char in enumerate(code):
        if index == cut:
            at_ms += pause_ms - gap_ms if how == "pause" else pause_ms
            if how != "pause":
                events.append((at_ms, KeyKind.OTHER if how == "key" else None, "", False))
        events.append((at_ms, KeyKind.CHAR, char, False))
        at_ms += gap_ms
    events.append((at_ms, KeyKind.TERMINATOR, "\r", False))
    return Part(kind="scan", events=events, code=code)


@st.composite
def endless_bursts(draw: st.DrawFn) -> Part:
    """A scan whose end is lost."""
    code, gap_ms = draw(codes), draw(st.integers(0, 30))
    events = [(index * gap_ms, KeyKind.CHAR, char, False) for index, char in enumerate(code)]
    return Part(kind="endless", events=[*events], code="")


@st.composite
def wrapped_bursts(draw: st.DrawFn) -> Part:
    """A scan with what its scanner wraps around it."""
    code, aim, gap_ms = draw(codes), draw(aims), draw(st.integers(0, 30))
    sent = f"{draw(st.sampled_from(['', PREFIX]))}{aim}{code}{draw(st.sampled_from(['', SUFFIX]))}"
    events: list[tuple[int, KeyKind | None, str, bool]] = [
        (index * gap_ms, KeyKind.CHAR, char, False) for index, char in enumerate(sent)
    ]
    events.append((len(sent) * gap_ms, KeyKind.TERMINATOR, "\r", False))
    return Part(kind="scan", events=events, code=code)


@st.composite
def doubled_bursts(draw: st.DrawFn) -> Part:
    """One code delivered twice: with ends it is one scan, without an end between it is none."""
    code, aim, gap_ms = draw(codes), draw(aims), draw(st.integers(0, 25))
    seam_ms, has_end = draw(st.integers(0, 300)), draw(st.booleans())
    events: list[tuple[int, KeyKind | None, str, bool]] = []
    at_ms = 0
    for time in range(2):
        for char in aim + code:
            events.append((at_ms, KeyKind.CHAR, char, False))
            at_ms += gap_ms
        if has_end or time:
            events.append((at_ms, KeyKind.TERMINATOR, "\r", False))
        at_ms += seam_ms
    return Part(kind="scan", events=events, code=code if has_end else "")


@st.composite
def input_method(draw: st.DrawFn) -> Part:
    """A person writes Chinese: letters, then what the input method makes of them, as one key."""
    events: list[tuple[int, KeyKind | None, str, bool]] = []
    at_ms = 0
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)):
        for letter in draw(st.text(string.ascii_lowercase, min_size=1, max_size=5)):
            events.append((at_ms, KeyKind.CHAR, letter, False))
            at_ms += draw(st.integers(60, 400))
        if draw(st.booleans()):
            events.append((at_ms, None, "", False))
        kind = KeyKind.CHAR if len(word) == 1 else KeyKind.OTHER
        events.append((at_ms, kind, word, False))
        at_ms += draw(st.integers(60, 400))
    return Part(kind="typed", events=events)


@st.composite
def typing(draw: st.DrawFn) -> Part:
    """A person: 60 ms to 400 ms a key, at times ended by Enter, at times with arrows between."""
    text = draw(st.text(ALPHABET, min_size=1, max_size=16))
    gaps_ms = draw(st.lists(st.integers(60, 400), min_size=len(text), max_size=len(text)))
    arrows = draw(st.sets(st.integers(0, 15), max_size=2))
    at_ms = 0
    events: list[tuple[int, KeyKind | None, str, bool]] = []
    for index, char in enumerate(text):
        events.append((at_ms, KeyKind.CHAR, char, False))
        at_ms += gaps_ms[index]
        if index in arrows:
            events.append((at_ms, KeyKind.OTHER, "", False))
    if draw(st.booleans()):
        events.append((at_ms, KeyKind.TERMINATOR, "\r", False))
    return Part(kind="typed", events=events)


@st.composite
def held_keys(draw: st.DrawFn) -> Part:
    """A person holds a key: a delay, then auto-repeat at 25 to 40 ms."""
    char, step_ms = draw(st.sampled_from(ALPHABET)), draw(st.integers(25, 40))
    times = [0, *(500 + step_ms * n for n in range(draw(st.integers(1, 30))))]
    events = [(at_ms, KeyKind.CHAR, char, at_ms > 0) for at_ms in times]
    return Part(kind="typed", events=[*events])


focus_changes = st.just(Part(kind="focus", events=[(0, None, "", False)]))
parts = st.lists(
    st.tuples(
        st.one_of(
            bursts(),
            wrapped_bursts(),
            doubled_bursts(),
            cut_bursts(),
            endless_bursts(),
            typing(),
            input_method(),
            held_keys(),
            focus_changes,
        ),
        st.integers(121, 2500),
    ),
    max_size=6,
)


def events_of(happened: list[tuple[Part, int]]) -> list[KeyIn | Interrupt]:
    at_ms = 1_000_000
    made: list[KeyIn | Interrupt] = []
    for part, pause_ms in happened:
        for offset_ms, kind, text, is_repeat in part.events:
            moment_ms = at_ms + offset_ms
            if kind is None:
                made.append(Interrupt(at_ms=moment_ms))
                continue
            made.append(
                KeyIn(
                    kind=kind, at_ms=moment_ms, text=text, is_auto_repeat=is_repeat, token=part.kind
                )
            )
        at_ms += part.events[-1][0] + pause_ms
    return made


def is_in_order(found: list[str], expected: list[str]) -> bool:
    rest = iter(expected)
    return all(one in rest for one in found)


@given(parts, st.dictionaries(st.integers(0, 80), st.integers(1, 600), max_size=4))
def test_nothing_wrong_comes_of_any_keyboard(
    happened: list[tuple[Part, int]], stalls: dict[int, int]
) -> None:
    events = events_of(happened)
    stalled = {i: events[i].at_ms + ms for i, ms in stalls.items() if i < len(events)}
    player = KeyPlayer(intake=INTAKE)
    player.play(events, stalled_until_ms=stalled)
    out = player.rest()

    scanned = [part.code for part, _ in happened if part.code]
    assert is_in_order(out.scans, scanned), "a wrong, half or doubled code"
    typed = [e for e in events if isinstance(e, KeyIn) and e.token == "typed"]
    delivered = [key for key in out.delivered if key.token == "typed"]
    assert [k for k in delivered if k.kind is KeyKind.CHAR] == [
        k for k in typed if k.kind is KeyKind.CHAR
    ], "typing lost or out of order"
    assert not player.guard.is_holding


@given(bursts(), bursts(), st.integers(36, 3000))
def test_undisturbed_scans_arrive_and_are_not_typed_as_well(
    first: Part, second: Part, pause_ms: int
) -> None:
    player = KeyPlayer()
    player.play(events_of([(first, pause_ms), (second, 0)]))
    out = player.rest()
    assert out.scans == [first.code, second.code]
    assert not [key for key in out.delivered if key.kind is not KeyKind.MODIFIER]


@given(typing(), bursts(), st.integers(SETTINGS.broken_quiet_ms, 3000))
def test_a_scan_after_typing_arrives_and_the_typing_stays(
    note: Part, scan: Part, pause_ms: int
) -> None:
    player = KeyPlayer()
    events = events_of([(note, pause_ms), (scan, 0)])
    player.play(events)
    out = player.rest()
    assert out.scans == [scan.code]
    assert [key for key in out.delivered if key.token == "typed"] == [
        key for key in events if isinstance(key, KeyIn) and key.token == "typed"
    ]


@given(wrapped_bursts(), wrapped_bursts(), st.integers(36, 3000))
def test_what_is_wrapped_around_a_code_does_not_matter(
    first: Part, second: Part, pause_ms: int
) -> None:
    player = KeyPlayer(intake=INTAKE)
    player.play(events_of([(first, pause_ms), (second, 0)]))
    expected = [first.code, second.code]
    found = player.rest().scans
    # the same code within the cool-down is one scan
    assert found == expected or (first.code == second.code and found == expected[:1])


@given(doubled_bursts())
def test_a_code_sent_twice_is_one_scan_or_none(doubled: Part) -> None:
    player = KeyPlayer(intake=INTAKE)
    player.play(events_of([(doubled, 0)]))
    assert player.rest().scans == ([doubled.code] if doubled.code else [])
