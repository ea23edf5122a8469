"""Base of all pages: what it says, what it offers, what it does with scans, keys and commands."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QWidget

from app.navigation import Destination, GoReceive
from app.notices import Notice
from app.theme import Theme
from app.widgets.action_bar import Actions
from scanners.scan import Scan


class StepPage(QWidget):
    """A page between banner and action bar.

    The main window owns banner and bar, so that they never move; a page only says what they show.
    Texts are set in `retranslate`, measures in `restyle`; a page calls both at the end of its own
    `__init__`, the window calls them again when language or theme change, and the step is kept.
    """

    go = Signal(object)
    stop = Signal(object)
    notice_changed = Signal(object)
    actions_changed = Signal(object)
    TAB: ClassVar[str] = ""
    HAS_BANNER: ClassVar[bool] = True
    HAS_ACTIONS: ClassVar[bool] = True
    HAS_TOP_BAR: ClassVar[bool] = True

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Nothing is read or started here; that happens in `enter`."""
        super().__init__(parent)
        self.theme = theme
        self.notice: Notice = Notice(kind="idle", headline="")
        self.offered: Actions = Actions()
        self._calm_notice = self.notice
        theme.changed.connect(self._theme_changed)

    def set_notice(self, notice: Notice) -> None:
        """What the banner says while this page is in front."""
        self.notice = notice
        if notice.kind == "idle":
            self._calm_notice = notice
        self.notice_changed.emit(notice)

    def set_actions(self, actions: Actions) -> None:
        """What the bar offers while this page is in front."""
        self.offered = actions
        self.actions_changed.emit(actions)

    @contextmanager
    def arranged(self) -> Iterator[None]:
        """Many things shown, hidden and said inside are laid out once, at the end.

        Otherwise each `setVisible` lays the whole window out anew: ten of them took a frame.
        """
        held = [one for one in self._layouts() if one.isEnabled()]
        for layout in held:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in held:
                layout.setEnabled(True)

    def settle(self) -> None:
        """A success has been read: back to what the step says while nothing happens."""
        if self._calm_notice.headline:
            self.set_notice(self._calm_notice)

    def enter(self, destination: Destination) -> None:
        """Come to the front for `destination`."""

    def leave(self) -> None:
        """Another page comes to the front."""

    def on_scan(self, scan: Scan) -> None:
        """A scan that is not a command; a page with no use for it sends it to reception."""
        self.go.emit(GoReceive(scan=scan))

    def on_key(self, key: str) -> bool:
        """A key the action bar has no use for; True when it did something."""
        del key
        return False

    def on_command(self, command: str) -> bool:
        """A scanned command without a twin on the keyboard; True when it did something."""
        del command
        return False

    def retranslate(self) -> None:
        """Set all texts in the current language."""

    def restyle(self) -> None:
        """Set margins, gaps and columns for the current scale and density."""

    def changeEvent(self, event: QEvent) -> None:
        """The language changed."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The grey behind cards."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("bg"))
        painter.end()

    def _layouts(self) -> Iterator[QLayout]:
        widget: QWidget | None = self
        while widget is not None:
            layout = widget.layout()
            if layout is not None:
                yield layout
            widget = widget.parentWidget()
        for inner in self.findChildren(QWidget):
            layout = inner.layout()
            if layout is not None:
                yield layout

    @Slot()
    def _theme_changed(self) -> None:
        self.restyle()
        self.update()
