"""Base of all sections of the settings page: what it offers, what it does with scans and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.design.theme import Theme
from app.widgets.frame.action_bar import Actions

if TYPE_CHECKING:
    from app.desk import Desk
    from app.language.notices import Notice
    from scanners.scan import Scan


class Section(QWidget):
    """The right side of the settings page, on the page's grey: put cards into it.

    Built on the first visit, then kept. As in a page, texts are set in `retranslate` and measures
    in `restyle`; a section calls both at the end of its own `__init__`.
    """

    offered_changed = Signal()
    """What the action bar offers while this section is open."""
    told = Signal()
    """What the banner says while this section is open."""

    def __init__(self, theme: Theme, desk: Desk) -> None:
        """Light: nothing is read here, that happens in `enter`."""
        super().__init__()
        self.theme = theme
        self.desk = desk
        self.offered = Actions()
        self.notice: Notice | None = None
        """In place of what the section is for."""
        self._is_stale = False
        theme.changed.connect(self._theme_changed)

    def set_actions(self, actions: Actions) -> None:
        """Offer these in the action bar, behind the way back; Esc stays the page's own."""
        if actions != self.offered:
            self.offered = actions
            self.offered_changed.emit()

    def tell(self, notice: Notice | None) -> None:
        """Say this in the banner; None says what the section is for."""
        if notice != self.notice:
            self.notice = notice
            self.told.emit()

    def enter(self) -> None:
        """It is shown."""

    def leave(self) -> None:
        """It is hidden: another section, another page, or the lock."""

    def on_scan(self, scan: Scan) -> bool:
        """A scan that is no command; True when it was used, else reception gets it."""
        del scan
        return False

    def on_key(self, key: str) -> bool:
        """A key the action bar has no use for, Esc too; True when it did something."""
        del key
        return False

    def on_command(self, command: str) -> bool:
        """A scanned command without a twin on the keyboard; True when it did something."""
        del command
        return False

    def retranslate(self) -> None:
        """Set all texts in the current language."""

    def restyle(self) -> None:
        """Set margins and gaps for the current scale and density."""

    def changeEvent(self, event: QEvent) -> None:
        """The language changed: at once where it is seen, elsewhere at the next show."""
        if event.type() == QEvent.Type.LanguageChange:
            self._is_stale = not self.isVisible()
            if not self._is_stale:
                self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Shown again, in the language of now."""
        if self._is_stale:
            self._is_stale = False
            self.retranslate()
        super().showEvent(event)

    @Slot()
    def _theme_changed(self) -> None:
        self.restyle()
        self.update()
