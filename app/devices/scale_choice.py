"""The dock's scale on the settings page: which one, and what it says now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.settings.config import Source
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk
    from scanners.scale_loop import ScaleState

MOST_PORTS = 9


@dataclass(frozen=True, kw_only=True)
class ScaleShown:
    """What is in force, and what lies there."""

    named: str
    """The setting `scale`; empty for none."""
    state: ScaleState
    weight_g: int | None
    problem: str
    source: Source


class ScaleChoice(QObject):
    """Knows no widget."""

    changed = Signal(object)
    """ScaleShown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the setting; asks nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._ports: tuple[str, ...] = ()
        self._is_followed = False
        desk.preferences.changed.connect(self._setting_changed)

    def enter(self) -> None:
        """Find out what is plugged in."""
        scale = self._desk.scale
        if scale is not None and not self._is_followed:
            self._is_followed = True
            scale.changed.connect(self.tell)
        self._desk.run(_ports, self._found)
        self.tell()

    @property
    def shown(self) -> ScaleShown:
        """As it is now."""
        preferences, scale = self._desk.preferences, self._desk.scale
        load = scale.load if scale is not None else None
        return ScaleShown(
            named=preferences.config.scale,
            state=scale.state if scale is not None else "none",
            weight_g=load.weight_g if load is not None else None,
            problem=scale.problem if scale is not None else "",
            source=preferences.source("scale"),
        )

    def next_way(self) -> None:
        """The next port that is plugged in and no scanner's, and round again by way of none."""
        config = self._desk.preferences.config
        ways = list(dict.fromkeys(("", *(one for one in self._ports if one != config.scanner))))
        at = ways.index(config.scale) + 1 if config.scale in ways else 0
        try:
            self._desk.preferences.set("scale", ways[at % len(ways)])
        except OperatorError as error:
            self._desk.complain(error)

    @Slot()
    def tell(self) -> None:
        """Something is new: a state, or a load."""
        self.changed.emit(self.shown)

    def _found(self, ports: tuple[str, ...]) -> None:
        self._ports = ports

    @Slot(str)
    def _setting_changed(self, name: str) -> None:
        if name == "scale":
            self.tell()


def _ports() -> tuple[str, ...]:
    from scanners.serial_scanner import serial_ports  # noqa: PLC0415 - with the first look

    return tuple(f"serial:{port}" for port in serial_ports())[:MOST_PORTS]
