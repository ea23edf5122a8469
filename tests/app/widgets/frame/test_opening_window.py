from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from app.design.tokens import load_tokens
from app.widgets.frame.opening_window import PANEL, OpeningWindow


class Content(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.was_asked = False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt calls it
        self.was_asked = True
        super().closeEvent(event)


def made(qtbot: QtBot, *, dark: bool = False) -> OpeningWindow:
    window = OpeningWindow(load_tokens(), title="Returns Station", dark=dark, scale=1.0)
    qtbot.addWidget(window)
    return window


def test_the_first_paint_is_told_once_and_shows_the_panel(qtbot: QtBot) -> None:
    window = made(qtbot)
    told: list[str] = []
    window.painted.connect(lambda: told.append("painted"))
    with qtbot.waitSignal(window.painted):
        window.show()
    picture = window.grab().toImage()
    tokens = load_tokens()
    assert picture.pixelColor(PANEL[0] - 1, 500).name().upper() == tokens.color("scrim", dark=False)
    assert picture.pixelColor(PANEL[0] + 1, 500).name().upper() == tokens.color("bg", dark=False)
    assert told == ["painted"]


def test_what_it_takes_covers_the_face_and_names_the_window(qtbot: QtBot) -> None:
    window, content = made(qtbot, dark=True), Content()
    window.take(content)
    content.setWindowTitle("退货验收台")
    assert window.windowTitle() == "退货验收台"
    window.show()
    qtbot.waitUntil(content.isVisible)
    assert content.size() == window.size()
    assert not content.isWindow()
    assert content.windowType() == Qt.WindowType.Widget


def test_the_content_is_asked_before_the_window_closes(qtbot: QtBot) -> None:
    window, content = made(qtbot), Content()
    window.take(content)
    window.show()
    window.close()
    assert content.was_asked
