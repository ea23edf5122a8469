"""One photo of a shot strip: taken, to be taken now, still required, or rejected and why."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QSizePolicy

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of
from app.widgets.pictures.photo import fitting, key_of, paint_photo
from app.widgets.pictures.photo_button import PhotoButton

ShotState = Literal["done", "current", "required", "rejected", "left_out"]
_MARKS = {
    "done": "circle-check",
    "required": "circle",
    "rejected": "octagon-x",
    "current": "dot",
    "left_out": "triangle",
}
_INKS = {
    "done": "ok",
    "required": "textMuted",
    "rejected": "danger",
    "current": "accent",
    "left_out": "warn",
}
PHOTO_SHAPE = 16 / 9
"""Width by height of what cameras deliver; a wider frame would only stand empty beside it."""


@dataclass(frozen=True, kw_only=True)
class Shot:
    """One photo of the list; `reason` says why it was rejected."""

    key: str
    label: str
    state: ShotState
    picture: QImage | None = field(default=None, compare=False)
    reason: str = ""


class ShotButton(PhotoButton):
    """One shot: frame above, label below."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self._shot = Shot(key="", label="", state="required")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    @property
    def shot(self) -> Shot:
        """What is shown."""
        return self._shot

    def show_as(self, shot: Shot) -> None:
        """Show this shot."""
        before, self._shot = self._shot, shot
        states = {
            "done": self.tr("taken"),
            "current": self.tr("take now"),
            "required": self.tr("required"),
            "rejected": self.tr("rejected"),
            "left_out": self.tr("left out"),
        }
        parts = (shot.label, states[shot.state], shot.reason)
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))
        if shot != before or key_of(shot.picture) != key_of(before.picture):
            self.restyle()

    def sizeHint(self) -> QSize:
        """Thumbnail and label; a rejected one says why in a second line."""
        theme = self._theme
        wide = max(self._frame_width(), self._label_width())
        high = theme.pair("shot").height() + theme.space("s") + theme.line("control")
        return QSize(wide, high + (theme.line("caption") if self._shot.reason else 0))

    def minimumSizeHint(self) -> QSize:
        """Squeezed sideways as far as the words go, never below a touch target."""
        return QSize(
            max(self._theme.size("touchMinPx"), self._label_width()), self.sizeHint().height()
        )

    def _looks(self) -> tuple[Hashable, ...]:
        return self._shot, key_of(self._shot.picture)

    def _draw(self, painter: QPainter) -> None:
        """Frame, then mark and label."""
        paint.start(painter)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        self._paint_frame(painter)
        self._paint_label(painter)

    def _label_width(self) -> int:
        theme = self._theme
        label = width_of(self._shot.label, theme.font("bodyStrong"))
        reason = width_of(self._shot.reason, theme.font("caption"))
        return max(theme.px(26) + label, reason)

    def _frame_width(self) -> int:
        size = self._theme.pair("shot")
        return max(size.width(), round(size.height() * PHOTO_SHAPE))

    def _frame(self) -> QRectF:
        wide = min(self.width(), self._frame_width())
        return QRectF(0, 0, wide, self._theme.pair("shot").height())

    def _paint_frame(self, painter: QPainter) -> None:
        theme, shot, area = self._theme, self._shot, self._frame()
        radius = theme.radius("photo")
        if shot.picture is not None and not shot.picture.isNull():
            # the whole photo: one cut to the shape of the tile does not show what was taken
            paint.box(painter, area, fill=theme.color("sunken"), radius=radius)
            paint_photo(painter, theme, fitting(area, shot.picture), shot.picture)
            name = {"rejected": "danger", "current": "accent"}.get(shot.state, "border")
            width = theme.stroke("line" if name == "border" else "selected")
            color = theme.color(name)
            paint.box(painter, area, fill=None, radius=radius, border=color, width=width)
            return
        if shot.state in {"required", "left_out"}:
            color = theme.color("borderStrong")
            width = theme.stroke("dashed")
            paint.dashed_box(painter, area.toRect(), color, radius=radius, width=width)
        else:
            ink = "danger" if shot.state == "rejected" else "accent"
            soft = "dangerSoft" if shot.state == "rejected" else "accentSoft"
            border, width = theme.color(ink), theme.stroke("selected")
            fill = theme.color(soft)
            paint.box(painter, area, fill=fill, radius=radius, border=border, width=width)
        ink = "textMuted" if shot.state in {"required", "left_out"} else _INKS[shot.state]
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
        strong = shot.state in {"current", "rejected"}
        color = theme.color(ink if strong else "text")
        font = theme.font("bodyStrong" if strong else "body")
        paint.text(painter, area, shot.label, font, color)
        if shot.reason:
            area = QRectF(0, top + height, self.width(), theme.line("caption"))
            paint.text(painter, area, shot.reason, theme.font("caption"), color)
