"""Options that come and go, such as devices: numbered buttons, made anew only when they differ."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.layouts import vbox
from app.widgets.options import Options


class OptionList(QWidget):
    """As `Options`, whose values are fixed; digits count from 1."""

    chosen = Signal(object)
    """Value of the option somebody wants."""

    def __init__(self, theme: Theme) -> None:
        """Empty."""
        super().__init__()
        self._theme = theme
        self._values: tuple[object, ...] = ()
        self._options: Options | None = None
        self._box = vbox()
        self.setLayout(self._box)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_options(self, options: list[tuple[object, str]], chosen: object) -> None:
        """Value and words of each, and which one is in force."""
        values = tuple(value for value, _words in options)
        if self._options is None or values != self._values:
            self._make(values)
        if self._options is not None:
            self._options.show_words([words for _value, words in options])
            self._options.show_chosen(chosen)

    def press(self, key: str) -> bool:
        """A digit; True when one of these is meant."""
        return self._options is not None and self._options.press(key)

    def _make(self, values: tuple[object, ...]) -> None:
        if self._options is not None:
            self._box.removeWidget(self._options)
            self._options.deleteLater()
        self._values = values
        self._options = Options(self._theme, values, first_digit=1)
        self._options.chosen.connect(self._wanted)
        self._box.addWidget(self._options)

    @Slot(object)
    def _wanted(self, value: object) -> None:
        self.chosen.emit(value)
