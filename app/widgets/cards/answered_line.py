"""The answers given so far in one line: icon, question, what was seen; the newest that fit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One answer; `icon` and `color` are names, an empty icon is a dot."""

    question: str
    answer: str
    icon: str
    color: str


class AnsweredLine(QWidget):
    """Drops the oldest answers where the line is too narrow, never cuts one."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._label = ""
        self._answers: tuple[Answered, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_as(self, label: str, answers: tuple[Answered, ...]) -> None:
        """Label in front, then the answers in the order they were given."""
        if (label, answers) == (self._label, self._answers):
            return
        self._label, self._answers = label, answers
        told = ", ".join(f"{one.question} {one.answer}" for one in answers)
        self.setAccessibleName(f"{label} {told}" if answers else "")
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(self._theme.px(300), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """From left to right."""
        if not self._answers:
            return
        theme = self._theme
        painter = QPainter(self)
        paint.start(painter)
        muted = theme.color("textMuted")
        left = self._words(painter, 0, self._label, "body", muted) + theme.space("xl")
        for answer in self._that_fit(self.width() - left):
            area = QRectF(left, 0, theme.px(20), self.height())
            self._mark(painter, area, answer)
            left = area.right() + theme.px(6)
            left = self._words(painter, left, answer.question, "body", muted) + theme.space("s")
            ink = theme.color("text")
            left = self._words(painter, left, answer.answer, "bodyStrong", ink) + theme.space("xl")
        painter.end()

    def _mark(self, painter: QPainter, area: QRectF, answer: Answered) -> None:
        theme = self._theme
        if answer.icon:
            paint.icon(painter, theme, area, answer.icon, answer.color, theme.px(20))
            return
        side = theme.px(8)
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(area.center())
        paint.box(painter, dot, fill=theme.color(answer.color), radius=side / 2)

    def _words(self, painter: QPainter, left: float, words: str, role: str, ink: QColor) -> float:
        font = self._theme.font(role)
        width = width_of(words, font)
        area = QRectF(left, 0, width, self.height())
        paint.text(painter, area, words, font, ink)
        return left + width

    def _that_fit(self, room: float) -> tuple[Answered, ...]:
        kept: list[Answered] = []
        for answer in reversed(self._answers):
            room -= self._width(answer)
            if room < -self._theme.space("xl"):
                break
            kept.insert(0, answer)
        return tuple(kept)

    def _width(self, answer: Answered) -> int:
        theme = self._theme
        words = width_of(answer.question, theme.font("body"))
        words += width_of(answer.answer, theme.font("bodyStrong"))
        return theme.px(26) + words + theme.space("s") + theme.space("xl")
