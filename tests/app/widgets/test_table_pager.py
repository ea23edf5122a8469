"""A table that grows when its pager shows: the pager is hidden, not left half shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from app.design.theme import Theme
from app.widgets.table import Cell, Column, Row, Table

ROWS = 12


class GrowsWithPager(QObject):
    """A layout around the table that has more room as soon as the table asks for more."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table
        self.paints = 0
        table._pager.installEventFilter(self)
        table._body.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        table, pager = self._table, self._table._pager
        if watched is pager:
            self.paints += event.type() == QEvent.Type.Paint
        elif event.type() == QEvent.Type.Resize and not pager.isHidden():
            table.resize(table.width(), 2000)
        return False


def test_a_pager_hidden_while_it_is_shown_is_not_painted(qtbot, theme: Theme) -> None:
    table = Table(theme, [Column(width=200)])
    qtbot.addWidget(table)
    table.resize(400, 2000)
    table.show()
    table.set_rows([Row(name=str(one), cells=(Cell(text=str(one)),)) for one in range(ROWS)])
    watch = GrowsWithPager(table)
    table.resize(400, 200)
    qtbot.wait(50)
    assert table.height() == 2000
    assert not table._pager.isVisible()
    assert watch.paints == 0


def test_a_low_table_keeps_its_pager(qtbot, theme: Theme) -> None:
    table = Table(theme, [Column(width=200)])
    qtbot.addWidget(table)
    table.resize(400, 200)
    table.show()
    table.set_rows([Row(name=str(one), cells=(Cell(text=str(one)),)) for one in range(ROWS)])
    qtbot.waitUntil(table._pager.isVisible)
