"""When a reading is believed: what each symbology proves by itself, and what others say of it.

A matrix code corrects and so proves its own errors, the check character of Code 128 and Code 93
catches nearly all of theirs on an untreated picture. Everything else needs readings that agree: of
another engine, or of another view. Blurred EAN and UPC are read wrong by both engines alike, but
differently at other scales: a code that is read in two ways is not believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from scanners.reading.bars import is_thin
from scanners.reading.boxes import covers
from scanners.reading.engines import LINEAR, Reading
from scanners.scan import Scan

RETAIL = frozenset({"EAN13", "EAN8", "UPCA", "UPCE", "ISBN"})
_CHECKED = frozenset({"Code128", "Code93"})
_SMALL_MATRIX_BYTES = 8
"""Up to here a matrix code is so small that noise makes one now and then."""
_SPARE_ENOUGH = 0.05
"""Share of error correction a matrix code must have left to prove itself."""
_SHORT = 4
"""Bars with fewer characters appear in pictures of anything."""
ITF_LENGTHS = frozenset(range(6, 26, 2))
"""Digits an interleaved code may have: it has neither check digit nor length of its own."""


@dataclass
class Claim:
    """What is said to stand at one place: a text, and the independent views it was read in."""

    reading: Reading
    votes: dict[tuple[str, str], Reading] = field(default_factory=dict)

    @property
    def scan(self) -> Scan:
        """The code as read by who tells most of it."""
        told = (one.scan for one in self.votes.values() if one.scan.aim)
        return next(told, self.reading.scan)

    @property
    def is_linear(self) -> bool:
        """Whether it is bars."""
        return self.scan.symbology in LINEAR

    @property
    def needs(self) -> int:
        """Votes that make it believed where nobody reads anything else."""
        symbology, first = self.scan.symbology, self.reading
        if not self.is_linear:
            small = len(self.scan.raw) <= _SMALL_MATRIX_BYTES
            return 2 if small or first.spare <= _SPARE_ENOUGH else 1
        if len(self.scan.text) < _SHORT:
            return 3
        if symbology in RETAIL:
            return 3
        proves_itself = symbology in _CHECKED and first.engine != "zbar" and not first.view
        return 1 if proves_itself else 2

    @property
    def engines(self) -> set[str]:
        """Who read it."""
        return {engine for engine, _ in self.votes}

    def why(self) -> str:
        """The ground: what of it proves itself, or how often it was read alike."""
        if self.needs == 1:
            return "check_character" if self.is_linear else "error_correction"
        return "two_engines" if len(self.engines) > 1 else "two_views"


class Evidence:
    """Collects the readings of one picture and tells what follows from them."""

    def __init__(self, itf_lengths: frozenset[int] = ITF_LENGTHS) -> None:
        """`itf_lengths`: how many digits an ITF may have."""
        self._itf_lengths = itf_lengths
        self._claims: list[Claim] = []
        self._odd: list[Claim] = []
        self._known: list[Claim] | None = []
        """What is believed, until another reading comes."""

    def add(self, readings: Iterable[Reading]) -> None:
        """Takes note of readings; the invalid ones are no evidence."""
        for reading in readings:
            if not reading.is_valid:
                continue
            if self._is_odd(reading.scan):
                self._note_odd(reading)
            else:
                self._claim_of(reading).votes.setdefault((reading.engine, reading.view), reading)
                self._known = None

    def seen(self) -> list[Claim]:
        """All claims whatever the evidence, without parts of longer ones and guessed widths."""
        whole = [claim for claim in self._claims if not _is_part_of_any(claim, self._claims)]
        return [claim for claim in whole if not is_thin(claim.scan)]

    def believed(self) -> list[Claim]:
        """Claims with enough evidence."""
        if self._known is None:
            strong = [claim for claim in self._claims if self._is_believed(claim)]
            self._known = [claim for claim in strong if not _is_part_of_any(claim, strong)]
        return list(self._known)

    def doubtful(self) -> list[Claim]:
        """Claims that lack evidence, parts of believed ones left out."""
        strong = [claim for claim in self._claims if self._is_believed(claim)]
        return [
            claim
            for claim in self._claims
            if claim not in strong and not _is_part_of_any(claim, strong)
        ]

    def odd(self) -> list[Claim]:
        """ITF of lengths nobody uses here: perhaps the rest of torn ones, never a code."""
        sure = self.believed()
        return [claim for claim in self._odd if not _is_part_of_any(claim, sure)]

    def _claim_of(self, reading: Reading) -> Claim:
        for claim in self._claims:
            if _is_same(claim.scan, reading.scan):
                return claim
        self._claims.append(Claim(reading=reading))
        return self._claims[-1]

    def _note_odd(self, reading: Reading) -> None:
        # shorter than any in use they are found in pictures of anything
        is_long = len(reading.scan.text) in ITF_LENGTHS
        if is_long and not any(_is_same(one.scan, reading.scan) for one in self._odd):
            self._odd.append(Claim(reading=reading))

    def _is_odd(self, scan: Scan) -> bool:
        return scan.symbology == "ITF" and len(scan.text) not in self._itf_lengths

    def _is_believed(self, claim: Claim) -> bool:
        if not all(vote.is_whole for vote in claim.votes.values()):
            return False
        if len(claim.engines) == 1 and is_thin(claim.scan):
            return False
        against = sum(len(other.votes) for other in self._claims if _are_rivals(claim, other))
        return len(claim.votes) >= claim.needs + 3 * against


def _is_same(one: Scan, other: Scan) -> bool:
    return one.text == other.text and one.symbology == other.symbology


def _is_part_of_any(claim: Claim, others: list[Claim]) -> bool:
    return any(_is_part(claim, other) for other in others)


def _is_part(claim: Claim, whole: Claim) -> bool:
    """Whether bars are a part of longer bars at the same place, or a chance find inside them."""
    if not claim.is_linear or claim is whole:
        return False
    return (
        whole.is_linear
        and len(whole.scan.text) > len(claim.scan.text)
        and claim.scan.text in whole.scan.text
        and covers(claim.scan.box, whole.scan.box)
    )


def _are_rivals(claim: Claim, other: Claim) -> bool:
    """Whether two claims cannot both be true: one place, two texts, and neither holds the other."""
    if claim is other or not claim.is_linear or not other.is_linear:
        return False
    return not _is_part(other, claim) and covers(claim.scan.box, other.scan.box)
