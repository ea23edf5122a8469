"""Which camera the station reads: made of its settings, and made anew when they change."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, QTimer, Slot

from app.pictures.camera_view import CameraFeed, MakeCamera
from app.settings.config import STREAM_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk import Desk
    from app.program.background import Background
    from app.settings.config import Config
    from scanners.camera import Camera
    from scanners.device_camera import Spawn

SETTLE_MS = 150
"""Width and height change one after the other: the camera is opened once for both."""
DEVICE_FOLDER = "/dev/"
Kind = Literal["none", "device", "stream", "folder"]
RESTARTING = frozenset(
    {
        "camera",
        "camera_width_px",
        "camera_height_px",
        "camera_fps",
        "camera_exposure_ms",
        "camera_frozen_s",
    }
)
"""Settings that need the device opened anew."""


def kind_of(named: str) -> Kind:
    """What the setting `camera` names: a number, a device, a URL or a folder of pictures."""
    if not named:
        return "none"
    if named.isdigit() or named.startswith(DEVICE_FOLDER):
        return "device"
    return "stream" if named.startswith(STREAM_SCHEMES) else "folder"


class CameraSource(QObject):
    """Starts the feed, and gives it another camera whenever a setting asks for one."""

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        """On the GUI thread, after the first paint."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._subject = "idle"
        self._feed = CameraFeed(self._make(), self)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._use)
        desk.use_camera(self._feed, self._aim)
        desk.preferences.changed.connect(self._changed)
        background.start("camera", self._feed.run)

    def _make(self) -> MakeCamera | None:
        config = self._desk.preferences.config
        kind = kind_of(config.camera)
        if kind == "none":
            return partial(_simulated, lambda: self._subject) if config.demo else None
        return maker_of(config, config.camera, self._background)

    def _aim(self, subject: str) -> None:
        self._subject = subject or "idle"

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name in RESTARTING:
            self._settle.start()

    @Slot()
    def _use(self) -> None:
        self._feed.use(self._make())


def maker_of(config: Config, named: str, background: Background) -> MakeCamera:
    """What makes the camera of this name, set as the settings say."""
    if kind_of(named) == "folder":
        return partial(_folder, Path(named))
    return partial(_device, config, named, partial(background.start_loose, "camera-device"))


def _device(config: Config, named: str, spawn: Spawn) -> Camera:
    # on the camera thread: brings OpenCV
    from scanners.capture import CaptureSettings  # noqa: PLC0415
    from scanners.device_camera import DeviceCamera  # noqa: PLC0415
    from scanners.frame_watch import FrameWatch  # noqa: PLC0415

    settings = CaptureSettings(
        source=named,
        width_px=config.camera_width_px,
        height_px=config.camera_height_px,
        fps=config.camera_fps,
        exposure_ms=config.camera_exposure_ms,
    )
    watch = FrameWatch(frozen_s=config.camera_frozen_s)
    return DeviceCamera(settings, spawn=spawn, watch=watch)


def _folder(folder: Path) -> Camera:
    from scanners.camera import FolderCamera  # noqa: PLC0415 - on the camera thread

    return FolderCamera(folder)


def _simulated(subject: Callable[[], str]) -> Camera:
    from scanners.demo.camera import SimulatedCamera  # noqa: PLC0415 - on the camera thread

    return SimulatedCamera(subject)
