"""What a nameplate or a box says of the goods: serial number, IMEI, model."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scanners.ocr.reader import Line
from scanners.ocr.tokens import Cue, after_cue, cue_of, tokens
from scanners.ocr.upright import SURE, height_of

_IMEI_DIGITS = str.maketrans("OQDILZSGB", "000112568")
_IMEI = re.compile(r"\d{15}")
_SERIAL = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9/.-]{4,29}")
_GROUPED = re.compile(r"[A-Z0-9]{2,6}(?: (?=[A-Z]*\d)[A-Z0-9]{2,6}(?![A-Z0-9]))+")
"""A serial printed in groups, each with a digit, such as `A7H2 2609 0418`."""
_MODEL = re.compile(r"[A-Z0-9][A-Z0-9 /.()+-]{1,29}")
_ValueOf = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Nameplate:
    """Numbers as read, likeliest first. An IMEI is here only where its check digit holds.

    `doubtful_imeis` are called so on the plate, and their check digit does not hold: one digit at
    least was misread, or the plate is not what it says.
    """

    serials: tuple[str, ...] = ()
    imeis: tuple[str, ...] = ()
    doubtful_imeis: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


def nameplate(lines: Sequence[Line]) -> Nameplate:
    """The fields of a nameplate from its lines, which stand upright, from the top down."""
    sure = [line for line in lines if line.confidence >= SURE]
    called = _values(sure, "imei", _imei_of)
    # fifteen digits whose check digit holds are an IMEI under whatever heading, but for chance
    unnamed = [
        token.text
        for line in sure
        for token in tokens(line.text)
        if not token.cue and _IMEI.fullmatch(token.text) and luhn_holds(token.text)
    ]
    imeis = tuple(dict.fromkeys([one for one in called if luhn_holds(one)] + unnamed))
    return Nameplate(
        serials=_serials(sure),
        imeis=imeis,
        doubtful_imeis=tuple(one for one in called if not luhn_holds(one)),
        models=tuple(dict.fromkeys(_values(sure, "model", _model_of))),
    )


def luhn_holds(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B: the check digit of an IMEI (3GPP TS 23.003, annex B)."""
    total = 0
    for index, sign in enumerate(reversed(digits)):
        value = int(sign) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _serials(lines: Sequence[Line]) -> tuple[str, ...]:
    """Put together where they are printed in groups; then their first part, had it been all."""
    joined, first = _values(lines, "serial", _joined_of), _values(lines, "serial", _serial_of)
    return tuple(dict.fromkeys(joined + first))


def _values(lines: Sequence[Line], cue: Cue, value_of: _ValueOf) -> list[str]:
    found = []
    for index, line in enumerate(lines):
        rest = after_cue(line.text, cue)
        if rest is None:
            continue
        value = value_of(rest) if rest else _near(line, lines[index + 1 :], value_of)
        if value:
            found.append(value)
    return found


def _near(heading: Line, others: Sequence[Line], value_of: _ValueOf) -> str:
    """The value at the right of a heading that stands alone, else the one under it."""
    left, right = heading.box[0], heading.box[1]
    high = height_of(heading)
    for other in others:
        if cue_of(other.text):
            continue
        first, last = other.box[0], other.box[3]
        is_level = first[1] <= (left[1] + heading.box[3][1]) / 2 <= last[1] and first[0] > left[0]
        is_below = 0 <= first[1] - heading.box[3][1] + high / 2 < 2 * high and first[0] < right[0]
        if (is_level or is_below) and (value := value_of(other.text.upper())):
            return value
    return ""


def _imei_of(text: str) -> str:
    digits = re.sub(r"[\s/-]", "", text).translate(_IMEI_DIGITS)
    match = re.match(r"\d{15}", digits)
    return match[0] if match else ""


def _joined_of(text: str) -> str:
    match = _GROUPED.match(text.strip(" :.#"))
    return match[0].replace(" ", "") if match else ""


def _serial_of(text: str) -> str:
    match = _SERIAL.match(text.strip(" :.#"))
    return match[0].rstrip("./-") if match else ""


def _model_of(text: str) -> str:
    match = _MODEL.match(text.strip(" :.#"))
    return match[0].strip(" ./-") if match else ""
