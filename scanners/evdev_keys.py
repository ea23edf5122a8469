"""Linux key codes of the US layout: what scanners type unless told otherwise."""

from __future__ import annotations


def _run(first: int, text: str) -> dict[int, str]:
    return dict(enumerate(text, first))


PLAIN: dict[int, str] = {
    **_run(2, "1234567890-="),
    **_run(16, "qwertyuiop[]"),
    **_run(30, "asdfghjkl;'`"),
    **_run(43, "\\zxcvbnm,./"),
    15: "\t",
    28: "\r",
    55: "*",
    57: " ",
    **_run(71, "789-456+1230."),
    86: "\\",
    96: "\r",
    98: "/",
    117: "=",
}
"""By key code, without Shift."""
SHIFTED: dict[int, str] = {
    **_run(2, "!@#$%^&*()_+"),
    **_run(16, "QWERTYUIOP{}"),
    **_run(30, 'ASDFGHJKL:"~'),
    **_run(43, "|ZXCVBNM<>?"),
    86: "|",
}
KEYPAD: dict[int, str] = {
    71: "7",
    72: "8",
    73: "9",
    75: "4",
    76: "5",
    77: "6",
    79: "1",
    80: "2",
    81: "3",
    82: "0",
}
"""Digits that name a character while Alt is down."""
SHIFTS = frozenset({42, 54})
CTRLS = frozenset({29, 97})
ALTS = frozenset({56, 100})
