"""Texts a scanner could send and worse ones, made of a number each: the same number, the same text.

The targets are all that reads such texts before anybody has looked at them. A target raises where
a promise is broken.
"""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from random import Random

from inspection import codes
from inspection.errors import OperatorError
from scanners import gs1, label
from scanners.cleaning import CleaningSettings, clean
from scanners.code_lines import MAX_BYTES, CodeLines, LineSettings
from scanners.evdev_scanner import EVENT, KeyParser
from scanners.keys import BrokenScan, KeyIn, KeyKind, is_code_character
from scanners.label_rules import LabelRules, load_rules
from scanners.wedge import ScanGuard, WedgeSettings
from tests.fuzz import pauses

SEEDS = (
    "SF1624088315207",
    "JDVA00012345678-1-1-",
    "4354210",
    "RB123456785CN",
    "1Z999AA10123456784",
    "9400110200881234567890",
    "1001921334250001000300779017972697",
    "%008182709980000020033350276C",
    "420221539400111206206406260787",
    "CMD-ACK",
    "TEST-128-0123456789",
    "https://id.gs1.org/01/09506000134352/10/ABC123?17=201231",
    "]C100106141411234567897\x1d10LOT7\x1d21S-9",
    "(00)106141411234567897(10)LOT",
    "01095060001343521726010110ABC\x1d21XYZ",
    "[)>\x1e06\x1d15K1234\x1dS9\x1e\x04",
    '{"orderNo":"A7H226090481","name":"王小姐"}',
    "運單ＳＦ１６２４０８８３１５２０７",
)
PIECES = (
    "\x1d", "{GS}", "<GS>", "^]", "\u241d", "]C1", "]d2", "]Q3", "]e0", "]", "\r", "\n", "\t", "\0",
    "(00)", "(01)", "(", ")", "\u200b", "\ufeff", "\u202e", "\U0001f4e6", "é", "e\u0301", "\u0660",
    "９", "Ⅷ", "ß", "\ud800", "%00", "%F0%9F", "://", "/01/", "\x1e\x04", "'; DROP--", "=1+1",
)  # fmt: skip
ALPHABETS = (
    string.digits,
    string.digits + string.ascii_uppercase,
    string.printable,
    "".join(map(chr, range(0x20))) + string.digits,
    "".join(map(chr, range(0x4E00, 0x4E40))) + "０１２ＡＢＣ" + string.digits,
)
LONGEST = 12_000
STEP_MS = (0, 1, 5, 20, 30, 36, 60, 90, 119, 121, 200, 1000)


class BrokenPromiseError(AssertionError):
    """A target did what it must never do."""


def promise(holds: bool, what: str) -> None:
    if not holds:
        raise BrokenPromiseError(what)


def text_of(random: Random) -> str:
    """A known text, changed a little or a lot; at times no text anybody knows."""
    text = random.choice(SEEDS) if random.random() < 0.7 else _noise(random)
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        text = random.choice(CHANGES)(text, random)
    return text[:LONGEST]


def _noise(random: Random) -> str:
    alphabet = random.choice(ALPHABETS)
    return "".join(random.choices(alphabet, k=random.choice((0, 1, 2, 6, 12, 13, 14, 18, 20, 40))))


def _cut(text: str, random: Random) -> str:
    start, end = sorted((random.randint(0, len(text)), random.randint(0, len(text))))
    return text[start:end]


def _drop(text: str, random: Random) -> str:
    start = random.randint(0, len(text))
    return text[:start] + text[start + random.randint(1, 4) :]


def _replace(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    char = chr(random.choice((random.randint(0, 127), random.randint(0, 0xFFFF))))
    return text[:at] + char + text[at + 1 :]


def _insert(text: str, random: Random) -> str:
    at = random.randint(0, len(text))
    return text[:at] + random.choice(PIECES) + text[at:]


def _repeat(text: str, random: Random) -> str:
    return text * random.choice((2, 2, 3, 40))


def _join(text: str, random: Random) -> str:
    return text + random.choice(("", "\x1d", "|", " ")) + random.choice(SEEDS)


CHANGES: tuple[Callable[[str, Random], str], ...] = (
    _cut,
    _drop,
    _replace,
    _replace,
    _insert,
    _insert,
    _repeat,
    _join,
)


# --- targets


@cache
def rules() -> LabelRules:
    return load_rules(files("resources") / "labels")


def parse_label(text: str, _random: Random) -> None:
    """A number is of the whole text: no part of a longer one, nor of two that ran together."""
    parsed = label.parse(text, rules().patterns)
    promise(parsed.text == text, "a label's text changed")
    _, body = gs1.split_aim(text, "")
    whole = label.normalise(body) if len(text) <= label.MAX_CODE_CHARS else text
    matches = [match for one in rules().patterns if (match := one.regex.fullmatch(whole))]
    told = {whole, *(match.groupdict().get("code") for match in matches)}
    is_marked = bool(parsed.fields.keys() & {"sscc", "gtin", "content"})
    if is_marked:
        digits = parsed.fields.get("sscc", "")
        promise(parsed.normalised in {whole, f"00{digits}"}, "another number than the one marked")
    elif parsed.kind != "order":
        promise(parsed.normalised in told, "a part of a number")
    promise(parsed.rule is None or bool(matches), "a rule that fits a part")
    promise(parsed.check_digit_ok is not False or not parsed.certain, "certain with a wrong digit")


def read_gs1(text: str, random: Random) -> None:
    found = gs1.read(text, random.choice(("", "]C1", "]d2", "]Q3", "]E0", "]")))
    if found is not None:
        promise(all(found.fields.values()), "an empty element")


def clean_text(text: str, random: Random) -> None:
    mark = "".join(random.choices(string.printable, k=random.randint(0, 3)))
    found = clean(text, CleaningSettings(prefix=mark, suffix=mark[::-1], substitutes=("|", "{GS}")))
    promise(bool(found.text) or not text, "a text cleaned away")
    promise(len(found.text) <= len(text), "a text grew")


def cut_lines(text: str, random: Random) -> None:
    data = text.encode(random.choice(("utf-8", "gb18030", "utf-16")), errors="replace")
    lines, at_s = CodeLines(LineSettings(needs_end=random.random() < 0.5)), 0.0
    while data:
        size = random.choice((1, 7, 64, 4096))
        at_s += random.choice((0.0, 0.01, 0.2, 1.5))
        for one in lines.feed(data[:size], at_s):
            promise(isinstance(one, BrokenScan) or bool(one.strip()), "an empty code")
        promise(len(lines._held) <= MAX_BYTES, "a line without bound")
        data = data[size:]
    lines.cut(at_s)
    promise(not lines.is_holding, "held after the end")
    codes_sent, found = pauses.sent(text, random)
    promise(found in (codes_sent, codes_sent[:1]), "half a code on a line")


def parse_events(text: str, random: Random) -> None:
    parser = KeyParser()
    for char in text[:200]:
        kind, value = random.choice((0, 1, 1, 1, 4)), random.choice((0, 1, 1, 2))
        event = EVENT.pack(0, 0, kind, ord(char) % 260, value)
        parser.feed(event[: random.choice((EVENT.size, EVENT.size, 7))]).decode("utf-8")


def guard_keys(text: str, random: Random) -> None:
    """Every key is either given back once, in order, or part of a scan or a broken burst."""
    guard, at_ms = ScanGuard(WedgeSettings(needs_terminator=random.random() < 0.7)), 10_000
    fed: list[KeyIn] = []
    replayed: list[KeyIn] = []
    for char in text[:400]:
        at_ms += random.choice(STEP_MS[: random.choice((3, 6, 12))])
        kind = _kind_of(char)
        key = KeyIn(kind=kind, at_ms=at_ms, text=char, is_auto_repeat=random.random() < 0.1)
        fed.append(key)
        outcome = guard.feed(key)
        replayed += outcome.replay
        if outcome.scan is not None:
            promise(outcome.scan in text, "a scan nobody sent")
        if random.random() < 0.05:
            replayed += (guard.interrupt() if random.random() < 0.5 else guard.timed_out()).replay
    for _ in range(2):
        replayed += guard.timed_out().replay
    promise(not guard.is_holding, "keys held for ever")
    rest = iter(fed)
    promise(all(any(one is key for key in rest) for one in replayed), "keys out of order or twice")
    codes_sent, found, typed = pauses.typed(text, random)
    promise(found in (codes_sent, codes_sent[:1]), "half a code typed")
    promise(not typed, "a scan in a field")


def _kind_of(char: str) -> KeyKind:
    if char in "\r\n\t":
        return KeyKind.TERMINATOR
    return KeyKind.CHAR if is_code_character(char) else KeyKind.OTHER


def look_up(text: str, _random: Random) -> None:
    """A code has one normal form, and what else names its parcel is a part of it."""
    try:
        code = codes.normalise(text)
    except OperatorError:
        return
    promise(codes.normalise(code) == code, "a normal form that is none")
    first, *others = codes.lookup_forms(code)
    promise(first == code, "not looked up as it is")
    promise(all(one in code and 0 < len(one) < len(code) for one in others), "a number of nowhere")


TARGETS: tuple[Callable[[str, Random], None], ...] = (
    parse_label,
    read_gs1,
    clean_text,
    cut_lines,
    parse_events,
    guard_keys,
    look_up,
)


def make(number: int, seed: int) -> str:
    """The text of this number."""
    return text_of(Random(f"{seed}:{number}:text"))


def check(text: str, number: int) -> None:
    """One target reads it; the number says which, and what else it meets."""
    TARGETS[number % len(TARGETS)](text, Random(number))


def save(number: int, seed: int, folder: Path) -> str:
    """Keep what it was as a file the short test reads again; its name."""
    file = folder / f"text-{seed}-{number}.json"
    file.write_text(json.dumps({"number": number, "text": make(number, seed)}), encoding="utf-8")
    return f"{TARGETS[number % len(TARGETS)].__name__}, {file.name}"


def again(file: Path) -> None:
    """What was found once, once more."""
    kept = json.loads(file.read_text(encoding="utf-8"))
    check(kept["text"], kept["number"])


def every(data: bytes) -> None:
    """Every target reads what these bytes say."""
    text = data.decode("utf-8", errors="surrogateescape")
    for number, target in enumerate(TARGETS):
        target(text, Random(len(data) + number))
