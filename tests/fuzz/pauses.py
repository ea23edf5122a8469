"""A scan that pauses where it likes: nothing of it is typed, no piece of it is a code."""

from __future__ import annotations

from random import Random

from scanners.cleaning import is_twice
from scanners.code_lines import LOOK_S, CodeLines
from scanners.keys import KeyIn, KeyKind, is_code_character
from scanners.wedge import WedgeSettings
from tests.scanners.key_player import KeyPlayer

LEAST, LONGEST = 6, 60
PAUSE_MS = 36, 4900
PIECE = 4
"""Keys at a scanner's speed that are surely no person's."""
BETWEEN_MS = WedgeSettings().rest_ms + 1


def typed(text: str, random: Random) -> tuple[list[str], list[str], str]:
    """What was sent by a scanner that types, what came of it, what of it reached a field."""
    code = "".join(one for one in text if is_code_character(one))[:LONGEST]
    half = len(code) // 2
    if len(code) < LEAST or is_twice(code) or code[:half] == code[half:]:
        return [], [], ""
    player, at_ms = KeyPlayer(), 10_000
    for pauses in (_pauses(len(code), random), set[int]()):
        gap_ms = random.choice((0, 1, 5, 12, 30))
        for place, char in enumerate(code + "\r"):
            at_ms += random.randint(*PAUSE_MS) if place in pauses else gap_ms
            kind = KeyKind.CHAR if place < len(code) else KeyKind.TERMINATOR
            player.play([KeyIn(kind=kind, at_ms=at_ms, text=char)])
        at_ms += BETWEEN_MS
    out = player.rest()
    return [code, code], out.scans, out.text


def sent(text: str, random: Random) -> tuple[list[str], list[str]]:
    """The same over a line of the scanner's own."""
    code = "".join(one for one in text if one.isascii() and one.isprintable()).strip()[:LONGEST]
    if not code:
        return [], []
    lines, at_s = CodeLines(), 10.0
    found: list[str] = []
    for pauses in (_pauses(len(code), random), set[int]()):
        for place, char in enumerate(code + "\r"):
            for _ in range(random.randint(2, 40) if place in pauses else 0):
                at_s += LOOK_S
                found += (one for one in lines.tick(at_s) if isinstance(one, str))
            found += (one for one in lines.feed(char.encode(), at_s) if isinstance(one, str))
    return [code, code], found


def _pauses(size: int, random: Random) -> set[int]:
    """Before which keys; never so close that a piece might be a person's."""
    found: set[int] = set()
    place = random.randint(PIECE, max(PIECE, size))
    while place <= size:
        found.add(place)
        place += random.randint(PIECE, max(PIECE, size))
    return found
