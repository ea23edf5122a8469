"""Which camera, what is asked of it, and what it makes of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from app.devices.camera_devices import CameraDevice, camera_devices
from app.devices.live_picture import LivePicture
from app.settings.config import Source
from inspection.errors import OperatorError

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError
    from scanners.capture import CaptureFacts

SETTINGS = (
    "camera",
    "camera_width_px",
    "camera_height_px",
    "camera_exposure_ms",
    "camera_auto_shot",
    "camera_reads_codes",
    "second_camera",
)
SIZES: tuple[tuple[int, int], ...] = ((1280, 720), (1920, 1080), (2560, 1440), (3840, 2160))
"""Width and height, px, that bench cameras have."""
EXPOSURES_MS = (0, 4, 8, 16, 33)
"""0 leaves it to the camera; the others are steps of light, each twice the last."""
SHOWN_CHARS = 18
"""Of the second camera's name: the end of an address or a path tells most."""
MOST_DEVICES = 4
"""Named with a digit each; a bench has one or two."""


@dataclass(frozen=True, kw_only=True)
class CameraState:
    """What is in force, and what is plugged in."""

    camera: str
    devices: tuple[CameraDevice, ...]
    size: tuple[int, int]
    exposure_ms: int
    auto_shot: bool
    reads_codes: bool
    second: str
    """The camera that only reads codes; empty for none."""
    is_gone: bool
    """No pictures, whether none are wanted or none come."""
    is_asking: bool
    """Whether it is being found out what is plugged in."""
    facts: CaptureFacts | None
    is_demo: bool
    sources: dict[str, Source]

    @property
    def seconds(self) -> tuple[str, ...]:
        """What may be the second camera, in the order of the key that steps through them."""
        others = [one.value for one in self.devices if one.value != self.camera]
        return tuple(dict.fromkeys(("", *others, self.second)))

    @property
    def second_name(self) -> str:
        """What people call it, short enough for a button; empty for none."""
        name = next((one.name for one in self.devices if one.value == self.second), self.second)
        return name[-SHOWN_CHARS:]

    @property
    def typed(self) -> str:
        """The folder or address in force; empty while a device or none is."""
        values = {"", *(one.value for one in self.devices)}
        return "" if self.camera in values else self.camera


class CameraVm(QObject):
    """Knows no widget. The picture is watched only while the section is open."""

    changed = Signal(object)
    """CameraState."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follows the settings; asks nothing before `enter`."""
        super().__init__(parent)
        self._desk = desk
        self._devices: tuple[CameraDevice, ...] = ()
        self._is_asking = False
        self.live = LivePicture(desk, self)
        self.live.turned.connect(self._emit)
        self.live.measured.connect(self._emit)
        desk.preferences.changed.connect(self._setting_changed)

    def enter(self) -> None:
        """The picture runs, and what is plugged in is found out."""
        self.live.switch(on=True)
        self.ask()

    def leave(self) -> None:
        """Nobody looks."""
        self.live.switch(on=False)

    @Slot()
    def ask(self) -> None:
        """Find out again what is plugged in."""
        if not self._is_asking:
            self._is_asking = True
            self._desk.run(camera_devices, self._told, self._not_told)
        self._emit()

    @property
    def state(self) -> CameraState:
        """As it is now."""
        preferences = self._desk.preferences
        config = preferences.config
        camera = self._desk.camera
        return CameraState(
            camera=config.camera,
            devices=self._devices[:MOST_DEVICES],
            size=(config.camera_width_px, config.camera_height_px),
            exposure_ms=config.camera_exposure_ms,
            auto_shot=config.camera_auto_shot,
            reads_codes=config.camera_reads_codes,
            second=config.second_camera,
            is_gone=self.live.is_gone,
            is_asking=self._is_asking,
            facts=camera.facts if camera else None,
            is_demo=config.demo,
            sources={name: preferences.source(name) for name in SETTINGS},
        )

    def choose(self, name: str, value: object) -> bool:
        """Another value for one setting, in force at once; False when that cannot be."""
        try:
            self._desk.preferences.set(name, value)
        except OperatorError as error:
            self._desk.complain(error)
            return False
        return True

    def choose_size(self, size: tuple[int, int]) -> None:
        """Another resolution."""
        if self.choose("camera_width_px", size[0]):
            self.choose("camera_height_px", size[1])

    def _told(self, devices: tuple[CameraDevice, ...]) -> None:
        self._is_asking = False
        self._devices = devices
        self._emit()

    def _not_told(self, error: StationError) -> None:
        self._is_asking = False
        self._desk.complain(error)
        self._emit()

    @Slot()
    def _emit(self) -> None:
        self.changed.emit(self.state)

    @Slot(str)
    def _setting_changed(self, name: str) -> None:
        if name in SETTINGS:
            self._emit()
