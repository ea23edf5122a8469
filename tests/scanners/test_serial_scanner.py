"""Serial scanners over a pair of pseudo terminals, pulled out and plugged in again."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanners.errors import HandScannerError
from scanners.hand_scanner import ScannerLoop, Told
from scanners.keys import BrokenReason
from scanners.serial_scanner import SerialScanner, serial_ports
from tests.scanners.serial_line import SerialLine

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX")
CODE = "SF1624088315207"
WAIT_S = 20


@pytest.fixture
def line(tmp_path: Path) -> Iterator[SerialLine]:
    made = SerialLine(tmp_path / "usb-scanner")
    made.plug()
    yield made
    made.unplug()


class Station:
    """The loop on a thread of its own, and what it told."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[Told] = queue.SimpleQueue()
        self.loop = ScannerLoop(self.told.put, time.monotonic)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self.loop.run, args=(self._stop,), daemon=True)
        self._thread.start()

    def next(self) -> Told:
        return self.told.get(timeout=WAIT_S)

    def stop(self) -> bool:
        self._stop.set()
        self._thread.join(1.0)
        return not self._thread.is_alive()


@pytest.fixture
def station() -> Iterator[Station]:
    made = Station()
    yield made
    assert made.stop(), "a thread ends within a second of being asked"


def test_a_line_is_read_as_it_comes(line: SerialLine) -> None:
    scanner = SerialScanner(str(line.path))
    scanner.open()
    try:
        assert scanner.read(0.01) == b""
        line.send(b"\x02" + CODE.encode() + b"\r\n\xff\x00")
        found = b""
        while len(found) < len(CODE) + 5:
            found += scanner.read(1)
        assert found == b"\x02" + CODE.encode() + b"\r\n\xff\x00"
    finally:
        scanner.close()


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    scanner = SerialScanner(str(tmp_path / "none"))
    with pytest.raises(HandScannerError, match=r"scanner\.lost") as caught:
        scanner.open()
    assert caught.value.params == {"device": str(tmp_path / "none")}
    with pytest.raises(HandScannerError, match=r"scanner\.lost"):
        scanner.read(0.01)
    plain = tmp_path / "plain"
    plain.touch()
    with pytest.raises(HandScannerError):
        SerialScanner(str(plain)).open()


def test_one_program_has_a_port_for_itself(line: SerialLine) -> None:
    first, second = SerialScanner(str(line.path)), SerialScanner(str(line.path))
    first.open()
    try:
        with pytest.raises(HandScannerError, match=r"scanner\.busy"):
            second.open()
    finally:
        first.close()


def test_ports_are_listed() -> None:
    assert all(isinstance(one, str) for one in serial_ports())


def test_a_scanner_pulled_out_comes_back_by_itself(line: SerialLine, station: Station) -> None:
    station.loop.use(lambda: SerialScanner(str(line.path)))
    assert station.next().is_open
    line.send(CODE.encode() + b"\r")
    assert station.next().code == CODE
    line.unplug()
    error = station.next().error
    assert error is not None
    assert error.code == "scanner.lost"
    line.plug()
    assert station.next().is_open, "said once that it is lost, then that it is back"
    line.send(b"A7H226090481\r\n")
    assert station.next().code == "A7H226090481"


class Broken:
    """A device that gives half a code and is gone."""

    def __init__(self) -> None:
        self._given = [CODE[:8].encode()]

    def open(self) -> None:
        return

    def read(self, limit_s: float) -> bytes:
        if not self._given:
            raise HandScannerError("scanner.lost", device="x")
        return self._given.pop()

    def close(self) -> None:
        return


def test_what_a_lost_scanner_began_is_no_code(station: Station) -> None:
    station.loop.use(Broken)
    assert station.next().is_open
    broken = station.next().broken
    assert broken is not None
    assert (broken.text, broken.reason) == (CODE[:8], BrokenReason.CUT)
    assert station.next().error is not None


def test_another_scanner_is_read_once_it_is_wanted(
    line: SerialLine, station: Station, tmp_path: Path
) -> None:
    other = SerialLine(tmp_path / "usb-other")
    other.plug()
    try:
        station.loop.use(lambda: SerialScanner(str(line.path)))
        assert station.next().is_open
        station.loop.use(lambda: SerialScanner(str(other.path)))
        assert station.next().is_open
        line.send(CODE.encode() + b"\r")
        other.send(b"4354210\t")
        assert station.next().code == "4354210"
        station.loop.use(None)
    finally:
        other.unplug()


def test_bytes_of_noise_stop_nothing(line: SerialLine, station: Station) -> None:
    station.loop.use(lambda: SerialScanner(str(line.path)))
    assert station.next().is_open
    line.send(bytes(range(256)) * 4 + b"\r")
    while (told := station.next()).code != CODE:
        assert told.broken is not None or told.code
        if station.told.empty():
            line.send(b"\r" + CODE.encode() + b"\r")
