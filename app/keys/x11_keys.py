"""What a raw X11 key event says, and sending it again: the few calls Qt has no name for.

Layouts are those of the X protocol, 32 bytes per core event (X Window System Protocol, appendix B);
keysyms those of `keysymdef.h`. Loaded only where Qt runs on X11.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import struct
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QNativeInterface

from scanners.keys import GROUP_SEPARATOR, KeyKind, is_code_character

EVENT_BYTES = 32
KEY_PRESS, KEY_RELEASE, BUTTON_PRESS = 2, 3, 4
SENT = 0x80
"""Set in the type of an event that a program sent, ours included."""
_SHIFT, _CAPS, _CONTROL, _ALT, _NUM, _SUPER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x40
_KEY = struct.Struct("=BBHIIIIhhhhHBx")
_TERMINATORS = {0xFF09, 0xFF0D, 0xFF8D}
_CONTROL_ENDS = frozenset("jmi")
"""LF, CR and Tab of scanners set to send control characters as Ctrl and a letter."""
_KEYPAD = range(0xFFAA, 0xFFBE)
_KEYPAD_TO_ASCII = 0xFF80
_UNICODE = 0x0100_0000


@dataclass(frozen=True)
class X11Key:
    """One key event; `raw` is all of it."""

    kind: int
    keycode: int
    at_ms: int
    state: int
    window: int
    raw: bytes


def read_key(raw: bytes) -> X11Key:
    """The fields of a core key event."""
    kind, keycode, _, at_ms, _, window, _, _, _, _, _, state, _ = _KEY.unpack(raw)
    return X11Key(kind, keycode, at_ms, state, window, raw)


class X11:
    """Qt's own connection to the X server."""

    def __init__(self, connection: int, display: int) -> None:
        """Raises OSError where the libraries are not there."""
        self._connection, self._display = connection, display
        self._xcb = _library("xcb")
        self._xlib = _library("X11")
        self._xcb.xcb_send_event.argtypes = [
            ctypes.c_void_p, ctypes.c_uint8, ctypes.c_uint32, ctypes.c_uint32, ctypes.c_char_p
        ]  # fmt: skip
        self._xcb.xcb_flush.argtypes = [ctypes.c_void_p]
        lookup = self._xlib.XkbKeycodeToKeysym
        lookup.argtypes = [ctypes.c_void_p, ctypes.c_uint8, ctypes.c_int, ctypes.c_int]
        lookup.restype = ctypes.c_ulong

    @classmethod
    def of(cls, application: QGuiApplication) -> X11 | None:
        """The connection of this program; None where Qt runs on something else."""
        # without a screen Qt offers the interface as well, with nothing behind it
        found = application.nativeInterface() if application.platformName() == "xcb" else None
        if not isinstance(found, QNativeInterface.QX11Application):
            return None
        try:
            return cls(found.connection(), found.display())
        except OSError:
            return None

    def send(self, raw: bytes) -> None:
        """The same event to the same window once more; it comes back marked as SENT."""
        window = read_key(raw).window
        self._xcb.xcb_send_event(self._connection, 0, window, 0, raw)

    def flush(self) -> None:
        """Let what was sent go out now."""
        self._xcb.xcb_flush(self._connection)

    def meaning(self, key: X11Key) -> tuple[KeyKind, str]:
        """What the key is to the scan guard, with its character."""
        plain = self._keysym(key, 0)
        if _is_modifier(plain):
            return KeyKind.MODIFIER, ""
        text = _character(self._keysym(key, self._level(key, plain)))
        if key.state & _CONTROL and text == "]":
            return KeyKind.CHAR, GROUP_SEPARATOR
        if key.state & (_CONTROL | _ALT | _SUPER) == _CONTROL and text.lower() in _CONTROL_ENDS:
            return KeyKind.TERMINATOR, ""
        if key.state & (_CONTROL | _ALT | _SUPER):
            return KeyKind.OTHER, ""
        if plain in _TERMINATORS:
            return KeyKind.TERMINATOR, ""
        return (KeyKind.CHAR, text) if is_code_character(text) else (KeyKind.OTHER, "")

    def _level(self, key: X11Key, plain: int) -> int:
        shifted = bool(key.state & _SHIFT)
        if self._keysym(key, 1) in _KEYPAD:
            return int(bool(key.state & _NUM) != shifted)
        is_letter = _character(plain).isalpha()
        return int(shifted != (is_letter and bool(key.state & _CAPS)))

    def _keysym(self, key: X11Key, level: int) -> int:
        group = key.state >> 13 & 3
        return int(self._xlib.XkbKeycodeToKeysym(self._display, key.keycode, group, level))


def _library(name: str) -> ctypes.CDLL:
    found = ctypes.util.find_library(name)
    if found is None:
        raise OSError(name)
    return ctypes.CDLL(found)


def _is_modifier(keysym: int) -> bool:
    return 0xFFE1 <= keysym <= 0xFFEE or keysym in {0xFF7F, 0xFE03}


def _character(keysym: int) -> str:
    if keysym in _KEYPAD:
        return chr(keysym - _KEYPAD_TO_ASCII)
    if 0x20 <= keysym <= 0xFF:
        return chr(keysym)
    if _UNICODE < keysym <= _UNICODE + 0x10FFFF:
        return chr(keysym - _UNICODE)
    return ""
