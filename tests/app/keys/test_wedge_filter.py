from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.design.theme import Theme
from app.keys.input_gate import CHINESE, InputGate
from app.keys.wedge_filter import WedgeFilter
from app.walkthrough.burst import play_burst
from app.widgets.fields import LineField
from scanners.wedge import ScanGuard

CODE = "SF1624088315207"
QUIET_MS = 260
"""After a person's key, before a scan."""


class Desk(QObject):
    """A window with every kind of focus, and what reached the page."""

    def __init__(self, theme: Theme, takes: set[str]) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.scans: list[str] = []
        self.broken: list[str] = []
        self.clicks = 0
        self.window = QWidget()
        self.line = LineField(theme)
        self.notes = QPlainTextEdit()
        self.notes.setProperty(CHINESE, True)
        self.button = QPushButton("x")
        self.button.clicked.connect(self._clicked)
        self.spin = QSpinBox()
        self.spin.setRange(0, 99)
        self.combo = QComboBox()
        self.combo.addItems(["one", "two", "SF16"])
        layout = QVBoxLayout(self.window)
        for part in (self.line, self.notes, self.button, self.spin, self.combo):
            layout.addWidget(part)
        self._takes = takes
        self.filter = WedgeFilter(ScanGuard(), self.offer, self)
        self.filter.scanned.connect(lambda scan: self.scans.append(scan.text))
        self.filter.broken.connect(lambda broken: self.broken.append(broken.text))

    def offer(self, key: str) -> bool:
        self.keys.append(key)
        return key in self._takes

    def _clicked(self) -> None:
        self.clicks += 1

    def scan(self, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
        play_burst(self.window.windowHandle(), text, end=end)

    def press(self, key: object) -> None:
        QTest.keyClick(self.window.windowHandle(), key)


@contextmanager
def in_front(qtbot, made: Desk) -> Iterator[None]:
    """Its window has the keyboard, and all keys go through its filter."""
    application = QApplication.instance()
    made.filter.attach(application)
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.window.activateWindow()
    made.window.setFocus()
    yield
    made.filter.detach(application)


@pytest.fixture
def desk(qtbot, theme: Theme) -> Iterator[Desk]:
    made = Desk(theme, {"1", "Space", "F6", "Enter", "/"})
    with in_front(qtbot, made):
        yield made


@pytest.mark.parametrize("where", ["window", "line", "notes", "button", "spin", "combo"])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Enter])
def test_a_scan_is_whole_wherever_the_focus_is(qtbot, desk: Desk, where: str, end) -> None:
    getattr(desk, where).setFocus()
    desk.scan(CODE, end)
    qtbot.waitUntil(lambda: desk.scans == [CODE])
    qtbot.wait(60)
    assert (desk.line.text(), desk.notes.toPlainText(), desk.clicks) == ("", "", 0)
    assert (desk.spin.value(), desk.combo.currentIndex()) == (0, 0)
    assert desk.keys == []
    assert desk.filter.count.total == 1


class Stall(QObject):
    """A machine too busy to play a scanner in time."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if event.type() == QEvent.Type.KeyRelease:
            until_s = time.monotonic() + 0.05
            while time.monotonic() < until_s:
                pass
        return False


def test_a_burst_is_a_scan_however_busy_the_machine_is_that_plays_it(qtbot, desk: Desk) -> None:
    stall = Stall()
    desk.window.windowHandle().installEventFilter(stall)
    desk.scan(CODE)
    desk.window.windowHandle().removeEventFilter(stall)
    qtbot.waitUntil(lambda: desk.scans == [CODE])
    assert desk.keys == []


@pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)
@pytest.mark.parametrize("kind", [QDialog, QMenu])
def test_a_scan_is_whole_in_dialogs_and_popups(qtbot, desk: Desk, kind: type[QWidget]) -> None:
    front = kind(desk.window)
    if isinstance(front, QMenu):
        front.addAction("1 first")
        front.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    else:
        front.show()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is front.windowHandle())
    play_burst(front.windowHandle(), CODE)
    qtbot.waitUntil(lambda: desk.scans == [CODE])
    assert front.isVisible()
    front.close()


def test_the_same_code_at_once_is_one_scan_and_wrapping_comes_off(qtbot, desk: Desk) -> None:
    desk.scan(f"]C0{CODE}")
    qtbot.waitUntil(lambda: desk.scans == [CODE])
    desk.scan(CODE)
    desk.scan("4354210")
    qtbot.waitUntil(lambda: desk.scans[-1] == "4354210")
    assert desk.scans == [CODE, "4354210"]
    assert desk.filter.count.total == 2
    assert desk.keys == []


def test_a_code_sent_twice_in_one_burst_is_reported(qtbot, desk: Desk) -> None:
    desk.scan("43542104354210")
    qtbot.waitUntil(lambda: desk.broken == ["43542104354210"])
    assert (desk.scans, desk.keys) == ([], [])


def test_typing_reaches_the_field_in_order(qtbot, desk: Desk) -> None:
    desk.line.setFocus()
    for character in "a1/b":
        desk.press(character)
        qtbot.wait(60)
    qtbot.waitUntil(lambda: desk.line.text() == "a1/b")
    assert desk.keys == []
    assert desk.filter.count.keys == 4


def test_single_keys_go_to_the_page_first(qtbot, desk: Desk) -> None:
    desk.press("1")
    qtbot.waitUntil(lambda: desk.keys == ["1"])
    desk.press(Qt.Key.Key_F6)
    desk.press(Qt.Key.Key_Escape)
    assert desk.keys == ["1", "F6", "Esc"]


def test_enter_is_the_filled_button_but_a_new_line_in_notes(qtbot, desk: Desk) -> None:
    desk.line.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.keys == ["Enter"]
    qtbot.wait(QUIET_MS)
    desk.notes.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.keys == ["Enter"]
    assert desk.notes.toPlainText() == "\n"


def test_a_reached_button_keeps_space_and_enter(qtbot, desk: Desk) -> None:
    desk.button.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.clicks == 1)
    assert "Space" not in desk.keys


def test_half_a_code_is_reported_and_presses_nothing(qtbot, desk: Desk) -> None:
    play_burst(desk.window.windowHandle(), "11111111", end=None)
    qtbot.waitUntil(lambda: desk.broken == ["11111111"])
    assert desk.keys == []


def test_tab_shows_where_the_focus_went(qtbot, desk: Desk) -> None:
    desk.line.setFocus()
    with qtbot.waitSignal(desk.filter.tabbed) as reached:
        desk.press(Qt.Key.Key_Tab)
    assert reached.args[0] is desk.notes


def test_clicks_are_counted(qtbot, desk: Desk) -> None:
    centre = desk.button.mapTo(desk.window, desk.button.rect().center())
    QTest.mouseClick(desk.window.windowHandle(), Qt.MouseButton.LeftButton, pos=centre)
    assert (desk.clicks, desk.filter.count.clicks) == (1, 1)


def is_open_for(widget: QWidget) -> bool:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(widget, query)
    return bool(query.value(Qt.InputMethodQuery.ImEnabled))


def test_the_input_method_stays_out_of_codes(qtbot, desk: Desk) -> None:
    gate = InputGate(desk)
    gate.attach(QApplication.instance())
    try:
        desk.line.setFocus()
        assert not is_open_for(desk.line)
        desk.notes.setFocus()
        assert gate.is_open
        assert is_open_for(desk.notes)
        gate._timer.timeout.emit()
        assert not is_open_for(desk.notes)
    finally:
        gate.detach(QApplication.instance())
