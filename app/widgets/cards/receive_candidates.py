"""Several tickets may be it: what was read at the left, the candidates with their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.answers import AnswerButton
from app.widgets.buttons import PaintedButton
from app.widgets.card import Card
from app.widgets.chip import ChipSpec, chip_height, chip_width, paint_chip
from app.widgets.layouts import hbox, vbox
from app.widgets.measure import width_of
from app.widgets.pictures.photo import PhotoView
from app.widgets.table import Column, Row, Table
from app.widgets.text import Text

LEFT = (560, 400)
"""Width of what was read, regular and compact."""
_MOST = 4
"""Candidates on one screen; the weakest are beyond."""


@dataclass(frozen=True, kw_only=True)
class Clue:
    """One thing that speaks for or against; `status` is ok, waiting (weak), warn or danger."""

    text: str
    status: str


@dataclass(frozen=True, kw_only=True)
class CandidateFacts:
    """One ticket that may be it."""

    title: str
    number: str
    who: str
    chip: ChipSpec
    deadline: str
    deadline_status: str
    clues: tuple[Clue, ...]


class CandidateButton(PaintedButton):
    """A large answer: strength, name, who, clues."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self._number = ""
        self._facts: CandidateFacts | None = None
        self._selected = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_as(self, number: str, facts: CandidateFacts, *, selected: bool) -> None:
        """Show this candidate."""
        self._number, self._facts, self._selected = number, facts, selected
        state = self.tr("selected") if selected else ""
        clues = [clue.text for clue in facts.clues]
        parts = [number, facts.title, facts.number, facts.chip.text, *clues, state]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Three lines."""
        return QSize(self._theme.px(600), self._theme.px(150))

    def minimumSizeHint(self) -> QSize:
        """Three lines, tight."""
        return QSize(self._theme.px(400), self._theme.px(110))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, number, words."""
        painter = QPainter(self)
        paint.start(painter)
        self._paint_frame(painter)
        if self._facts is not None:
            self._paint_facts(painter, self._facts)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        on = self._selected
        area = QRectF(self.rect())
        radius = theme.radius("card")
        block = theme.size("answerKeyWidth")
        fill = theme.color("accentSoft" if on else "surface")
        paint.box(painter, area, fill=fill, radius=radius)
        fill = theme.color("accent" if on else "surfaceAlt")
        paint.left_block(painter, area, block, radius, fill)
        border = theme.color("accent" if on else "borderStrong")
        width = theme.stroke("selected" if on else "line")
        paint.box(painter, area, fill=None, radius=radius, border=border, width=width)
        ink = theme.color("onAccent" if on else "textMuted")
        where = QRectF(0, 0, block, self.height())
        paint.text(painter, where, self._number, theme.font("question"), ink, paint.CENTER)

    def _paint_facts(self, painter: QPainter, facts: CandidateFacts) -> None:
        theme = self._theme
        left = theme.size("answerKeyWidth") + theme.space("xl")
        right = self.width() - theme.space("xl")
        title, small, line = theme.line("heading"), theme.line("body"), theme.line("control")
        gap = theme.space("s")
        top = (self.height() - title - small - line - 2 * gap) / 2
        high = chip_height(theme, large=True)
        wide = chip_width(theme, facts.chip, large=True)
        spot = QRectF(left, top + (title - high) / 2, wide, high)
        paint_chip(painter, theme, spot, facts.chip, large=True)
        area = QRectF(left + wide + theme.space("l"), top, right, title)
        paint.text(painter, area, facts.title, theme.font("heading"), theme.color("text"))
        ink = theme.color(theme.status(facts.deadline_status).text)
        area = QRectF(left, top, right - left, title)
        paint.text(painter, area, facts.deadline, theme.font("bodyStrong"), ink, paint.RIGHT)
        if facts.deadline:
            size = theme.px(20)
            away = width_of(facts.deadline, theme.font("bodyStrong")) + theme.space("s") + size
            look = theme.status(facts.deadline_status)
            name = "triangle" if facts.deadline_status == "danger" else "clock"
            spot = QRectF(area.right() - away, top, size, title)
            paint.icon(painter, theme, spot, name, look.text, size)
        top += title + gap
        area = QRectF(left, top, right, small)
        font = theme.font("body", mono=True)
        paint.text(painter, area, facts.number, font, theme.color("textMuted"))
        area.setLeft(left + width_of(facts.number, font) + theme.space("l"))
        paint.text(painter, area, facts.who, theme.font("body"), theme.color("textMuted"))
        self._paint_clues(painter, facts.clues, left, top + small + gap, line)

    def _paint_clues(
        self, painter: QPainter, clues: tuple[Clue, ...], left: float, top: float, line: float
    ) -> None:
        theme = self._theme
        size = theme.px(22)
        font = theme.font("control", bold=False)
        for clue in clues:
            look = theme.status(clue.status)
            name = {"danger": "x", "waiting": "circle"}.get(clue.status, look.icon)
            paint.icon(painter, theme, QRectF(left, top, size, line), name, look.text, size)
            left += size + theme.space("s")
            words = width_of(clue.text, font)
            area = QRectF(left, top, words, line)
            paint.text(painter, area, clue.text, font, theme.color("text"))
            left += words + theme.px(28)


class ReceiveCandidates(QWidget):
    """Choose by number, confirm; 0 is none of them."""

    chosen = Signal(int)
    none_chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        """Filled by the page."""
        super().__init__()
        self._theme = theme
        self.label = Card(theme)
        self._photo = PhotoView(theme)
        self.codes = Table(theme, [Column(width=0), Column(width=120, align="right")], header=False)
        self._title = Text(theme, "title")
        self._note = Text(theme, "body", "textMuted")
        self._buttons = [CandidateButton(theme) for _ in range(_MOST)]
        self._none = AnswerButton(theme)
        self.label.body.setSpacing(theme.space("l"))
        self.label.body.addWidget(self._photo, 3)
        self.label.body.addWidget(self.codes, 2)
        self._list = vbox(hbox(self._title, 1, self._note), spacing=theme.space("l"))
        for button in self._buttons:
            self._list.addWidget(button, 1)
            button.clicked.connect(self._clicked)
        self._list.addWidget(self._none)
        self._none.clicked.connect(self.none_chosen)
        self._columns = hbox(self.label, self._list)
        self._columns.setStretch(1, 1)
        self.setLayout(self._columns)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_candidates(
        self, title: str, note: str, candidates: list[CandidateFacts], selected: int
    ) -> None:
        """Strongest first."""
        self._title.setText(title)
        self._note.setText(note)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(candidates))
            if number < len(candidates):
                facts = candidates[number]
                button.show_as(str(number + 1), facts, selected=number == selected)

    def show_none(self, text: str, advice: str) -> None:
        """The way out."""
        self._none.show_as("0", text, advice)

    def show_read(self, picture: QImage | None, rows: list[Row]) -> None:
        """The label, or that it is not photographed yet, and what was read."""
        self._photo.set_picture(picture)
        self.codes.set_rows(rows)

    @Slot()
    def restyle(self) -> None:
        """Columns and gaps."""
        self._columns.setSpacing(self._theme.gutter)
        self.label.setFixedWidth(self._theme.px(LEFT[int(self._theme.compact)]))

    @Slot()
    def _clicked(self) -> None:
        for number, button in enumerate(self._buttons):
            if button is self.sender():
                self.chosen.emit(number)
