"""A photo opened: the picture at the left, what can be drawn on it and said of it at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.buttons import ChoiceButton
from app.widgets.card import Card
from app.widgets.flow import FlowLayout
from app.widgets.layouts import hbox, vbox
from app.widgets.pictures.photo_canvas import PhotoCanvas
from app.widgets.text import Text

WORDS_MOST = 9
TOOLS = 4
PANEL = 420
"""Width of the column at the right, in px at 100 %; compact pages take less."""
PANEL_COMPACT = 400


@dataclass(frozen=True, kw_only=True)
class StageWords:
    """Finished words. `tools` with their key and icon, `chosen` indices count from 0, -1 for none.

    An empty `tools` hides them, empty `words` the whole column; `more` is empty where there is one
    page of words.
    """

    title: str
    help: str
    tools: tuple[tuple[str, str, str], ...]
    tool: int
    words: tuple[str, ...]
    word: int
    more: str


class PhotoStage(QWidget):
    """Widgets only; the page's helper fills it."""

    tool_chosen = Signal(int)
    word_chosen = Signal(int)
    """Number key of a word: 1 to 9, 0 for more."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self.canvas = PhotoCanvas(theme)
        self._card = Card(theme)
        self._help = Text(theme, "body", "textMuted", wrap=True)
        self._tools = [ChoiceButton(theme) for _ in range(TOOLS)]
        self._words = [ChoiceButton(theme) for _ in range(WORDS_MOST)]
        self._more = ChoiceButton(theme)
        self._more.setCheckable(False)
        self._tool_row = hbox(*self._tools, 1)
        self._left = vbox(self._tool_row, self.canvas)
        self._left.setStretch(1, 1)
        self._word_flow = FlowLayout(*self._words, self._more)
        self._parts = vbox(self._help, self._word_flow, 1)
        self._card.body.addLayout(self._parts)
        self._columns = hbox(self._left, self._card)
        self._columns.setStretch(0, 1)
        self.setLayout(self._columns)
        for button in (*self._tools, *self._words, self._more):
            button.clicked.connect(self._clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_words(self, words: StageWords) -> None:
        """Put words and marks in place."""
        self._card.set_title(words.title)
        self._help.setText(words.help)
        self._help.setVisible(bool(words.help))
        for number, button in enumerate(self._tools):
            button.setVisible(number < len(words.tools))
            if number < len(words.tools):
                text, key, icon = words.tools[number]
                button.show_as(text, icon, key)
                button.setChecked(number == words.tool)
        self._card.setVisible(bool(words.words))
        for number, button in enumerate(self._words):
            button.setVisible(number < len(words.words))
            if number < len(words.words):
                button.show_as(words.words[number], "", str(number + 1))
                button.setChecked(number == words.word)
        self._more.setVisible(bool(words.more))
        self._more.show_as(words.more, "", "0")

    @Slot()
    def restyle(self) -> None:
        """Column and gaps."""
        theme = self._theme
        self._columns.setSpacing(theme.gutter)
        self._card.setFixedWidth(theme.px(PANEL_COMPACT if theme.compact else PANEL))
        gap = theme.space("s")
        for row in (self._tool_row, self._word_flow, self._left):
            row.setSpacing(gap)
        self._parts.setSpacing(theme.space("m"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        for number, button in enumerate(self._tools):
            if button is sender:
                button.setChecked(
                    not button.isChecked()
                )  # what is chosen comes back with the state
                self.tool_chosen.emit(number)
        for number, button in enumerate(self._words, start=1):
            if button is sender:
                button.setChecked(not button.isChecked())
                self.word_chosen.emit(number)
        if sender is self._more:
            self.word_chosen.emit(0)
