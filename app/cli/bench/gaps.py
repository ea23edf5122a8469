"""`bench gaps`: how long a window waits while print is read, on a thread and in a process.

A window paints for 3 ms 60 times a second; how late its event loop turns is measured in turn
without a reading, beside the process and beside the thread. The process is loaded first: what a
thread has imported stays.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.cli.bench.report import machine, percentile
from app.program import runtime
from app.program.collecting import Collecting
from app.program.watchdog import Blocks, Watchdog

if TYPE_CHECKING:
    from scanners.ocr.reader import Picture, Reader

PAINT_S = 0.003
EACH_MS = 16
TURN_S = 0.0001
SERIAL = "A7H226090418"


class _Painting(QWidget):
    """Busy as a page is."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Text, until the time is over."""
        painter = QPainter(self)
        end_s = time.perf_counter() + PAINT_S
        row = 0
        while time.perf_counter() < end_s:
            painter.drawText(QRectF(10, 20 * (row % 30), 400, 20), 0, f"{row} {SERIAL}")
            row += 1
        painter.end()


class _Arm:
    """An engine that reads one picture over and over while it is wanted."""

    def __init__(self, make: Callable[[], Reader], picture: Picture) -> None:
        self._make = make
        self._picture = picture
        self._wanted = threading.Event()
        self._is_over = threading.Event()
        self.loaded = threading.Event()
        self.is_resting = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)  # noqa: TID251 - no station

    def load(self) -> None:
        """Begin."""
        self._thread.start()

    def read(self, *, on: bool) -> None:
        """Read from now on, or after the picture under way no more."""
        self._wanted.set() if on else self._wanted.clear()

    def end(self) -> None:
        """With the picture under way."""
        self._is_over.set()
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        runtime.give_way()
        reader = self._make()
        reader.read(self._picture)
        self.loaded.set()
        while not self._is_over.is_set():
            self.is_resting.set()
            self._wanted.wait()
            self.is_resting.clear()
            reader.read(self._picture)


def measure_gaps(*, rounds: int, seconds: float) -> dict[str, Any]:
    """Milliseconds a window waits beyond its tick: loading an engine, and reading with it."""
    import numpy as np  # noqa: PLC0415 - with the measurement

    from scanners.demo.goods import plate  # noqa: PLC0415
    from scanners.ocr.apart import ApartReader  # noqa: PLC0415

    runtime.begin()
    application = QApplication.instance() or QApplication([])
    window = _Painting()
    window.resize(1280, 800)
    window.show()
    timer = QTimer()
    timer.timeout.connect(window.update)
    timer.start(EACH_MS)
    picture = plate(np.random.default_rng(7), SERIAL)
    runtime.loaded()
    collecting = Collecting()
    collecting.start()
    arms = {"process": _Arm(ApartReader, picture), "thread": _Arm(_in_this_process, picture)}
    loading = {name: _loading(arm) for name, arm in arms.items()}
    found = _by_turns(arms, rounds=rounds, seconds=seconds)
    window.close()
    application.processEvents()
    quiet = percentile(found[""], 50)
    parts = {
        name: {
            "loading_p999": loading[name].p999_ms,
            "loading_max": loading[name].max_ms,
            "reading_p999": percentile(found[name], 50),
            "ratio": round(percentile(found[name], 50) / max(quiet, 0.05), 2),
        }
        for name in arms
    }
    whole = {"name": "gaps", "unit": "ms", "rounds": rounds, "quiet_p999": quiet}
    return {**whole, **parts, "conditions": machine()}


def lines(document: dict[str, Any]) -> list[str]:
    """For a person."""
    return [
        f"p99.9 {document['quiet_p999']} ms without a reading",
        *(
            "{0}: {reading_p999} ms while it reads (ratio {ratio}); while it loads "
            "{loading_p999}, at most {loading_max}".format(arm, **document[arm])
            for arm in ("process", "thread")
        ),
    ]


def _in_this_process() -> Reader:
    from scanners.ocr.rapid import RapidReader  # noqa: PLC0415 - this import is what is measured

    return RapidReader()


def _loading(arm: _Arm) -> Blocks:
    arm.load()
    return _watched(arm.loaded.is_set)


def _by_turns(arms: dict[str, _Arm], *, rounds: int, seconds: float) -> dict[str, list[float]]:
    """The 99.9th percentile of each round; "" is without a reading."""
    found: dict[str, list[float]] = {"": [], **{name: [] for name in arms}}
    for _ in range(rounds):
        found[""].append(_watched(_after(seconds)).p999_ms)
        for name, arm in arms.items():
            arm.read(on=True)
            found[name].append(_watched(_after(seconds)).p999_ms)
            arm.read(on=False)
            _watched(arm.is_resting.is_set)
    for arm in arms.values():
        arm.end()
    return found


def _after(seconds: float) -> Callable[[], bool]:
    end_s = time.perf_counter() + seconds
    return lambda: time.perf_counter() >= end_s


def _watched(is_over: Callable[[], bool]) -> Blocks:
    watchdog = Watchdog()
    watchdog.start()
    while not is_over():
        QApplication.processEvents()
        time.sleep(TURN_S)  # noqa: TID251 - an event loop that is asked, and does not spin
    watchdog.stop()
    return watchdog.blocks()
