"""Scans that pause, with real key events, in every kind of widget: refused, never typed."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QDoubleSpinBox,
    QInputDialog,
    QListWidget,
    QMenu,
    QMessageBox,
    QSlider,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.design.theme import Theme
from app.language.translation import Language
from app.screens.page import StepPage
from app.states.navigation import GoReceive
from app.walkthrough.burst import SCANNER_GAP_MS, play_burst
from app.window.main_window import MainWindow
from tests.app.keys.test_wedge_filter import Desk, in_front

CODE = "SF1624088315207"
PAUSE_MS = 160
"""Longer than the longest gap inside a burst, with its second look."""
PLACES = (
    "window", "line", "notes", "button", "spin", "combo", "table", "editor", "typed_combo",
    "double", "date", "list", "slider",
)  # fmt: skip
FRONTS = ("dialog", "message", "input", "menu", "popup")

pytestmark = pytest.mark.slow


class Hall(Desk):
    """The desk of the other tests with yet more kinds of widgets."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, set("0123456789SFJD") | {"Enter"})
        self.table = QTableWidget(2, 2)
        self.table.setItem(0, 0, QTableWidgetItem("kept"))
        self.typed_combo = QComboBox()
        self.typed_combo.setEditable(True)
        self.double = QDoubleSpinBox()
        self.date = QDateEdit()
        self.list = QListWidget()
        self.list.addItems(["one", "SF1", "2"])
        self.slider = QSlider()
        layout = self.window.layout()
        assert layout is not None
        for part in (self.table, self.typed_combo, self.double, self.date, self.list, self.slider):
            layout.addWidget(part)
        self.front: QWidget | None = None

    def reach(self, place: str) -> QWindow:
        """The keyboard there; the window its keys go to."""
        if place == "editor":
            self.table.setFocus()
            self.table.setCurrentCell(0, 0)
            self.table.editItem(self.table.currentItem())
        else:
            getattr(self, place).setFocus()
        return self.window.windowHandle()

    def open(self, front: str) -> QWidget:
        """Something in front of the window."""
        if front == "menu":
            menu = QMenu(self.window)
            menu.addAction("2 second", self._clicked)
            menu.popup(self.window.mapToGlobal(self.window.rect().center()))
            return menu
        if front == "popup":
            self.combo.showPopup()
            found = QApplication.activePopupWidget()
            assert found is not None
            return found
        kinds: dict[str, type[QDialog]] = {"message": QMessageBox, "input": QInputDialog}
        dialog = kinds.get(front, QDialog)(self.window)
        if isinstance(dialog, QMessageBox):
            dialog.setStandardButtons(QMessageBox.StandardButton.Yes)
        dialog.show()
        return dialog

    def state(self) -> tuple[object, ...]:
        """All that keys could have changed."""
        item = self.table.item(0, 0)
        fields = [self.line.text(), self.notes.toPlainText(), self.typed_combo.currentText()]
        values = [self.spin.value(), self.combo.currentIndex(), self.double.value()]
        places = [self.list.currentRow(), self.slider.value(), self.date.text()]
        return (*fields, *values, *places, item.text() if item else "", self.clicks, *self.keys)


@pytest.fixture
def hall(qtbot, theme: Theme) -> Iterator[Hall]:
    made = Hall(theme)
    with in_front(qtbot, made):
        yield made


def pause(qtbot, hall: Hall, window: QWindow) -> None:
    """The scanner stops in the middle, sends on, then once more its end, late."""
    play_burst(window, CODE[:9], end=None)
    qtbot.wait(PAUSE_MS)
    play_burst(window, CODE[9:11], end=None)
    qtbot.wait(PAUSE_MS)
    play_burst(window, CODE[11], end=None)
    qtbot.wait(PAUSE_MS)
    play_burst(window, CODE[12:], end=None)
    qtbot.wait(PAUSE_MS)
    play_burst(window, "")
    qtbot.wait(PAUSE_MS)
    assert hall.broken == [CODE[:9], CODE[9:11], CODE[11], CODE[12:]]


@pytest.mark.parametrize("place", PLACES)
def test_a_scan_that_pauses_is_refused_wherever_the_focus_is(qtbot, hall: Hall, place: str) -> None:
    window = hall.reach(place)
    before = hall.state()
    pause(qtbot, hall, window)
    assert (hall.scans, hall.state()) == ([], before)
    if place == "editor":
        assert hall.table.state() == QTableWidget.State.EditingState
    play_burst(window, CODE)
    qtbot.waitUntil(lambda: hall.scans == [CODE])
    assert hall.state() == before


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
@pytest.mark.parametrize("kind", FRONTS)
def test_a_scan_that_pauses_closes_nothing_in_front(qtbot, hall: Hall, kind: str) -> None:
    front, before = hall.open(kind), hall.state()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is front.windowHandle())
    pause(qtbot, hall, front.windowHandle())
    assert (hall.scans, hall.state()) == ([], before)
    assert front.isVisible()
    play_burst(front.windowHandle(), CODE)
    qtbot.waitUntil(lambda: hall.scans == [CODE])
    assert front.isVisible()
    front.close()


def test_a_program_that_comes_late_sees_no_pause(qtbot, hall: Hall) -> None:
    """Keys wait in the queue with their own times, and the timer runs out first."""
    window = hall.reach("line")
    play_burst(window, CODE[:7], end=None)
    at_ms = hall.filter._guard._last_char_ms
    for character in CODE[7:] + "\r":
        at_ms += SCANNER_GAP_MS
        key = Qt.Key.Key_Return.value if character == "\r" else ord(character)
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(at_ms)
        QCoreApplication.postEvent(window, event)
    until_s = time.monotonic() + 0.4
    while time.monotonic() < until_s:
        pass
    qtbot.waitUntil(lambda: hall.scans == [CODE])
    assert (hall.broken, hall.keys, hall.line.text()) == ([], [], "")


def test_a_second_delivery_handled_late_is_no_second_scan(qtbot, hall: Hall) -> None:
    hall.scan(CODE)
    until_s = time.monotonic() + 1.1
    at_ms = hall.filter._guard._last_char_ms
    while time.monotonic() < until_s:
        pass
    for character in CODE + "\r":
        at_ms += 5
        key = Qt.Key.Key_Return.value if character == "\r" else ord(character)
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
        event.setTimestamp(at_ms)
        QCoreApplication.sendEvent(hall.window.windowHandle(), event)
    qtbot.wait(60)
    assert (hall.scans, hall.broken, hall.keys) == ([CODE], [], [])


@pytest.mark.parametrize(("first", "taken"), [("1", True), ("X", False)])
def test_a_scan_behind_a_key_without_use_is_refused(
    qtbot, hall: Hall, first: str, *, taken: bool
) -> None:
    hall.press(first)
    qtbot.wait(400)
    hall.scan(CODE)
    qtbot.waitUntil(lambda: bool(hall.scans or hall.broken))
    assert (hall.scans, hall.broken) == (([CODE], []) if taken else ([], [CODE]))


@pytest.mark.parametrize("place", ["line", "notes", "editor", "typed_combo"])
def test_a_letter_typed_into_a_field_had_its_use(qtbot, hall: Hall, place: str) -> None:
    window = hall.reach(place)
    QTest.keyClick(window, "X")
    qtbot.wait(400)
    play_burst(window, CODE)
    qtbot.waitUntil(lambda: hall.scans == [CODE])


def test_function_keys_work_at_once_after_a_scan_that_broke_off(qtbot, hall: Hall) -> None:
    play_burst(hall.window.windowHandle(), CODE[:9], end=None)
    qtbot.waitUntil(lambda: bool(hall.broken))
    for key in (Qt.Key.Key_F6, Qt.Key.Key_Escape):
        QTest.keyClick(hall.window.windowHandle(), key)
    assert hall.keys == ["F6", "Esc"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("Barcode cut short", "Scan again")), ("zh", ("条码没读全", "再扫一次"))],
)
def test_an_incomplete_scan_is_said_on_the_screen(
    qtbot, theme: Theme, language: str, words: tuple[str, str]
) -> None:
    speaker = Language()
    before = speaker.name
    speaker.use(language)
    hall = Hall(theme)
    window = MainWindow(theme)
    qtbot.addWidget(window)
    page = StepPage(theme)
    window.add_page(GoReceive, page)
    window.go(GoReceive())
    hall.filter.broken.connect(window.take_broken)
    with qtbot.waitExposed(window):
        window.show()
    hall.filter.attach(QApplication.instance())
    window.activateWindow()
    try:
        play_burst(window.windowHandle(), CODE[:9], end=None)
        qtbot.waitUntil(lambda: bool(hall.broken))
        notice = window.banner.notice
        assert (notice.kind, notice.headline, notice.aside_code) == ("error", words[0], CODE[:9])
        assert notice.instruction == words[1]
    finally:
        hall.filter.detach(QApplication.instance())
        speaker.use(before)
