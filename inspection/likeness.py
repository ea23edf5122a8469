"""How much a number read from torn paper speaks for a known one, in decimal digits of evidence.

A sign that agrees divides the numbers that could be meant by ten; one that engines confuse says
little against it, another one much. Torn ends of the known number cost nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

DIGIT = 1.0
LETTER = 0.5
"""Letters are mostly the carrier's prefix, which thousands of numbers share."""
CONFUSED = -0.3
"""log10 of one misreading in twenty over one chance in ten."""
OTHER = -1.5
GAP = -2.0
JUNK = -0.6
"""A read sign beyond the number's ends: a stroke of the frame, a star beside the bars."""
MAX_CHARS = 40
"""Of either side; longer ones are cut."""
WINDOW = 4
"""Signs in a row that a near number shares with the read one: of 15 signs with two misread, four
such runs are left at worst."""
MOST_HITS = 3_000
"""A run in more codes than this is everybody's prefix and says nothing."""

_ALIKE = ("0OQD", "1IL", "8B", "5S", "2Z", "6G", "UV", "4A")
_ALIKE_DIGITS = ("17", "38", "68", "08", "56", "69", "35")
_PAIRS = frozenset(
    (one, other)
    for group in (*_ALIKE, *_ALIKE_DIGITS)
    for one in group
    for other in group
    if one != other
)
_LIGATURES = {"M": "RN", "W": "VV", "D": "CL"}
_LIGATURE_SIGNS = frozenset(_LIGATURES)
"""One sign that is read as two, and the other way round."""
_FOLD = str.maketrans("OQDILBSZG", "000118526")


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """`score` in digits of evidence; `agreeing` signs of the known number's `length`."""

    score: float
    agreeing: int
    length: int
    is_exact: bool = False
    is_part: bool = False
    """A piece of the number, read without an error."""


def likeness(read: str, known: str) -> Likeness:
    """How alike they are; both in normal form. The whole of `read` counts, a part of `known`."""
    read, known = read[:MAX_CHARS], known[:MAX_CHARS]
    if read == known:
        score = sum(DIGIT if sign.isdigit() else LETTER for sign in known)
        return Likeness(score=score, agreeing=len(known), length=len(known), is_exact=True)
    rows: list[list[_Cell]] = [[(0.0, 0)] * (len(known) + 1)]
    best: _Cell = (0.0, 0)
    for i in range(1, len(read) + 1):
        rows.append(_row(rows, read, known, i))
        # beyond the known number's end what was read is junk; before it, it contradicts
        score, agreeing = max(rows[i]) if i == len(read) else rows[i][-1]
        best = max(best, (score + JUNK * (len(read) - i), agreeing))
    return Likeness(
        score=best[0], agreeing=best[1], length=len(known), is_part=bool(read) and read in known
    )


def are_akin(read: str, known: str) -> bool:
    """Whether they share a run of signs at all, or there is no run to share: a cheap first look."""
    runs, line = _runs(fold(read[:MAX_CHARS])), fold(known)
    return not runs or len(line) < WINDOW or any(run in line for run in runs)


def fold(text: str) -> str:
    """The text with letters that look like digits made those digits."""
    return text.translate(_FOLD)


@dataclass(frozen=True)
class CodeList:
    """Very many codes, one a line, in normal form; finds those near a read one in milliseconds."""

    codes: str

    def near(self, read: str, limit: int) -> tuple[str, ...]:
        """Codes that share runs of `WINDOW` signs with it, most runs first.

        Runs side by side are looked up in all codes, and all its runs in those found: one code
        that has two signs misread in fifteen still holds one of four runs side by side.
        """
        folded = fold(read[:MAX_CHARS])
        runs = _runs(folded)
        found: set[int] = set()
        for run in {*runs[::WINDOW], *runs[-1:]}:
            found |= self._lines_with(run)
        ranked = []
        for start in found:
            line = self._folded[start : self._end(start)]
            # of equals the first in the list: an order that does not change
            ranked.append((-sum(run in line for run in runs), start))
        return tuple(self.codes[at : self._end(at)] for _, at in nsmallest(limit, ranked))

    @cached_property
    def _folded(self) -> str:
        return fold(self.codes)

    def _end(self, start: int) -> int:
        end = self.codes.find("\n", start)
        return len(self.codes) if end < 0 else end

    def _lines_with(self, run: str) -> set[int]:
        """Where the lines begin that hold this run; none where too many do."""
        text, found = self._folded, set()
        at = text.find(run)
        while at >= 0:
            found.add(text.rfind("\n", 0, at) + 1)
            if len(found) > MOST_HITS:
                return set()
            at = text.find(run, at + 1)
        return found


def _runs(folded: str) -> list[str]:
    return [folded[at : at + WINDOW] for at in range(len(folded) - WINDOW + 1)]


_Cell = tuple[float, int]


def _row(rows: list[list[_Cell]], read: str, known: str, i: int) -> list[_Cell]:
    """The best ways to have read `i` signs, by where in the known number that ends."""
    sign, above = read[i - 1], rows[i - 1]
    row: list[_Cell] = [(JUNK * i, 0)]
    for j, other in enumerate(known, 1):
        score, agreeing = above[j - 1]
        if sign == other:
            best = (score + (DIGIT if sign.isdigit() else LETTER), agreeing + 1)
        else:
            best = (score + (CONFUSED if (sign, other) in _PAIRS else OTHER), agreeing)
        up, left = above[j], row[j - 1]
        best = max(best, (up[0] + GAP, up[1]), (left[0] + GAP, left[1]))
        if sign in _LIGATURE_SIGNS or other in _LIGATURE_SIGNS:
            best = max(best, _ligature(rows, (read, i), (known, j)))
        row.append(best)
    return row


def _ligature(rows: list[list[_Cell]], read: tuple[str, int], known: tuple[str, int]) -> _Cell:
    """One sign on one side, the two it looks like on the other."""
    (text, i), (number, j) = read, known
    if i > 1 and _LIGATURES.get(number[j - 1]) == text[i - 2 : i]:
        score, agreeing = rows[i - 2][j - 1]
        return score + CONFUSED, agreeing
    if j > 1 and _LIGATURES.get(text[i - 1]) == number[j - 2 : j]:
        score, agreeing = rows[i - 1][j - 2]
        return score + CONFUSED, agreeing
    return -math.inf, 0
