"""Tabs over cards that share one place: in compact windows one of them is seen at a time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.buttons import PaintedButton
from app.widgets.layouts import hbox
from app.widgets.measure import width_of


class CardTab(PaintedButton):
    """Words with a line below while its card is in front."""

    def __init__(self, theme: Theme) -> None:
        """Empty until `show_as`."""
        super().__init__(theme)
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_as(self, text: str, *, current: bool) -> None:
        """Words, and whether its card is in front."""
        self._current = current
        self.setText(text)
        state = self.tr("shown") if current else ""
        self.setAccessibleName(self.tr(", ").join(part for part in (text, state) if part))
        self.restyle()

    def sizeHint(self) -> QSize:
        """A touch target."""
        theme = self._theme
        words = width_of(self.text(), theme.font("control", bold=True))
        least = theme.size("touchMinPx")
        return QSize(max(least, words + 2 * theme.space("m")), least)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, words, line."""
        painter = QPainter(self)
        paint.start(painter)
        theme = self._theme
        radius = theme.radius("card")
        border, fill = ("accent", "surface") if self._current else ("borderStrong", "surfaceAlt")
        paint.box(
            painter,
            self.rect(),
            fill=theme.color(fill),
            radius=radius,
            border=theme.color(border),
            width=theme.stroke("line"),
        )
        if self._current:
            thick = theme.px(4)
            low = QRectF(radius, self.height() - thick, self.width() - 2 * radius, thick)
            painter.fillRect(low, theme.color("accent"))
        ink = theme.color("text" if self._current else "textMuted")
        font = theme.font("control", bold=self._current)
        paint.text(painter, self.rect(), self.text(), font, ink, paint.CENTER)
        painter.end()


class CardTabs(QWidget):
    """Two or more tabs side by side; who owns the cards shows the chosen one."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, *, count: int = 2) -> None:
        """Without words until `show_tabs`."""
        super().__init__()
        self._theme = theme
        self._tabs = [CardTab(theme) for _ in range(count)]
        self._row = hbox(*self._tabs)
        self.setLayout(self._row)
        for tab in self._tabs:
            tab.clicked.connect(self._clicked)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_tabs(self, names: list[str], current: int) -> None:
        """One name per tab."""
        for number, (tab, name) in enumerate(zip(self._tabs, names, strict=True)):
            tab.show_as(name, current=number == current)

    @Slot()
    def restyle(self) -> None:
        """Gap follows the scale."""
        self._row.setSpacing(self._theme.space("s"))

    @Slot()
    def _clicked(self) -> None:
        for number, tab in enumerate(self._tabs):
            if tab is self.sender():
                self.chosen.emit(number)
