"""What of a reading may enter the journal: codes, and never what may name a customer.

Nothing is ever deleted from a journal, and every station and the hub get a copy. So text is let in
by what codes look like, not kept out by what names look like: a QR code of a shop or a carrier may
hold name, phone and address in any form. What is left out is marked in its place.
"""

from __future__ import annotations

import re

from inspection.codes import normalise
from inspection.errors import OperatorError
from inspection.units import is_valid_lpn

MOST_SIGNS = 48
"""Of a code that nobody announced; the longest of a carrier or of GS1 bars."""

_SHAPE = re.compile(rf"(?=.*[0-9])(?:[A-Z0-9._/#()-]{{1,{MOST_SIGNS}}}|\*[A-Z0-9.-]{{1,30}}\*)")
"""No sign of an address, of JSON, of a contact card; a code without any digit is a word.

Stars are the ends of Code 39, sent along; in the middle they mask a phone number.
"""
_NAMING = re.compile(r"(?=[A-Z]{5})[A-Z]*?[AEIOUY]")
"""Five letters in a row that can be spoken: names are, also in pinyin, written in one or not."""
_SYLLABLES = re.compile(r"[A-Z]*[AEIOUY][A-Z]*[._/-][A-Z]*[AEIOUY][A-Z]*(?:[._/-]|$)")
"""Two that can be spoken in front, with a mark between: a name in pinyin, as `WANG-LI-13`."""
_FREE_LETTERS = re.compile(r"1Z[A-Z0-9]{16}|LPN[A-Z]{1,4}[0-9]{6,}[A-Z0-9]*")
"""UPS numbers hold the sender's, which may be letters; Amazon's licence plates begin so."""
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[._/()-]+(?=[0-9])")
_MOBILE = re.compile(r"(?<![0-9])(?:(?:00)?86)?1[3-9][0-9]{9}(?![0-9])")
_WRITTEN = re.compile(r"1[3-9][0-9](?P<between>[._/-])[0-9]{4}(?P=between)[0-9]{4}(?![0-9])")
"""A mobile number as people write it, whatever digits stand before it."""
_LANDLINE = re.compile(r"0[1-9][0-9]{8,10}")
_PHONE = re.compile(
    r"(?<![0-9])(?:0[0-9]{2,3}-[0-9]{7,8}|[2-9][0-9]{2}[).-]{1,2}[0-9]{3}[.-][0-9]{4})(?![0-9])"
)
"""Chinese and American ones with the signs people write between; without, a number like others."""
_JD_BOX = re.compile(r"[0-9]{11}-[0-9]{1,3}-[0-9]{1,3}-[A-Z0-9]{0,8}")
_CITIZEN = re.compile(
    r"[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]"
)
_WORDS = re.compile(r"[^\W\d_]{2}\s+[^\W\d_]{2}|\s[^\W\d_]{3,}(?:\s|$)")
"""Two words in a row, or one behind the number; codes have but their marks apart, as `RR 12 CN`."""
_BARS = frozenset({"Code128", "Code39", "Code93", "Codabar", "ITF"})
"""Carriers print their numbers so, and nobody prints a phone number so."""


def is_code(text: str, symbology: str = "") -> bool:
    """Whether a text in normal form is a code by its looks, announced or not.

    Eleven digits that could be a mobile number are one only as bars: in a matrix code, typed, or
    from a hand scanner, which does not tell what it read, they may be a customer's.
    """
    if _SHAPE.fullmatch(text) is None:
        return False
    spelled = _NAMING.search(text) and not _FREE_LETTERS.fullmatch(text) and not is_valid_lpn(text)
    spelled = spelled or _SYLLABLES.match(text) is not None
    return not (spelled or _is_phone(text, symbology) or _is_citizen(text))


def hides_words(raw: str) -> bool:
    """Whether a raw reading has words or a phone number that its normal form would run together."""
    parts = raw.split()
    has_phone = len(parts) > 1 and any(map(_MOBILE.search, parts))
    return _WORDS.search(raw) is not None or has_phone


def recordable_raw(raw: str, code: str, symbology: str = "") -> str:
    """The raw reading as it may be recorded beside `code`, which may be; else the mark of it."""
    if not raw.strip():
        return raw
    try:
        whole = normalise(raw)
    except OperatorError:
        return withheld(raw)
    if whole != code and (hides_words(raw) or not is_code(whole, symbology)):
        return withheld(raw)
    # half a surrogate pair cannot be written as UTF-8; evidence keeps its escape instead
    return raw.encode("utf-8", "backslashreplace").decode("utf-8")


def withheld(text: str) -> str:
    """What stands in the record for a text that must not: how long it was, and no more.

    No hash of it: a phone number is found again by hashing all there are. No code has this form.
    """
    return f"<withheld {len(text)}>"


def _is_phone(text: str, symbology: str) -> bool:
    if _JD_BOX.fullmatch(text):
        return False
    if symbology in _BARS and re.fullmatch(r"[0-9]+", text):
        return False
    if _WRITTEN.search(text) or _LANDLINE.fullmatch(text):
        return True
    joined = _BETWEEN_DIGITS.sub("", text)
    return any(map(_MOBILE.search, (text, joined))) or _PHONE.search(text) is not None


def _is_citizen(text: str) -> bool:
    """A Chinese identity number: region, day of birth, check digit by ISO 7064 MOD 11-2."""
    if _CITIZEN.fullmatch(text) is None:
        return False
    values = [10 if sign == "X" else int(sign) for sign in text]
    return sum(value * (1 << (17 - place)) for place, value in enumerate(values)) % 11 == 1
