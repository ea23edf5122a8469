"""Small looks at what an item is compared with, in a column beside the live picture."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.layouts import vbox
from app.widgets.measure import width_of
from app.widgets.pictures.photo import fitting, key_of, paint_photo
from app.widgets.pictures.photo_button import PhotoButton

WIDE = 200
WIDE_COMPACT = 148
"""Width of the column in px at 100 %."""
MOST = 3
"""Tiles: one of each kind, as far as there is room."""
LEAST = 96
"""Height of a tile in px at 100 % that still shows something; one is shown in any case."""


@dataclass(frozen=True, kw_only=True)
class TileLook:
    """Finished words. `message` and `icon` stand where there is no picture."""

    label: str
    count: str
    key: str
    message: str
    icon: str
    name: str
    picture: QImage | None = field(default=None, compare=False)


_EMPTY = TileLook(label="", count="", key="", message="", icon="", name="")


class BesideTile(PhotoButton):
    """One picture with its kind below; pressed, it opens large."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__(theme)
        self._look = _EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_as(self, look: TileLook) -> None:
        """Show this."""
        before, self._look = self._look, look
        self.setAccessibleName(look.name)
        if look != before or key_of(look.picture) != key_of(before.picture):
            self.restyle()

    def sizeHint(self) -> QSize:
        """Picture and label."""
        return QSize(self._wide(), self._theme.px(120) + self._foot())

    def minimumSizeHint(self) -> QSize:
        """In little room the label alone: a touch target."""
        return QSize(self._wide(), self._theme.size("touchMinPx"))

    def _looks(self) -> tuple[Hashable, ...]:
        return self._look, key_of(self._look.picture)

    def _draw(self, painter: QPainter) -> None:
        """Box, picture or what is said instead, label."""
        paint.start(painter)
        theme = self._theme
        fill = theme.color("surfaceAlt" if self.underMouse() else "surface")
        border = theme.color("borderStrong")
        radius = theme.radius("photo")
        paint.box(painter, self.rect(), fill=fill, radius=radius, border=border)
        edge = theme.space("xs")
        foot = min(self._foot(), self.height())
        stage = QRectF(edge, edge, self.width() - 2 * edge, self.height() - foot - edge)
        if stage.height() >= theme.px(40):
            self._paint_stage(painter, stage)
        else:
            foot = self.height()
        self._paint_foot(painter, QRectF(0, self.height() - foot, self.width(), foot))

    def _paint_stage(self, painter: QPainter, stage: QRectF) -> None:
        theme, look = self._theme, self._look
        if look.picture is not None and not look.message:
            paint_photo(painter, theme, fitting(stage, look.picture), look.picture)
            return
        font = theme.font("caption")
        lines = paint.few_lines(look.message, font, round(stage.width()), most=2)
        size, pitch = theme.px(24), theme.line("caption")
        has_room = stage.height() >= size + theme.space("s") + len(lines) * pitch
        high = len(lines) * pitch + (size + theme.space("s") if has_room else 0)
        top = stage.center().y() - high / 2
        if has_room:
            area = QRectF(stage.left(), top, stage.width(), size)
            paint.icon(painter, theme, area, look.icon, "textMuted", size)
            top += size + theme.space("s")
        for line in lines:
            area = QRectF(stage.left(), top, stage.width(), pitch)
            paint.text(painter, area, line, font, theme.color("textMuted"), paint.CENTER)
            top += pitch

    def _paint_foot(self, painter: QPainter, foot: QRectF) -> None:
        theme, look = self._theme, self._look
        edge = theme.space("s")
        area = foot.adjusted(edge, 0, -edge, 0)
        paint.text(painter, area, look.label, theme.font("bodyStrong"), theme.color("text"))
        right = area.right()
        if look.key:
            wide = paint.key_hint_width(theme, look.key)
            right -= wide
            ink = theme.color("textMuted")
            paint.key_hint(painter, theme, round(right), area.center().y(), look.key, ink)
            right -= edge
        if look.count:
            beside = QRectF(area.left(), area.top(), right - area.left(), area.height())
            muted = theme.color("textMuted")
            paint.text(painter, beside, look.count, theme.font("body"), muted, paint.RIGHT)

    def _foot(self) -> int:
        return self._theme.line("control") + self._theme.space("s")

    def _wide(self) -> int:
        theme, look = self._theme, self._look
        words = width_of(look.label, theme.font("bodyStrong")) + 2 * theme.space("s")
        if look.key:
            words += paint.key_hint_width(theme, look.key) + theme.space("s")
        if look.count:
            words += width_of(look.count, theme.font("body")) + theme.space("s")
        return max(words, theme.px(WIDE_COMPACT if theme.compact else WIDE))


class BesideTiles(QWidget):
    """The column; hidden while there is nothing to compare with."""

    chosen = Signal(int)
    """Which tile was pressed, from 0."""

    def __init__(self, theme: Theme) -> None:
        """Hidden."""
        super().__init__()
        self._theme = theme
        self._looks: tuple[TileLook, ...] = ()
        self._tiles = [BesideTile(theme) for _ in range(MOST)]
        self._column = vbox(*self._tiles)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        for tile in self._tiles:
            tile.clicked.connect(self._clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_tiles(self, looks: Sequence[TileLook]) -> None:
        """Show these, as many as there is room for; none hides the column."""
        self._looks = tuple(looks)
        self._fill()

    @Slot()
    def restyle(self) -> None:
        """Gaps, and how many."""
        self._column.setSpacing(self._theme.space("s"))
        self.updateGeometry()
        self._fill()

    def sizeHint(self) -> QSize:
        """As wide as its tiles; as high as the live picture beside it."""
        return QSize(self._column.sizeHint().width(), self._theme.size("touchMinPx"))

    def minimumSizeHint(self) -> QSize:
        """One tile: it never makes the live picture higher."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height has room for other tiles."""
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        gap = self._theme.space("s")
        room = (self.height() + gap) // (self._theme.px(LEAST) + gap)
        shown = self._looks[: max(1, min(MOST, room))]
        for number, tile in enumerate(self._tiles):
            tile.setVisible(number < len(shown))
            if number < len(shown):
                tile.show_as(shown[number])
        self.setVisible(bool(shown))

    @Slot()
    def _clicked(self) -> None:
        for number, tile in enumerate(self._tiles):
            if tile is self.sender():
                self.chosen.emit(number)
