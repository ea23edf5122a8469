"""A whole station in its window, without what its test does not look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.launch import rehearsal
from app.launch.bootstrap import Station
from app.settings.config import Config
from app.station.link_runner import LinkRunner
from tests.empty_database import lay_empty

LIMIT_MS = 30_000


@contextmanager
def opened_station(config: Config, *, width: int = 1280, height: int = 800) -> Iterator[Station]:
    """Every page is there; without a hub, and nothing is rehearsed: tests/e2e has both."""
    lay_empty(config.database)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rehearsal, "_slices", lambda _pages, _size: iter(()))
        patched.setattr(LinkRunner, "start", lambda *_given: None)
        made = Station(config)
        made.window.resize(width, height)
        waiting, done = QEventLoop(), []
        made.complete.connect(lambda: done.append(True))
        made.complete.connect(waiting.quit)
        QTimer.singleShot(LIMIT_MS, waiting, waiting.quit)
        try:
            made.start()
            waiting.exec()
            assert done, "not every page came"
            yield made
        finally:
            made.window.close()
            made.stop()
            made.window.deleteLater()
            made.deleteLater()
            QApplication.processEvents()
