"""Cards: white boxes with a title, something at the right, and a body."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.chip import Chip
from app.widgets.layouts import hbox
from app.widgets.rule import Rule
from app.widgets.text import Text


class Surface(QWidget):
    """A filled box with a body layout."""

    def __init__(
        self,
        theme: Theme,
        color: str = "surfaceAlt",
        radius: str = "card",
        *,
        border: str = "",
        padding: str = "l",
    ) -> None:
        """`color`, `border` (empty for none), `radius` and `padding` are token names."""
        super().__init__()
        self._theme = theme
        self._color = color
        self._radius = radius
        self._border = border
        self._padding = padding
        self.body = QVBoxLayout(self)
        self.body.setSpacing(0)
        theme.changed.connect(self.restyle)
        Surface.restyle(self)

    def set_color(self, color: str) -> None:
        """Another fill."""
        if color != self._color:
            self._color = color
            self.update()

    def set_padding(self, padding: str) -> None:
        """Another padding, a token name."""
        self._padding = padding
        Surface.restyle(self)

    @Slot()
    def restyle(self) -> None:
        """Padding follows the scale."""
        gap = self._theme.space(self._padding) if self._padding else 0
        self.body.setContentsMargins(gap, gap, gap, gap)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box."""
        painter = QPainter(self)
        paint.start(painter)
        paint.box(
            painter,
            QRectF(self.rect()),
            fill=self._theme.color(self._color),
            radius=self._theme.radius(self._radius),
            border=self._theme.color(self._border) if self._border else None,
            width=self._theme.stroke("line"),
        )
        painter.end()


class Card(Surface):
    """Title bold at the left, one chip or a note at the right, body below."""

    def __init__(self, theme: Theme, *, padding: bool = True) -> None:
        """Without `padding` the body touches the edges (lists that bring their own)."""
        super().__init__(theme, "surface", "card", border="border", padding="")
        self._padded = padding
        self._title = Text(theme, "control")
        self._note = Text(theme, "caption", "textMuted")
        self._chip = Chip(theme)
        self.header_right = QHBoxLayout()
        self._header = hbox(self._title, 1, self._note, self.header_right, self._chip)
        for part in (self._title, self._note, self._chip):
            part.hide()
        outer = self.body
        outer.addLayout(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)
        self._outer = outer
        self.restyle()

    def set_title(self, text: str) -> None:
        """The card's name; empty hides it."""
        if text == self._title.text():
            return
        self._title.setText(text)
        self._title.setVisible(bool(text))
        self.setAccessibleName(text)
        self.restyle()

    def set_note(self, text: str) -> None:
        """Quiet words at the right of the title."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def set_chip(self, text: str, status: str, icon: str = "") -> None:
        """The one chip at the right."""
        self._chip.show_as(text, status, icon)
        self._chip.show()

    def add_rule(self) -> None:
        """A line across the body."""
        self.body.addWidget(Rule(self._theme))

    @Slot()
    def restyle(self) -> None:
        """Padding follows scale and density."""
        if not hasattr(self, "_outer"):
            return
        pad = self._theme.padding
        for row in (self.header_right, self._header):
            row.setSpacing(self._theme.space("s"))
        # the 28 px chip in the title row must not push the title down
        top = pad - self._theme.px(8)
        has_title = not self._title.isHidden() or self.header_right.count() > 0
        if self._padded:
            self._outer.setContentsMargins(pad, top if has_title else pad, pad, pad)
            self._header.setContentsMargins(0, 0, 0, 0)
        else:
            self._outer.setContentsMargins(1, 1, 1, 1)
            self._header.setContentsMargins(pad, top if has_title else 0, pad, 0)
        self._title.setMinimumHeight(self._theme.px(38) if has_title else 0)
        self.body.setContentsMargins(0, self._theme.space("s") if has_title else 0, 0, 0)
        self.update()
