"""What the form of a new person must hold. No Qt."""

from __future__ import annotations

from typing import Literal

PIN_LENGTH = 6
MAX_NAME = 40
MAX_BADGE = 128

Lack = Literal["", "name", "badge", "pin", "again", "differ"]
"""The first thing that is missing, in the order of the form; empty for nothing."""


def lack_of(name: str, badge: str, pin: str, again: str) -> Lack:
    """What a form lacks."""
    if not _is_text(name, MAX_NAME):
        return "name"
    if not _is_text(badge, MAX_BADGE):
        return "badge"
    if not is_pin(pin):
        return "pin"
    if len(again) < PIN_LENGTH:
        return "again"
    return "" if pin == again else "differ"


def is_pin(text: str) -> bool:
    """Six digits, as the keypad of the badge screen types them."""
    return len(text) == PIN_LENGTH and text.isascii() and text.isdigit()


def _is_text(text: str, longest: int) -> bool:
    return bool(text.strip()) and len(text) <= longest and text.isprintable()
