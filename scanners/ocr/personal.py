"""Where a label's photo names somebody: all of its print, but for what is surely a number.

Names, phones and addresses come in every form and language, so nothing is covered for how it looks:
a line stays in sight for what it is, one long number by itself. A line that is read badly, or not
understood, is covered whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scanners.ocr.people import names, phone_tails
from scanners.ocr.reader import Line
from scanners.ocr.tokens import cue_of, plain, without_cues
from scanners.ocr.upright import SURE, UprightText, height_of
from scanners.scan import Box, Point

What = Literal["name", "phone", "address", "other"]

WHOLE = 10_000
"""Places are told in so many parts of the picture's width and height."""
PAD = 0.45
"""Of a line's height, added all around: engines cut off ends, and ascenders stand out."""
_LEAST_DIGITS = 6
_PURE_DIGITS = 12
"""Digits alone are a number from here on; below it they may be a phone, a postcode, a date."""
_NUMBER = re.compile(r"(?=.{8,34}$)[A-Z]{0,4}[0-9][A-Z0-9]*(?:[-/_][A-Z0-9]+){0,3}")
_SPOKEN = re.compile(r"[A-Z]{5}")
"""Five letters in a row may be a word, and a word a name."""
_MOBILE = re.compile(r"(?:(?:00|0)?(?:86|91)|0)?(?:1[3-9][0-9]{9}|[6-9][0-9]{9})")
"""Chinese and Indian ones, with and without what is dialled before them."""
_CITIZEN = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
)
_PHONE = re.compile(r"(?<!\d)(?:\d[\s().*-]?){7,14}(?!\d)|\*{3,}\d{3,4}|\d{3}\*{2,}")
_ADDRESS = re.compile(
    r"[省市区县镇乡村街道路号栋幢楼室]|\b(?:ROAD|RD|STREET|ST|AVE|LANE|NAGAR|COLONY|FLOOR|APT|PIN)\b"
)


@dataclass(frozen=True, kw_only=True)
class PersonalRegion:
    """A part of the picture to cover: left top, width, height in 1/10000 of its sides."""

    x: int
    y: int
    w: int
    h: int
    what: What


ALL_OF_IT = PersonalRegion(x=0, y=0, w=WHOLE, h=WHOLE, what="other")


def personal_regions(text: UprightText) -> tuple[PersonalRegion, ...]:
    """What to cover of the picture as it was taken, whichever way it was held.

    A picture without any line is covered whole: that nothing was read proves nothing.
    """
    if not text.lines:
        return (ALL_OF_IT,)
    found = (
        region_of(line.box, text, pad=PAD * height_of(line), what=_what(line))
        for line in text.lines
        if not is_number(line)
    )
    return tuple(dict.fromkeys(found))


def is_number(line: Line) -> bool:
    """Whether a line is one number by itself, perhaps with the words that call it so."""
    if line.confidence < SURE or "*" in line.text or cue_of(line.text) in {"phone", "name"}:
        return False
    return is_plain_number(without_cues(line.text))


def is_plain_number(text: str) -> bool:
    """Whether a text is a tracking, order or return number, and nobody's phone or identity."""
    number = "".join(plain(text).split()).strip(":#.")
    digits = sum(sign.isdigit() for sign in number)
    if not _NUMBER.fullmatch(number) or digits < _LEAST_DIGITS or _SPOKEN.search(number):
        return False
    bare = re.sub(r"[-/_]", "", number)
    if bare.isdigit() and len(bare) < _PURE_DIGITS:
        return False
    return not (_MOBILE.fullmatch(bare) or _CITIZEN.fullmatch(bare))


def region_of(box: Box, text: UprightText, *, pad: float, what: What) -> PersonalRegion:
    """An outline of the turned picture as a part of the picture as it was taken."""
    corners = [_turned_back(point, text) for point in box]
    width, height = text.size if text.turns % 2 == 0 else text.size[::-1]
    left, right = _span((point[0] for point in corners), pad, width)
    top, bottom = _span((point[1] for point in corners), pad, height)
    return PersonalRegion(x=left, y=top, w=right - left, h=bottom - top, what=what)


def _turned_back(point: Point, text: UprightText) -> Point:
    """Where a point of the picture turned clockwise stood before."""
    (x, y), (width, height) = point, text.size
    for _ in range(text.turns % 4):
        x, y = y, width - x
        width, height = height, width
    return x, y


def _span(places: Iterable[int], pad: float, side_px: int) -> tuple[int, int]:
    known = list(places)
    low, high = min(known) - pad, max(known) + pad
    begin = int(max(0.0, low) * WHOLE // max(1, side_px))
    end = int(-(-min(float(side_px), high) * WHOLE // max(1, side_px)))
    return min(begin, WHOLE), min(max(end, begin), WHOLE)


def _what(line: Line) -> What:
    if phone_tails((line,)) or cue_of(line.text) == "phone" or _PHONE.search(line.text):
        return "phone"
    if names((line,)):
        return "name"
    return "address" if _ADDRESS.search(plain(line.text)) else "other"
