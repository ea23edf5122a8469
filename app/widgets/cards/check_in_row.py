"""Above the tiles for the outside: what they are for, the weight, and a refused delivery."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.buttons import ChoiceButton
from app.widgets.fields import LineField
from app.widgets.layouts import hbox
from app.widgets.text import Text
from inspection.weight import MAX_TYPED

FIELD = 240
"""Px of the field a weight is typed in."""


class CheckInRow(QWidget):
    """F2 opens the field for the weight, 7 says that delivery was refused."""

    weight_pressed = Signal()
    refusal_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Words come from the page."""
        super().__init__()
        self._theme = theme
        self._title = Text(theme, "control")
        self._hint = Text(theme, "body", "textMuted")
        self.field = LineField(theme)
        self.field.setMaxLength(MAX_TYPED)
        self.field.hide()
        self._weigh = ChoiceButton(theme)  # as high as the refusal beside it
        self._weigh.setCheckable(False)
        self._refusal = ChoiceButton(theme)
        self._can_weigh = False
        self._row = hbox(self._title, self._hint, 1, self.field, self._refusal, self._weigh)
        self.setLayout(self._row)
        self._weigh.clicked.connect(self.weight_pressed)
        self._refusal.clicked.connect(self._refusal_clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def say(self, title: str, hint: str) -> None:
        """What the tiles below are for."""
        self._title.setText(title)
        self._hint.setText(hint)

    def show_ways(self, weigh: str, refusal: str, *, is_refused: bool, is_fixed: bool) -> None:
        """To weigh (without words no way) and to say that delivery was refused.

        `is_fixed`: the ticket says so itself.
        """
        self._weigh.show_as(weigh, "", "F2")
        self._can_weigh = bool(weigh)
        self._weigh.setVisible(self._can_weigh and self.field.isHidden())
        self._refusal.show_as(refusal, "x", "7")
        self._refusal.setChecked(is_refused)
        self._refusal.setEnabled(not is_fixed)

    def ask(self, *, asked: bool) -> None:
        """Open or close the field for the weight."""
        if asked == (not self.field.isHidden()):
            return
        self.field.setVisible(asked)
        self._weigh.setVisible(self._can_weigh and not asked)
        for part in (self._refusal, self._hint):
            part.setVisible(not asked)
        if asked:
            self.field.clear()
            self.field.setFocus()

    @Slot()
    def restyle(self) -> None:
        """Gaps, and the width of the field."""
        self._row.setSpacing(self._theme.space("s"))
        self.field.setFixedWidth(self._theme.px(FIELD))

    @Slot()
    def _refusal_clicked(self) -> None:
        # what is chosen is what was recorded, not what was pressed
        self._refusal.setChecked(not self._refusal.isChecked())
        self.refusal_pressed.emit()
