"""One item that waits for its ticket: its photos at the left, the likely lines at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.cards.receive_candidates import CandidateButton, CandidateFacts
from app.widgets.facts import Fact, FactGrid
from app.widgets.layouts import hbox, vbox
from app.widgets.pictures.photo import PhotoView
from app.widgets.text import Text

LEFT = (560, 400)
"""Width of what is known, regular and compact."""
MOST = 3
"""Lines on one screen; the weakest are beyond."""


class UnclaimedCase(QWidget):
    """Choose by number; the page confirms."""

    chosen = Signal(int)
    """Number of a line, from 1."""

    def __init__(self, theme: Theme) -> None:
        """Filled by the page."""
        super().__init__()
        self._theme = theme
        self.known = Card(theme)
        self._label = PhotoView(theme)
        self._item = PhotoView(theme)
        self._facts = FactGrid(theme, columns=1)
        self._title = Text(theme, "title")
        self._note = Text(theme, "body", "textMuted")
        self._empty = Text(theme, "heading", "textMuted", bold=False, wrap=True)
        self._buttons = [CandidateButton(theme) for _ in range(MOST)]
        self._photos = hbox(self._label, self._item)
        self._photos.setStretch(0, 1)
        self._photos.setStretch(1, 1)
        self.known.body.addLayout(self._photos, 1)
        self.known.body.addWidget(self._facts)
        self.known.body.addStretch(1)
        self._list = vbox(hbox(self._title, 1, self._note), self._empty)
        for button in self._buttons:
            self._list.addWidget(button)
            button.clicked.connect(self._clicked)
        self._list.addStretch(1)
        self._columns = hbox(self.known, self._list)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_known(self, facts: list[Fact], captions: tuple[str, str]) -> None:
        """What is recorded of it; the captions of both photos."""
        self._facts.set_facts(facts)
        self._label.set_caption(captions[0])
        self._item.set_caption(captions[1])

    def show_photos(self, label: QImage | None, item: QImage | None, *, is_open: bool) -> None:
        """Label and item; of a parcel nobody opened the label alone."""
        self._label.set_picture(label)
        self._item.set_picture(item)
        self._item.setVisible(is_open)

    def show_lines(
        self, words: tuple[str, str, str], lines: list[CandidateFacts], selected: int
    ) -> None:
        """Title, note, and what stands where no line is; strongest first."""
        self._title.setText(words[0])
        self._note.setText(words[1])
        self._empty.setText(words[2])
        self._empty.setVisible(not lines)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(lines))
            if number < len(lines):
                button.show_as(str(number + 1), lines[number], selected=number == selected)

    @Slot()
    def restyle(self) -> None:
        """Columns and gaps."""
        theme = self._theme
        gap = theme.space("m" if theme.compact else "l")
        self._columns.setSpacing(theme.gutter)
        self._list.setSpacing(gap)
        self._photos.setSpacing(gap)
        self.known.body.setSpacing(gap)
        self.known.setFixedWidth(theme.px(LEFT[int(theme.compact)]))

    @Slot()
    def _clicked(self) -> None:
        for number, button in enumerate(self._buttons, start=1):
            if button is self.sender():
                self.chosen.emit(number)
