"""Label and value pairs in columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.theme import Theme
from app.widgets.text import Text


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One pair."""

    label: str
    value: str
    mono: bool = False
    bold: bool = False


class FactGrid(QWidget):
    """Pairs read column by column; labels are rebuilt only when their number changes."""

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
        shape = [(fact.mono, fact.bold) for fact in facts]
        if shape != [(fact.mono, fact.bold) for fact in self._facts]:
            self._rebuild(facts)
        self._facts = facts
        for fact, (label, value) in zip(facts, self._pairs, strict=True):
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

    def _rebuild(self, facts: list[Fact]) -> None:
        for pair in self._pairs:
            for part in pair:
                self._grid.removeWidget(part)
                part.deleteLater()
        self._pairs = []
        rows = -(-len(facts) // self._columns)
        for number, fact in enumerate(facts):
            label = Text(self._theme, "body", "textMuted")
            value = Text(self._theme, "body", mono=fact.mono, bold=fact.bold or None, wrap=True)
            column, row = divmod(number, rows)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(label, row, 2 * column, top)
            self._grid.addWidget(value, row, 2 * column + 1)
            self._pairs.append((label, value))
