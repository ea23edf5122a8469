"""Answers: a key block with the number, the words, a help line; selected, or locked and why."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, QRectF, QSize, Slot
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.measure import width_of
from app.widgets.text import broken

ROOMY = 400
"""Pixels; narrower answers stand in two columns and have a smaller tick."""
NARROWEST = 130
"""Pixels for the words; longer ones go on in a second and third line."""


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
        self._is_reason_below = False
        self._is_brief = False
        self._heights: dict[tuple[int, str, int], int] = {}
        # checked is what assistive programs call chosen; pressing asks, the page's state decides
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_as(self, number: str, label: str, help: str = "", trailing: str = "") -> None:  # noqa: A002 - the word on screen
        """Number, words, help below, and quiet words at the right (a place, an amount)."""
        if (number, label, help, trailing) == self._shown():
            return
        self._number, self._help, self._trailing = number, help, trailing
        self.setText(label)
        self._rename()
        self.restyle()

    def set_selected(self, selected: bool) -> None:  # noqa: FBT001 - like Qt's setChecked
        """Show as chosen."""
        if selected != self.isChecked():
            self.setChecked(selected)
            self._rename()
            self.update()

    @property
    def selected(self) -> bool:
        """Whether it is shown as chosen."""
        return self.isChecked()

    def set_locked(self, reason: str, *, below: bool = False) -> None:
        """Locked with the reason at the right, or below the words; empty unlocks."""
        if (reason, below) == (self._reason, self._is_reason_below):
            return
        self._reason, self._is_reason_below = reason, below
        self.setEnabled(not reason)
        self._rename()
        self.restyle()

    def set_brief(self, brief: bool) -> None:  # noqa: FBT001 - like Qt's setters
        """As low as a compact answer; its help line shows only where there is room for it."""
        if brief != self._is_brief:
            self._is_brief = brief
            self.restyle()

    def nextCheckState(self) -> None:
        """A press alone chooses nothing: the page says what is chosen."""

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self._heights.clear()
        super().restyle()

    def sizeHint(self) -> QSize:
        """As high as the tokens ask, as wide as the longest line."""
        theme = self._theme
        words = width_of(self.text(), theme.font("answer"))
        below = width_of(self._below(), theme.font("body"))
        return QSize(self._around(theme.px(ROOMY) + 1) + max(words, below), self._floor())

    def minimumSizeHint(self) -> QSize:
        """Words wrap, the answer never gets lower than the tokens ask."""
        narrow = min(self.sizeHint().width(), self._around(0) + self._theme.px(NARROWEST))
        return QSize(narrow, self._floor())

    def heightForWidth(self, width: int) -> int:
        """Pixels the wrapped words need, never below the tokens' height."""
        return self._high(width, self._below(), self._floor())

    def whole_height(self, width: int, *, is_low: bool) -> int:
        """Pixels it needs with its help line, whether that is left out now or not.

        `is_low`: never below a compact answer's height, else its own.
        """
        return self._high(width, self._reason_below() or self._help, self._floor_of(is_low=is_low))

    def changeEvent(self, event: QEvent) -> None:
        """Locked is part of the name."""
        if event.type() == QEvent.Type.EnabledChange:
            self._rename()
        super().changeEvent(event)

    def _looks(self) -> tuple[Hashable, ...]:
        return (*self._shown(), self._reason, self._is_reason_below, self._is_brief, self._small)

    def _draw(self, painter: QPainter) -> None:
        """Frame, key block, words, and what stands at the right."""
        paint.start(painter)
        self._paint_frame(painter)
        self._paint_words(painter)
        self._paint_right(painter)

    def _shown(self) -> tuple[str, str, str, str]:
        return self._number, self.text(), self._help, self._trailing

    def _paint_frame(self, painter: QPainter) -> None:
        theme = self._theme
        radius = theme.radius("card")
        locked = bool(self._reason) or not self.isEnabled()
        on = self.isChecked() and not locked
        fill = "disabled" if locked else ("accentSoft" if on else "surface")
        if self.isDown() and not on:
            fill = "surfaceAlt"
        area = QRectF(self.rect())
        paint.box(painter, area, fill=theme.color(fill), radius=radius)
        if not locked and self._number:
            block = theme.color("accent" if on else "surfaceAlt")
            paint.left_block(painter, area, self._block(), radius, block)
            if not on:
                line = QRectF(self._block(), 1, theme.stroke("line"), self.height() - 2)
                painter.fillRect(line, theme.color("border"))
        if not locked:
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
        theme, room = self._theme, self._room(self.width())
        labels = broken(self.text(), theme.font("answer"), room)
        below = self._below_now()
        helps = broken(below, theme.font("body"), room) if below else ()
        pitch, small = self._pitch(), theme.line("body")
        top = (self.height() - len(labels) * pitch - len(helps) * small) / 2
        on = self.isEnabled()
        lines = [(words, "answer", pitch, "text" if on else "onDisabled") for words in labels]
        lines += [(words, "body", small, "textMuted" if on else "onDisabled") for words in helps]
        for words, role, high, ink in lines:
            area = QRectF(self._left(), top, self.width() - self._left(), high)
            paint.text(painter, area, words, theme.font(role), theme.color(ink))
            top += high

    def _paint_right(self, painter: QPainter) -> None:
        theme = self._theme
        right = self.width() - theme.px(20)
        if self.isChecked() and not self._reason:
            size = self._tick(self.width())
            area = QRectF(right - size, 0, size, self.height())
            paint.icon(painter, theme, area, "check", "accent", size)
            right -= size + theme.space("l")
        words = self._beside()
        if words:
            ink = theme.color("onDisabled" if self._reason else "textMuted")
            area = QRectF(0, 0, right, self.height())
            paint.text(painter, area, words, theme.font("body"), ink, paint.RIGHT)

    # --- measures

    def _high(self, width: int, below: str, floor: int) -> int:
        """As words need it; nested layouts ask for it hundreds of times."""
        high = self._heights.get((width, below, floor))
        if high is None:
            high = self._heights[width, below, floor] = max(floor, self._measured(width, below))
        return high

    def _measured(self, width: int, below: str) -> int:
        theme, room = self._theme, self._room(width)
        labels = len(broken(self.text(), theme.font("answer"), room))
        helps = len(broken(below, theme.font("body"), room)) if below else 0
        return round(labels * self._pitch() + helps * theme.line("body") + 2 * theme.space("s"))

    def _room(self, width: int) -> int:
        return max(1, width - self._around(width))

    def _around(self, width: int) -> int:
        """Pixels of a row that are not words: key block, gaps, what stands at the right."""
        theme = self._theme
        beside = self._beside()
        right = width_of(beside, theme.font("body")) + theme.space("l") if beside else 0
        # the tick has its place before anything is chosen: choosing must not wrap words anew
        tick = 0 if self._reason else self._tick(width)
        return self._left() + right + tick + theme.px(20)

    def _tick(self, width: int) -> int:
        return self._theme.px(32 if width > self._theme.px(ROOMY) else 20)

    def _left(self) -> int:
        return self._block() + self._theme.px(16)

    def _below(self) -> str:
        return self._reason_below() or ("" if self._is_brief else self._help)

    def _below_now(self) -> str:
        """What is painted below: a brief answer asks for no room, but uses what it got."""
        whole = self._reason_below() or self._help
        fits = self._high(self.width(), whole, self._floor()) <= self.height()
        return whole if fits else self._below()

    def _reason_below(self) -> str:
        return self._reason if self._is_reason_below else ""

    def _beside(self) -> str:
        return self._trailing if self._is_reason_below or not self._reason else self._reason

    def _pitch(self) -> float:
        return self._theme.line("answer") * 0.92

    def _number_font(self) -> QFont:
        return self._theme.font("heading" if not self._small else "answer")

    def _block(self) -> int:
        return self._theme.size("answerKeyWidth")

    def _floor(self) -> int:
        return self._floor_of(is_low=self._is_brief)

    def _floor_of(self, *, is_low: bool) -> int:
        is_low = self._small or is_low
        return self._theme.px(60) if is_low else self._theme.size("answerHeight")

    def _rename(self) -> None:
        state = self.tr("selected") if self.isChecked() else ""
        if not self.isEnabled():
            state = self.tr("locked")
        parts = [self._number, self.text(), self._help, self._trailing, state, self._reason]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
