"""Notes: a soft box with an icon, an optional bold line, and wrapped text."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from app.design.theme import Theme
from app.widgets.card import Surface
from app.widgets.layouts import hbox, vbox
from app.widgets.marks import set_mark
from app.widgets.text import Text


class Note(Surface):
    """Facts and advice that stay on the screen."""

    def __init__(self, theme: Theme, *, plain: bool = False) -> None:
        """Empty until `show_as`; a `plain` note has no box of its own."""
        self._plain = plain
        super().__init__(theme, "surfaceAlt", "chip", padding="l")
        self._status = "waiting"
        self._icon = ""
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._headline = Text(theme, "bodyStrong", wrap=True)
        self._text = Text(theme, "body", wrap=True)
        self._link = Text(theme, "bodyStrong", "accent", wrap=True)
        column = vbox(self._headline, self._text, self._link)
        self._row = hbox(self._mark, column)
        self._row.setStretch(1, 1)
        self.body.addLayout(self._row)
        self._headline.hide()
        self._link.hide()
        self._shown: tuple[str, ...] = ()

    def show_as(
        self,
        text: str,
        status: str = "waiting",
        icon: str = "",
        *,
        headline: str = "",
        link: str = "",
    ) -> None:
        """Words, status (`waiting` is neutral), icon; `link` is a last line in the accent."""
        shown = (text, status, icon, headline, link)
        if shown == self._shown:
            return
        self._shown = shown
        self._status, self._icon = status, icon
        self._headline.setText(headline)
        self._headline.setVisible(bool(headline))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self.setAccessibleName(" ".join(part for part in (headline, text, link) if part))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Colours of the status, icon in its size."""
        super().restyle()
        self._row.setSpacing(self._theme.space("m"))
        look = self._theme.status(self._status)
        self.set_color("bg" if self._plain else look.soft)
        size = self._theme.px(22)
        set_mark(self._mark, self._theme.icon(self._icon or look.icon, look.text, size))
        self._text.set_color("textMuted" if self._status == "waiting" else "text")
