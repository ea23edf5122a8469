"""The parcel in hand follows the scale in the middle of a step."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.design.theme import Theme
from app.widgets.cards.receive_case import ReceiveCase
from app.widgets.table import Cell, Row


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme()


def rows(count: int) -> list[Row]:
    return [Row(cells=(Cell(text="A"), Cell(text="1"), Cell(), Cell())) for _ in range(count)]


def test_its_tables_grow_with_the_scale(qtbot, theme: Theme) -> None:
    case = ReceiveCase(theme)
    qtbot.addWidget(case)
    case.show_lines(rows(1))
    case.show_codes([Row(cells=(Cell(text="A"), Cell()))])
    theme.use(scale=1.5)
    assert case.lines.height() >= theme.size("tableRowTouch") + theme.px(36)
    assert case.codes.height() >= theme.size("tableRow")
