"""Receiving while nothing is in hand: what to do, what is urgent, what came in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSpacerItem, QWidget

from app.cases.counting import MOST_DIGITS
from app.design.theme import Theme
from app.widgets.buttons import ActionButton
from app.widgets.card import Card
from app.widgets.fields import LineField
from app.widgets.figure import Figure
from app.widgets.layouts import hbox, vbox
from app.widgets.pictures.parcel_picture import ParcelPicture
from app.widgets.table import Column, Row, Table
from app.widgets.text import Text

SIDE = (612, 440)
"""Width of the lists, regular and compact."""
TYPING = "F2"
"""Key of the way that opens the field."""
UNCLAIMED = "W"
"""Key of the way to what waits for a ticket."""
_CHOICES = 3
_FIGURES = 4


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One way on: words, icon, key; empty text hides it."""

    text: str
    icon: str = ""
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class FigureFacts:
    """One counted thing."""

    label: str
    figure: str
    unit: str
    note: str = ""
    status: str = ""


class ReceiveIdle(QWidget):
    """Also the face of what could not be taken in: the words and the ways on change."""

    chosen = Signal(str)
    """Key of a way on."""
    typed = Signal(str)
    """A number typed by hand."""

    def __init__(self, theme: Theme) -> None:
        """Words come from the page."""
        super().__init__()
        self._theme = theme
        self._stage = Card(theme)
        self._picture = ParcelPicture(theme)
        self._headline = Text(theme, "hero", wrap=True)
        self._advice = Text(theme, "heading", "textMuted", bold=False, wrap=True)
        self.field = LineField(theme)
        self.count_field = LineField(theme)
        self.count_field.setMaxLength(MOST_DIGITS)
        self._ways = [ActionButton(theme, kind="quiet") for _ in range(_CHOICES)]
        self._keys = [""] * _CHOICES
        self._unclaimed = ActionButton(theme, kind="quiet")
        self.urgent = Card(theme)
        self.urgent_table = Table(
            theme,
            [
                Column(width=134, narrow=100),
                Column(width=0),
                Column(width=116, narrow=90, align="right"),
            ],
            touch=True,
            header=False,
        )
        self.recent = Card(theme)
        self.recent_table = Table(
            theme,
            [
                Column(width=0),
                Column(width=190, narrow=150, align="right"),
                Column(width=64, narrow=48, align="right"),
            ],
            header=False,
        )
        self._no_urgent = Text(theme, "body", "textMuted", wrap=True)
        self._count = ActionButton(theme)
        self._no_recent = Text(theme, "body", "textMuted", wrap=True)
        self._figures = [Figure(theme) for _ in range(_FIGURES)]
        self._cards = [Card(theme) for _ in range(_FIGURES)]
        self._lay_out()
        theme.changed.connect(self.restyle)
        self.restyle()

    def say(self, headline: str, advice: str) -> None:
        """What to do, large."""
        self._headline.setText(headline)
        self._advice.setText(advice)

    def offer(self, choices: list[Choice]) -> None:
        """Ways on, at most three."""
        for number, button in enumerate(self._ways):
            choice = choices[number] if number < len(choices) else Choice(text="")
            button.show_as(choice.text, choice.icon, choice.key)
            self._keys[number] = choice.key
        self._show_ways()

    def offer_unclaimed(self, choice: Choice) -> None:
        """The way to what waits for a ticket, beside its figure."""
        self._unclaimed.show_as(choice.text, choice.icon, choice.key)
        self._unclaimed.setVisible(bool(choice.text))

    def show_figures(self, figures: list[FigureFacts]) -> None:
        """The four counted things."""
        for widget, facts in zip(self._figures, figures, strict=True):
            widget.show_as(facts.label, facts.figure, facts.unit, facts.note, facts.status)

    def show_rows(self, urgent: list[Row], recent: list[Row]) -> None:
        """Both lists."""
        self.urgent_table.set_rows(urgent)
        self.recent_table.set_rows(recent)

    def say_empty(self, urgent: str, recent: str) -> None:
        """One sentence each where a list has no rows."""
        for note, table, text in (
            (self._no_urgent, self.urgent_table, urgent),
            (self._no_recent, self.recent_table, recent),
        ):
            note.setText(text)
            note.setVisible(not table.rows)
            table.setVisible(bool(table.rows))

    def ask_number(self, *, asked: bool) -> None:
        """Open or close the field for typing a number."""
        self.field.setVisible(asked)
        self._show_ways()
        if asked:
            self.field.clear()
            self.field.setFocus()

    @property
    def is_counting(self) -> bool:
        """Whether the field for a count is open."""
        return not self.count_field.isHidden()

    def offer_count(self, words: str) -> None:
        """The way to count what was handed in, below what came; empty hides it."""
        self._count.show_as(words, "package", "N")
        self._count.setVisible(bool(words))

    def ask_count(self, *, asked: bool) -> None:
        """Open or close the field for a count."""
        self.count_field.setVisible(asked)
        self._show_ways()
        if asked:
            self.count_field.clear()
            self.count_field.setFocus()

    @Slot()
    def restyle(self) -> None:
        """Columns and gaps."""
        theme = self._theme
        narrow = theme.compact
        self._columns.setSpacing(theme.gutter)
        self._rows.setSpacing(theme.gutter)
        self._side.setSpacing(theme.gutter)
        self._figure_grid.setSpacing(theme.gutter)
        self._beside.setSpacing(theme.space("m"))
        width = theme.px(SIDE[int(narrow)])
        for card in (self.urgent, self.recent):
            card.setFixedWidth(width)
        self._picture.setVisible(not narrow)
        self._headline.set_role("question" if narrow else "hero")
        self._advice.set_role("control" if narrow else "heading")
        self._place_figures(2 if narrow else 4)
        self._centre.setSpacing(theme.px(64))
        self._words.setSpacing(theme.space("s"))
        self._air.changeSize(0, theme.space("l" if narrow else "xxl"))
        self._words.invalidate()

    def _lay_out(self) -> None:
        theme = self._theme
        words = self._words = vbox(1, self._headline, self._advice)
        self._air = QSpacerItem(0, theme.space("xxl"))
        words.addSpacerItem(self._air)
        words.addWidget(self.field)
        words.addWidget(self.count_field)
        for way in self._ways:
            words.addWidget(way)
        words.addStretch(1)
        self._centre = hbox(self._picture, words)
        self._centre.setStretch(0, 2)
        self._centre.setStretch(1, 3)
        self._stage.body.addLayout(self._centre, 1)
        self._figure_grid = QGridLayout()
        self._figure_grid.setContentsMargins(0, 0, 0, 0)
        for card, figure in zip(self._cards, self._figures, strict=True):
            self._beside = hbox(figure)
            card.body.addLayout(self._beside)
        for card, table, note in (
            (self.urgent, self.urgent_table, self._no_urgent),
            (self.recent, self.recent_table, self._no_recent),
        ):
            card.body.addWidget(table, 1)
            card.body.addWidget(note)
            card.body.addStretch(0)
        self.recent.body.addWidget(self._count)
        self._rows = vbox(self._stage, self._figure_grid)
        self._rows.setStretch(0, 1)
        self._side = vbox(self.urgent, self.recent)
        self._side.setStretch(0, 14)
        self._side.setStretch(1, 13)
        self._columns = hbox(self._rows, self._side)
        self._columns.setStretch(0, 1)
        self.setLayout(self._columns)
        self._connect()

    def _connect(self) -> None:
        self.field.hide()
        self.count_field.hide()
        self.field.returnPressed.connect(self._typed)
        for way in self._ways:
            way.clicked.connect(self._chosen)
        self._beside.addWidget(self._unclaimed)
        self._unclaimed.hide()
        self._unclaimed.clicked.connect(self._unclaimed_chosen)
        self._count.clicked.connect(lambda: self.chosen.emit("N"))

    def _show_ways(self) -> None:
        """The field stands for the way that opened it; a count for all of them."""
        for way, key in zip(self._ways, self._keys, strict=True):
            is_open = (key == TYPING and not self.field.isHidden()) or self.is_counting
            way.setVisible(bool(way.text()) and not is_open)

    def _place_figures(self, columns: int) -> None:
        for number, card in enumerate(self._cards):
            self._figure_grid.removeWidget(card)
            self._figure_grid.addWidget(card, number // columns, number % columns)

    @Slot()
    def _chosen(self) -> None:
        for way, key in zip(self._ways, self._keys, strict=True):
            if way is self.sender():
                self.chosen.emit(key)

    @Slot()
    def _unclaimed_chosen(self) -> None:
        self.chosen.emit(UNCLAIMED)

    @Slot()
    def _typed(self) -> None:
        text = self.field.text().strip()
        self.ask_number(asked=False)
        if text:
            self.typed.emit(text)
