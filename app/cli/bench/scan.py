"""From the last key of a scan to the matched ticket on the screen, in the real window.

The station runs in this process, its own hub beside it, on a data folder with many tickets. Keys
enter where the window system's enter; the clock stops when the page with the ticket was painted.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.cli.bench.report import Report, report
from app.cli.bench.store import fill
from app.cli.bench.tickets import Stream, ticket_bodies, ticket_code
from app.launch.bootstrap import Station
from app.settings.config import read_config
from app.states.navigation import GoReceive, GoSync
from app.station.badges import SignedIn
from inspection.errors import WorldError
from inspection.values import OriginId, PersonId, Role

LIMIT_MS = 50.0
"""What a person with a scanner gun in hand takes for the scan itself."""
BETWEEN_SCANS_MS = 300
START_LIMIT_S = 30.0
SCAN_LIMIT_S = 5.0
SETTLE_MS = 1_000
BENCH_HUB = OriginId("bench-hub")
"""Announces the tickets; the station's own hub is another one."""
FIRST_ROUNDS = 3
LOOK_MS = 5


class Eyes(QObject):
    """Notes when the window was painted after what is looked for had reached the page."""

    def __init__(self) -> None:
        """Sees nothing before `look_for`."""
        super().__init__()
        self._is_shown: Callable[[], bool] | None = None
        self._is_due = False
        self.seen_s: float | None = None
        """Of `time.perf_counter`; None until it was painted."""
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def look_for(self, is_shown: Callable[[], bool]) -> None:
        """Wait until the page `is_shown`; asked whenever something is painted."""
        self._is_shown, self._is_due, self.seen_s = is_shown, False, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything pass."""
        is_paint = event.type() == QEvent.Type.Paint
        if is_paint and not self._is_due and self._is_shown is not None and self._is_shown():
            # the window paints all that changed in one go; what follows it in the loop is after
            self._is_due = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self.seen_s = time.perf_counter()


def measure_scan(*, tickets: int, rounds: int) -> Report:
    """Last key to painted ticket, beside the limit."""
    application = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="bench-scan-") as folder:
        # in demo mode nothing has to be set up first
        config = read_config({"data_dir": Path(folder), "language": "en", "demo": True}, {})
        station = Station(config)
        try:
            samples = _scans(station, tickets, rounds)
        finally:
            station.stop()
    del application
    return report(
        "scan to matched ticket painted",
        unit="ms",
        ours=samples[FIRST_ROUNDS:],
        reference=[LIMIT_MS],
        conditions={
            "tickets": tickets,
            "rounds": rounds,
            "platform": os.environ.get("QT_QPA_PLATFORM", "the display's"),
            "window": "1920x1080",
            "reference": "limit",
        },
    )


def prepare(station: Station, tickets: int) -> None:
    """Open the station, announce `tickets` and sign somebody in; all that starts up is done."""
    station.start()
    until(lambda: station.desk.is_open, START_LIMIT_S)
    store = station.desk.services.store
    store.local.trust_hub(BENCH_HUB)
    fill(store, Stream(BENCH_HUB, ticket_bodies(tickets)))
    station.desk.set_person(
        SignedIn(
            person_id=PersonId("bench"),
            name_zh="测",
            name_en="Bench",
            staff_no="0",
            role=Role.INSPECTOR,
        )
    )
    station.window.go(GoReceive())
    until(lambda: _is_settled(station), START_LIMIT_S)
    pause(SETTLE_MS)


def scan_ms(station: Station, eyes: Eyes, number: int) -> float:
    """Scan the `number`-th ticket; from the last key to its paint, in milliseconds."""
    window, handle = station.window, station.window.windowHandle()
    wanted = f"RS-{number:08}"
    eyes.look_for(lambda: wanted in window.page.notice.headline and window.page.is_settled)
    for character in ticket_code(number):
        QTest.keyClick(handle, ord(character))
    took_ms = press_ms(station, eyes, Qt.Key.Key_Return)
    pause(BETWEEN_SCANS_MS)
    return took_ms


def press_ms(station: Station, eyes: Eyes, key: Qt.Key) -> float:
    """From this key to the paint of what `eyes` look for, in milliseconds."""
    begun_s = time.perf_counter()
    QTest.keyClick(station.window.windowHandle(), key)
    until(lambda: eyes.seen_s is not None, SCAN_LIMIT_S)
    return ((eyes.seen_s or begun_s) - begun_s) * 1000


def until(holds: Callable[[], bool], limit_s: float) -> None:
    """Let the program run until `holds`; raises WorldError `bench.no_answer` after the limit."""
    end_s = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > end_s:
            raise WorldError("bench.no_answer")
        pause(LOOK_MS)


def pause(ms: int) -> None:
    """Nothing is done for a while; the program goes on."""
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()


def _scans(station: Station, tickets: int, rounds: int) -> list[float]:
    prepare(station, tickets)
    eyes = Eyes()
    return [
        scan_ms(station, eyes, (turn + 1) * 7919 % tickets) for turn in range(rounds + FIRST_ROUNDS)
    ]


def _is_settled(station: Station) -> bool:
    """The hub's process is up and every page is built: both would cost the first scans."""
    status = station.desk.sync_status
    return station.window.has_page(GoSync) and status is not None and status.hub_url is not None
