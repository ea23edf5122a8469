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

from app.badges import SignedIn
from app.bootstrap import Station
from app.cli.bench_report import Report, report
from app.cli.bench_store import fill
from app.cli.bench_tickets import Stream, ticket_bodies, ticket_code
from app.config import read_config
from app.navigation import GoReceive, GoSync
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


class _Eyes(QObject):
    """Notes when the last of the page was painted after the ticket's number had reached it."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._wanted = ""
        self._is_due = False
        self.seen_s: float | None = None
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def look_for(self, number: str) -> None:
        """Wait for this ticket from now on."""
        self._wanted, self._is_due, self.seen_s = number, False, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lets everything pass."""
        is_update = event.type() == QEvent.Type.UpdateRequest
        if is_update and not self._is_due and self._is_shown():
            # a window's update paints all that changed; what follows it in the loop is after
            self._is_due = True
            QTimer.singleShot(0, self._painted)
        return False

    def _is_shown(self) -> bool:
        page = self._station.window.page
        return bool(self._wanted) and self._wanted in page.notice.headline and page.is_settled

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


def _scans(station: Station, tickets: int, rounds: int) -> list[float]:
    station.start()
    _until(lambda: station.desk.is_open, START_LIMIT_S)
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
    _until(lambda: _is_settled(station), START_LIMIT_S)
    _pause(SETTLE_MS)
    eyes = _Eyes(station)
    return [
        _one_scan(station, eyes, (turn + 1) * 7919 % tickets)
        for turn in range(rounds + FIRST_ROUNDS)
    ]


def _is_settled(station: Station) -> bool:
    """The hub's process is up and every page is built: both would cost the first scans."""
    status = station.desk.sync_status
    return station.window.has_page(GoSync) and status is not None and status.hub_url is not None


def _one_scan(station: Station, eyes: _Eyes, number: int) -> float:
    handle = station.window.windowHandle()
    eyes.look_for(f"RS-{number:08}")
    for character in ticket_code(number):
        QTest.keyClick(handle, ord(character))
    begun_s = time.perf_counter()
    QTest.keyClick(handle, Qt.Key.Key_Return)
    _until(lambda: eyes.seen_s is not None, SCAN_LIMIT_S)
    took_ms = ((eyes.seen_s or begun_s) - begun_s) * 1000
    _pause(BETWEEN_SCANS_MS)
    return took_ms


def _until(holds: Callable[[], bool], limit_s: float) -> None:
    end_s = time.monotonic() + limit_s
    while not holds():
        if time.monotonic() > end_s:
            raise WorldError("bench.no_answer")
        _pause(LOOK_MS)


def _pause(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop, loop.quit)
    loop.exec()
