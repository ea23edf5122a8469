"""Lines of dock scales: read, judged, and settled into one weight for each load.

Pure: bytes and times in, loads out. Scales differ in their lines, not in their idea: a number with
its unit, and often a word for whether it moves. Known are the forms of A&D and its many likes
(`ST,GS,+  1.234kg`, `US,NT,...`, `OL`), of Mettler (`S S  1.234 kg`, `S D`), of Ohaus (`1.234 kg ?`
while it moves) and of indicators that send `wn0001.23kg`. A weight that the scale itself calls
unstable, that is negative, overloaded or in another unit is never taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MOST_LINE = 64
"""Characters of a line; longer ones are noise or another device."""
LEAST_LOAD_G = 20
"""Less is an empty pan."""
WITHIN_G = 2
"""Readings this near are one weight: the last digit of a dock scale flickers."""
STEADY = 3
"""Readings in a row that make a weight where the scale sends all the time."""
SILENT_S = 0.4
"""A scale that sends once, when PRINT is pressed or it is stable, says no more than that."""
AGAIN_S = 2.0
"""After such a silence the same weight is sent because somebody pressed PRINT for the next one."""
MOST_G = 500_000
"""No dock scale weighs more; a longer number is no weight."""

_LINE = re.compile(
    r"(?:(?P<state>ST|US|OL|S S|S D|S I|SD|SI)[\s,]+)?(?:(?:GS|NT|TR|G|N)[\s,]+)?(?:W[NWGT])?"
    r"(?P<sign>[+-]?)\s*(?P<number>\d{1,7}(?:\.\d{1,4})?)\s*(?P<unit>KG|G)"
    r"(?:\s+(?:G|N|GS|NT))?\s*(?P<moving>\?)?"
)
_OVERLOAD = re.compile(r"OL\b.*|S [+-]\s*|[-=]{3,}|\^{3,}|_{3,}|E(?:RR)?\d*")
_MOVING = frozenset({"US", "S D", "SD"})

Problem = Literal["", "overload", "negative"]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One line; `weight_g` is 0 where there is a problem."""

    weight_g: int = 0
    is_moving: bool = False
    problem: Problem = ""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What lies on the scale and lies still; `number` counts loads since the start."""

    number: int
    weight_g: int


def reading_of(line: str) -> Reading | None:
    """What a line says; None for what is no weight in kilograms or grams."""
    text = line.strip().upper()
    if _OVERLOAD.fullmatch(text):
        return Reading(problem="overload")
    found = _LINE.fullmatch(text)
    if found is None:
        return None
    whole, _, part = found["number"].partition(".")
    millionths = int(whole) * 1_000_000 + int(part.ljust(6, "0") or "0")
    to_gram = 1_000 if found["unit"] == "KG" else 1_000_000
    weight_g = (millionths + to_gram // 2) // to_gram
    if weight_g > MOST_G or found["state"] == "OL":
        return Reading(problem="overload")
    if found["sign"] == "-" and weight_g:
        return Reading(problem="negative")
    is_moving = found["state"] in _MOVING or found["moving"] is not None
    return Reading(weight_g=weight_g, is_moving=is_moving)


class ScaleLines:
    """One line of one scale; used from one thread."""

    def __init__(self) -> None:
        """The pan is empty."""
        self._held = bytearray()
        self._is_overlong = False
        self._steady: list[int] = []
        self._read_at_s = float("-inf")
        self._is_after_silence = False
        self._count = 0
        self.load: Load | None = None
        """What lies there and lies still; None while the pan is empty or moves."""
        self.problem: Problem = ""

    def forget(self) -> None:
        """The line was closed: what lies there after that is another load."""
        self._held.clear()
        self._is_overlong = False
        self._steady.clear()
        self.load = None
        self.problem = ""

    def feed(self, data: bytes, at_s: float) -> bool:
        """Take bytes in; True when `load` or `problem` is another than before."""
        before = (self.load, self.problem)
        for byte in data:
            if byte in b"\r\n\x03":
                self._end(at_s)
            elif byte in {0, 2}:
                continue  # the start of a frame, or a device that lost a byte
            elif len(self._held) < MOST_LINE:
                self._held.append(byte)
            else:
                self._is_overlong = True
        return before != (self.load, self.problem)

    def tick(self, at_s: float) -> bool:
        """Nothing came until now; True when what was sent once counts by that."""
        if not self._steady or at_s - self._read_at_s < SILENT_S:
            return False
        before = self.load
        self._settle(self._steady[-1])
        return before != self.load

    def _end(self, at_s: float) -> None:
        line, is_overlong = bytes(self._held), self._is_overlong
        self._held.clear()
        self._is_overlong = False
        if not line or is_overlong:
            return
        reading = reading_of(line.decode("ascii", errors="replace"))
        if reading is None:
            return
        if at_s - self._read_at_s > AGAIN_S:
            self._is_after_silence = True
        self._read_at_s = at_s
        self.problem = reading.problem
        if reading.problem or reading.is_moving:
            self._steady.clear()
            return
        self._see(reading.weight_g)

    def _see(self, weight_g: int) -> None:
        if weight_g < LEAST_LOAD_G:
            self._steady.clear()
            self.load = None
            return
        if self._steady and abs(self._steady[0] - weight_g) > WITHIN_G:
            self._steady.clear()
        self._steady = [*self._steady, weight_g][-STEADY:]
        if len(self._steady) == STEADY:
            self._settle(weight_g)

    def _settle(self, weight_g: int) -> None:
        """The same load may have been nudged; another weight is another load, or PRINT again."""
        is_other = self.load is None or abs(self.load.weight_g - weight_g) > WITHIN_G
        if is_other or self._is_after_silence:
            self._count += 1
            self.load = Load(number=self._count, weight_g=weight_g)
        self._is_after_silence = False
        self._steady.clear()
