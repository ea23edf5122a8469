"""The hand scanner on the settings page: which one, how its codes end, what it sent last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.settings.config import Source
from app.settings.scanner_target import KEYBOARD
from app.station.scanner_path import ScannerState
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk

SETTINGS = ("scanner", "scanner_needs_end")
MOST_WAYS = 9
"""A bench has one scanner; lists of ports can be long."""


@dataclass(frozen=True, kw_only=True)
class ScannerShown:
    """What is in force, and what came."""

    way: str
    """The setting `scanner`."""
    needs_end: bool
    state: ScannerState
    last_raw: str
    """As it came, control characters included; empty before the first."""
    sources: dict[str, Source]


class ScannerChoice(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """ScannerShown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the settings; asks nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._devices: tuple[str, ...] = ()
        self._is_followed = False
        desk.preferences.changed.connect(self._setting_changed)

    def enter(self) -> None:
        """Find out what is plugged in."""
        path = self._desk.scanner
        if path is not None and not self._is_followed:
            self._is_followed = True
            path.changed.connect(self.tell)
        self._desk.run(scanner_devices, self._found)
        self.tell()

    @property
    def shown(self) -> ScannerShown:
        """As it is now."""
        preferences, path = self._desk.preferences, self._desk.scanner
        config = preferences.config
        return ScannerShown(
            way=config.scanner,
            needs_end=config.scanner_needs_end,
            state=path.state if path is not None else "keyboard",
            last_raw=path.last_raw if path is not None else "",
            sources={name: preferences.source(name) for name in SETTINGS},
        )

    def next_way(self) -> None:
        """The next of what is plugged in, and round again by way of the keyboard."""
        now = self.shown.way
        ways = list(dict.fromkeys((KEYBOARD, *self._devices)))
        at = ways.index(now) + 1 if now in ways else 0
        self._keep("scanner", ways[at % len(ways)])

    def switch_end(self) -> None:
        """Codes end with a key, or with a pause."""
        self._keep("scanner_needs_end", not self.shown.needs_end)

    @Slot()
    def tell(self) -> None:
        """Something is new: a state, or a reading."""
        self.changed.emit(self.shown)

    def _keep(self, name: str, value: object) -> None:
        try:
            self._desk.preferences.set(name, value)
        except OperatorError as error:
            self._desk.complain(error)

    def _found(self, devices: tuple[str, ...]) -> None:
        self._devices = devices

    @Slot(str)
    def _setting_changed(self, name: str) -> None:
        if name in SETTINGS:
            self.tell()


def scanner_devices() -> tuple[str, ...]:
    """What is plugged in, as the setting says it; for a background thread."""
    from scanners.evdev_scanner import evdev_keyboards  # noqa: PLC0415 - with the first look
    from scanners.serial_scanner import serial_ports  # noqa: PLC0415 - as above

    ports = (f"serial:{port}" for port in serial_ports())
    keyboards = (f"evdev:{path}" for path in evdev_keyboards())
    return (*ports, *keyboards)[:MOST_WAYS]
