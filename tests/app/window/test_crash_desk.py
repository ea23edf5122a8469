from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.launch.bootstrap import Station
from app.program import crash
from app.program.run_marker import FILE_NAME, RunMarker
from app.settings.config import Config
from app.widgets.cards.stop_parts import StopFacts
from app.window.crash_desk import AGAIN
from inspection.errors import StationError, WorldError
from scanners.camera import Frame
from scanners.scan import typed_scan
from tests.app.stations import opened_station

pytestmark = [
    pytest.mark.qt_no_exception_capture,
    pytest.mark.expect_log("returns_station.crash: CRITICAL"),
]
SECRET = "Zhang San 13800138000"


@pytest.fixture
def station(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Station]:
    assert qapp is not None
    with opened_station(Config(data_dir=tmp_path / "data", language="en", demo=True)) as made:
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(threading, "excepthook", threading.excepthook)
        crash.install(made.crashes.tell, log_file=tmp_path / "station.log")
        yield made


class Breaking(QObject):
    """Raises in a slot, as a bug would."""

    @Slot()
    def slot(self) -> None:
        raise KeyError(SECRET)


class BreakingPaint(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own
        raise ValueError(SECRET)


class BreakingFilter(QObject):
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - as above
        if event.type() == QEvent.Type.User:
            raise ValueError(SECRET)
        return False


def break_slot(station: Station) -> None:
    breaking = Breaking(station.window)
    QTimer.singleShot(0, breaking.slot)


def break_job(station: Station) -> None:
    def work() -> None:
        raise RuntimeError(SECRET)

    station.background.run(work)


def break_paint(station: Station) -> None:
    widget = BreakingPaint(station.window)
    widget.resize(40, 40)
    widget.show()


def break_filter(station: Station) -> None:
    watcher = BreakingFilter(station.window)
    station.window.installEventFilter(watcher)
    QApplication.postEvent(station.window, QEvent(QEvent.Type.User))


def break_thread(station: Station) -> None:
    thread = threading.Thread(target=lambda: {}[SECRET])
    thread.start()
    thread.join()


@pytest.mark.parametrize("broken", [break_slot, break_job, break_paint, break_filter, break_thread])
def test_a_crash_is_said_over_everything_and_one_press_goes_on(
    station: Station,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    broken: Callable[[Station], None],
) -> None:
    crashes = station.crashes
    broken(station)
    qtbot.waitUntil(lambda: crashes.is_open, timeout=5000)
    overlay = crashes.overlay
    assert overlay is not None
    assert "The program made a mistake" in overlay.accessibleName()
    qtbot.waitUntil(lambda: "records of this station" in overlay._safety.accessibleName())
    assert SECRET not in caplog.text
    assert SECRET not in overlay._details.text()
    for child in station.window.findChildren(BreakingPaint):
        child.setParent(None)
    crashes.take_key("Enter")
    assert not crashes.is_open
    crashes.take_scan(typed_scan("NOTHING-KNOWN-1"))
    assert not crashes.is_open


def safety(station: Station) -> tuple[str, str]:
    assert station.crashes.overlay is not None
    note = station.crashes.overlay._safety
    return note._status, note.accessibleName()


def test_green_is_only_what_was_counted_for_this_crash(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Callable[[StationError], None]] = []
    break_filter(station)
    qtbot.waitUntil(lambda: station.crashes.is_open)
    qtbot.waitUntil(lambda: "Your work is safe" in safety(station)[1])
    assert safety(station)[0] == "ok"
    station.crashes.take_key("Enter")
    monkeypatch.setattr(station.desk, "read", lambda _query, _done, failed: asked.append(failed))
    break_filter(station)
    qtbot.waitUntil(lambda: bool(asked))
    assert safety(station)[0] == "waiting"
    assert "safe" not in safety(station)[1]
    asked[0](WorldError("database.failed"))
    assert safety(station)[0] == "warn"
    assert "could not be checked" in safety(station)[1]
    assert "F5" in safety(station)[1]


def test_photos_on_their_way_to_the_disk_are_named(
    station: Station, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = station.desk
    monkeypatch.setattr(desk, "run", lambda *_args: None)  # a disk that does not come back
    frame = Frame(image=np.zeros((48, 64, 3), np.uint8), taken_at_s=0.0)
    seen = (frame, QImage(64, 48, QImage.Format.Format_RGB32))
    monkeypatch.setattr(desk, "camera", SimpleNamespace(pictured=lambda: seen))
    assert desk.photos.snap(lambda _image: None, lambda _kept: None)
    break_filter(station)
    qtbot.waitUntil(lambda: station.crashes.is_open)
    qtbot.waitUntil(lambda: "records of this station" in safety(station)[1])
    assert safety(station)[0] == "warn"
    assert "1 photo was still being saved" in safety(station)[1]
    assert "safe" not in safety(station)[1]
    assert desk.photos.tell_under_way() == 0


def test_the_real_enter_key_and_a_scan_continue(station: Station, qtbot: QtBot) -> None:
    crashes = station.crashes
    break_filter(station)
    qtbot.waitUntil(lambda: crashes.is_open)
    station.window.activateWindow()
    handle = station.window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is handle)
    qtbot.keyClick(handle, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not crashes.is_open)
    QApplication.postEvent(station.window, QEvent(QEvent.Type.User))
    qtbot.waitUntil(lambda: crashes.is_open)
    crashes.take_scan(typed_scan("SF1624990000001"))
    assert crashes.is_open
    crashes.take_scan(typed_scan("CMD-OK"))
    assert not crashes.is_open


def test_a_paint_that_breaks_every_time_ends_in_the_offer_of_a_restart(
    station: Station, qtbot: QtBot
) -> None:
    crashes = station.crashes
    for number in range(AGAIN):
        break_filter(station)
        qtbot.waitUntil(lambda: crashes.is_open)
        assert crashes.overlay is not None
        is_last = number == AGAIN - 1
        assert crashes.overlay.button.text() == ("Restart the program" if is_last else "Continue")
        if not is_last:
            crashes.take_key("Enter")
    crashes.take_key("Enter")
    assert crashes.wants_restart
    assert not station.window.isVisible()


def test_it_stands_over_a_stop_and_gives_way_to_it(station: Station, qtbot: QtBot) -> None:
    facts = StopFacts(
        headline="Stop", sentence="Serial does not match", expected_label="a", expected="1",
        seen_label="b", seen="2", steps=("x",), place="p", at="10:00",
    )  # fmt: skip
    station.window.stops.show(facts)
    break_filter(station)
    qtbot.waitUntil(lambda: station.crashes.is_open)
    station.crashes.take_scan(typed_scan("CMD-ACK"))
    assert station.window.stops.overlay is not None
    assert station.window.stops.overlay.isVisible()
    station.crashes.take_key("Enter")
    assert station.window.stops.overlay.isVisible()


def test_a_dialog_does_not_keep_it_from_the_screen(station: Station, qtbot: QtBot) -> None:
    dialog = QDialog(station.window)
    dialog.open()
    break_filter(station)
    qtbot.waitUntil(lambda: station.crashes.is_open)
    assert not dialog.isVisible()


def test_it_speaks_the_language_of_the_moment(station: Station, qtbot: QtBot) -> None:
    break_filter(station)
    qtbot.waitUntil(lambda: station.crashes.is_open)
    overlay = station.crashes.overlay
    assert overlay is not None
    station.language.use("zh")
    try:
        qtbot.waitUntil(lambda: "程序" in overlay.accessibleName())
    finally:
        station.language.use("en")


def test_its_own_failure_is_told_on_the_terminal(
    station: Station, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:  # fmt: skip
    def no_overlay() -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(station.crashes, "_built", no_overlay)
    said: list[str] = []

    def is_said() -> bool:
        said.append(capsys.readouterr().err)
        return "The program made a mistake" in "".join(said)

    break_filter(station)
    qtbot.waitUntil(is_said)
    assert not station.crashes.is_open
    assert SECRET not in "".join(said)


def test_a_fault_inside_the_overlay_is_not_shown_by_the_overlay(
    station: Station, capsys: pytest.CaptureFixture[str]
) -> None:
    own = crash.Crash(
        kind="KeyError",
        where="x:1 y",
        log_file=None,
        places=("app.overlays.crash_overlay:9 paintEvent",),
    )
    station.crashes.tell(own)
    QApplication.processEvents()
    assert "The program made a mistake" in capsys.readouterr().err
    assert not station.crashes.is_open


def test_what_breaks_without_end_does_not_fill_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    crash.install(lambda _crash: None)
    for _ in range(2 * crash.SPARSELY_LOGGED):
        try:
            raise KeyError(SECRET)
        except KeyError:
            sys.excepthook(*sys.exc_info())
    assert len(caplog.records) == crash.FULLY_LOGGED + 2


def test_the_mark_tells_a_crash_from_an_end_and_from_a_second_copy(tmp_path: Path) -> None:
    first = RunMarker(tmp_path)
    assert first.begin() is False
    second = RunMarker(tmp_path)
    assert second.begin() is False
    second.end()
    assert (tmp_path / FILE_NAME).exists()
    first.end()
    assert not (tmp_path / FILE_NAME).exists()
    (tmp_path / FILE_NAME).touch()
    third = RunMarker(tmp_path)
    assert third.begin() is True
    third.end()
    assert RunMarker(tmp_path / "nowhere").begin() is False
    (tmp_path / FILE_NAME).write_bytes(b"somebody's own file, no mark at all" * 40)
    assert RunMarker(tmp_path).begin() is False


def test_the_next_sign_in_is_told_once(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / FILE_NAME).touch()
    made = Station(Config(data_dir=folder, language="en", demo=True))
    said: list[str] = []
    made.desk.said.connect(lambda notice: said.append(notice.headline))
    with qtbot.waitSignal(made.complete, timeout=30_000):
        made.start()
    qtbot.waitUntil(lambda: made.crashes.last_run.is_untold)
    for _ in range(2):
        made.desk.person = object()  # type: ignore[assignment] - only whether there is one
        made.crashes.last_run._somebody_came()
        qtbot.waitUntil(lambda: bool(said))
    made.desk.person = None
    assert said == ["The program ended unexpectedly last time"]
    made.window.close()
    made.stop()
    assert not (folder / FILE_NAME).exists()
    made.window.deleteLater()
    made.deleteLater()
    QApplication.processEvents()
