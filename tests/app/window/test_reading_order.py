from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.design.theme import Theme
from app.widgets.buttons import ActionButton
from app.window.reading_order import front_of, move_focus, stops_of


class Window(QMainWindow):
    """Bars made before the page that stands between them; two columns; a hidden page."""

    def __init__(self) -> None:
        super().__init__()
        self.names = ("top", "left 1", "left 2", "right", "cell 1", "cell 2", "bottom")
        fields = {name: QLineEdit(objectName=name) for name in reversed(self.names)}
        left, right, grid = QVBoxLayout(), QVBoxLayout(), QGridLayout()
        left.addWidget(fields["left 1"])
        left.addWidget(fields["left 2"])
        right.addWidget(fields["right"])
        grid.addWidget(fields["cell 2"], 1, 0)
        grid.addWidget(fields["cell 1"], 0, 1)
        right.addLayout(grid)
        columns = QHBoxLayout()
        columns.addLayout(left)
        columns.addLayout(right)
        page, hidden = QWidget(), QWidget()
        page.setLayout(columns)
        QVBoxLayout(hidden).addWidget(QLineEdit())
        stack = QStackedWidget()
        stack.addWidget(hidden)
        stack.addWidget(page)
        stack.setCurrentWidget(page)
        frame = QWidget()
        whole = QVBoxLayout(frame)
        whole.addWidget(fields["top"])
        whole.addWidget(stack)
        whole.addWidget(fields["bottom"])
        self.fields = fields
        self.setCentralWidget(frame)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's
        return move_focus(self, forward=forward)


@pytest.fixture
def window(qtbot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.resize(600, 400)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_stops_are_those_of_the_layout(window: Window) -> None:
    assert [one.objectName() for one in stops_of(window.centralWidget())] == list(window.names)


def test_tab_goes_round_and_back(window: Window) -> None:
    window.fields["bottom"].setFocus()
    QTest.keyClick(window.fields["bottom"], Qt.Key.Key_Tab)
    assert window.fields["top"].hasFocus()
    QTest.keyClick(window.fields["top"], Qt.Key.Key_Backtab)
    assert window.fields["bottom"].hasFocus()


def test_what_cannot_be_used_is_no_stop(window: Window) -> None:
    window.fields["left 1"].setEnabled(False)
    window.fields["right"].hide()
    window.fields["top"].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    found = [one.objectName() for one in stops_of(window.centralWidget())]
    assert found == ["left 2", "cell 1", "cell 2", "bottom"]


def test_tab_does_not_reach_below_what_covers_the_window(window: Window) -> None:
    cover = QWidget(window)
    cover.resize(window.size())
    inside = QLineEdit()
    QVBoxLayout(cover).addWidget(inside)
    cover.show()
    assert front_of(window) is cover
    window.fields["top"].setFocus()
    QTest.keyClick(window.fields["top"], Qt.Key.Key_Tab)
    assert inside.hasFocus()
    cover.hide()
    assert front_of(window) is window.centralWidget()


def test_where_nothing_stops_qt_is_told(qtbot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    assert not move_focus(window, forward=True)


def test_enter_presses_the_button_the_keyboard_reached(qtbot, theme: Theme) -> None:
    button = ActionButton(theme)
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.show()
    QTest.keyClick(button, Qt.Key.Key_Return)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert len(pressed) == 2
