"""What a hand scanner wraps around a code, taken off: prefix, suffix, AIM identifier.

Pure: text in, text out. What is not surely the scanner's stays in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scanners.keys import GROUP_SEPARATOR

SUBSTITUTES = ("{GS}", "<GS>", "^]", "\u241d")
"""What scanners send for FNC1 where a keyboard has no key for it."""
MOST_SUBSTITUTES = 8
LONGEST_MARK = 16
"""Characters of a prefix, a suffix or a substitute."""
LEAST_TWICE = 6
"""Characters: shorter halves that are alike are chance, not a code sent twice."""

_AIM = r"(?s)\][A-Zcdez][0-9A-C](?=.)"
"""Symbology letters of ISO/IEC 15424, and a modifier; compiled with the first scan."""
_GS1_AIM = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"})
"""Identifiers that say GS1 element strings."""
_ENDS = "".join(map(chr, range(0x20))).replace(GROUP_SEPARATOR, "") + "\x7f"
"""Control characters at an end: STX, ETX, CR ... of the scanner. FNC1 is the code's own."""


@dataclass(frozen=True, kw_only=True)
class CleaningSettings:
    """What this station's scanner was told to send beside the code."""

    prefix: str = ""
    suffix: str = ""
    substitutes: tuple[str, ...] = SUBSTITUTES
    """Texts that stand for GS in element strings."""


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """A code without its wrapping; `aim` such as `]C1`, empty where the scanner told none."""

    text: str
    aim: str = ""


def clean(raw: str, settings: CleaningSettings | None = None) -> Cleaned:
    """The code in what a scanner sent; a text that is all wrapping stays as it is."""
    settings = settings or CleaningSettings()
    text = raw.strip(_ENDS)
    text = _without(text.removeprefix(settings.prefix), text)
    text = _without(text.removesuffix(settings.suffix), text).strip(_ENDS) or text
    aim = ""
    if match := re.match(_AIM, text):
        aim = match.group()
        text = text[match.end() :]
        # some scanners put their prefix behind the identifier
        text = _without(text.removeprefix(settings.prefix), text)
    return Cleaned(text=_with_separators(text, aim, settings.substitutes) or raw, aim=aim)


def is_twice(text: str) -> bool:
    """Whether one code was delivered twice without an end between."""
    half, odd = divmod(len(text), 2)
    is_code = half >= LEAST_TWICE and len(set(text)) > 1
    return is_code and not odd and text[:half] == text[half:]


def substitutes_of(text: str) -> tuple[str, ...]:
    """The setting: texts parted by blanks; raises ValueError with a reason."""
    found = tuple(dict.fromkeys(text.split()))
    if len(found) > MOST_SUBSTITUTES or any(len(one) > LONGEST_MARK for one in found):
        message = f"must be at most {MOST_SUBSTITUTES} texts of at most {LONGEST_MARK} characters"
        raise ValueError(message)
    if any(one.isalnum() for one in found):
        message = "must not be letters and digits alone: codes are made of them"
        raise ValueError(message)
    return found


def _without(text: str, before: str) -> str:
    return text or before


def _with_separators(text: str, aim: str, substitutes: tuple[str, ...]) -> str:
    """Elsewhere than in element strings the characters mean themselves."""
    if aim and aim not in _GS1_AIM:
        return text
    replaced = text
    for one in sorted(substitutes, key=len, reverse=True):
        replaced = replaced.replace(one, GROUP_SEPARATOR)
    # an application identifier has two digits at least
    head = replaced.lstrip(GROUP_SEPARATOR)[:2]
    is_element = bool(aim) or (len(head) == 2 and head.isascii() and head.isdigit())
    return replaced if is_element else text
