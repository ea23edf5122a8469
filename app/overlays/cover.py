"""What lies over the page for a moment: dimmed behind it, gone with the next key, scan or touch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.layouts import vbox

_DIM = 0.55
"""Of the page behind: it stays visible, and is plainly not in reach."""


class Cover(QWidget):
    """Covers its window until Esc, another key, a scan or a touch; a subclass fills the card."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until `uncover`; follows the window's size."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._card = Card(theme)
        middle = vbox(1, self._card, 1)
        middle.setAlignment(self._card, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(middle)
        window.installEventFilter(self)
        self.hide()

    def fill(self) -> None:
        """Put everything in place, in the language of the moment."""

    def turns(self, _asked: str) -> bool:
        """A key or command while it is there; True where it has more to show, and shows it."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window, speak its language."""
        if self.isVisible() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif self.isVisible() and event.type() == QEvent.Type.LanguageChange:
            self.fill()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A touch anywhere closes it."""
        self.close_help()

    def close_help(self) -> None:
        """Away with it; the page has the keys again."""
        self.hide()
        self._window.setFocus()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page behind, dimmed."""
        painter = QPainter(self)
        shade = QColor(self._theme.color("scrim"))  # the theme's own is everybody's
        shade.setAlphaF(_DIM)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()

    def come(self) -> None:
        """Over the page, filled."""
        self.fill()
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._window.setFocus()  # a field behind must not get the keys
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
