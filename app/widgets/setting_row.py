"""One setting: its name, one line of plain words what it does, and how to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from app.theme import Theme
from app.widgets.layouts import hbox, vbox
from app.widgets.text import Text

WORDS_WIDTH = (460, 290)
"""Regular and compact."""


class SettingRow(QWidget):
    """A setting that is fixed from outside shows a lock and the reason, and cannot be changed."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        """`control` changes it, or shows it."""
        super().__init__()
        self._theme = theme
        self.control = control
        self._title = Text(theme, "control")
        self._help = Text(theme, "body", "textMuted", wrap=True)
        self._lock = QLabel()
        self._lock.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._reason = Text(theme, "body", "warn", wrap=True)
        self._reason_row = QWidget()
        self._reason_line = hbox(self._lock, self._reason)
        self._reason_line.setStretch(1, 1)
        self._reason_row.setLayout(self._reason_line)
        self._words = QWidget()
        self._words.setLayout(vbox(1, self._title, self._help, self._reason_row, 1))
        self._row = hbox(self._words, control)
        self._row.setStretch(1, 1)
        self._row.setAlignment(control, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._row)
        self._reason_row.hide()
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_as(self, title: str, help: str) -> None:  # noqa: A002 - the word on screen
        """Name of the setting, and what it does."""
        self._title.setText(title)
        self._help.setText(help)

    def set_fixed(self, reason: str) -> None:
        """Why it cannot be changed here; empty unlocks it."""
        self._reason.setText(reason)
        self._reason_row.setVisible(bool(reason))
        self.control.setEnabled(not reason)

    @Slot()
    def restyle(self) -> None:
        """Widths and gaps."""
        theme = self._theme
        self._words.setFixedWidth(theme.px(WORDS_WIDTH[int(theme.compact)]))
        self._row.setSpacing(theme.space("xl"))
        gap = theme.space("s" if theme.compact else "m")
        self._row.setContentsMargins(0, gap, 0, gap)
        self._reason_line.setSpacing(theme.space("s"))
        self._lock.setPixmap(theme.icon("lock", "warn", theme.px(20)))
