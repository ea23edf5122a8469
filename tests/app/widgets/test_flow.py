"""Choices side by side: rows that fill from the left, whatever changes beneath them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.flow import FlowLayout


class Sized(QWidget):
    """Asks for what it is told, and counts how often it is asked."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.wanted = QSize(width, 20)
        self.asked = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt calls it
        self.asked += 1
        return self.wanted

    def want(self, width: int) -> None:
        self.wanted = QSize(width, 20)
        self.updateGeometry()


@pytest.fixture
def items() -> list[Sized]:
    return [Sized(60), Sized(60), Sized(60)]


@pytest.fixture
def holder(qtbot, items: list[Sized]) -> QWidget:
    """The flow lies within another layout, as on every page."""
    made = QWidget()
    outer = QVBoxLayout(made)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addLayout(FlowLayout(*items, spacing=10))
    outer.addStretch()
    qtbot.addWidget(made)
    made.resize(140, 200)
    made.show()
    return made


def places(items: list[Sized]) -> list[tuple[int, int]]:
    return [(one.x(), one.y()) for one in items]


def test_rows_fill_from_the_left(holder: QWidget, items: list[Sized]) -> None:
    assert places(items) == [(0, 0), (70, 0), (0, 30)]
    assert holder.layout().minimumSize().width() == 60


def test_another_width_of_the_window(holder: QWidget, items: list[Sized]) -> None:
    holder.resize(220, 200)
    assert places(items) == [(0, 0), (70, 0), (140, 0)]
    holder.resize(140, 200)
    assert places(items) == [(0, 0), (70, 0), (0, 30)]


def test_an_item_that_wants_more_room_gets_it(qtbot, holder: QWidget, items: list[Sized]) -> None:
    items[0].want(100)
    qtbot.waitUntil(lambda: places(items) == [(0, 0), (0, 30), (70, 30)])
    assert items[0].width() == 100
    assert holder.layout().minimumSize().width() == 100


def test_what_is_hidden_takes_no_room(qtbot, holder: QWidget, items: list[Sized]) -> None:
    items[0].hide()
    qtbot.waitUntil(lambda: places(items[1:]) == [(0, 0), (70, 0)])
    items[0].show()
    qtbot.waitUntil(lambda: places(items) == [(0, 0), (70, 0), (0, 30)])
    assert holder.isVisible()


def test_an_item_that_comes_later_has_its_place(qtbot, holder: QWidget, items: list[Sized]) -> None:
    flow = holder.layout().itemAt(0).layout()
    late = Sized(60)
    flow.addWidget(late)
    late.show()
    qtbot.waitUntil(lambda: (late.x(), late.y()) == (70, 30))
    flow.removeWidget(late)
    assert flow.count() == 3


def test_what_nothing_changed_is_not_asked_again(holder: QWidget, items: list[Sized]) -> None:
    flow = holder.layout().itemAt(0).layout()
    flow.heightForWidth(90)
    before = [one.asked for one in items]
    assert [flow.heightForWidth(90) for _ in range(5)] == [80] * 5
    assert flow.minimumSize() == QSize(60, 20)
    assert [one.asked for one in items] == before
