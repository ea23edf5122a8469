"""Files dropped on the window: never past what covers it, never from who may not import."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import crash
from app.badges import SignedIn
from app.bootstrap import Station
from app.config import Config
from app.navigation import GoReceive, GoSettings
from app.stop_overlay import StopFacts
from inspection.values import PersonId, Role

FACTS = StopFacts(
    headline="Stop", sentence="Serial does not match", expected_label="a", expected="1",
    seen_label="b", seen="2", steps=("x",), place="p", at="10:00",
)  # fmt: skip


@pytest.fixture
def station(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Station]:
    made = Station(Config(data_dir=tmp_path / "data", language="en", demo=True))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install(made.crashes.tell, log_file=tmp_path / "station.log")
    made.window.resize(1280, 800)
    with qtbot.waitSignal(made.complete, timeout=30_000):
        made.start()
    made.desk.set_person(somebody(Role.SUPERVISOR))
    made.window.go(GoReceive())
    yield made
    made.window.close()
    made.stop()
    made.window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()


def somebody(role: Role) -> SignedIn:
    return SignedIn(person_id=PersonId("p"), name_zh="", name_en="", staff_no="", role=role)


class Dragged:
    """A file on its way: enters the window, then is let go."""

    def __init__(self, station: Station, file: Path) -> None:
        self._window = station.window
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile(str(file))])

    def enter(self) -> bool:
        event = QDragEnterEvent(QPointF(400, 400).toPoint(), *self._about())
        QApplication.sendEvent(self._window, event)
        return event.isAccepted()

    def fall(self) -> None:
        QApplication.sendEvent(self._window, QDropEvent(QPointF(400, 400), *self._about()))

    def _about(
        self,
    ) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
        modifiers = Qt.KeyboardModifier.NoModifier
        return Qt.DropAction.CopyAction, self._data, Qt.MouseButton.LeftButton, modifiers


class Breaking(QObject):
    @Slot()
    def slot(self) -> None:
        raise KeyError


def stop(station: Station, _qtbot: QtBot) -> None:
    station.window.stops.show(FACTS)


def break_down(station: Station, qtbot: QtBot) -> None:
    QTimer.singleShot(0, Breaking(station.window).slot)
    qtbot.waitUntil(lambda: station.crashes.is_open)


def help_out(station: Station, _qtbot: QtBot) -> None:
    station.window.take_key("F1")
    assert station.window.cover is not None
    assert station.window.cover.isVisible()


def ask(station: Station, _qtbot: QtBot) -> None:
    QDialog(station.window).open()


@pytest.mark.qt_no_exception_capture
@pytest.mark.expect_log("returns_station.crash: CRITICAL")
@pytest.mark.parametrize("cover", [stop, break_down, help_out, ask])
@pytest.mark.parametrize("late", [False, True], ids=["before", "while it is dragged"])
def test_what_covers_the_window_keeps_files_out(
    station: Station,
    qtbot: QtBot,
    tmp_path: Path,
    cover: Callable[[Station, QtBot], None],
    late: bool,
) -> None:
    dragged = Dragged(station, tmp_path / "a.csv")
    if late:
        assert dragged.enter()
    cover(station, qtbot)
    if not late:
        assert not dragged.enter()
    dragged.fall()
    assert station.window.is_at(GoReceive)
    assert station.desk.imports.state.phase == "idle"


def test_at_a_stop_it_sounds_as_a_scan_does(station: Station, qtbot: QtBot, tmp_path: Path) -> None:
    station.window.stops.show(FACTS)
    with qtbot.waitSignal(station.window.stops.raised, timeout=1000):
        Dragged(station, tmp_path / "a.csv").enter()


def test_an_inspector_is_told_who_imports_and_keeps_the_page(
    station: Station, tmp_path: Path
) -> None:
    station.desk.demo = False
    station.desk.set_person(somebody(Role.INSPECTOR))
    dragged = Dragged(station, tmp_path / "a.csv")
    assert dragged.enter()
    dragged.fall()
    assert station.window.is_at(GoReceive)
    notice = station.window.banner.notice
    assert notice.headline == "A supervisor or administrator imports tickets"
    station.window.go(GoSettings(section="tickets"))
    assert station.desk.imports.state.phase == "idle"
