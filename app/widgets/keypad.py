"""The keypad and the row of PIN dots above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton

CLEAR = "clear"
BACK = "back"
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", CLEAR, "0", BACK)


class KeypadKey(PaintedButton):
    """One key: a digit, a word or an icon."""

    def __init__(self, theme: Theme, key: str) -> None:
        """`key` is what pressing it means."""
        super().__init__(theme)
        self.key = key
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the current language."""
        self.setText(self.tr("Clear") if self.key == CLEAR else self.key)
        names = {CLEAR: self.tr("Clear"), BACK: self.tr("Delete last digit")}
        self.setAccessibleName(names.get(self.key, self.key))
        self.update()

    def sizeHint(self) -> QSize:
        """The token's key."""
        return self._theme.pair("keypadKey")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box and sign."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        enabled = self.isEnabled()
        fill = "surface" if enabled else "disabled"
        paint.box(
            painter,
            self.rect(),
            fill=theme.color("sunken" if self.isDown() else fill),
            radius=theme.radius("card"),
            border=theme.color("borderStrong") if enabled else None,
        )
        ink = "text" if enabled else "onDisabled"
        area = QRectF(self.rect())
        if self.key == BACK:
            paint.icon(painter, theme, area, "backspace", ink, theme.px(28))
        else:
            font = theme.font("control" if self.key == CLEAR else "heading")
            paint.text(painter, area, self.text(), font, theme.color(ink), paint.CENTER)
        painter.end()


class Keypad(QWidget):
    """Twelve keys for a touch; the keyboard does the same."""

    pressed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Digits, clear, delete."""
        super().__init__()
        self._theme = theme
        self._keys = [KeypadKey(theme, key) for key in _KEYS]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for number, key in enumerate(self._keys):
            self._grid.addWidget(key, number // 3, number % 3)
            key.clicked.connect(self._clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Gaps follow the scale."""
        self._grid.setSpacing(self._theme.space("m"))

    def changeEvent(self, event: QEvent) -> None:
        """The language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            for key in self._keys:
                key.retranslate()
        super().changeEvent(event)

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, KeypadKey):
            self.pressed.emit(sender.key)


class PinDots(QWidget):
    """How many digits were typed, never which."""

    def __init__(self, theme: Theme, *, length: int = 6) -> None:
        """`length` digits."""
        super().__init__()
        self._theme = theme
        self._length = length
        self._filled = 0
        self._active = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def set_filled(self, filled: int, *, active: bool) -> None:
        """So many digits; `active` frames it as the place that takes keys now."""
        self._filled, self._active = filled, active
        self.setAccessibleName(
            self.tr("%1 of %2 digits").replace("%1", str(filled)).replace("%2", str(self._length))
        )
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A field with its focus ring around."""
        theme = self._theme
        return QSize(theme.pair("keypadKey").width() * 3, theme.px(72) + 2 * self._ring())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Field, ring, dots."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        ring = self._ring()
        field = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
        if self._active:
            stroke = theme.stroke("focus")
            radius = theme.radius("card") + ring - stroke / 2
            color = theme.color("focus")
            paint.box(painter, self.rect(), fill=None, radius=radius, border=color, width=stroke)
        border = theme.color("borderStrong")
        fill = theme.color("surface" if self._active else "surfaceAlt")
        paint.box(painter, field, fill=fill, radius=theme.radius("card"), border=border)
        dot, pitch = theme.px(20), theme.px(40)
        left = field.center().x() - (pitch * (self._length - 1) + dot) / 2
        for number in range(self._length):
            spot = QRectF(left + number * pitch, field.center().y() - dot / 2, dot, dot)
            on = number < self._filled
            paint.box(
                painter,
                spot,
                fill=theme.color("text") if on else None,
                radius=dot / 2,
                border=None if on else theme.color("borderStrong"),
                width=theme.stroke("dashed"),
            )
        painter.end()

    def _ring(self) -> int:
        return self._theme.stroke("focus") + self._theme.stroke("focusGap")
