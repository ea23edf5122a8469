"""Label and value pairs in columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.design.theme import Theme
from app.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One pair; one that `may_give_way` is left out where there is little room."""

    label: str
    value: str
    mono: bool = False
    bold: bool = False
    may_give_way: bool = False


class FactGrid(QWidget):
    """Pairs read column by column; labels are kept and re-used."""

    def __init__(self, theme: Theme, *, columns: int = 2, label_width: int = 110) -> None:
        """`label_width` in px at 100 %."""
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._label_width = label_width
        self._facts: list[Fact] = []
        self._pairs: list[tuple[Text, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_facts(self, facts: list[Fact]) -> None:
        """Show these."""
        if facts == self._facts:
            return
        if len(facts) != len(self._facts):
            self._place(len(facts))
        self._facts = facts
        for fact, (label, value) in zip(facts, self._pairs, strict=False):
            value.set_look(mono=fact.mono, bold=fact.bold or None)
            label.setText(fact.label)
            value.setText(fact.value)

    @Slot()
    def restyle(self) -> None:
        """Gaps and label width follow the scale."""
        theme = self._theme
        self._grid.setVerticalSpacing(theme.px(10))
        self._grid.setHorizontalSpacing(theme.space("s"))
        for column in range(self._columns):
            self._grid.setColumnMinimumWidth(2 * column, theme.px(self._label_width))
            self._grid.setColumnStretch(2 * column + 1, 1)

    def _place(self, count: int) -> None:
        while len(self._pairs) < count:
            label = Text(self._theme, "body", "textMuted")
            self._pairs.append((label, Text(self._theme, "body", wrap=True)))
        rows = max(1, -(-count // self._columns))
        for number, (label, value) in enumerate(self._pairs):
            shown = number < count
            if shown:
                # into the grid first: shown without a parent it would flash up as a window
                column, row = divmod(number, rows)
                self._grid.addWidget(label, row, 2 * column, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(value, row, 2 * column + 1)
            else:
                label.setText("")  # what was shown is kept nowhere
                value.setText("")
            label.setVisible(shown)
            value.setVisible(shown)
