"""A photo as large as there is room, with its marks, and a shape that is being drawn on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.measure import width_of
from app.widgets.pictures.photo import fitting, key_of, paint_photo

WHOLE = 10_000
"""Places are counted in so many parts of the picture's width and height."""
Places = tuple[int, int, int, int]
DraftShape = Literal["box", "arrow", "text", "cover"]
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, kw_only=True)
class MarkTag:
    """The words of a mark that is kept, at a place in 1/10000."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is being drawn; `text` is its word, empty without one."""

    shape: DraftShape
    places: Places
    text: str = ""


class PhotoCanvas(QWidget):
    """A finger draws, moves a shape and pulls its corners; arrow keys do the same in steps.

    The marks of the photo are in its picture already; only their words are painted here.
    """

    drawn = Signal(tuple)
    """Places of the shape as the finger has it."""
    nudged = Signal(int, int, bool)
    """Steps to the right and down; true for its size."""

    def __init__(self, theme: Theme) -> None:
        """Empty, and not to be drawn on."""
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self._tags: tuple[MarkTag, ...] = ()
        self._draft: Draft | None = None
        self._can_draw = False
        self._hold: str = ""
        self._from = QPointF()
        self._places: Places = (0, 0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.restyle)

    def show_photo(self, picture: QImage | None, tags: tuple[MarkTag, ...]) -> None:
        """This picture, with the words of its marks; None while it is fetched."""
        picture = picture if picture is not None else QImage()
        if key_of(picture) != key_of(self._picture) or tags != self._tags:
            self._picture, self._tags = picture, tags
            self.update()

    def show_draft(self, draft: Draft | None, *, can_draw: bool) -> None:
        """What is being drawn, if anything is."""
        self._can_draw = can_draw
        if draft != self._draft:
            self._draft = draft
            self.update()

    def set_name(self, words: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(words)

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def sizeHint(self) -> QSize:
        """All there is."""
        return QSize(self._theme.px(640), self._theme.px(480))

    def minimumSizeHint(self) -> QSize:
        """Small pages show a small photo."""
        return QSize(self._theme.px(240), self._theme.px(160))

    # --- finger and mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner or of the shape; beside it, begin another."""
        if not self._can_draw or self._picture.isNull():
            return
        at = event.position()
        self._hold, self._from = self._held_at(at), at
        if self._draft is not None:
            self._places = self._draft.places
        if self._hold == "new":
            x, y = self._part(at)
            self._places = (x, y, x, y)
            self.drawn.emit(self._places)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The shape follows."""
        if not self._hold:
            return
        x, y = self._part(event.position())
        left, top, right, bottom = self._places
        if self._hold == "move":
            from_x, from_y = self._part(self._from)
            dx = min(max(x - from_x, -min(left, right)), WHOLE - max(left, right))
            dy = min(max(y - from_y, -min(top, bottom)), WHOLE - max(top, bottom))
            self.drawn.emit((left + dx, top + dy, right + dx, bottom + dy))
        elif self._hold == "first":
            self.drawn.emit((x, y, right, bottom))
        else:
            self.drawn.emit((left, top, x, y))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._hold = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys move the shape, with Shift its second corner."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or self._draft is None:
            super().keyPressEvent(event)
            return
        is_size = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.nudged.emit(*step, is_size)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame shows where keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """As above."""
        super().focusOutEvent(event)
        self.update()

    # --- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Photo, words, draft, focus."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        area = QRectF(self.rect())
        paint.box(painter, area, fill=theme.color("overlay"), radius=theme.radius("card"))
        shown = self._area()
        if not self._picture.isNull():
            paint_photo(painter, theme, shown, self._picture)
            for tag in self._tags:
                self._paint_tag(painter, QPointF(*self._pixel(tag.x, tag.y)), tag.text)
            if self._draft is not None:
                self._paint_draft(painter, self._draft)
        painter.end()

    def _paint_draft(self, painter: QPainter, draft: Draft) -> None:
        theme = self._theme
        x, y, x2, y2 = draft.places
        first, second = QPointF(*self._pixel(x, y)), QPointF(*self._pixel(x2, y2))
        box = QRectF(first, second).normalized()
        if draft.shape == "cover":
            painter.fillRect(box, theme.color("overlay"))
        for ink, wide in (("overlay", 6), ("overlayWarn", 3)):
            pen = QPen(theme.color(ink), theme.px(wide))
            pen.setStyle(Qt.PenStyle.DashLine if ink == "overlayWarn" else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if draft.shape == "arrow":
                painter.drawLine(first, second)
            elif draft.shape != "text":
                painter.drawRect(box)
        handles = (second,) if draft.shape == "text" else (first, second)
        for at in handles:
            self._paint_handle(painter, at)
        if draft.text:
            above = box.topLeft() if draft.shape in {"box", "cover"} else first
            self._paint_tag(painter, above, draft.text)

    def _paint_handle(self, painter: QPainter, at: QPointF) -> None:
        """The dot is smaller than what a glove may take hold of."""
        theme, size = self._theme, self._theme.px(22)
        dot = QRectF(at.x() - size / 2, at.y() - size / 2, size, size)
        edge, width = theme.color("overlay"), theme.stroke("selected")
        fill = theme.color("overlayWarn")
        paint.box(painter, dot, fill=fill, radius=size / 2, border=edge, width=width)

    def _paint_tag(self, painter: QPainter, at: QPointF, text: str) -> None:
        theme = self._theme
        font, pad = theme.font("bodyStrong"), theme.space("s")
        width, height = width_of(text, font) + 2 * pad, theme.line("control")
        shown = self._area()
        left = min(max(at.x(), shown.left()), max(shown.left(), shown.right() - width))
        top = max(at.y() - height - theme.space("xs"), shown.top())
        area = QRectF(left, top, width, height)
        paint.box(painter, area, fill=theme.color("overlay"), radius=theme.radius("chip"))
        words = area.adjusted(pad, 0, 0, 0)
        paint.text(painter, words, text, font, theme.color("overlayWarn"))

    # --- places

    def _area(self) -> QRectF:
        return fitting(QRectF(self.rect()), self._picture)

    def _pixel(self, x: int, y: int) -> tuple[float, float]:
        area = self._area()
        return area.left() + x * area.width() / WHOLE, area.top() + y * area.height() / WHOLE

    def _part(self, at: QPointF) -> tuple[int, int]:
        area = self._area()
        x = round((at.x() - area.left()) * WHOLE / max(1.0, area.width()))
        y = round((at.y() - area.top()) * WHOLE / max(1.0, area.height()))
        return min(max(x, 0), WHOLE), min(max(y, 0), WHOLE)

    def _held_at(self, at: QPointF) -> str:
        """What a finger has hold of: a corner within a glove's reach, the shape, or nothing yet."""
        draft = self._draft
        if draft is None:
            return "new"
        x, y, x2, y2 = draft.places
        reach = max(self._theme.size("touchMinPx"), self._theme.touch_px) / 2
        first, second = QPointF(*self._pixel(x, y)), QPointF(*self._pixel(x2, y2))
        corners = () if draft.shape == "text" else (("second", second), ("first", first))
        for name, corner in corners:
            away = corner - at
            if max(abs(away.x()), abs(away.y())) <= reach:
                return name
        box = QRectF(first, second).normalized()
        is_near = box.adjusted(-reach, -reach, reach, reach).contains(at)
        return "move" if is_near else "new"
