"""A label as the printer will print it, as large as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint


class LabelPreview(QWidget):
    """Black on white in light and dark: paper knows no theme."""

    def __init__(self, theme: Theme) -> None:
        """Empty until the first picture."""
        super().__init__()
        self._theme = theme
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.restyle)

    def set_picture(self, picture: QImage) -> None:
        """Show this label."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def set_name(self, words: str) -> None:
        """What a screen reader says."""
        self.setAccessibleName(words)

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a side column, in the label's own shape."""
        width = self._theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """A label has a shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The label's shape; that of the common one before the first picture."""
        if self._picture.isNull():
            return width * 2 // 3
        return min(width, round(width * self._picture.height() / self._picture.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper with a thin edge, the dots on it."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        area = QRectF(self.rect())
        if not self._picture.isNull():
            shape = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            area = QRectF(0, 0, shape.width(), shape.height())
            area.moveCenter(QRectF(self.rect()).center())
        painter.fillRect(area, Qt.GlobalColor.white)
        if not self._picture.isNull():
            edge = theme.stroke("line")
            inner = area.adjusted(edge, edge, -edge, -edge).toRect()
            sharp = self.devicePixelRatioF()
            scaled = self._picture.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
                inner.size() * sharp,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(inner, scaled)
        paint.box(
            painter,
            area,
            fill=None,
            radius=0,
            border=theme.color("borderStrong"),
            width=theme.stroke("line"),
        )
        painter.end()
