"""Parts of the top bar: the mark, tabs with counts, states at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.measure import width_of


@dataclass(frozen=True, kw_only=True)
class Tab:
    """A page one can go to; `count` is what waits there, 0 shows nothing."""

    key: str
    text: str
    count: int = 0


class Mark(QWidget):
    """The program's sign: an arrow that returns."""

    def __init__(self, theme: Theme, *, side: int = 32, light: bool = False) -> None:
        """`side` in px at 100 %; `light` on dark ground."""
        super().__init__()
        self._theme = theme
        self._side = side
        self._light = light
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Measure again."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Square and arrow."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        # on a dark bar the ink square would vanish: square and arrow change places
        bright = self._light or theme.dark
        fill = "onInk" if bright else "scrim"
        radius = theme.radius("photo")
        paint.box(painter, self.rect(), fill=theme.color(fill), radius=radius)
        ink = "scrim" if bright else "onInk"
        size = theme.px(self._side * 0.6)
        paint.icon(painter, theme, QRectF(self.rect()), "return", ink, size)
        painter.end()


class TabButton(PaintedButton):
    """One tab: words, count, and a line below the current one."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self.tab = Tab(key="", text="")
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_as(self, tab: Tab, *, current: bool) -> None:
        """Show this tab."""
        if (tab, current) == (self.tab, self._current):
            return
        self.tab, self._current = tab, current
        self.setText(tab.text)
        count = str(tab.count) if tab.count else ""
        state = self.tr("current page") if current else ""
        self.setAccessibleName(" ".join(part for part in (tab.text, count, state) if part))
        self.restyle()

    def sizeHint(self) -> QSize:
        """Words and count with room around."""
        theme = self._theme
        words = width_of(self.tab.text, self._font())
        side = theme.px(16 if theme.compact else 24)
        return QSize(words + self._pill() + 2 * side, theme.size("topBar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words, pill, line."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        side = theme.px(16 if theme.compact else 24)
        words = width_of(self.tab.text, self._font())
        ink = theme.color("text" if self._current else "textMuted")
        area = QRectF(side, 0, words, self.height())
        paint.text(painter, area, self.tab.text, self._font(), ink)
        if self._pill():
            wide, high = self._pill() - theme.px(10), theme.px(22)
            area = QRectF(side + words + theme.px(10), (self.height() - high) / 2, wide, high)
            paint.box(painter, area, fill=theme.color("sunken"), radius=high / 2)
            font = theme.font("label")
            ink = theme.color("text" if theme.dark else "textMuted")
            paint.text(painter, area, str(self.tab.count), font, ink, paint.CENTER)
        if self._current:
            thick = theme.px(4)
            area = QRectF(0, self.height() - thick, self.width(), thick)
            painter.fillRect(area, theme.color("accent"))
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font("control", bold=self._current)

    def _pill(self) -> int:
        if not self.tab.count:
            return 0
        words = width_of(str(self.tab.count), self._theme.font("label"))
        return words + self._theme.px(18) + self._theme.px(10)


class StateButton(PaintedButton):
    """Icon and words at the right of the bar; pressing it opens what it is about."""

    def __init__(
        self, theme: Theme, *, icon: str, color: str = "textMuted", bold: bool = False
    ) -> None:
        """`icon` and `color` are token names."""
        super().__init__(theme)
        self._icon = icon
        self._color = color
        self._bold = bold
        self._second = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_as(self, text: str, icon: str = "", color: str = "", second: str = "") -> None:
        """Words, and optionally another icon, colour and quieter words after.

        The station says how it stands many times a minute; the bar is laid out anew only where it
        stands differently.
        """
        shown = (text, icon or self._icon, color or self._color, second)
        if shown == (self.text(), self._icon, self._color, self._second):
            return
        _, self._icon, self._color, self._second = shown
        self.setText(text)
        self.setAccessibleName(f"{text} {second}".strip())
        self.restyle()

    def sizeHint(self) -> QSize:
        """Icon and words; at least a touch target wide."""
        theme = self._theme
        wide = self._icon_px() + theme.space("s") + width_of(self.text(), self._font())
        if self._second:
            wide += theme.space("s") + width_of(self._second, self._plain())
        return QSize(max(wide, theme.size("touchMinPx")), theme.size("topBar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Icon, words, quieter words."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        size = self._icon_px()
        paint.icon(painter, theme, QRectF(0, 0, size, self.height()), self._icon, self._color, size)
        left = size + theme.space("s")
        ink = theme.color("text" if self._second else self._color)
        area = QRectF(left, 0, self.width(), self.height())
        paint.text(painter, area, self.text(), self._font(), ink)
        if self._second:
            left += width_of(self.text(), self._font()) + theme.space("s")
            area = QRectF(left, 0, self.width(), self.height())
            paint.text(painter, area, self._second, self._plain(), theme.color("textMuted"))
        painter.end()

    def _icon_px(self) -> int:
        return self._theme.px(22)

    def _font(self) -> QFont:
        return self._theme.font("body", bold=self._bold or bool(self._second))

    def _plain(self) -> QFont:
        return self._theme.font("body")


class IconButton(PaintedButton):
    """An icon without words in the bar; its words are for screen readers."""

    def __init__(self, theme: Theme, icon: str) -> None:
        """`icon` is a name in resources/icons."""
        super().__init__(theme)
        self._icon = icon
        self._is_current = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - like Qt's setChecked
        """Whether the page it leads to is in front."""
        if current != self._is_current:
            self._is_current = current
            self.update()

    def sizeHint(self) -> QSize:
        """A touch target."""
        theme = self._theme
        return QSize(theme.size("touchMinPx"), theme.size("topBar"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The icon, and a line below like a tab's while its page is in front."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        color = "text" if self._is_current else "textMuted"
        paint.icon(painter, theme, QRectF(self.rect()), self._icon, color, theme.px(24))
        if self._is_current:
            thick = theme.px(4)
            line = QRectF(0, self.height() - thick, self.width(), thick)
            painter.fillRect(line, theme.color("accent"))
        painter.end()
