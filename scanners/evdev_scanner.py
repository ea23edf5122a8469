"""A keyboard scanner read below the keyboard: Linux input events, with an exclusive grab.

Its keys reach no window, no input method and no other program. Parser and device were run on
recorded bytes and pipes; the grab itself has not been run on a device.
"""

from __future__ import annotations

import contextlib
import errno
import os
import select
import struct
from collections.abc import Callable
from pathlib import Path

from scanners.code_lines import LOST
from scanners.errors import HandScannerError
from scanners.evdev_keys import ALTS, CTRLS, KEYPAD, PLAIN, SHIFTED, SHIFTS

EVENT = struct.Struct("@llHHi")
"""`struct input_event`: seconds, microseconds, type, code, value."""
EV_SYN, EV_KEY = 0, 1
SYN_DROPPED = 3
CAPS_LOCK = 58
UP, DOWN = 0, 1
EVIOCGRAB = 0x40044590
MOST_EVENTS = 256
"""Taken at once."""
MOST_UNICODE = 0x10FFFF
_CONTROL_OF = {ord("["): 0x1B, ord("\\"): 0x1C, ord("]"): 0x1D, ord("^"): 0x1E, ord("_"): 0x1F}
_REASONS = {
    errno.EACCES: "scanner.denied",
    errno.EPERM: "scanner.denied",
    errno.EBUSY: "scanner.busy",
}
BY_ID = Path("/dev/input/by-id")
Grab = Callable[[int], None]


class KeyParser:
    """Input events to characters, by the US layout scanners come with."""

    def __init__(self) -> None:
        """No key is down."""
        self._rest = b""
        self._down: set[int] = set()
        self._is_caps = False
        self._number = ""

    def feed(self, data: bytes) -> bytes:
        """The characters of whole events, UTF-8; the beginning of an event is kept."""
        data = self._rest + data
        whole = len(data) - len(data) % EVENT.size
        self._rest = data[whole:]
        found = bytearray()
        for _s, _us, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if kind == EV_SYN and code == SYN_DROPPED:
                # the kernel threw events away: nobody knows which keys are down
                self._down.clear()
                self._number = ""
                found += LOST
            elif kind == EV_KEY and value == DOWN:
                found += self._press(code)
            elif kind == EV_KEY and value == UP:
                found += self._release(code)
        return bytes(found)

    def _press(self, code: int) -> bytes:
        self._down.add(code)
        if code == CAPS_LOCK:
            self._is_caps = not self._is_caps
            return b""
        if self._down & ALTS and code in KEYPAD:
            self._number = (self._number + KEYPAD[code])[-7:]
            return b""
        if self._down & CTRLS:
            return _control(PLAIN.get(code, ""), is_shifted=bool(self._down & SHIFTS))
        plain = PLAIN.get(code, "")
        is_upper = bool(self._down & SHIFTS) != (self._is_caps and plain.isalpha())
        return (SHIFTED.get(code, plain) if is_upper else plain).encode()

    def _release(self, code: int) -> bytes:
        self._down.discard(code)
        if code not in ALTS or not self._number:
            return b""
        number, self._number = int(self._number), ""
        try:
            return chr(number).encode() if 0 < number <= MOST_UNICODE else LOST
        except UnicodeEncodeError:  # half a surrogate pair
            return LOST


class EvdevScanner:
    """`/dev/input/by-id/usb-...-event-kbd`."""

    def __init__(self, path: str, grab: Grab | None = None) -> None:
        """Opens nothing; `grab` keeps the keys of the open device from everybody else."""
        self._path = path
        self._grab = grab or _grab
        self._fd: int | None = None
        self._parser = KeyParser()

    def open(self) -> None:
        """Raises HandScannerError `scanner.{lost,busy,denied}`."""
        self.close()
        self._parser = KeyParser()
        try:
            self._fd = os.open(self._path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            self._grab(self._fd)
        except OSError as error:
            self.close()
            code = _REASONS.get(error.errno or 0, "scanner.lost")
            raise HandScannerError(code, device=self._path) from error

    def read(self, limit_s: float) -> bytes:
        """Raises HandScannerError `scanner.lost` once it is unplugged."""
        if self._fd is None:
            raise HandScannerError("scanner.lost", device=self._path)
        try:
            ready, _, _ = select.select([self._fd], [], [], limit_s)
            if not ready:
                return b""
            data = os.read(self._fd, EVENT.size * MOST_EVENTS)
        except BlockingIOError:
            return b""
        except (OSError, ValueError) as error:
            raise HandScannerError("scanner.lost", device=self._path) from error
        if not data:
            raise HandScannerError("scanner.lost", device=self._path)
        return self._parser.feed(data)

    def close(self) -> None:
        """Let go of it; its keys type again."""
        fd, self._fd = self._fd, None
        if fd is not None:
            with contextlib.suppress(OSError):  # unplugged: there is nothing to close any more
                os.close(fd)


def evdev_keyboards() -> tuple[str, ...]:
    """Devices that type, by the names that stay; keyboards of people are among them."""
    return tuple(sorted(map(str, BY_ID.glob("*-event-kbd")))) if BY_ID.is_dir() else ()


def _control(plain: str, *, is_shifted: bool) -> bytes:
    """Ctrl and a key: scanners send GS as Ctrl+]."""
    if len(plain) != 1:
        return b""
    if plain.isalpha():
        return bytes([ord(plain.upper()) - 64])
    shown = {"6": "^", "-": "_"}.get(plain, plain) if is_shifted else plain
    value = _CONTROL_OF.get(ord(shown))
    return bytes([value]) if value else b""


def _grab(fd: int) -> None:
    import fcntl  # noqa: PLC0415 - not on every system

    fcntl.ioctl(fd, EVIOCGRAB, 1)
