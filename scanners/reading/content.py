"""What a code says, from the bytes it holds."""

from __future__ import annotations

import re

_WITH_ECI = frozenset(
    {"]Q2", "]Q4", "]Q6", "]d4", "]d5", "]d6", "]z3", "]z4", "]z5", "]z8", "]L1", "]U2", "]U3"}
)
"""AIM identifiers of matrix codes that name their encoding (ISO/IEC 15424)."""
_FOREIGN = re.compile(rb"[\x80-\xff]+")
_HANZI = re.compile(rb"(?:[\xb0-\xf7][\xa1-\xfe]){2,}")
"""Two or more of the 6,763 characters of GB 2312."""
_TWO_CHARACTERS = 4
"""Bytes above ASCII."""
_THREE_BYTES = 0x800
"""From here on UTF-8 takes three bytes: Chinese that is Chinese in both is taken for UTF-8."""
_TOUCHING = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
_KANA = re.compile("[\u3041-\u30fa]")
"""An engine finds these only where a QR holds Shift-JIS: its kanji mode."""


def decode_text(raw: bytes, *, fallback: str) -> str:
    """Text of a QR without an encoding mark: UTF-8, GB18030 where it looks it, or `fallback`."""
    if not is_rather_chinese(raw):
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    try:
        text = raw.decode("gb18030")
    except UnicodeDecodeError:
        return fallback
    return text if _looks_chinese(text) and not _KANA.search(fallback) else fallback


def matrix_text(raw: bytes, text: str, *, aim: str) -> str:
    """Text of a matrix code, from its bytes where nothing marks their encoding.

    `text` is what the engine made of it, which is right where the code says its encoding (ECI).
    QR and Data Matrix are written in GB18030 without saying so, a Data Matrix as well in Latin-1,
    its own default: less than two Chinese characters prove nothing there. Bytes in an encoding
    nobody knows are kept one by one, as the engine keeps those that are marked to be no text.
    """
    is_text = bool(text)
    if not text:
        text = raw.decode("latin-1")
    if aim in _WITH_ECI:
        return text
    is_long = is_text and len(b"".join(_FOREIGN.findall(raw))) >= _TWO_CHARACTERS
    if aim.startswith("]Q") or (aim.startswith("]d") and is_long):
        return decode_text(raw, fallback=text)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return text


def is_rather_chinese(raw: bytes) -> bool:
    """Whether bytes that may be UTF-8 are two or more common Chinese characters of GB18030.

    Some are at once Latin, Greek or Cyrillic letters of UTF-8: \u9646\u5e73 reads as \u00bd\u01bd.
    Words of those have a letter of ASCII beside them, or none of these pairs.
    """
    runs = _FOREIGN.findall(raw)
    if not runs or _TOUCHING.search(raw) or not all(map(_HANZI.fullmatch, runs)):
        return False
    try:
        return all(ord(one) < _THREE_BYTES for one in raw.decode("utf-8"))
    except UnicodeDecodeError:
        return True


def _looks_chinese(text: str) -> bool:
    """Whether GB18030 explains these characters better than Latin-1 or Shift-JIS would.

    In Latin-1 an accented letter stands before a plain one, which together make a rare Chinese
    character; real Chinese has mostly pairs of high bytes.
    """
    foreign = [one.encode("gb18030") for one in text if not one.isascii()]
    pairs = sum(len(one) == 4 or one[1] >= 0x80 for one in foreign)
    return pairs * 2 > len(foreign) and all(
        one.isprintable() or one.isspace() for one in text if not one.isascii()
    )


def printed_number(symbology: str, text: str, *, short: str | None) -> tuple[str, str]:
    """Symbology and digits as they stand below the bars.

    An EAN-13 with a leading zero is a UPC-A: the bars are the same. `short` are the eight digits
    of a UPC-E, which engines tell expanded.
    """
    if symbology == "Code128":
        # FNC1 between two GS1 elements is not printed; the raw bytes keep it
        return symbology, text.replace("\x1d", "")
    if symbology in {"EAN13", "ISBN"} and len(text) == 13:
        return ("UPCA", text[1:]) if text.startswith("0") else ("EAN13", text)
    if symbology == "UPCE" and short:
        return symbology, short
    return symbology, text


def article_number(text: str) -> str:
    """The fourteen digits of an EAN, UPC-A or UPC-E, so that all its spellings are one."""
    if not text.isascii() or not text.isdigit():
        return text
    if len(text) == 8 and text[0] in "01" and has_check_digit(expand_upce(text)):
        return expand_upce(text).zfill(14)
    return text.zfill(14) if len(text) in {8, 12, 13} else text


def expand_upce(digits: str) -> str:
    """The twelve digits of the UPC-A whose eight-digit short form this is."""
    system, body, check = digits[0], digits[1:7], digits[7]
    last = body[5]
    if last in "012":
        middle = f"{body[:2]}{last}0000{body[2:5]}"
    elif last == "3":
        middle = f"{body[:3]}00000{body[3:5]}"
    elif last == "4":
        middle = f"{body[:4]}00000{body[4]}"
    else:
        middle = f"{body[:5]}0000{last}"
    return f"{system}{middle}{check}"


def has_check_digit(digits: str) -> bool:
    """Whether the last digit is the one GS1 numbers end with (mod 10, weights 3 and 1)."""
    total = sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(reversed(digits)))
    return total % 10 == 0
