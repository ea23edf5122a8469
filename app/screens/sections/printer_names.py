"""The printers of this computer to choose from, or why there are none."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets.options import Options
from app.widgets.text import Text

MOST = 6
"""More than these have no room on the small screen; the settings file takes any name."""


class PrinterNames(QWidget):
    """Rebuilt when the names change, which they seldom do."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Empty until the system has answered."""
        super().__init__()
        self._theme = theme
        self._words = Text(theme, "body", "textMuted", wrap=True)
        self._options: Options | None = None
        self._shown: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._words)

    def show_names(self, names: tuple[str, ...] | None, chosen: str) -> None:
        """Names in the system's order; the chosen one stands even where it is gone."""
        known = dict.fromkeys((*((chosen,) if chosen else ()), *(names or ())))
        shown = tuple(known)[:MOST]
        if shown != self._shown:
            self._rebuild(shown)
        if self._options is not None:
            self._options.show_chosen(chosen)
        words = self.tr("Asking the system for its printers") if names is None else ""
        if names == ():
            words = self.tr("This computer has no printer. Add one in its own settings")
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _rebuild(self, names: tuple[str, ...]) -> None:
        self._shown = names
        if self._options is not None:
            self._column.removeWidget(self._options)
            self._options.deleteLater()
            self._options = None
        if names:
            self._options = Options(self._theme, names)
            self._options.show_words(list(names))
            self._options.chosen.connect(self._chosen)
            self._column.insertWidget(0, self._options)

    @Slot(object)
    def _chosen(self, name: str) -> None:
        self.chosen.emit(name)
