"""Where scans come from: what the setting `scanner` says, read once at the edge."""

from __future__ import annotations

from dataclasses import dataclass

BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
DEFAULT_BAUD = 9600
KEYBOARD = "keyboard"


@dataclass(frozen=True, kw_only=True)
class KeyboardScanner:
    """It types, as most do."""


@dataclass(frozen=True, kw_only=True)
class SerialLine:
    """A serial port, by name or by id."""

    port: str
    baud: int = DEFAULT_BAUD


@dataclass(frozen=True, kw_only=True)
class InputDevice:
    """A keyboard scanner of Linux, read below the keyboard."""

    path: str


ScannerTarget = KeyboardScanner | SerialLine | InputDevice


def scanner_of(text: str) -> ScannerTarget:
    """`keyboard`, `serial:PORT[@BAUD]`, `evdev:/dev/input/...`; raises ValueError with a reason."""
    kind, _, rest = text.strip().partition(":")
    rest = rest.strip()
    if kind == KEYBOARD and not rest:
        return KeyboardScanner()
    if kind == "serial" and rest:
        return _serial_of(rest)
    if kind == "evdev" and rest.startswith("/"):
        return InputDevice(path=rest)
    message = "must be keyboard, serial:PORT[@BAUD] or evdev:/dev/input/by-id/NAME"
    raise ValueError(message)


def scale_of(text: str) -> SerialLine | None:
    """`serial:PORT[@BAUD]`, empty for none; raises ValueError with a reason."""
    kind, _, rest = text.strip().partition(":")
    if not kind:
        return None
    if kind != "serial" or not rest.strip():
        message = "must be serial:PORT[@BAUD]"
        raise ValueError(message)
    return _serial_of(rest.strip())


def device_of(target: ScannerTarget) -> str:
    """What to plug in, for sentences; empty for the keyboard."""
    match target:
        case KeyboardScanner():
            return ""
        case SerialLine(port=port):
            return port
        case InputDevice(path=path):
            return path


def _serial_of(text: str) -> SerialLine:
    port, at, baud = text.rpartition("@")
    if not at:
        return SerialLine(port=text)
    if not port or baud not in map(str, BAUDS):
        message = f"must name one of the speeds {', '.join(map(str, BAUDS))} behind @"
        raise ValueError(message)
    return SerialLine(port=port, baud=int(baud))
