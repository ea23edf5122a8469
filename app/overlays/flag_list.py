"""The flags over the page: each with its grounds and what to look at."""

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
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text
from app.wording.flags import FlagText

REASONS_SHOWN = 4
"""Of one flag; more say the same again."""
WIDTH = 900
_DIM = 0.55
"""Of the page behind: it stays visible, and is plainly not in reach."""


class FlagList(QWidget):
    """Covers its window until Esc, another key, a scan or a touch."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until `open`; follows the window's size."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._card = Card(theme)
        self._rows = QVBoxLayout()
        self._hint = Text(theme, "body", "textMuted")
        self._card.body.addLayout(self._rows)
        self._card.body.addSpacing(theme.space("m"))
        self._card.body.addWidget(self._hint)
        middle = vbox(1, self._card, 1)
        middle.setAlignment(self._card, Qt.AlignmentFlag.AlignHCenter)
        self.setLayout(middle)
        window.installEventFilter(self)
        self.hide()

    def turns(self, _asked: str) -> bool:
        """All of it is shown: any key takes it away."""
        return False

    def open(self, title: str, flags: list[FlagText], hint: str) -> None:
        """Show these; open already, they are put in place."""
        self._fill(title, flags, hint)
        self.setGeometry(self._window.rect())
        if self.isVisible():
            return
        self.show()
        self.raise_()
        self._window.setFocus()  # a field behind must not get the keys
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def close_help(self) -> None:
        """Away with it; the page has the keys again."""
        self.hide()
        self._window.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if self.isVisible() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A touch anywhere closes it."""
        self.close_help()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page behind, dimmed."""
        painter = QPainter(self)
        shade = QColor(self._theme.color("scrim"))  # the theme's own is everybody's
        shade.setAlphaF(_DIM)
        painter.fillRect(QRectF(self.rect()), shade)
        painter.end()

    def _fill(self, title: str, flags: list[FlagText], hint: str) -> None:
        theme = self._theme
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for flag in flags:
            self._rows.addWidget(self._flag(flag))
        self._rows.setSpacing(theme.space("l"))
        self._card.setFixedWidth(theme.px(WIDTH))
        self._card.set_title(title)
        self._hint.setText(hint)
        spoken = [f"{one.name}, {one.strength}: {' '.join(one.reasons)}" for one in flags]
        self.setAccessibleName("  ".join([title, *spoken]))

    def _flag(self, flag: FlagText) -> QWidget:
        theme = self._theme
        chip = Chip(theme)
        chip.show_as(flag.strength, flag.status, flag.icon)
        name = Text(theme, "title")
        name.setText(flag.name)
        lines = [hbox(name, 1, chip, spacing=theme.space("m"))]
        texts = []
        for reason in flag.reasons[:REASONS_SHOWN]:
            texts.append(Text(theme, "control", bold=False, wrap=True))
            texts[-1].setText(reason)
        texts.append(Text(theme, "control", "textMuted", bold=False, wrap=True))
        texts[-1].setText(flag.advice)
        box = QWidget()
        box.setLayout(vbox(*lines, *texts, spacing=theme.space("xs")))
        return box
