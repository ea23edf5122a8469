"""What the lines of a torn label say: numbers, phone tails, names, carriers; nothing is certain.

The label rules judge what could be a tracking number; a number they do not know is ranked by where
it stands and what the words before it call it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from scanners.label import ParsedCode, Pattern, parse
from scanners.ocr.people import PersonName, names, phone_tails
from scanners.ocr.reader import Line
from scanners.ocr.tokens import Cue, Token, after_cue, cue_of, plain, tokens
from scanners.ocr.upright import SURE, height_of

MOST = 8
"""Kept of each kind."""
_ORDER = re.compile(r"(?P<number>\d{18,19})(?:[_-]\d{1,3}(?:[_-][A-Z0-9]{1,5})?)?")
_NUMBER = re.compile(r"(?=(?:.*\d){6})[A-Z0-9]{8,34}")
_MOBILE = re.compile(r"(?:\+?86)?1[3-9]\d{9}")
_RETURN = re.compile(r"(?:RMA|RS|RT|TK)[-_]?(?=.*\d)[A-Z0-9-]{4,20}")
_PARTS = re.compile(r"(?=.*\d{4})[A-Z0-9]{2,}(?:-[A-Z0-9]{2,}){0,4}")
_DIGITS = str.maketrans("OQDILZSGBT", "0001125687")
"""Letters that a line of digits never had."""


@dataclass(frozen=True, kw_only=True)
class ReadNumber:
    """A number as read. `is_known`: the label rules name the carrier by prefix or check digit."""

    text: str
    confidence: float
    is_known: bool = False
    carrier: str | None = None


@dataclass(frozen=True, kw_only=True)
class LabelText:
    """Everything a label's text gave, likeliest first.

    `phone_tails` and `names` are personal: for the search over open tickets, never to be kept,
    logged or recorded; repr does not show them.
    """

    tracking: tuple[ReadNumber, ...] = ()
    orders: tuple[ReadNumber, ...] = ()
    returns: tuple[ReadNumber, ...] = ()
    carriers: tuple[str, ...] = ()
    phone_tails: tuple[str, ...] = field(default=(), repr=False)
    names: tuple[PersonName, ...] = field(default=(), repr=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to search by."""
        return not (self.tracking or self.orders or self.returns or self.phone_tails or self.names)


@dataclass(frozen=True, kw_only=True)
class _Place:
    """A token where it stands."""

    token: Token
    cue: Cue
    line: Line
    height: float


def label_text(
    lines: Sequence[Line], patterns: Sequence[Pattern], carriers: Mapping[str, Iterable[str]]
) -> LabelText:
    """The fields of a label from its lines, which stand upright, from the top down.

    `carriers` names the words each carrier goes by on labels.
    """
    sure = [line for line in lines if line.confidence >= SURE]
    places = _places(sure)
    orders = _orders(places)
    returns = _returns(places)
    # a shop may call its parcels by the carrier's number
    named = {place.token.text for place in places if place.cue == "tracking"}
    taken = {one.text for one in (*orders, *returns)} - named
    return LabelText(
        tracking=_tracking(places, patterns, taken),
        orders=orders,
        returns=returns,
        carriers=_carriers(sure, carriers),
        phone_tails=phone_tails(sure),
        names=names(sure),
    )


def _places(lines: Sequence[Line]) -> list[_Place]:
    found = []
    for index, line in enumerate(lines):
        above = lines[max(0, index - 3) : index]
        for token in tokens(line.text):
            cue = token.cue or _heading(line, above)
            found.append(_Place(token=token, cue=cue, line=line, height=height_of(line)))
    return found


def _heading(line: Line, above: Sequence[Line]) -> Cue:
    """What a line nearby calls this one: a heading of its own at the left or right above."""
    left, top = line.box[0]
    for other in reversed(above):
        cue = cue_of(other.text)
        low = max(point[1] for point in other.box)
        is_level = other.box[0][0] < left and other.box[0][1] <= top + height_of(line) / 2 <= low
        is_above = low <= top + height_of(line) / 2 and top - low < 1.5 * height_of(line)
        shares = other.box[0][0] <= line.box[1][0] and left <= other.box[1][0]
        if cue and (is_level or (is_above and shares)):
            return cue
    return ""


def _orders(places: Sequence[_Place]) -> tuple[ReadNumber, ...]:
    found: dict[str, ReadNumber] = {}
    for place in places:
        match = _ORDER.fullmatch(place.token.text)
        if match is None and place.cue == "order":
            match = re.fullmatch(r"(?P<number>(?=(?:.*\d){6})[A-Z0-9-]{8,32})", place.token.text)
        if match:
            number = match["number"]
            found.setdefault(number, ReadNumber(text=number, confidence=place.line.confidence))
    return tuple(found.values())[:MOST]


def _returns(places: Sequence[_Place]) -> tuple[ReadNumber, ...]:
    found: dict[str, ReadNumber] = {}
    for place in places:
        text = place.token.text
        if place.cue == "return":
            # its hyphens are thin, and often read as spaces
            rest = (after_cue(place.line.text, "return") or "").replace(" ", "-")
            text = rest if _PARTS.fullmatch(rest) else text
        if _RETURN.fullmatch(text) or (place.cue == "return" and _PARTS.fullmatch(text)):
            found.setdefault(text, ReadNumber(text=text, confidence=place.line.confidence))
    return tuple(found.values())[:MOST]


def _tracking(
    places: Sequence[_Place], patterns: Sequence[Pattern], taken: set[str]
) -> tuple[ReadNumber, ...]:
    tallest = max((place.height for place in places), default=1.0)
    seen = Counter(place.token.text for place in places)
    ranked: dict[str, tuple[float, ReadNumber]] = {}
    for place in places:
        parsed = _judged(place.token.text, patterns)
        if parsed.normalised in taken or not _can_be_tracking(place, parsed):
            continue
        # printed twice, and read alike: twice the proof
        score = _score(place, parsed, tallest) + 0.5 * (seen[place.token.text] > 1)
        number = ReadNumber(
            text=parsed.normalised,
            confidence=place.line.confidence,
            is_known=parsed.certain,
            carrier=parsed.carrier if parsed.certain else None,
        )
        if parsed.normalised not in ranked or ranked[parsed.normalised][0] < score:
            ranked[parsed.normalised] = score, number
    best = sorted(ranked.values(), key=lambda one: -one[0])
    return tuple(number for _, number in best)[:MOST]


def _judged(text: str, patterns: Sequence[Pattern]) -> ParsedCode:
    """The token as the rules have it, with letters among digits made digits where that fits one."""
    parsed = parse(text, patterns)
    if parsed.kind == "tracking":
        return parsed
    for kept in range(5):
        mended = text[:kept] + text[kept:].translate(_DIGITS)
        if mended != text:
            tried = parse(mended, patterns)
            if tried.kind == "tracking" and (tried.certain or kept == 0):
                return tried
    return parsed


def _can_be_tracking(place: _Place, parsed: ParsedCode) -> bool:
    if parsed.kind == "tracking" and parsed.certain:
        return True
    text = parsed.normalised
    if parsed.kind not in {"tracking", "other"} or not _NUMBER.fullmatch(text):
        return False
    if _MOBILE.fullmatch(text) and place.cue != "tracking":
        return False
    return place.cue in {"", "tracking"}


def _score(place: _Place, parsed: ParsedCode, tallest: float) -> float:
    score = 4.0 if parsed.certain else 1.0 if parsed.kind == "tracking" else 0.0
    score += 1.0 if parsed.certain and parsed.check_digit_ok else 0.0
    score += 2.0 if place.cue == "tracking" else 0.0
    # the number under the bars has a line of its own, and is printed large
    score += 1.0 if place.token.is_alone else 0.0
    score += 0.5 * place.height / tallest
    length = len(parsed.normalised)
    score += 1.0 if 11 <= length <= 18 else 0.0
    score -= 1.0 if length < 10 or length > 22 else 0.0
    return score + place.line.confidence


def _carriers(lines: Sequence[Line], carriers: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    text = "\n".join(plain(line.text) for line in lines)
    found = [
        carrier
        for carrier, words in carriers.items()
        if any(_has_word(text, plain(word)) for word in words)
    ]
    return tuple(found)


def _has_word(text: str, word: str) -> bool:
    if not word:
        return False
    # letters end where letters end ("UPS" is not in "GROUPS"); Chinese words have no ends
    edged = rf"(?<![A-Z]){re.escape(word)}(?![A-Z])" if word.isascii() else re.escape(word)
    return re.search(edged, text) is not None
