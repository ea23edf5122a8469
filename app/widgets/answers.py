"""Answers: a key block with the number, the words, a help line; selected, or locked and why."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.measure import width_of


class AnswerButton(PaintedButton):
    """One answer to the question on screen, chosen by its number, a touch or a scan."""

    def __init__(self, theme: Theme, *, compact: bool = False) -> None:
        """`compact` answers are 60 px high instead of 88."""
        super().__init__(theme)
        self._small = compact
        self._number = ""
        self._help = ""
        self._trailing = ""
        self._reason = ""
        self._selected = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_as(self, number: str, label: str, help: str = "", trailing: str = "") -> None:  # noqa: A002 - the word on screen
        """Number, words, help below, and quiet words at the right (a place, an amount)."""
        self._number, self._help, self._trailing = number, help, trailing
        self.setText(label)
        self._rename()
        self.restyle()

    def set_selected(self, selected: bool) -> None:  # noqa: FBT001 - like Qt's setChecked
        """Show as chosen."""
        if selected != self._selected:
            self._selected = selected
            self._rename()
            self.update()

    @property
    def selected(self) -> bool:
        """Whether it is shown as chosen."""
        return self._selected

    def set_locked(self, reason: str) -> None:
        """Locked with the reason at the right; empty unlocks."""
        self._reason = reason
        self.setEnabled(not reason)
        self._rename()
        self.restyle()

    def sizeHint(self) -> QSize:
        """As high as the tokens ask, as wide as the longest line."""
        theme = self._theme
        words = width_of(self.text(), theme.font("answer"))
        below = width_of(self._help, theme.font("body"))
        right = width_of(self._trailing or self._reason, theme.font("body"))
        right += theme.px(60) if right or not self._small else 0
        return QSize(self._block() + max(words, below) + right + theme.px(40), self._height())

    def minimumSizeHint(self) -> QSize:
        """May be squeezed in height to the compact answer, never in width."""
        floor = self._theme.px(60) if self._small or not self._help else self._theme.px(66)
        return QSize(self.sizeHint().width(), min(self._height(), floor))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, key block, words, and what stands at the right."""
        painter = QPainter(self)
        paint.start(painter)
        self._paint_frame(painter)
        self._paint_words(painter)
        self._paint_right(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        radius = theme.radius("card")
        locked = bool(self._reason) or not self.isEnabled()
        on = self._selected and not locked
        fill = "disabled" if locked else ("accentSoft" if on else "surface")
        if self.isDown() and not on:
            fill = "surfaceAlt"
        area = QRectF(self.rect())
        paint.box(painter, area, fill=theme.color(fill), radius=radius)
        if not locked:
            block = theme.color("accent" if on else "surfaceAlt")
            paint.left_block(painter, area, self._block(), radius, block)
            if not on:
                line = QRectF(self._block(), 1, theme.stroke("line"), self.height() - 2)
                painter.fillRect(line, theme.color("border"))
            border = theme.color("accent" if on else "borderStrong")
            width = theme.stroke("selected" if on else "line")
            paint.box(painter, area, fill=None, radius=radius, border=border, width=width)
        block_area = QRectF(0, 0, self._block(), self.height())
        if locked:
            paint.icon(painter, theme, block_area, "lock", "onDisabled", theme.px(24))
        else:
            ink = theme.color("onAccent" if on else "textMuted")
            paint.text(painter, block_area, self._number, self._number_font(), ink, paint.CENTER)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        left = self._block() + theme.px(20)
        ink = theme.color("text" if self.isEnabled() else "onDisabled")
        height = self.height()
        label = theme.line("answer") * 0.92
        below = theme.line("body") if self._help else 0
        top = (height - label - below) / 2
        area = QRectF(left, top, self.width() - left, label)
        paint.text(painter, area, self.text(), theme.font("answer"), ink)
        if self._help:
            area = QRectF(left, top + label, self.width() - left, below)
            muted = theme.color("textMuted" if self.isEnabled() else "onDisabled")
            paint.text(painter, area, self._help, theme.font("body"), muted)

    def _paint_right(self, painter: QPainter) -> None:
        theme = self._theme
        right = self.width() - theme.px(20)
        if self._selected and not self._reason:
            size = theme.px(32)
            area = QRectF(right - size, 0, size, self.height())
            paint.icon(painter, theme, area, "check", "accent", size)
            right -= size + theme.space("l")
        words = self._reason or self._trailing
        if words:
            ink = theme.color("onDisabled" if self._reason else "textMuted")
            area = QRectF(0, 0, right, self.height())
            paint.text(painter, area, words, theme.font("body"), ink, paint.RIGHT)

    def _number_font(self) -> QFont:
        return self._theme.font("heading" if not self._small else "answer")

    def _block(self) -> int:
        return self._theme.size("answerKeyWidth")

    def _height(self) -> int:
        return self._theme.px(60) if self._small else self._theme.size("answerHeight")

    def _rename(self) -> None:
        state = self.tr("selected") if self._selected else ""
        parts = [self._number, self.text(), self._help, self._trailing, state, self._reason]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
