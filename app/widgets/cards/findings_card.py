"""What was found: the gravest finding with its photo, the others below in small."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.card import Card, Surface
from app.widgets.facts import Fact, FactGrid
from app.widgets.layouts import hbox, vbox
from app.widgets.marks import set_mark
from app.widgets.pictures.photo import PhotoView, key_of, paint_photo
from app.widgets.text import Text

QWIDGETSIZE_MAX = 16_777_215
"""Qt's own; not exported."""
TWO_LINES = 42
"""Pixels of a row that holds the finding and a line of detail."""
PHOTO_SHAPE = 1.4
"""Width of a small photo by its height."""
ROWS_MOST = 6
"""Longest way through a checklist is six questions; one of them is shown large."""


@dataclass(frozen=True, kw_only=True)
class FindingWords:
    """One finding; `icon` and `color` are names, an empty icon is a dot.

    `has_photo` keeps its place free until the `picture` is read. `poor`: what spoils the photo.
    """

    title: str
    help: str
    icon: str
    color: str
    has_photo: bool = False
    poor: str = ""
    picture: QImage | None = field(default=None, compare=False)


class FindingRow(QWidget):
    """A small photo, the finding, one line of detail."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._words: FindingWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.updateGeometry)

    def show_as(self, words: FindingWords) -> None:
        """Put the words in place."""
        if self._is_shown(words):
            return
        was_plain = self._is_plain()
        self._words = words
        said = (words.title, words.help, words.poor)
        self.setAccessibleName(self.tr(", ").join(one for one in said if one))
        if was_plain != self._is_plain():
            self.updateGeometry()
        self.update()

    def _is_shown(self, words: FindingWords) -> bool:
        shown = self._words
        if shown is None or shown != words:
            return False
        return key_of(shown.picture) == key_of(words.picture)

    def sizeHint(self) -> QSize:
        """Two lines beside the photo; one line where there is no photo."""
        high = 28 if self._is_plain() else (48 if self._theme.compact else 60)
        return QSize(self._theme.px(280), self._theme.px(high))

    def minimumSizeHint(self) -> QSize:
        """One line where the card is low; the line of detail goes first."""
        return QSize(self._theme.px(120), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Photo, icon, words."""
        words = self._words
        if words is None:
            return
        theme = self._theme
        painter = QPainter(self)
        paint.start(painter)
        left, height, title = 0.0, float(self.height()), words.title
        if not self._is_plain():
            photo = QRectF(0, 0, min(theme.px(84), self.height() * PHOTO_SHAPE), self.height())
            paint_photo(painter, theme, photo, words.picture)
            left = photo.right() + theme.space("m")
            if self.height() >= theme.px(TWO_LINES):
                height = self.height() / 2
                sub = QRectF(left, height, self.width(), height - theme.px(4))
                color = theme.color("warn" if words.poor else "textMuted")
                paint.text(painter, sub, words.poor or words.help, theme.font("caption"), color)
            else:
                title = words.poor or title
        mark = QRectF(left, theme.px(2), theme.px(20), height - theme.px(2))
        self._paint_mark(painter, mark, words)
        beside = QRectF(mark.right() + theme.px(8), mark.top(), self.width(), mark.height())
        paint.text(painter, beside, title, theme.font("bodyStrong"), theme.color("text"))
        painter.end()

    def _paint_mark(self, painter: QPainter, area: QRectF, words: FindingWords) -> None:
        theme = self._theme
        if words.icon:
            paint.icon(painter, theme, area, words.icon, words.color, theme.px(20))
            return
        dot = QRectF(0, 0, theme.px(8), theme.px(8))
        dot.moveCenter(area.center())
        paint.box(painter, dot, fill=theme.color(words.color), radius=theme.px(4))

    def _is_plain(self) -> bool:
        words = self._words
        return words is None or not (words.has_photo or words.picture is not None)


class FindingsCard(Card):
    """The left card of the decision."""

    def __init__(self, theme: Theme) -> None:
        """Built once, updated in place."""
        super().__init__(theme)
        self._photo = PhotoView(theme)
        self._hero_mark = QLabel()
        self._hero_title = Text(theme, "control", wrap=True)
        self._hero_help = Text(theme, "body", "textMuted", wrap=True)
        self._hero_poor = Text(theme, "bodyStrong", "warn", wrap=True)
        self._hero = Surface(theme, "surface", "card", border="accent", padding="m")
        self._rows = [FindingRow(theme) for _ in range(ROWS_MOST)]
        self._facts = FactGrid(theme, columns=1, label_width=72)
        self._is_low = False
        self._line = hbox(self._hero_mark, self._hero_title)
        self._line.setStretch(1, 1)
        self._hero_words = vbox(1, self._line, self._hero_help, self._hero_poor, 1)
        self._hero_box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._hero_box.addWidget(self._photo)
        self._hero_box.addLayout(self._hero_words, 1)
        self._hero.body.addLayout(self._hero_box)
        self.body.addWidget(self._hero)
        for row in self._rows:
            self.body.addWidget(row)
            row.hide()
        self.body.addStretch(1)
        self.add_rule()
        self.body.addWidget(self._facts)
        self.restyle()

    def set_low(self, low: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """Whether the gravest finding stands beside its photo instead of below it."""
        if low != self._is_low:
            self._is_low = low
            self.restyle()

    def show_findings(
        self, hero: FindingWords, rows: tuple[FindingWords, ...], facts: tuple[tuple[str, str], ...]
    ) -> None:
        """The gravest one large, the others in the order they were asked."""
        self._photo.set_picture(hero.picture, is_coming=hero.has_photo)
        icon, size = hero.icon or "circle", self._theme.px(22)
        set_mark(self._hero_mark, self._theme.icon(icon, hero.color, size))
        self._hero_title.setText(hero.title)
        self._hero_help.setText(hero.help)
        self._hero_help.setVisible(bool(hero.help))
        self._hero_poor.setText(hero.poor)
        self._hero_poor.setVisible(bool(hero.poor))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(rows))
            if number < len(rows):
                row.show_as(rows[number])
        self._facts.set_facts([Fact(label=label, value=value) for label, value in facts])

    @Slot()
    def restyle(self) -> None:
        """Gaps and the height of the photo follow density."""
        super().restyle()
        if hasattr(self, "_facts"):
            theme, compact = self._theme, self._theme.compact
            self.body.setSpacing(theme.px(6 if compact else 12))
            self._line.setSpacing(theme.space("s"))
            # beside each other where the card is a tab of a low page
            direction, low = QBoxLayout.Direction, self._is_low
            self._hero_box.setDirection(direction.LeftToRight if low else direction.TopToBottom)
            self._hero_box.setSpacing(theme.space("m" if low else "s"))
            self._photo.setFixedHeight(theme.px(84 if low else 200))
            self._photo.setMaximumWidth(theme.px(150) if low else QWIDGETSIZE_MAX)
