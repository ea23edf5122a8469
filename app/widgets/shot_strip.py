"""The shot strip: photos done, the one to take now, those still required, rejected ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.photo import paint_photo

ShotState = Literal["done", "current", "required", "rejected"]
_MARKS = {"done": "circle-check", "required": "circle", "rejected": "octagon-x", "current": "dot"}
_INKS = {"done": "ok", "required": "textMuted", "rejected": "danger", "current": "accent"}


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One photo of the list; `reason` says why it was rejected."""

    key: str
    label: str
    state: ShotState
    picture: QImage | None = field(default=None, compare=False)
    reason: str = ""


class ShotButton(PaintedButton):
    """One shot: frame above, label below."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self._shot = Shot(key="", label="", state="required")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shot(self) -> Shot:
        """What is shown."""
        return self._shot

    def show_as(self, shot: Shot) -> None:
        """Show this shot."""
        self._shot = shot
        states = {
            "done": self.tr("taken"),
            "current": self.tr("take now"),
            "required": self.tr("required"),
            "rejected": self.tr("rejected"),
        }
        parts = (shot.label, states[shot.state], shot.reason)
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Thumbnail and label."""
        theme = self._theme
        size = theme.pair("shot")
        return QSize(size.width(), size.height() + theme.space("s") + theme.line("control"))

    def minimumSizeHint(self) -> QSize:
        """May be squeezed sideways, never below a touch target."""
        return QSize(self._theme.size("touchMinPx"), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, then mark and label."""
        painter = QPainter(self)
        paint.start(painter)
        self._paint_frame(painter)
        self._paint_label(painter)
        painter.end()

    def _frame(self) -> QRectF:
        return QRectF(0, 0, self.width(), self._theme.pair("shot").height())

    def _paint_frame(self, painter: QPainter) -> None:
        theme, shot, area = self._theme, self._shot, self._frame()
        radius = theme.radius("photo")
        if shot.picture is not None and not shot.picture.isNull():
            paint_photo(painter, theme, area, shot.picture)
            color = theme.color("danger" if shot.state == "rejected" else "border")
            width = theme.stroke("selected" if shot.state == "rejected" else "line")
            paint.box(painter, area, fill=None, radius=radius, border=color, width=width)
            return
        if shot.state == "required":
            color = theme.color("borderStrong")
            width = theme.stroke("dashed")
            paint.dashed_box(painter, area.toRect(), color, radius=radius, width=width)
        else:
            ink = "danger" if shot.state == "rejected" else "accent"
            soft = "dangerSoft" if shot.state == "rejected" else "accentSoft"
            border, width = theme.color(ink), theme.stroke("selected")
            fill = theme.color(soft)
            paint.box(painter, area, fill=fill, radius=radius, border=border, width=width)
        ink = "textMuted" if shot.state == "required" else "accent"
        paint.icon(painter, theme, area, "camera", ink, theme.px(28))

    def _paint_label(self, painter: QPainter) -> None:
        theme, shot = self._theme, self._shot
        top = self._frame().bottom() + theme.space("s")
        height = theme.line("control")
        size = theme.px(20)
        mark = QRectF(0, top, size, height)
        ink = _INKS[shot.state]
        if shot.state == "current":
            dot = theme.px(8)
            spot = QRectF(mark.center().x() - dot / 2, mark.center().y() - dot / 2, dot, dot)
            paint.box(painter, spot, fill=theme.color(ink), radius=dot / 2)
        else:
            paint.icon(painter, theme, mark, _MARKS[shot.state], ink, size)
        left = size + theme.px(6)
        area = QRectF(left, top, self.width() - left, height)
        font = theme.font("bodyStrong" if shot.state == "current" else "body")
        color = theme.color("accent" if shot.state == "current" else "text")
        words = shot.reason or shot.label
        paint.text(painter, area, words, font, color)


class ShotStrip(QWidget):
    """Shots in a row; tapping one asks the page (retake, or take this one next)."""

    shot_clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until `set_shots`."""
        super().__init__()
        self._theme = theme
        self._buttons: list[ShotButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_shots(self, shots: list[Shot]) -> None:
        """Show these; buttons are reused."""
        while len(self._buttons) < len(shots):
            button = ShotButton(self._theme)
            button.clicked.connect(self._clicked)
            self._row.addWidget(button)
            self._buttons.append(button)
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(shots))
            if number < len(shots):
                button.show_as(shots[number])

    @Slot()
    def restyle(self) -> None:
        """Gap follows the scale."""
        self._row.setSpacing(self._theme.space("m"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, ShotButton):
            self.shot_clicked.emit(sender.shot.key)
