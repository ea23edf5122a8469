"""Which section of the settings is open, and whether keys go into it or choose another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, kw_only=True)
class SettingsState:
    """Everything the page shows itself; the rest is the sections' own."""

    section: str = ""
    """The one that is shown."""
    is_inside: bool = False
    """Keys go into the section; else digits choose one."""


class SettingsVm(QObject):
    """Knows no widget; tells the page of each new state."""

    changed = Signal(object)
    """SettingsState."""
    closed = Signal()
    """Back to the page before."""

    def __init__(self, names: tuple[str, ...], parent: QObject | None = None) -> None:
        """`names` of the sections in their order."""
        super().__init__(parent)
        self._names = names
        self.state = SettingsState()

    def enter(self, section: str) -> None:
        """The page comes to the front; a section that is named is opened at once."""
        if section in self._names:
            self.open(section)
        else:
            self._set(section=self.state.section or self._names[0], is_inside=False)

    def open(self, section: str) -> None:
        """Show a section and let it have the keys."""
        if section in self._names:
            self._set(section=section, is_inside=True)

    def digit(self, key: str) -> bool:
        """Open the section of this digit; False when there is none, or keys go elsewhere."""
        if self.state.is_inside or not (len(key) == 1 and key in "123456789"):
            return False
        if int(key) > len(self._names):
            return False
        self.open(self._names[int(key) - 1])
        return True

    def go_in(self) -> None:
        """Keys go into the section that is shown."""
        self._set(is_inside=True)

    def back(self) -> None:
        """From the section to the list, from the list to the page before."""
        if self.state.is_inside:
            self._set(is_inside=False)
        else:
            self.closed.emit()

    def _set(self, **changes: Any) -> None:  # noqa: ANN401 - fields of SettingsState
        self.state = replace(self.state, **changes)
        self.changed.emit(self.state)
