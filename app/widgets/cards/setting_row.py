"""One setting: its name, one line of plain words what it does, and how to change it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.design.theme import Theme
from app.widgets import paint
from app.widgets.layouts import hbox, vbox
from app.widgets.marks import set_mark
from app.widgets.text import Text

WORDS_WIDTH = (400, 290)
"""Regular and compact."""


class KeyCap(QWidget):
    """The key that goes to a setting."""

    def __init__(self, theme: Theme) -> None:
        """Hidden until `show_as`."""
        super().__init__()
        self._theme = theme
        self._key = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.hide()

    def show_as(self, key: str) -> None:
        """Its sign; empty hides it."""
        self._key = key
        self.setAccessibleName(key)
        self.setVisible(bool(key))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The cap."""
        theme = self._theme
        return QSize(paint.key_hint_width(theme, self._key), theme.size("keyHint"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        paint.start(painter)
        ink = self._theme.color("textMuted")
        paint.key_hint(painter, self._theme, 0, self.height() / 2, self._key, ink)
        painter.end()


class SettingRow(QWidget):
    """A setting that is fixed from outside shows a lock and the reason, and cannot be changed."""

    def __init__(self, theme: Theme, control: QWidget) -> None:
        """`control` changes it, or shows it."""
        super().__init__()
        self._theme = theme
        self.control = control
        self._key = KeyCap(theme)
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
        self._title_line = hbox(self._key, self._title, 1)
        self._words.setLayout(vbox(1, self._title_line, self._help, self._reason_row, 1))
        self._row = hbox(self._words, control)
        self._row.setStretch(1, 1)
        self._row.setAlignment(control, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(self._row)
        self._reason_row.hide()
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_as(self, title: str, help: str, key: str = "") -> None:  # noqa: A002 - the word on screen
        """Name of the setting, what it does, and the key that goes to it."""
        self._title.setText(title)
        self._key.show_as(key)
        self._help.setText(help)
        if not isinstance(self.control, QLabel):  # a label is read out by what it says
            self.control.setAccessibleName(title)
        self.control.setAccessibleDescription(help)

    def set_fixed(self, reason: str) -> None:
        """Why it cannot be changed here; empty unlocks it."""
        self.say_fixed(reason)
        self.control.setEnabled(not reason)

    def say_fixed(self, reason: str) -> None:
        """Why a part of it cannot be changed here; the rest still can."""
        self._reason.setText(reason)
        self._reason_row.setVisible(bool(reason))

    @property
    def reason(self) -> str:
        """The reason beside the lock; empty where there is none."""
        return self._reason.text()

    @Slot()
    def restyle(self) -> None:
        """Widths and gaps."""
        theme = self._theme
        self._words.setFixedWidth(theme.px(WORDS_WIDTH[int(theme.compact)]))
        self._row.setSpacing(theme.space("xl"))
        self._title_line.setSpacing(theme.space("s"))
        gap = theme.space("s" if theme.compact else "m")
        self._row.setContentsMargins(0, gap, 0, gap)
        self._reason_line.setSpacing(theme.space("s"))
        set_mark(self._lock, theme.icon("lock", "warn", theme.px(20)))
