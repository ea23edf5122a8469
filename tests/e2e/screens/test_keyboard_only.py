"""A shift without a mouse: scanner and keyboard reach everything, in reading order, by name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.states.navigation import GoDecide, GoDisinfect, GoInspect, GoReceive, GoSettings, GoSync
from tests.e2e.screens.rig import ANSWERS, Announced, Screens

MOST_STOPS = 120
"""Tab presses after which a screen counts as a trap."""
CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit)


def tab(screens: Screens) -> QWidget | None:
    """The next stop of the keyboard."""
    QTest.keyClick(screens.window.windowHandle(), Qt.Key.Key_Tab)
    screens.driver.pause(5)
    return QApplication.focusWidget()


def stops(screens: Screens) -> list[QWidget]:
    """Every stop of the keyboard on the screen, in its order, from the first one on."""
    found: list[QWidget] = []
    for _ in range(MOST_STOPS):
        widget = tab(screens)
        if widget is None or widget in found:
            break
        found.append(widget)
    return found


def press(screens: Screens, wanted: QWidget) -> None:
    """Reach a button with Tab, press it with Enter."""
    for _ in range(MOST_STOPS):
        if tab(screens) is wanted:
            screens.driver.key("Enter")
            return
    seen = [named(one) for one in stops(screens)]
    pytest.fail(f"Tab never reaches {named(wanted)}, but {seen}; {screens.said}")


def controls(screens: Screens) -> Iterator[QWidget]:
    """What a hand could press or type into now."""
    for one in screens.window.findChildren(QWidget):
        if isinstance(one, CONTROLS) and one.isVisible() and one.isEnabled():
            yield one


def place(screens: Screens, widget: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(screens.window, QPoint(0, 0)), widget.size())


def assert_reachable(screens: Screens) -> None:
    """Everything that can be pressed is a stop with a name, and stops follow reading order."""
    found = stops(screens)
    page = type(screens.window.page).__name__
    missed = [one for one in controls(screens) if one not in found]
    assert not missed, f"{page}: Tab never reaches {[named(one) for one in missed]}"
    unnamed = [one for one in found if not spoken(one)]
    assert not unnamed, f"{page}: without a name {unnamed}"
    for container in {one.parentWidget() for one in found}:
        # inside one container: a lower row never before a higher one, nor right before left
        boxes = [place(screens, one) for one in found if one.parentWidget() is container]
        for before, after in itertools.pairwise(boxes):
            is_below = after.top() >= before.bottom()
            is_right = after.left() >= before.right()
            assert is_below or is_right or before.contains(after), (page, before, after)
    # Enter would press whatever the keyboard stands on
    screens.window.setFocus()


def named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {spoken(widget)!r}"


def spoken(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


class Windows(QObject):
    """Every window that came up beside the program's own."""

    def __init__(self, own: QWidget) -> None:
        super().__init__()
        self._own = own
        self.others: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        is_shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if is_shown and watched.isWindow() and watched is not self._own:  # type: ignore[attr-defined]
            self.others.append(f"{type(watched).__name__} of {watched.parent()}")
        return False


@pytest.fixture(autouse=True)
def windows(screens: Screens) -> Iterator[Windows]:
    """A widget shown before it has a parent is a window: it flashes up and takes the keyboard."""
    windows = Windows(screens.window)
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(windows)
    yield windows
    application.removeEventFilter(windows)
    assert not windows.others


def test_a_shift_by_scanner_and_keyboard_alone(screens: Screens, ticket: Announced) -> None:
    driver, window = screens.driver, screens.window
    screens.receive(ticket.tracking)
    screens.disinfect()
    screens.finish_inspection(ANSWERS)
    screens.decide()
    driver.scan("CMD-NEW")
    driver.until_at(GoReceive)
    driver.scan("SF9999999999999")
    screens.until(lambda: "No ticket" in screens.said, "the unknown number")
    driver.key("0")
    driver.until_offered("P", "the parcel without a ticket")
    driver.key("Space")
    driver.until(lambda: not driver.is_offered("P"), "its photo")
    driver.scan(ticket.tracking)
    screens.until(lambda: "received it at" in screens.said, "the news of the first reception")
    for key, destination in (("inspect", GoInspect), ("decide", GoDecide), ("receive", GoReceive)):
        press(screens, window.top_bar.tab(key))
        driver.until_at(destination)
    press(screens, window.top_bar.sync)
    driver.until_at(GoSync)
    screens.until_refunded(ticket.tracking)
    press(screens, window.top_bar.language)
    screens.until(lambda: screens.station.language.name == "zh", "Chinese")
    press(screens, window.top_bar.language)
    press(screens, window.top_bar.settings)
    driver.until_at(GoSettings)
    driver.key("Esc")
    driver.until_at(GoSync)
    driver.key("Ctrl+L")
    driver.until(lambda: screens.station.desk.person is None, "the lock")
    screens.sign_in_again()
    driver.until_at(GoSync)
    assert driver.wedge.count.clicks == 0
    screens.assert_sound()


def test_the_keyboard_reaches_everything_by_name(screens: Screens, ticket: Announced) -> None:
    driver = screens.driver
    assert_reachable(screens)
    screens.receive(ticket.tracking)
    assert_reachable(screens)
    driver.press_filled()
    driver.until_at(GoDisinfect)
    driver.until_offered("Enter", "the start")
    assert_reachable(screens)
    driver.press_filled()
    driver.until_open()
    driver.press_filled()
    driver.until_at(GoInspect)
    screens.until(lambda: bool(screens.inspecting.place.question), "the first question")
    assert_reachable(screens)
    screens.finish_inspection(ANSWERS)
    driver.press_filled()
    driver.until_at(GoDecide)
    driver.until_offered("Enter", "the advice")
    assert_reachable(screens)
    driver.key("F7")
    driver.pause(200)
    assert_reachable(screens)
    driver.key("Esc")
    # with all sent, no row comes or goes while the keyboard walks
    screens.until_synced()
    press(screens, screens.window.top_bar.sync)
    driver.until_at(GoSync)
    # the check that begins with the page holds its own button
    driver.until(lambda: all(one.enabled for one in screens.window.page.offered.left), "the check")
    driver.pause(500)
    assert_reachable(screens)
    press(screens, screens.window.top_bar.settings)
    driver.until_at(GoSettings)
    driver.pause(300)
    assert_reachable(screens)
    driver.key("Ctrl+L")
    driver.until(lambda: screens.station.desk.person is None, "the lock")
    assert_reachable(screens)
