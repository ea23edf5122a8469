"""A parcel in hand: its label, its ticket, its outside, its deadline, its photos."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QWidget

from app.design.theme import Theme
from app.widgets.buttons import TileButton
from app.widgets.card import Card
from app.widgets.card_tabs import CardTabs
from app.widgets.cards.check_in_row import CheckInRow
from app.widgets.chip import Chip, ChipSpec
from app.widgets.clocks.countdown import Countdown
from app.widgets.facts import Fact, FactGrid
from app.widgets.layouts import hbox, vbox
from app.widgets.note import Note
from app.widgets.pictures.camera import CameraView
from app.widgets.pictures.photo import PhotoView
from app.widgets.pictures.shot_strip import ShotStrip
from app.widgets.pictures.shot_tile import Shot
from app.widgets.rule import Rule
from app.widgets.table import Column, Row, Table
from app.widgets.text import Text

LEFT = (480, 0.256)
"""Most of the label column in px at 100 %, and its share of the width; compact ones have none."""
RIGHT = (460, 0.246)
"""The same of the deadline column."""
LABEL_SHARE = 100
"""Of the free height beside the ticket, to the stretch's 1."""
RIGHT_COMPACT = 380
"""Width of the deadline column in compact windows."""
TILE_HEIGHT = 176
"""Tiles grow with the room there is, up to here."""
_TILES = 6
_TICKET_CHIPS = 2
_LINES = 3
"""Rows of goods seen at once; more are paged."""


@dataclass(frozen=True, kw_only=True)
class Tile:
    """One condition of the outside."""

    number: str
    text: str
    icon: str
    chosen: bool


class ReceiveCase(QWidget):
    """Three columns, compact two; every part hides where there is no data."""

    tile_pressed = Signal(int)
    shot_pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Filled by the page."""
        super().__init__()
        self._theme = theme
        self.label = Card(theme)
        self.camera = CameraView(theme)
        self._label_photo = PhotoView(theme)
        self._label_stack = QStackedWidget()
        self.codes = Table(theme, [Column(width=0), Column(width=110, align="right")], header=False)
        self.ticket = Card(theme)
        self._number = Text(theme, "heading")
        self._chips = [Chip(theme, large=True) for _ in range(_TICKET_CHIPS)]
        self._facts = FactGrid(theme)
        self.lines = Table(
            theme,
            [
                Column(width=0),
                Column(width=70, align="right"),
                Column(width=210),
                Column(width=130, align="right"),
            ],
            touch=True,
        )
        self.no_ticket = Note(theme)
        self.check_in = CheckInRow(theme)
        self._tiles = [TileButton(theme) for _ in range(_TILES)]
        self.deadline = Card(theme)
        self.countdown = Countdown(theme)
        self._deadline_words = Text(theme, "caption", "textMuted", bold=False, wrap=True)
        self._deadline_rule = Text(theme, "control", bold=False, wrap=True)
        self.photos = Card(theme)
        self.shots = ShotStrip(theme)
        self._tabs = CardTabs(theme)
        self._tab = 0
        self._was_live: bool | None = None
        self._line_rows = self._code_rows = 0
        self._all_facts: list[Fact] = []
        self._lay_out()
        self._connect()
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_ticket(self, number: str, chips: list[ChipSpec], facts: list[Fact]) -> None:
        """Number, service and reason, and what is known of the order."""
        self._number.setText(number)
        for widget, spec in zip(self._chips, chips + [None] * _TICKET_CHIPS, strict=False):
            widget.setVisible(spec is not None)
            if spec is not None:
                widget.show_as(spec.text, spec.status, spec.icon)
        self._all_facts = facts
        self._set_heights()

    def show_lines(self, rows: list[Row]) -> None:
        """What the ticket expects back; nothing hides the table."""
        self.lines.setVisible(bool(rows))
        self.no_ticket.setVisible(not rows)
        self.lines.set_rows(rows)
        self._line_rows = len(rows[:_LINES])
        self._set_heights()

    def show_codes(self, rows: list[Row]) -> None:
        """What was read, and what each code was taken for."""
        self.codes.set_rows(rows)
        self._code_rows = len(rows)
        self._set_heights()

    def show_outer(self, title: str, hint: str, tiles: list[Tile]) -> None:
        """The six conditions."""
        self.check_in.say(title, hint)
        for button, tile in zip(self._tiles, tiles, strict=True):
            button.show_as(tile.number, tile.text, tile.icon)
            button.setChecked(tile.chosen)

    def show_deadline(self, words: str, rule: str) -> None:
        """Words below the digits; both empty hide the card."""
        self.deadline.setVisible(bool(words))
        self._deadline_words.setText(words)
        self._deadline_rule.setText(rule)
        self._deadline_rule.setVisible(bool(rule))

    def show_shots(self, shots: list[Shot]) -> None:
        """Required photos of the outside."""
        self.shots.set_shots(shots)

    def show_label(self, picture: QImage | None) -> None:
        """The kept label photo; None shows the live picture."""
        self._label_photo.set_picture(picture)
        self._label_photo.setAccessibleName(self.label.accessibleName())
        self._label_stack.setCurrentIndex(1 if picture is not None else 0)
        if self.shows_live != self._was_live:
            # what has to be photographed is seen; once nothing has, the photos are
            self._was_live = self.shows_live
            self._choose_tab(0 if self.shows_live else 1)

    def name_tabs(self) -> None:
        """The cards that share a place in compact windows, by their titles."""
        self._choose_tab(self._tab)

    @property
    def shows_live(self) -> bool:
        """Whether the live picture is in view."""
        return self._label_stack.currentIndex() == 0

    @Slot()
    def restyle(self) -> None:
        """Columns and gaps."""
        theme = self._theme
        narrow = theme.compact
        self._columns.setSpacing(theme.gutter)
        self._side.setSpacing(theme.space("s") if narrow else theme.gutter)
        self._tile_grid.setSpacing(theme.space("m"))
        for words in (self._deadline_words, self._deadline_rule):
            words.set_role("caption" if narrow else "control")
        for tile in self._tiles:
            tile.setMaximumHeight(theme.px(TILE_HEIGHT))
        # with two columns the label shares its place with the photos
        self._columns.removeWidget(self.label)
        self._side.removeWidget(self.label)
        if narrow:
            # all the room there is: the stretch below counts only where the label is not shown
            self._side.insertWidget(2, self.label, LABEL_SHARE)
        else:
            self._columns.insertWidget(0, self.label)
        self.codes.setVisible(not narrow)
        self._set_widths()
        self._set_heights()
        self._choose_tab(self._tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side columns give way before the ticket in the middle is cut."""
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        theme, whole = self._theme, self.width()
        left, right = (min(theme.px(most), round(whole * share)) for most, share in (LEFT, RIGHT))
        if theme.compact:
            left = right = theme.px(RIGHT_COMPACT)
        self.label.setFixedWidth(left)
        for part in (self.deadline, self.photos, self._tabs):
            part.setFixedWidth(right)

    def _set_heights(self) -> None:
        """Tables as high as their rows are in this scale; several goods take room from facts."""
        theme = self._theme
        edge, heading = theme.px(2), theme.px(36)
        is_tight = theme.compact and self._line_rows > 1
        kept = [one for one in self._all_facts if not (is_tight and one.may_give_way)]
        self._facts.set_facts(kept)
        self.lines.set_touch(touch=not is_tight)
        row = theme.size("tableRow" if is_tight else "tableRowTouch")
        self.lines.setFixedHeight(heading + self._line_rows * row + edge)
        self.codes.setFixedHeight(self._code_rows * theme.size("tableRow") + edge)

    @Slot(int)
    def _choose_tab(self, number: int) -> None:
        self._tab = number
        compact = self._theme.compact
        names = [self.label.accessibleName(), self.photos.accessibleName()]
        self._tabs.show_tabs(names, number)
        self._tabs.setVisible(compact)
        self.label.setVisible(not compact or number == 0)
        self.photos.setVisible(not compact or number == 1)

    def _lay_out(self) -> None:
        theme = self._theme
        self._label_stack.addWidget(self.camera)
        self._label_stack.addWidget(self._label_photo)
        self.label.body.setSpacing(theme.space("l"))
        self.label.body.addWidget(self._label_stack, 1)
        self.label.body.addWidget(self.codes)
        self._fill_ticket()
        self.deadline.body.addWidget(self.countdown)
        self.deadline.body.addSpacing(theme.space("m"))
        self.deadline.body.addWidget(self._deadline_words)
        self.deadline.body.addWidget(self._deadline_rule)
        self.photos.body.addWidget(self.shots)
        self._side = vbox(self.deadline, self._tabs, self.photos, 1)
        self._columns: QHBoxLayout = hbox(self.label, self.ticket, self._side)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)

    def _fill_ticket(self) -> None:
        theme = self._theme
        body = self.ticket.body
        head = hbox(self._number, 1, *self._chips, spacing=theme.space("m"))
        body.addLayout(head)
        body.addSpacing(theme.space("l"))
        body.addWidget(self._facts)
        body.addSpacing(theme.space("l"))
        body.addWidget(Rule(theme))
        body.addWidget(self.lines)
        body.addWidget(self.no_ticket)
        body.addSpacing(theme.space("l"))
        body.addWidget(self.check_in)
        body.addSpacing(theme.space("m"))
        self._tile_grid = QGridLayout()
        self._tile_grid.setContentsMargins(0, 0, 0, 0)
        for number, tile in enumerate(self._tiles):
            self._tile_grid.addWidget(tile, number // 3, number % 3)
        body.addLayout(self._tile_grid, 1)
        body.addStretch(0)

    def _connect(self) -> None:
        self.shots.shot_clicked.connect(self.shot_pressed)
        self._tabs.chosen.connect(self._choose_tab)
        for tile in self._tiles:
            tile.clicked.connect(self._tile_clicked)

    @Slot()
    def _tile_clicked(self) -> None:
        for number, tile in enumerate(self._tiles):
            if tile is self.sender():
                # what is chosen is what was recorded, not what was pressed
                tile.setChecked(not tile.isChecked())
                self.tile_pressed.emit(number)
