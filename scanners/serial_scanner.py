"""A scanner on a serial port, USB ones that pretend to be one included (CDC).

Nothing it sends can reach a field or press a button, and no input method sees it.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from scanners.errors import HandScannerError

if TYPE_CHECKING:
    import serial

DEFAULT_BAUD = 9600
"""What scanners come with; USB ones ignore it."""
BAUDS = (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)
MOST_BYTES = 4096
"""Taken at once."""
_REASONS = {
    errno.EACCES: "scanner.denied",
    errno.EPERM: "scanner.denied",
    errno.EBUSY: "scanner.busy",
    errno.EAGAIN: "scanner.busy",
}


class SerialScanner:
    """`/dev/ttyACM0`, better `/dev/serial/by-id/...`; `COM3` on Windows."""

    def __init__(self, port: str, baud: int = DEFAULT_BAUD) -> None:
        """Opens nothing."""
        self._port = port
        self._baud = baud
        self._line: serial.Serial | None = None

    def open(self) -> None:
        """Raises HandScannerError `scanner.{lost,busy,denied}`."""
        import serial  # noqa: PLC0415 - stations with a keyboard scanner never need it

        self.close()
        try:
            self._line = serial.Serial(self._port, self._baud, exclusive=_can_be_exclusive(serial))
        except (OSError, ValueError) as error:  # SerialException is an OSError
            raise self._problem(error) from error

    def read(self, limit_s: float) -> bytes:
        """Raises HandScannerError `scanner.lost` once it is unplugged."""
        line = self._line
        if line is None:
            raise HandScannerError("scanner.lost", device=self._port)
        try:
            line.timeout = limit_s
            first: bytes = line.read(1)
        # pyserial lets a TypeError out where the port is closed in the middle
        except (OSError, TypeError) as error:
            raise HandScannerError("scanner.lost", device=self._port) from error
        return first + self._waiting() if first else first

    def close(self) -> None:
        """Let go of the port."""
        line, self._line = self._line, None
        if line is not None:
            try:
                line.close()
            except OSError:
                return  # unplugged: there is nothing to close any more

    def _waiting(self) -> bytes:
        """What came with the first byte; a line lost here is noticed by the next read."""
        line = self._line
        try:
            more = min(line.in_waiting, MOST_BYTES) if line is not None else 0
            return bytes(line.read(more)) if line is not None and more else b""
        except (OSError, TypeError):
            return b""

    def _problem(self, error: Exception) -> HandScannerError:
        number = getattr(error, "errno", None)
        code = _REASONS.get(number, "") if number else ""
        if not code:
            # Windows tells in words only; a port that is there and does not open is somebody's
            is_there = "PermissionError" in str(error)
            code = "scanner.busy" if is_there else "scanner.lost"
        return HandScannerError(code, device=self._port)


def serial_ports() -> tuple[str, ...]:
    """Ports plugged in now, by the names that stay; slow, off the GUI thread."""
    from serial.tools import list_ports  # noqa: PLC0415 - as above

    by_id = sorted(str(one) for one in _BY_ID.iterdir()) if _BY_ID.is_dir() else []
    named = {str(Path(one).resolve()) for one in by_id}
    found = (one.device for one in list_ports.comports() if one.hwid != "n/a")
    return (*by_id, *(one for one in sorted(found) if one not in named))


def _can_be_exclusive(module: object) -> bool | None:
    """Two programs on one port get half a code each; Windows never shares a port."""
    return True if hasattr(module, "serialposix") or Path("/dev").is_dir() else None


_BY_ID = Path("/dev/serial/by-id")
