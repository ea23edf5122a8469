"""The help over the page: every key and command that does something there now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from app.design.theme import Theme
from app.keys.commands import DEEDS, Deed, Reach
from app.language.names import language
from app.overlays.cover import Cover
from app.widgets.text import Text
from inspection.values import Texts

if TYPE_CHECKING:
    from app.screens.page import StepPage
    from app.widgets.frame.action_bar import Actions

_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_SPACE = Texts(zh="空格", en="Space")
"""The one key with nothing printed on it."""


@dataclass(frozen=True, kw_only=True)
class HelpRow:
    """One line: what to press, what to scan, what it does."""

    keys: str
    commands: str
    text: str


def rows_for(page: StepPage, of_the_window: frozenset[str]) -> list[HelpRow]:
    """What does something on this page now, in the language of the moment."""
    names = page.deeds() | of_the_window
    return [
        _row(deed, page.offered)
        for deed in DEEDS
        if deed.name in names
        or deed.reach is Reach.FOCUS
        or _offered(deed, page.offered) is not None
    ]


def _offered(deed: Deed, actions: Actions) -> str | None:
    """The words of the bar's action for this deed."""
    for one in actions.all():
        is_filled = one is actions.primary and deed.name == "confirm"
        if one.enabled and (is_filled or (one.key in deed.keys and deed.name != "choose")):
            return one.text
    return None


def _row(deed: Deed, actions: Actions) -> HelpRow:
    signs = {**_SIGNS, "Space": _SPACE.of(language())}
    keys = "1 … 9  0" if deed.is_choice else "  ".join(signs.get(one, one) for one in deed.keys)
    codes = "CMD-01 … CMD-00" if deed.is_choice else "  ".join(deed.commands)
    return HelpRow(
        keys=keys, commands=codes, text=_offered(deed, actions) or deed.text.of(language())
    )


class KeyHelp(Cover):
    """Covers its window until Esc, another key, a scan or a touch."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Hidden until `open`; follows the window's size."""
        super().__init__(theme, window)
        self._grid = QGridLayout()
        self._card.body.addLayout(self._grid)
        self._hint = Text(theme, "body", "textMuted")
        self._card.body.addSpacing(theme.space("m"))
        self._card.body.addWidget(self._hint)
        self._page: StepPage | None = None
        self._of_the_window: frozenset[str] = frozenset()
        theme.changed.connect(self._refill)

    @property
    def rows(self) -> list[HelpRow]:
        """What it shows."""
        return [] if self._page is None else rows_for(self._page, self._of_the_window)

    def open(self, page: StepPage, of_the_window: frozenset[str]) -> None:
        """Show it for this page; `of_the_window` are the window's own deeds that work now."""
        if self._page is not page:
            if self._page is not None:
                self._page.actions_changed.disconnect(self._refill)
            # in another language the page offers the same in other words, after this one is told
            page.actions_changed.connect(self._refill)
        self._page, self._of_the_window = page, of_the_window
        self.come()

    @Slot()
    def _refill(self) -> None:
        if self.isVisible():
            self.fill()

    def fill(self) -> None:
        """Every row anew."""
        rows, theme = self.rows, self._theme
        _empty(self._grid)
        half = (len(rows) + 1) // 2
        for number, row in enumerate(rows):
            line, column = number % half, (number // half) * 4
            parts = (
                Text(theme, "control", "accent", mono=True),
                Text(theme, "control", bold=False),
                Text(theme, "caption", "textMuted", mono=True),
            )
            for part, words in zip(parts, (row.keys, row.text, row.commands), strict=True):
                if words:
                    part.setText(words)
                    self._grid.addWidget(part, line, column)
                column += 1
        self._grid.setHorizontalSpacing(theme.space("l"))
        self._grid.setVerticalSpacing(theme.space("s" if theme.compact else "m"))
        self._grid.setColumnMinimumWidth(3, theme.space("l"))
        self._card.set_title(self.tr("Keys and commands on this page"))
        self._hint.setText(self.tr("Esc, any key, a scan or a touch closes this"))
        self.setAccessibleName(_spoken(self.tr("Keys and commands on this page"), rows))


def _spoken(title: str, rows: Iterable[HelpRow]) -> str:
    return "  ".join([title, *(f"{row.keys or row.commands}: {row.text}." for row in rows)])


def _empty(grid: QGridLayout) -> None:
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
