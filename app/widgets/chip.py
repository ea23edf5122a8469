"""Chips: a state as icon, words and colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of


@dataclass(frozen=True, kw_only=True)
class ChipSpec:
    """What a chip shows; an empty icon takes the icon of the status."""

    text: str
    status: str = "info"
    icon: str = ""


def chip_width(theme: Theme, spec: ChipSpec, *, large: bool = False) -> int:
    """Pixels a chip takes."""
    words = width_of(spec.text, theme.font(_role(large=large), bold=True))
    mark = 0 if spec.icon == "none" else _icon_px(theme, large=large) + theme.px(6)
    return words + mark + 2 * theme.px(12)


def chip_height(theme: Theme, *, large: bool = False) -> int:
    """28 px, large 36."""
    return theme.size("chipLarge" if large else "chip")


def paint_chip(
    painter: QPainter, theme: Theme, rect: QRectF, spec: ChipSpec, *, large: bool = False
) -> None:
    """Paint a chip over `rect`."""
    status = theme.status(spec.status)
    quiet = spec.status in {"waiting", "locked"}
    paint.box(
        painter,
        rect,
        fill=theme.color(status.soft),
        radius=theme.radius("chip"),
        border=theme.color("border") if quiet else None,
    )
    left = rect.left() + theme.px(12)
    name = spec.icon or status.icon
    if name != "none":
        size = _icon_px(theme, large=large)
        area = QRectF(left, rect.top(), size, rect.height())
        paint.icon(painter, theme, area, name, status.text, size)
        left += size + theme.px(6)
    font = theme.font(_role(large=large), bold=True)
    area = QRectF(left, rect.top(), rect.right() - left, rect.height())
    paint.text(painter, area, spec.text, font, theme.color(status.text))


def _role(*, large: bool) -> str:
    return "body" if large else "caption"


def _icon_px(theme: Theme, *, large: bool) -> int:
    return theme.px(20 if large else 16)


class Chip(QWidget):
    """A chip of its own."""

    def __init__(self, theme: Theme, *, large: bool = False) -> None:
        """28 px high, large ones 36."""
        super().__init__()
        self._theme = theme
        self._large = large
        self._spec = ChipSpec(text="")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def show_as(self, text: str, status: str = "info", icon: str = "") -> None:
        """Set words, status and icon (`none` for no icon)."""
        spec = ChipSpec(text=text, status=status, icon=icon)
        if spec != self._spec:
            self._spec = spec
            self.setAccessibleName(text)
            self.restyle()

    @property
    def text(self) -> str:
        """The words shown."""
        return self._spec.text

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(
            chip_width(self._theme, self._spec, large=self._large),
            chip_height(self._theme, large=self._large),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chip."""
        self._theme.kept.paint(self, (self._spec, self._large), self._draw)

    def _draw(self, painter: QPainter) -> None:
        paint.start(painter)
        paint_chip(painter, self._theme, QRectF(self.rect()), self._spec, large=self._large)
