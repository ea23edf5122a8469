"""Reads a scale on a serial port: opened, read, lost, opened again, as hand scanners are.

Runs on a thread it is given and tells what happens through a callback on that thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scanners.errors import HandScannerError
from scanners.hand_scanner import READ_LIMIT_S, RETRY_S, HandScanner, Make
from scanners.scale import Load, Problem, ScaleLines

ScaleState = Literal["none", "opening", "open", "lost"]


@dataclass(frozen=True, kw_only=True)
class ScaleTold:
    """How it stands now; `code` is `scale.{lost,busy,denied}` while it cannot be read."""

    state: ScaleState
    load: Load | None = None
    problem: Problem = ""
    code: str = ""
    device: str = ""


class ScaleLoop:
    """Serves whichever scale `use` named last."""

    def __init__(self, tell: Callable[[ScaleTold], None], monotonic_s: Callable[[], float]) -> None:
        """Nothing is read before `use` and `run`."""
        self._tell = tell
        self._monotonic_s = monotonic_s
        self._lock = threading.Lock()
        self._turn = 0
        self._make: Make | None = None
        self._lines = ScaleLines()

    def use(self, make: Make | None) -> None:
        """Read another scale from now on, or none. From any thread."""
        with self._lock:
            self._turn += 1
            self._make = make

    def run(self, stop: threading.Event) -> None:
        """Read until stopped."""
        while not stop.is_set():
            with self._lock:
                turn, make = self._turn, self._make
            if make is None:
                stop.wait(READ_LIMIT_S)
            else:
                self._serve(make(), turn, stop)

    def _serve(self, scale: HandScanner, turn: int, stop: threading.Event) -> None:
        tries, said = 0, ""
        while self._is_on(turn, stop):
            try:
                scale.open()
                tries, said = 0, ""
                self._say(ScaleTold(state="open"), turn)
                self._read(scale, turn, stop)
            except HandScannerError as error:
                if error.code != said:
                    self._say(_lost(error), turn)
                tries, said = tries + 1, error.code
            finally:
                scale.close()
            if tries:
                self._pause(RETRY_S[min(tries, len(RETRY_S)) - 1], turn, stop)

    def _read(self, scale: HandScanner, turn: int, stop: threading.Event) -> None:
        lines = self._lines
        lines.forget()
        while self._is_on(turn, stop):
            data = scale.read(READ_LIMIT_S)
            now_s = self._monotonic_s()
            if lines.feed(data, now_s) if data else lines.tick(now_s):
                self._say(ScaleTold(state="open", load=lines.load, problem=lines.problem), turn)

    def _pause(self, pause_s: float, turn: int, stop: threading.Event) -> None:
        while pause_s > 0 and self._is_on(turn, stop):
            stop.wait(READ_LIMIT_S)
            pause_s -= READ_LIMIT_S

    def _is_on(self, turn: int, stop: threading.Event) -> bool:
        return turn == self._turn and not stop.is_set()

    def _say(self, told: ScaleTold, turn: int) -> None:
        with self._lock:
            is_wanted = turn == self._turn
        if is_wanted:
            self._tell(told)


def _lost(error: HandScannerError) -> ScaleTold:
    code = f"scale.{error.code.rpartition('.')[2]}"
    return ScaleTold(state="lost", code=code, device=str(error.params.get("device", "")))
