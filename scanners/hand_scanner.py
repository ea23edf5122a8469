"""Reads a hand scanner that has a line of its own: opened, read, lost, opened again.

Runs on a thread it is given and tells what happens through callbacks on that thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from scanners.code_lines import CodeLines, LineSettings
from scanners.errors import HandScannerError
from scanners.keys import BrokenScan

READ_LIMIT_S = 0.1
"""A thread asked to stop, or to read another scanner, notices within this."""
RETRY_S = (0.5, 1.0, 2.0, 5.0)
"""Pauses before a lost scanner is tried again; the last one for ever."""


class HandScanner(Protocol):
    """One device. Every method raises HandScannerError where the device does not play along."""

    def open(self) -> None:
        """Take hold of it, for this program alone."""

    def read(self, limit_s: float) -> bytes:
        """What came, at the latest after `limit_s`; empty when nothing did."""

    def close(self) -> None:
        """Let go of it; never raises."""


Make = Callable[[], HandScanner]


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something happened: exactly one of the fields says what."""

    code: str = ""
    broken: BrokenScan | None = None
    error: HandScannerError | None = None
    """It is lost, or cannot be opened; tried again by itself."""
    is_open: bool = False


class ScannerLoop:
    """Serves whichever scanner `use` named last."""

    def __init__(self, tell: Callable[[Told], None], monotonic_s: Callable[[], float]) -> None:
        """Nothing is read before `use` and `run`."""
        self._tell = tell
        self._monotonic_s = monotonic_s
        self._lock = threading.Lock()
        self._turn = 0
        self._make: Make | None = None
        self._settings = LineSettings()

    def use(self, make: Make | None, settings: LineSettings | None = None) -> None:
        """Read another scanner from now on, or none. From any thread."""
        with self._lock:
            self._turn += 1
            self._make = make
            self._settings = settings or LineSettings()

    def run(self, stop: threading.Event) -> None:
        """Read until stopped."""
        while not stop.is_set():
            with self._lock:
                turn, make, settings = self._turn, self._make, self._settings
            if make is None:
                stop.wait(READ_LIMIT_S)
            else:
                self._serve(make(), CodeLines(settings), turn, stop)

    def _serve(
        self, scanner: HandScanner, lines: CodeLines, turn: int, stop: threading.Event
    ) -> None:
        tries, said = 0, ""
        while self._is_on(turn, stop):
            try:
                scanner.open()
                tries, said = 0, ""
                self._say(Told(is_open=True), turn)
                self._read(scanner, lines, turn, stop)
            except HandScannerError as error:
                self._say_all(lines.cut(self._monotonic_s()), turn)
                if error.code != said:
                    self._say(Told(error=error), turn)
                tries, said = tries + 1, error.code
            finally:
                scanner.close()
            if tries:
                self._pause(RETRY_S[min(tries, len(RETRY_S)) - 1], turn, stop)

    def _read(
        self, scanner: HandScanner, lines: CodeLines, turn: int, stop: threading.Event
    ) -> None:
        while self._is_on(turn, stop):
            data = scanner.read(READ_LIMIT_S)
            now_s = self._monotonic_s()
            self._say_all(lines.feed(data, now_s) if data else lines.tick(now_s), turn)

    def _pause(self, pause_s: float, turn: int, stop: threading.Event) -> None:
        while pause_s > 0 and self._is_on(turn, stop):
            stop.wait(READ_LIMIT_S)
            pause_s -= READ_LIMIT_S

    def _is_on(self, turn: int, stop: threading.Event) -> bool:
        return turn == self._turn and not stop.is_set()

    def _say_all(self, found: list[str | BrokenScan], turn: int) -> None:
        for one in found:
            self._say(Told(code=one) if isinstance(one, str) else Told(broken=one), turn)

    def _say(self, told: Told, turn: int) -> None:
        with self._lock:
            is_wanted = turn == self._turn
        if is_wanted:
            self._tell(told)
