"""Steps of a procedure: done, current, to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step."""

    title: str
    sub: str
    state: Literal["done", "current", "todo"]


class StepList(QWidget):
    """Numbered circles; done ones carry a tick."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_steps`."""
        super().__init__()
        self._theme = theme
        self._steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def set_steps(self, steps: list[Step]) -> None:
        """Show these."""
        if steps != self._steps:
            self._steps = steps
            self.setAccessibleName("; ".join(f"{step.title} {step.sub}" for step in steps))
            self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        theme = self._theme
        words = [width_of(step.title, theme.font("control")) for step in self._steps]
        words += [width_of(step.sub, theme.font("caption")) for step in self._steps]
        wide = max(words, default=0) + theme.px(56)
        return QSize(wide, self._row() * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Row by row."""
        painter = QPainter(self)
        paint.start(painter)
        for number, step in enumerate(self._steps):
            self._paint_step(painter, number, step)
        painter.end()

    def _row(self) -> int:
        return self._theme.px(56 if self._theme.compact else 68)

    def _paint_step(self, painter: QPainter, number: int, step: Step) -> None:
        theme = self._theme
        high = self._row()
        side = theme.px(40)
        disc = QRectF(0, number * high + (high - side) / 2, side, side)
        fills = {"done": "okFill", "current": "infoFill", "todo": ""}
        fill = fills[step.state]
        if fill:
            paint.box(painter, disc, fill=theme.color(fill), radius=side / 2)
        else:
            border, width = theme.color("borderStrong"), theme.stroke("dashed")
            paint.box(painter, disc, fill=None, radius=side / 2, border=border, width=width)
        if step.state == "done":
            paint.icon(painter, theme, disc, "check", "onFill", theme.px(24))
        else:
            ink = theme.color("onFill" if fill else "textMuted")
            font = theme.font("control")
            paint.text(painter, disc, str(number + 1), font, ink, paint.CENTER)
        left = disc.right() + theme.space("l")
        title, small = theme.line("control"), theme.line("caption") if step.sub else 0
        top = number * high + (high - title - small) / 2
        area = QRectF(left, top, self.width() - left, title)
        paint.text(painter, area, step.title, theme.font("control"), theme.color("text"))
        area = QRectF(left, top + title, self.width() - left, small)
        muted = theme.color("textMuted")
        paint.text(painter, area, step.sub, theme.font("caption"), muted)
