"""The queue of the bench: parcels or items that wait, the nearest deadline first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.chip import ChipSpec
from app.widgets.table import Cell, Column, Row, Table
from app.widgets.text import Text

FILLING = 1000
"""Stretch of the list against the empty space below, which counts only while it is hidden."""


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """One line; `urgency` is a status name for the deadline, `fast` the words of the fast lane."""

    key: str
    deadline: str
    urgency: str
    fast: str
    name: str
    code: str
    state: str
    state_status: str
    state_icon: str = ""


class BenchQueue(Card):
    """Touch a row, scan its parcel, or press its number."""

    chosen = Signal(str)
    """Key of the row."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme)
        widths = (64, 200, 130, 0, 280)
        columns = [Column(width=one) for one in widths]
        self._table = Table(theme, columns, touch=True, header=False)
        self._table.row_clicked.connect(self.chosen)
        self._empty = Text(theme, "title", "textMuted", wrap=True)
        self._empty.hide()
        self.body.addWidget(self._empty)
        self.body.addWidget(self._table, FILLING)
        self.body.addStretch(1)

    def show_rows(self, rows: list[QueueRow], empty: str) -> None:
        """The rows, or one sentence where there is none."""
        self._empty.setText(empty)
        self._empty.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._table.set_rows([_row(number, row) for number, row in enumerate(rows, start=1)])


def _row(number: int, row: QueueRow) -> Row:
    colors = {"danger": "danger", "warn": "warn"}
    color = colors.get(row.urgency, "text")
    icon = {"danger": "triangle"}.get(row.urgency, "clock") if row.deadline else ""
    return Row(
        key=row.key,
        name=" ".join((row.name, row.code, row.deadline, row.fast, row.state)),
        cells=(
            Cell(text=str(number) if number <= 9 else "", bold=True, color="textMuted"),
            Cell(text=row.deadline, bold=True, color=color, icon=icon, icon_color=color),
            _fast_cell(row.fast),
            Cell(text=row.name, sub=row.code, bold=True),
            Cell(chip=ChipSpec(text=row.state, status=row.state_status, icon=row.state_icon)),
        ),
    )


def _fast_cell(words: str) -> Cell:
    return Cell(chip=ChipSpec(text=words, status="danger", icon="triangle")) if words else Cell()
