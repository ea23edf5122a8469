"""The item in hand after its decision: its picture, what it is, and in large where it goes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.facts import Fact, FactGrid
from app.widgets.layouts import vbox
from app.widgets.note import Note
from app.widgets.pictures.photo import PhotoView
from app.widgets.text import Text

PHOTO = (440, 248)
"""Pixels of the picture at 100 %."""


@dataclass(frozen=True, kw_only=True)
class TargetWords:
    """`place` is where it goes, `codes` the containers that stand there; `note` what to know."""

    caption: str
    place: str
    codes: str
    note: str
    note_status: str
    note_headline: str


class PutAwayCard(Card):
    """Read from the shelf: picture at the left, the place in the largest words at the right."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme)
        self._photo = PhotoView(theme)
        self._name = Text(theme, "title", wrap=True)
        self._facts = FactGrid(theme, columns=1, label_width=120)
        self._caption = Text(theme, "control", "textMuted", bold=False)
        self._place = Text(theme, "question", wrap=True)
        self._codes = Text(theme, "title", mono=True, wrap=True)
        self._advice = Note(theme)
        left = QWidget()
        self._left = vbox(self._photo, self._name, self._facts, 1)
        left.setLayout(self._left)
        right = QWidget()
        self._right = vbox(self._caption, self._place, self._codes, self._advice, 1)
        right.setLayout(self._right)
        self._columns = QHBoxLayout()
        self._columns.addWidget(left)
        self._columns.addWidget(right, 1)
        self.body.addLayout(self._columns)
        self._left_side = left
        self.restyle()

    def show_item(self, name: str, facts: list[Fact], picture: QImage | None) -> None:
        """What is in hand."""
        self._name.setText(name)
        self._facts.set_facts(facts)
        self._photo.set_picture(picture)
        self._photo.setAccessibleName(name)

    def show_target(self, words: TargetWords) -> None:
        """Where it goes."""
        self._caption.setText(words.caption)
        self._place.setText(words.place)
        self._codes.setText(words.codes)
        self._codes.setVisible(bool(words.codes))
        self._advice.setVisible(bool(words.note))
        self._advice.show_as(words.note, words.note_status, headline=words.note_headline)

    @Slot()
    def restyle(self) -> None:
        """Sizes and gaps follow the scale."""
        super().restyle()
        if not hasattr(self, "_columns"):
            return
        theme = self._theme
        narrow = theme.compact
        width, height = (theme.px(one) for one in PHOTO)
        if narrow:
            width, height = round(width * 0.6), round(height * 0.6)
        self._photo.setFixedSize(width, height)
        self._left_side.setFixedWidth(width)
        self._place.set_role("heading" if narrow else "question")
        self._columns.setSpacing(theme.space("l" if narrow else "xxl"))
        for column in (self._left, self._right):
            column.setSpacing(theme.space("s" if narrow else "m"))
