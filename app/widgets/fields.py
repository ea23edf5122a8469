"""Text fields: the only native controls. Input methods open only where Chinese is expected."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit

from app.design.theme import Theme
from app.keys.input_gate import CHINESE


class LineField(QLineEdit):
    """One line; codes and numbers by default, so the input method stays shut."""

    def __init__(self, theme: Theme, *, chinese: bool = False) -> None:
        """`chinese` fields let the input method in while they have the focus."""
        super().__init__()
        self._theme = theme
        self._chinese = chinese
        self.setProperty(CHINESE, chinese)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_placeholder(self, text: str) -> None:
        """Quiet words while empty; also the accessible name."""
        self.setPlaceholderText(text)
        self.setAccessibleName(text)

    @Slot()
    def restyle(self) -> None:
        """Font, height and colours of the tokens."""
        font = self._theme.font("control", bold=False, mono=not self._chinese)
        self.setFont(font)
        self.setFixedHeight(self._theme.size("buttonSmall"))
        self.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.field_qss())
