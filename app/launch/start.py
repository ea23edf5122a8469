"""Starts the station: a painted window first, then everything that takes long to import.

On a slow machine importing the widgets alone takes as long as Qt takes to show a window, so the
composition root is loaded behind the first paint.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from app.design.tokens import load_tokens
from app.language.translation import Language
from app.launch.marks import mark
from app.program import crash, runtime
from app.widgets.frame.opening_window import OpeningWindow

READ_MS = 8_000
"""One sentence is read in that time."""

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    from app.launch.bootstrap import Station
    from app.settings.config import Config
    from inspection.errors import StationError


def run_station(config: Config) -> int:
    """Open the station and stay in the event loop until its window is closed.

    Raises whatever keeps the station from being put together.
    """
    runtime.begin()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setApplicationName("returns-station")
    language = Language()
    language.use(config.language)
    window = OpeningWindow(
        load_tokens(),
        title=QCoreApplication.translate("MainWindow", "Returns Station"),
        dark=config.theme == "dark",
        scale=config.scale_percent / 100,
    )
    failures: list[BaseException] = []
    stations: list[Station] = []
    furnish = partial(_furnish, config, language, stations, failures)
    window.painted.connect(partial(_guarded, window, furnish, failures))
    window.show()
    _close_when_asked(window)
    code = application.exec()
    if failures:
        raise failures[0]
    if stations and stations[0].crashes.wants_restart:
        # the same command line again, in this process's place: nothing of what broke is left
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return code


def _close_when_asked(window: OpeningWindow) -> None:
    """Ctrl+C in its terminal and the system's own end close the window as a person would.

    Otherwise the interrupt is raised in whatever Qt happens to call, which swallows it. Asked a
    second time the program ends at once.
    """

    def close(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        QTimer.singleShot(0, window, window.close)

    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as in the background of a shell
            signal.signal(number, close)


def _guarded(
    window: OpeningWindow,
    furnish: Callable[[OpeningWindow], None],
    failures: list[BaseException],
) -> None:
    mark(os.environ, "painted")
    try:
        furnish(window)
    except BaseException as error:  # noqa: BLE001 - raised again outside the event loop
        failures.append(error)
        QCoreApplication.exit(1)


def _furnish(
    config: Config,
    language: Language,
    stations: list[Station],
    failures: list[BaseException],
    window: OpeningWindow,
) -> None:
    from app.launch.bootstrap import Station  # noqa: PLC0415 - after the first paint

    station = Station(config, language=language)
    stations.append(station)
    # the window owns it: as long as there is a window there is a station behind it
    station.setParent(window)
    application = QCoreApplication.instance()
    assert application is not None
    application.aboutToQuit.connect(station.stop)
    station.desk.complained.connect(partial(_end_second_copy, window, failures))
    window.take(station.window)
    station.start()
    crash.install(station.crashes.tell, log_file=config.log_file)


def _end_second_copy(
    window: OpeningWindow, failures: list[BaseException], error: StationError
) -> None:
    """The window says why, in the operator's language, and closes; the terminal gets it too."""
    from app.launch.opening import IN_USE  # noqa: PLC0415 - loaded by now, behind the first paint

    if error.code == IN_USE and not failures:
        failures.append(error)
        QTimer.singleShot(READ_MS, window, window.close)
