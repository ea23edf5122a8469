"""This desk: its name, its hub, where its data lies, and which program runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.program.program_version import program_version
from app.settings.config import Source
from inspection.errors import OperatorError
from sync.status import SyncStatus

if TYPE_CHECKING:
    from app.desk import Desk

SETTINGS = ("station_name", "hub_url")


@dataclass(frozen=True, kw_only=True)
class StationState:
    """What is in force, and what is."""

    name: str
    hub_url: str
    """Empty for a hub of the station's own."""
    data_folder: str
    settings_file: str
    sync: SyncStatus | None
    sources: dict[str, Source]


class StationVm(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """StationState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the settings and the link to the hub."""
        super().__init__(parent)
        self._desk = desk
        self.version = ""
        desk.preferences.changed.connect(self._setting_changed)
        desk.sync_changed.connect(self._synced)

    def enter(self) -> None:
        """Ask once which program this is."""
        if not self.version:
            self._desk.run(program_version, self._versioned)
        self.changed.emit(self.state)

    @property
    def state(self) -> StationState:
        """As it is now."""
        preferences = self._desk.preferences
        config = preferences.config
        return StationState(
            name=config.station_name,
            hub_url=config.hub_url or "",
            data_folder=str(config.data_dir),
            settings_file=str(config.file),
            sync=self._desk.sync_status,
            sources={name: preferences.source(name) for name in SETTINGS},
        )

    def rename(self, name: str) -> bool:
        """What this desk is called from now on; False when that cannot be."""
        return self._keep("station_name", name)

    def move_hub(self, url: str) -> bool:
        """The site's hub answers at another address; False when that cannot be.

        Never from the own hub to another or back: a hub without the records of the former would
        pay what that has paid already.
        """
        if not self.state.hub_url or not url.strip():
            self.changed.emit(self.state)
            return False
        return self._keep("hub_url", url.strip())

    def _keep(self, name: str, value: str) -> bool:
        try:
            self._desk.preferences.set(name, value)
        except OperatorError as error:
            self._desk.complain(error)
            return False
        return True

    def _versioned(self, found: str) -> None:
        self.version = found
        self.changed.emit(self.state)

    @Slot(str)
    def _setting_changed(self, name: str) -> None:
        if name in SETTINGS:
            self.changed.emit(self.state)

    @Slot(object)
    def _synced(self, _status: SyncStatus) -> None:
        self.changed.emit(self.state)
