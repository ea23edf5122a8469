"""Reads the label before the camera: every code, the one to go by, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scanners.arbitrate import Choice, ReadCode, Why, choose
from scanners.decode import read_image
from scanners.label import parse_scan
from scanners.reading.evidence import ITF_LENGTHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanners.camera import Frame
    from scanners.label_rules import LabelRules

_SHARED = frozenset({"product", "routing", "command"})


@dataclass(frozen=True, kw_only=True)
class LabelReading:
    """What one picture of a label gave; `size` is its width and height in pixels.

    `expected`: codes that are known to be announced, where that was asked and left several.
    """

    codes: tuple[ReadCode, ...]
    choice: Choice
    size: tuple[int, int]
    ms: float
    expected: frozenset[str] = frozenset()

    def arbitrated(self, printed: Sequence[str] = ()) -> LabelReading:
        """The same codes, judged anew by what is expected and by what OCR read on the label."""
        return replace(self, choice=choose(self.codes, self.expected.__contains__, printed))

    @property
    def chosen_first(self) -> tuple[ReadCode, ...]:
        """All codes, the one to go by at the head, or those that may be it, likeliest first."""
        head = (self.choice.code,) if self.choice.code else self.choice.others
        return (*head, *(one for one in self.codes if not any(one is first for first in head)))

    @property
    def of_parcel(self) -> tuple[ReadCode, ...]:
        """Those that may be this parcel's own, the one to go by at the head.

        Goods' codes, sorting codes and commands stand on other parcels too: recorded as this
        one's, they would make the next a duplicate of it.
        """
        return tuple(one for one in self.chosen_first if one.parsed.kind not in _SHARED)

    def proof_of(self, code: ReadCode) -> Why:
        """What speaks for a code; for the chosen one, what decided."""
        if code is self.choice.code:
            return self.choice.why
        proofs = zip(self.codes, self.choice.proofs, strict=False)
        return next((why for one, why in proofs if one is code), "nothing")


def read_label(
    frame: Frame, rules: LabelRules, *, itf_lengths: frozenset[int] = ITF_LENGTHS
) -> LabelReading:
    """Read a full frame; about 50 ms, for a background thread. An unreadable one has no codes."""
    found = read_image(frame.image, deep=True, itf_lengths=itf_lengths)
    codes = tuple(
        ReadCode(scan=scan, parsed=parse_scan(scan, rules.patterns)) for scan in found.codes
    )
    height, width = frame.image.shape[:2]
    # which of them is expected, the domain decides by all of them; here only the label speaks
    choice = choose(codes, lambda _code: False)
    return LabelReading(codes=codes, choice=choice, size=(width, height), ms=found.ms)
