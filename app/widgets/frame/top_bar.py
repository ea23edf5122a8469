"""The top bar: mark, tabs with counts; sync, station, person, language, clock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.design.theme import Theme
from app.widgets.frame.top_bar_parts import IconButton, Mark, StateButton, Tab, TabButton
from app.widgets.rule import VRule
from app.widgets.text import Text


class TopBar(QWidget):
    """Fixed height; every part is a button that goes where it points."""

    tab_chosen = Signal(str)
    sync_chosen = Signal()
    person_chosen = Signal()
    language_chosen = Signal()
    settings_chosen = Signal()
    help_chosen = Signal()

    def __init__(self, theme: Theme, *, tabs: int = 3) -> None:
        """Filled by the main window."""
        super().__init__()
        self._theme = theme
        self.name = Text(theme, "control")
        self.sync = StateButton(theme, icon="cloud-check", color="ok", bold=True)
        self.station = Text(theme, "body", "textMuted")
        self.person = StateButton(theme, icon="user")
        self.language = StateButton(theme, icon="globe")
        self.settings = IconButton(theme, "gear")
        self.help = IconButton(theme, "keyboard")
        self.clock = Text(theme, "title")
        self._tabs = [TabButton(theme) for _ in range(tabs)]
        self._row = QHBoxLayout(self)
        self._row.addWidget(Mark(theme))
        self._row.addWidget(self.name)
        # or the line under the first tab seems to belong to the name
        self._row.addSpacing(theme.space("m"))
        for tab in self._tabs:
            self._row.addWidget(tab)
            tab.clicked.connect(self._tab_clicked)
        self._row.addStretch(1)
        self._add_right()
        self.sync.clicked.connect(self.sync_chosen)
        self.person.clicked.connect(self.person_chosen)
        self.language.clicked.connect(self.language_chosen)
        self.settings.clicked.connect(self.settings_chosen)
        self.help.clicked.connect(self.help_chosen)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_tabs(self, tabs: list[Tab], current: str) -> None:
        """Tabs, and which one is in front (empty for none)."""
        for button, tab in zip(self._tabs, tabs, strict=True):
            button.show_as(tab, current=tab.key == current)
        self.settings.set_current(current == "settings")

    def tab(self, key: str) -> TabButton:
        """The button of a tab; raises StopIteration where there is none."""
        return next(button for button in self._tabs if button.tab.key == key)

    @Slot()
    def restyle(self) -> None:
        """Height, margins and gaps follow scale and density."""
        theme = self._theme
        self.setFixedHeight(theme.size("topBar"))
        self._row.setContentsMargins(theme.margin, 0, theme.margin, 0)
        self._row.setSpacing(theme.px(6 if theme.compact else 12))

    def changeEvent(self, event: QEvent) -> None:
        """Accessible names of tabs hold words."""
        if event.type() == QEvent.Type.LanguageChange:
            self.update()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface with a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        thick = self._theme.stroke("line")
        line = QRectF(0, self.height() - thick, self.width(), thick)
        painter.fillRect(line, self._theme.color("border"))
        painter.end()

    def _add_right(self) -> None:
        parts: list[QWidget] = [self.sync, self.station, self.person, self.language]
        for number, part in enumerate(parts):
            if number:
                self._row.addSpacing(self._theme.px(6))
                self._row.addWidget(VRule(self._theme))
                self._row.addSpacing(self._theme.px(6))
            self._row.addWidget(part)
        self._row.addWidget(self.help)
        self._row.addWidget(self.settings)
        self._row.addWidget(self.clock)

    @Slot()
    def _tab_clicked(self) -> None:
        sender = self.sender()
        if isinstance(sender, TabButton):
            self.tab_chosen.emit(sender.tab.key)
