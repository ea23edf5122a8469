"""The lock comes before everything: dialogs, the help, a stop; and each has its way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.launch.bootstrap import Station
from app.screens.page import StepPage
from app.screens.settings_page import SettingsPage
from app.settings.config import Config
from app.states.navigation import GoInspect, GoSettings, GoSignIn
from app.widgets.cards.stop_parts import StopFacts
from app.window.key_help import KeyHelp
from app.window.main_window import MainWindow
from app.window.screen_lock import ScreenLock
from scanners.scan import Scan, typed_scan
from tests.app.conftest import LI
from tests.app.stations import opened_station


class Inspecting(StepPage):
    """Raises its stop, and again as often as it comes back, until it was acknowledged."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.person = "Li Xiaoyan"
        self.is_stopped = True

    def say_stop(self) -> None:
        if self.is_stopped:
            self.stop.emit(
                StopFacts(
                    headline="Stop! Serial differs",
                    sentence="This is not the item we shipped.",
                    expected_label="Serial shipped",
                    expected="A7H226090418",
                    seen_label="In your hand",
                    seen="A7H226090481",
                    steps=("Check the plate",),
                    place=self.person,
                    at="14:52",
                )
            )

    def resume(self) -> None:
        self.say_stop()

    def on_command(self, command: str) -> bool:
        self.is_stopped = self.is_stopped and command != "CMD-ACK"
        return True


class SignIn(StepPage):
    """Writes down what is scanned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.scans: list[str] = []

    def awaits_badge(self) -> bool:
        return True

    def on_scan(self, scan: Scan) -> None:
        self.scans.append(scan.text)


class Bench:
    """A window with two pages, and somebody at work."""

    def __init__(self, theme: Theme) -> None:
        self.person: object = LI
        self.window = MainWindow(theme)
        self.inspecting, self.sign_in = Inspecting(theme), SignIn(theme)
        self.window.add_page(GoInspect, self.inspecting)
        self.window.add_page(GoSignIn, self.sign_in)
        self.window.go(GoInspect())
        desk = SimpleNamespace(setup=None, set_person=self._set_person)
        self.lock = ScreenLock(self.window, desk)  # type: ignore[arg-type]

    def _set_person(self, person: object) -> None:
        self.person = person

    def is_red(self) -> bool:
        return self.window.stops.is_up


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    made = Bench(theme)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.window.painted):
        made.window.show()
    return made


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_popups_and_dialogs_do_not_stay_before_the_lock(bench: Bench) -> None:
    rejected: list[int] = []
    dialogs = []
    for parent in (bench.window, None):
        dialog = QDialog(parent)
        dialog.rejected.connect(lambda: rejected.append(1))
        dialog.setModal(True)
        dialog.open()
        dialogs.append(dialog)
    menu = QMenu(bench.window)
    menu.addAction("one")
    menu.popup(bench.window.pos())
    bench.lock.lock()
    assert bench.person is None
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    assert rejected == [1, 1]


def test_the_help_does_not_stay_before_the_lock(bench: Bench, theme: Theme) -> None:
    bench.window.cover = KeyHelp(theme, bench.window)
    bench.window.cover.open(bench.window.page, frozenset({"help"}))
    bench.lock.lock()
    assert not bench.window.cover.isVisible()


def test_a_stop_waits_behind_the_lock_and_is_acknowledged_once(bench: Bench) -> None:
    ended: list[bool] = []
    bench.window.stops.ended.connect(lambda: ended.append(True))
    bench.inspecting.say_stop()
    assert bench.is_red()
    bench.lock.lock()
    assert not bench.is_red()
    assert ended == [True]
    bench.window.take_scan(typed_scan("CMD-ACK"))
    bench.window.take_scan(typed_scan("BADGE-2047"))
    assert bench.sign_in.scans == ["BADGE-2047"]
    assert bench.inspecting.is_stopped
    bench.inspecting.person = "Chen Min"
    bench.lock.admit(LI)
    assert bench.is_red()
    assert bench.window.stops.overlay is not None
    assert bench.window.stops.overlay._place.text() == "Chen Min"
    bench.window.take_scan(typed_scan("CMD-ACK"))
    assert not bench.is_red()
    assert not bench.inspecting.is_stopped


def test_no_stop_rises_while_it_is_locked(bench: Bench) -> None:
    bench.lock.lock()
    bench.inspecting.say_stop()  # another language, or a lookup that comes late
    assert not bench.is_red()
    bench.lock.admit(LI)
    assert bench.is_red()


@pytest.fixture
def station(qapp: QApplication, tmp_path: Path) -> Iterator[Station]:
    assert qapp is not None
    config = Config(data_dir=tmp_path / "data", language="en", demo=True)
    with opened_station(config, width=1366, height=768) as made:
        yield made


@pytest.mark.parametrize("name", ["check", "log"])
def test_a_file_dialog_left_open_writes_nothing_for_nobody(
    station: Station, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    desk, window = station.desk, station.window
    desk.set_person(LI)
    window.go(GoSettings(section=name))
    page = window.page
    assert isinstance(page, SettingsPage)
    qtbot.waitUntil(lambda: page.section is not None, timeout=10_000)
    section = page.section
    section._ask_where()  # type: ignore[union-attr]
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    station.screen_lock.lock()
    assert QApplication.activeModalWidget() is None
    saved: list[str] = []
    section._vm.save = lambda path, *_more: saved.append(path)  # type: ignore[union-attr]
    section._save(str(tmp_path / "out.txt"))  # type: ignore[union-attr]
    assert saved == []
    desk.set_person(LI)
    section._save(str(tmp_path / "out.txt"))  # type: ignore[union-attr]
    assert saved == [str(tmp_path / "out.txt")]
