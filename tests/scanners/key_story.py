"""What may happen at a keyboard, scanners with pauses inside their codes included."""

from __future__ import annotations

import string
from dataclasses import dataclass, field

from hypothesis import strategies as st

from scanners.cleaning import is_twice
from scanners.keys import GROUP_SEPARATOR, KeyIn, KeyKind
from tests.scanners.key_player import Interrupt

HOLD_MS, BURST_GAP_MS, REPEAT_MS = 35, 120, 15
QUIET_MS, FRESH_MS, REST_MS, STILL_MS = 200, 1120, 5000, 500
SURE_KEYS, LEAST_CHARS = 4, 6
"""The promises of the guard, in numbers; written out here, so that a change of them is seen."""
ALPHABET = string.ascii_letters + string.digits + "-/. \x1d"
WORDS = ("划痕", "屏", "无", "已拆封")
PREFIX, SUFFIX = "~~", "@"
"""Set up at the scanner and in the settings; of characters no code here has."""
AIMS = ("", "]C0", "]C1", "]d2", "]Q1", "]E0")
ENDS = ("\r", "\n", "\t", "\r\n", "\n\r", "")
Event = tuple[int, KeyKind | None, str, bool]
"""Offset ms, kind of key (None: focus change), text, whether marked auto-repeat."""


@dataclass(frozen=True, eq=False)
class Part:
    """Something that happens: events by offset, and what must come of it."""

    kind: str
    events: list[Event]
    code: str = ""
    hands: frozenset[int] = field(default_factory=frozenset)
    """Which events of a scan are a person's, in its pauses."""


@dataclass(frozen=True, eq=False)
class Mark:
    """Whose key it is."""

    part: Part
    owner: str


def is_plain(code: str) -> bool:
    """Whether nothing tells it from a code sent twice: such codes are reported, not read."""
    return code[: len(code) // 2] != code[len(code) // 2 :] and not is_twice(code)


codes = st.text(ALPHABET, min_size=LEAST_CHARS, max_size=24).filter(is_plain)
pauses_ms = st.one_of(
    st.integers(HOLD_MS + 1, BURST_GAP_MS),
    st.integers(BURST_GAP_MS + 1, FRESH_MS),
    st.integers(FRESH_MS, REST_MS - 100),
)


@st.composite
def scans(
    draw: st.DrawFn,
    *,
    is_broken: bool = True,
    ends: tuple[str, ...] = ENDS,
    most_ms: int = REST_MS - 100,
    sum_ms: int = REST_MS - 1500,
) -> Part:
    """A scan as the scanner sends it: dressed, paused, cut, sent twice, without its end."""
    code, end = draw(codes), draw(st.sampled_from(ends))
    sent = _dressed(draw, code)
    pen = _Pen(end=end)
    for turn in range(draw(st.sampled_from((1, 1, 1, 2))) if is_broken else 1):
        if turn:
            pen.at_ms += draw(st.integers(0, 300))
        pauses = draw(_pauses(len(sent), end, most_ms, sum_ms)) if is_broken else {}
        cuts = draw(_cuts(len(sent))) if is_broken else {}
        if pen.turns == 0:
            # behind the first end the second delivery must come before the code counts anew
            pauses.pop(len(sent) + 1, None)
        _send(draw, pen, sent, pauses, cuts)
    is_lost = pen.turns > 1 and not end
    return Part("scan", pen.events, "" if is_lost else code, frozenset(pen.hands))


@dataclass
class _Pen:
    end: str
    at_ms: int = 0
    turns: int = 0
    events: list[Event] = field(default_factory=list)
    hands: set[int] = field(default_factory=set)

    def write(self, kind: KeyKind | None, text: str = "", *, is_repeat: bool = False) -> None:
        self.events.append((self.at_ms, kind, text, is_repeat))


def _dressed(draw: st.DrawFn, code: str) -> str:
    aim = draw(st.sampled_from(AIMS))
    if aim in {"]C1", "]d2"}:
        code = code.replace(GROUP_SEPARATOR, draw(st.sampled_from((GROUP_SEPARATOR, "{GS}"))))
    before, behind = draw(st.sampled_from(("", PREFIX))), draw(st.sampled_from(("", SUFFIX)))
    return f"{before}{aim}{code}{behind}"


def _cuts(size: int) -> st.SearchStrategy[dict[int, str]]:
    return st.dictionaries(
        st.integers(1, size - 1), st.sampled_from(("focus", "key", "shift", "repeat")), max_size=3
    )


@st.composite
def _pauses(draw: st.DrawFn, size: int, end: str, longest_ms: int, sum_ms: int) -> dict[int, int]:
    """Before which key, how long; without what times alone cannot decide."""
    found = dict(sorted(draw(st.dictionaries(st.integers(1, size + len(end) - 1), pauses_ms,
                                             max_size=4)).items()))  # fmt: skip
    start, is_known, known_ms = 0, False, 0
    for at, pause_ms in found.items():
        count, start = at - start, at
        is_known = is_known or count >= SURE_KEYS
        if not is_known:
            # first keys that stand alone are typed, and what follows passes for a code
            most_ms = QUIET_MS - 1 if count == 1 else longest_ms
        elif count >= SURE_KEYS:
            known_ms, most_ms = 0, longest_ms
        else:
            # single keys far behind a code that broke off may be a person's: its time runs on
            most_ms = max(0, min(longest_ms, sum_ms - known_ms))
        found[at] = min(pause_ms, most_ms)
        known_ms += found[at]
    return found


def _send(
    draw: st.DrawFn, pen: _Pen, sent: str, pauses: dict[int, int], cuts: dict[int, str]
) -> None:
    pen.turns += 1
    gap_ms = draw(st.integers(0, 30))
    jitter_ms = draw(st.integers(0, 30 - gap_ms))
    run, is_known = 0, False
    for index, char in enumerate(sent + pen.end):
        step_ms = gap_ms + (index * 7 % (jitter_ms + 1))
        if index in pauses:
            is_known = is_known or run >= SURE_KEYS
            _rest(draw, pen, pauses[index], with_hands=is_known)
            run = 0
        elif index:
            pen.at_ms += step_ms
        run += 1
        cut = cuts.get(index)
        if cut in {"focus", "key"}:
            pen.write(None if cut == "focus" else KeyKind.OTHER)
            run = 1
        elif cut == "shift":
            pen.write(KeyKind.MODIFIER)
        kind = KeyKind.CHAR if index < len(sent) else KeyKind.TERMINATOR
        is_repeat = cut == "repeat" and step_ms < REPEAT_MS and index not in pauses
        pen.write(kind, char, is_repeat=is_repeat and kind is KeyKind.CHAR)


def _rest(draw: st.DrawFn, pen: _Pen, pause_ms: int, *, with_hands: bool) -> None:
    """A pause inside a code, in which a person may do something."""
    until_ms = pen.at_ms + pause_ms
    if with_hands and pause_ms >= FRESH_MS + 500 and draw(st.booleans()):
        pen.at_ms += FRESH_MS + 1
        for kind, text in draw(st.lists(st.sampled_from(_HANDS), max_size=4)):
            pen.at_ms += draw(st.integers(60, 300))
            if pen.at_ms > until_ms - QUIET_MS - 1:
                break
            if kind is not None:
                pen.hands.add(len(pen.events))
            pen.write(kind, text)
    pen.at_ms = until_ms


_HANDS = (
    (KeyKind.CHAR, "1"),
    (KeyKind.CHAR, "a"),
    (KeyKind.TERMINATOR, "\r"),
    (KeyKind.OTHER, ""),
    (None, ""),
)


@st.composite
def typing(draw: st.DrawFn) -> Part:
    """A person: 60 ms to 400 ms a key, at times two at once, with arrows, ended by Enter."""
    text = draw(st.text(ALPHABET, min_size=0, max_size=16))
    rolls = draw(st.sets(st.integers(1, 15), max_size=1))
    arrows = draw(st.sets(st.integers(0, 15), max_size=2))
    pen = _Pen(end="")
    for index, char in enumerate(text):
        if index:
            pen.at_ms += draw(st.integers(15, 35) if index in rolls else st.integers(60, 400))
        if index in arrows:
            pen.write(KeyKind.OTHER)
        pen.write(KeyKind.CHAR, char)
    if not text or draw(st.booleans()):
        pen.at_ms += draw(st.integers(60, 400))
        pen.write(KeyKind.TERMINATOR, "\r")
    return Part("typed", pen.events)


@st.composite
def input_method(draw: st.DrawFn) -> Part:
    """A person writes Chinese: letters, then what the input method makes of them, as one key."""
    pen = _Pen(end="")
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)):
        for letter in draw(st.text(string.ascii_lowercase, min_size=1, max_size=5)):
            pen.write(KeyKind.CHAR, letter)
            pen.at_ms += draw(st.integers(60, 400))
        if draw(st.booleans()):
            pen.write(None)
        pen.write(KeyKind.CHAR if len(word) == 1 else KeyKind.OTHER, word)
        pen.at_ms += draw(st.integers(60, 400))
    return Part("typed", pen.events)


@st.composite
def held_keys(draw: st.DrawFn) -> Part:
    """A person holds a key: a delay, then auto-repeat at 25 to 40 ms."""
    char, step_ms = draw(st.sampled_from(ALPHABET)), draw(st.integers(25, 40))
    times = [0, *(500 + step_ms * n for n in range(draw(st.integers(1, 30))))]
    return Part("typed", [(at_ms, KeyKind.CHAR, char, at_ms > 0) for at_ms in times])


focus_changes = st.just(Part("focus", [(0, None, "", False)]))
Happened = list[tuple[Part, int]]


def stories(scan: st.SearchStrategy[Part]) -> st.SearchStrategy[Happened]:
    """Some of it, one after the other."""
    part = st.one_of(scan, scan, scan, typing(), input_method(), held_keys(), focus_changes)
    return st.lists(
        st.tuples(part, st.one_of(st.integers(121, 1500), st.integers(1500, 7000))), max_size=6
    )


def events_of(happened: Happened) -> list[KeyIn | Interrupt]:
    """Keys with their time stamps, marked with whose they are."""
    at_ms = 1_000_000
    made: list[KeyIn | Interrupt] = []
    for part, pause_ms in happened:
        for index, (offset_ms, kind, text, is_repeat) in enumerate(part.events):
            moment_ms = at_ms + offset_ms
            if kind is None:
                made.append(Interrupt(at_ms=moment_ms))
                continue
            is_hand = index in part.hands or (part.kind == "scan" and kind is KeyKind.OTHER)
            mark = Mark(part, "typed" if is_hand else part.kind)
            made.append(
                KeyIn(kind=kind, at_ms=moment_ms, text=text, is_auto_repeat=is_repeat, token=mark)
            )
        at_ms += part.events[-1][0] + pause_ms
    return made
