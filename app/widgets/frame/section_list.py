"""The list of sections at the left of the settings page: a digit each, or an icon once inside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.measure import width_of


@dataclass(frozen=True, kw_only=True)
class SectionItem:
    """One line of the list."""

    name: str
    title: str
    icon: str


class SectionButton(PaintedButton):
    """Icon, title, the digit that opens it; the open one has an accent edge and soft fill."""

    def __init__(self, theme: Theme, item: SectionItem, number: int) -> None:
        """`number` is its digit."""
        super().__init__(theme)
        self.item = item
        self._number = number
        self._is_open = False
        self._takes_digits = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_as(item.title)

    def show_as(self, title: str) -> None:
        """Title in the language of the moment."""
        self.setText(title)
        self._rename()
        self.restyle()

    def set_state(self, *, is_open: bool, takes_digits: bool) -> None:
        """Whether its section is shown, and whether digits choose sections now."""
        if (is_open, takes_digits) != (self._is_open, self._takes_digits):
            self._is_open, self._takes_digits = is_open, takes_digits
            self._rename()
            self.update()

    def sizeHint(self) -> QSize:
        """A touch target as wide as its words."""
        theme = self._theme
        words = width_of(self.text(), theme.font("control"))
        return QSize(words + theme.px(100), theme.size("buttonSmall"))

    def minimumSizeHint(self) -> QSize:
        """Nine must fit a small window; a finger needs its 56 pixels all the same."""
        theme = self._theme
        least = theme.touch_px
        return QSize(self.sizeHint().width(), max(least, theme.px(50)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Box, icon, title, digit."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        on = self._is_open
        fill = "accentSoft" if on else ("sunken" if self.isDown() else "surface")
        border = "accent" if on else "borderStrong"
        width = theme.stroke("selected" if on else "line")
        paint.box(
            painter,
            self.rect(),
            fill=theme.color(fill),
            radius=theme.radius("card"),
            border=theme.color(border),
            width=width,
        )
        size = theme.px(24)
        area = QRectF(theme.px(16), 0, size, self.height())
        paint.icon(painter, theme, area, self.item.icon, "accent" if on else "text", size)
        area = QRectF(theme.px(52), 0, self.width(), self.height())
        paint.text(painter, area, self.text(), theme.font("control"), theme.color("text"))
        if self._takes_digits:
            cap = paint.key_hint_width(theme, str(self._number))
            left = self.width() - theme.px(14) - cap
            ink = theme.color("textMuted")
            paint.key_hint(painter, theme, left, self.height() / 2, str(self._number), ink)
        painter.end()

    def _rename(self) -> None:
        number = str(self._number) if self._takes_digits else ""
        state = self.tr("open") if self._is_open else ""
        parts = [number, self.text(), state]
        self.setAccessibleName(self.tr(", ").join(part for part in parts if part))


class SectionList(QWidget):
    """All sections there are, top to bottom."""

    chosen = Signal(str)
    """Name of a section."""

    def __init__(self, theme: Theme, items: list[SectionItem]) -> None:
        """At most nine, one digit each."""
        super().__init__()
        self._theme = theme
        self._buttons = [SectionButton(theme, one, at) for at, one in enumerate(items, start=1)]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons:
            self._column.addWidget(button)
            button.clicked.connect(self._clicked)
        self._column.addStretch(1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_titles(self, titles: list[str]) -> None:
        """In the language of the moment."""
        for button, title in zip(self._buttons, titles, strict=True):
            button.show_as(title)

    def show_open(self, name: str, *, takes_digits: bool) -> None:
        """Which section is shown, and whether digits choose sections now."""
        for button in self._buttons:
            button.set_state(is_open=button.item.name == name, takes_digits=takes_digits)

    @Slot()
    def restyle(self) -> None:
        """Gaps follow the scale."""
        self._column.setSpacing(self._theme.space("xs" if self._theme.compact else "s"))

    @Slot()
    def _clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, SectionButton):
            self.chosen.emit(sender.item.name)
