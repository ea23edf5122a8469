"""Scanned commands: which key does the same, and which only a page understands."""

from __future__ import annotations

PREFIX = "CMD-"
_TWINS = {
    "CMD-OK": "Enter",
    "CMD-NEXT": "Enter",
    "CMD-BACK": "Backspace",
    "CMD-UNDO": "Esc",
    "CMD-PHOTO": "Space",
    "CMD-PRINT": "F10",
    "CMD-NOLABEL": "F4",
    "CMD-CALL": "F9",
    "CMD-LOCK": "Ctrl+L",
    "CMD-SELFTEST": "F12",
}


def command_of(text: str) -> str:
    """The command a scan stands for, in upper case; empty for any other scan."""
    wanted = text.strip().upper()
    return wanted if wanted.startswith(PREFIX) else ""


def twin_key(command: str) -> str:
    """The key that does the same as a command; empty where there is none."""
    if command in _TWINS:
        return _TWINS[command]
    # CMD-00 … CMD-09 on the printed sheet, CMD-1 … CMD-9 in the tokens
    digits = command.removeprefix(PREFIX)
    if digits.isascii() and digits.isdigit() and len(digits) <= 2 and int(digits) <= 9:
        return str(int(digits))
    return ""
