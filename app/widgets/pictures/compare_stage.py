"""The live picture and what it is compared with, side by side and as large as the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.layouts import hbox
from app.widgets.measure import width_of
from app.widgets.pictures.camera import CameraView
from app.widgets.pictures.photo import fitting, key_of


@dataclass(frozen=True, kw_only=True)
class PaneLook:
    """Finished words. `message` and `icon` stand where there is no picture."""

    title: str
    note: str
    message: str
    icon: str
    name: str
    picture: QImage | None = field(default=None, compare=False)


_EMPTY = PaneLook(title="", note="", message="", icon="", name="")


class PicturePane(QWidget):
    """One picture, whole, with its name over it."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._look = _EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.restyle)

    def show_as(self, look: PaneLook) -> None:
        """Show this."""
        before, self._look = self._look, look
        self.setAccessibleName(look.name)
        if look != before or key_of(look.picture) != key_of(before.picture):
            self.update()

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def sizeHint(self) -> QSize:
        """As the live picture beside it."""
        return QSize(self._theme.px(640), self._theme.px(420))

    def minimumSizeHint(self) -> QSize:
        """Small, but a picture."""
        return QSize(self._theme.px(240), self._theme.px(160))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dark ground, picture or message, chips."""
        painter = QPainter(self)
        paint.start(painter)
        theme, look = self._theme, self._look
        stage = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(stage, theme.radius("photo"), theme.radius("photo"))
        painter.setClipPath(path)
        painter.fillRect(self.rect(), theme.color("overlay"))
        if look.picture is not None and not look.message:
            whole = QRectF(look.picture.rect())
            painter.drawImage(fitting(stage, look.picture), look.picture, whole)
        else:
            self._paint_message(painter, stage)
        self._paint_chips(painter)
        painter.end()

    def _paint_message(self, painter: QPainter, stage: QRectF) -> None:
        theme, look = self._theme, self._look
        size, line = theme.px(40), theme.line("control")
        words = QRectF(stage.left(), 0, stage.width(), line)
        words.moveTop(stage.center().y() + theme.space("s"))
        mark = QRectF(stage.left(), words.top() - size - theme.space("m"), stage.width(), size)
        paint.icon(painter, theme, mark, look.icon, "overlayMuted", size)
        ink = theme.color("onOverlay")
        paint.text(painter, words, look.message, theme.font("control"), ink, paint.CENTER)

    def _paint_chips(self, painter: QPainter) -> None:
        theme, look = self._theme, self._look
        gap = theme.px(12 if theme.compact else 24)
        high = theme.px(34 if theme.compact else 48)
        font = theme.font("control" if theme.compact else "title")
        self._paint_chip(painter, QPointF(gap, gap), look.title, font, "onOverlay")
        below = QPointF(gap, self.height() - gap - high)
        self._paint_chip(painter, below, look.note, theme.font("bodyStrong"), "overlayWarn")

    def _paint_chip(
        self, painter: QPainter, at: QPointF, words: str, font: QFont, ink: str
    ) -> None:
        if not words:
            return
        theme = self._theme
        high = theme.px(34 if theme.compact else 48)
        area = QRectF(at.x(), at.y(), width_of(words, font) + 2 * theme.px(18), high)
        paint.box(painter, area, fill=theme.color("overlay"), radius=theme.radius("photo"))
        paint.text(painter, area, words, font, theme.color(ink), paint.CENTER)


class CompareStage(QWidget):
    """Live at the left, the other picture at the right, both of the same size."""

    def __init__(self, theme: Theme) -> None:
        """Dark."""
        super().__init__()
        self._theme = theme
        self.live = CameraView(theme)
        self.pane = PicturePane(theme)
        self._row = hbox(self.live, self.pane)
        self._row.setStretch(0, 1)
        self._row.setStretch(1, 1)
        self.setLayout(self._row)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """The gap between them."""
        self._row.setSpacing(self._theme.space("l" if self._theme.compact else "xl"))
