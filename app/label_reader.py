"""Reads the label before the camera: every code, the one to go by, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanners.arbitrate import Choice, ReadCode, choose
from scanners.decode import read_image
from scanners.label import parse

if TYPE_CHECKING:
    from scanners.camera import Frame
    from scanners.label_rules import LabelRules


@dataclass(frozen=True, kw_only=True)
class LabelReading:
    """What one picture of a label gave; `size` is its width and height in pixels."""

    codes: tuple[ReadCode, ...]
    choice: Choice
    size: tuple[int, int]
    ms: float

    @property
    def chosen_first(self) -> tuple[ReadCode, ...]:
        """All codes, the one to go by at the head."""
        head = (self.choice.code,) if self.choice.code else ()
        return head + tuple(one for one in self.codes if one is not self.choice.code)


def read_label(frame: Frame, rules: LabelRules) -> LabelReading:
    """Read a full frame; about 50 ms, for a background thread. An unreadable one has no codes."""
    found = read_image(frame.image, deep=True)
    codes = tuple(
        ReadCode(scan=scan, parsed=parse(scan.text, rules.patterns)) for scan in found.codes
    )
    height, width = frame.image.shape[:2]
    # which of them is expected, the domain decides by all of them; here only the label speaks
    choice = choose(codes, lambda _code: False)
    return LabelReading(codes=codes, choice=choice, size=(width, height), ms=found.ms)
