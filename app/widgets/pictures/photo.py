"""A kept photo in its frame, or what is still to be photographed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.chip import ChipSpec, chip_height, chip_width, paint_chip


def paint_photo(painter: QPainter, theme: Theme, area: QRectF, picture: QImage | None) -> None:
    """Fill `area` with the picture, cut at its longer side, corners rounded.

    None while it is being read: an even plate where it will be.
    """
    if picture is None or picture.isNull():
        fill = theme.color("surfaceAlt")
        paint.box(painter, area, fill=fill, radius=theme.radius("photo"))
        return
    path = QPainterPath()
    path.addRoundedRect(area, theme.radius("photo"), theme.radius("photo"))
    painter.save()
    painter.setClipPath(path)
    painter.drawImage(area, picture, covering(area, picture))
    painter.restore()


def key_of(picture: QImage | None) -> int:
    """Tells pictures apart without looking at them; 0 for none."""
    return 0 if picture is None or picture.isNull() else picture.cacheKey()


def covering(area: QRectF, picture: QImage) -> QRectF:
    """The middle part of a picture that has the shape of `area`."""
    width, height = picture.width(), picture.height()
    if not area.width() or not area.height() or not width or not height:
        return QRectF(0, 0, width, height)
    shape = area.width() / area.height()
    if width / height > shape:
        part = height * shape
        return QRectF((width - part) / 2, 0, part, height)
    part = width / shape
    return QRectF(0, (height - part) / 2, width, part)


def fitting(area: QRectF, picture: QImage) -> QRectF:
    """The largest part of `area`, in its middle, that has the shape of the picture."""
    if picture.isNull() or not area.width() or not area.height():
        return area
    scale = min(area.width() / picture.width(), area.height() / picture.height())
    part = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
    part.moveCenter(area.center())
    return part


class PhotoView(QWidget):
    """A photo with an optional caption chip; without a photo, a dashed frame."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self._caption = ""
        self._is_coming = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.restyle)

    def set_picture(self, picture: QImage | None, *, is_coming: bool = False) -> None:
        """Show this; None shows what is missing, or a plate where it `is_coming`."""
        picture = picture if picture is not None else QImage()
        if (key_of(picture), is_coming) != (key_of(self._picture), self._is_coming):
            self._picture, self._is_coming = picture, is_coming
            self.update()

    def set_caption(self, text: str) -> None:
        """A chip over the picture's lower edge, with a tick."""
        if text != self._caption:
            self._caption = text
            self.setAccessibleName(text)
            self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a photo is shown."""
        return not self._picture.isNull()

    @Slot()
    def restyle(self) -> None:
        """Paint again."""
        self.update()

    def sizeHint(self) -> QSize:
        """A thumbnail."""
        return self._theme.pair("shot")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo, or the frame."""
        painter = QPainter(self)
        paint.start(painter)
        if self.has_picture or self._is_coming:
            self._paint_picture(painter)
        else:
            self._paint_empty(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        theme = self._theme
        paint_photo(painter, theme, QRectF(self.rect()), self._picture)
        if self._caption:
            spec = ChipSpec(text=self._caption, status="ok", icon="check")
            gap = theme.space("s")
            high = chip_height(theme)
            top = self.height() - high - gap
            area = QRectF(gap, top, chip_width(theme, spec), high)
            paint_chip(painter, theme, area, spec)

    def _paint_empty(self, painter: QPainter) -> None:
        theme = self._theme
        paint.dashed_box(
            painter,
            self.rect(),
            theme.color("borderStrong"),
            radius=theme.radius("photo"),
            width=theme.stroke("dashed"),
        )
        size = theme.px(32)
        paint.icon(painter, theme, QRectF(self.rect()), "camera", "textMuted", size)
