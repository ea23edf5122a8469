"""What a keyboard reports, and what the wedge guard answers."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

GROUP_SEPARATOR = "\x1d"
"""FNC1 of GS1 codes; scanners send it as Ctrl+]."""


class KeyKind(StrEnum):
    """What a key is to the guard."""

    CHAR = "char"
    """One character for which `is_code_character` holds, without Ctrl, Alt or Meta (GS aside)."""
    TERMINATOR = "terminator"
    """Return, Enter or Tab."""
    MODIFIER = "modifier"
    """Shift, Ctrl, Alt, Meta, CapsLock, NumLock by itself: scanners wrap characters in them."""
    OTHER = "other"
    """Anything else: arrows, F keys, Ctrl+C."""


class BrokenReason(StrEnum):
    """Why a machine's burst is no code."""

    NO_END = "no_end"
    """No Return, Enter or Tab came: the scanner sends no suffix, or the end was lost."""
    CUT = "cut"
    """Another key or a pause cut it, or it follows so closely that it may be a remainder."""
    DOUBLED = "doubled"
    """The same characters twice: two deliveries without an end between."""
    TOO_LONG = "too_long"
    """More than `max_chars`; the text is its beginning."""


@dataclass(frozen=True, kw_only=True)
class KeyIn:
    """One key press as the window system reported it."""

    kind: KeyKind
    at_ms: int
    """The event's own time stamp, not the time it was handled."""
    text: str = ""
    is_auto_repeat: bool = False
    token: object = None
    """Whatever the caller needs to send the key again; handed back in `Outcome.replay`."""


@dataclass(frozen=True, kw_only=True)
class BrokenScan:
    """A burst that is surely a machine's and not surely a whole code."""

    text: str
    reason: BrokenReason
    is_ended: bool = False
    """It came in one piece with its end, and only its beginning is in doubt: whole if the very same
    code is known."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the caller does now, in this order: replay, then report scan or broken, then the key."""

    replay: tuple[KeyIn, ...] = ()
    """A person's keys, to be delivered now, in order."""
    scan: str | None = None
    """A whole code."""
    is_again: bool = False
    """The code is the last one delivered twice: no scan of its own."""
    broken: BrokenScan | None = None
    is_swallowed: bool = False
    """True: the key just fed goes no further (nor does its release)."""
    wait_ms: int | None = None
    """Restart the one timer with this; None stops it. When it fires: `timed_out`."""


NOTHING = Outcome()
"""Nothing to do: the key goes its way."""


def is_code_character(text: str) -> bool:
    """Whether a key's text may be part of a code: one printable character or GS.

    Of any script: 2D codes on labels hold Chinese addresses, and a burst that a character cut to
    pieces would leave its digits to press buttons.
    """
    return len(text) == 1 and (text == GROUP_SEPARATOR or unicodedata.category(text)[0] != "C")
