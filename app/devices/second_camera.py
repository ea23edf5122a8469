"""A second camera, such as one overhead, that reads codes and shows no picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.devices.camera_source import RESTARTING, SETTLE_MS, maker_of
from app.pictures.camera_view import CameraFeed

if TYPE_CHECKING:
    from app.desk import Desk
    from app.pictures.camera_view import MakeCamera
    from app.program.background import Background

SETTING = "second_camera"


class SecondCamera(QObject):
    """Lives on the GUI thread; a station without one gets no thread for it."""

    opened = Signal()
    """`feed` is there from now on."""

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        """Follows the settings."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self.feed: CameraFeed | None = None
        """None until a camera was named for the first time."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._use)
        desk.preferences.changed.connect(self._changed)
        self._settle.start()

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name == SETTING or name in RESTARTING:
            self._settle.start()

    @Slot()
    def _use(self) -> None:
        make = self._make()
        if self.feed is not None:
            self.feed.use(make)
        elif make is not None:
            feed = self.feed = CameraFeed(make, self)
            feed.lost.connect(self._desk.complain)
            feed.back.connect(self._back)
            feed.switched.connect(self._back)
            self._background.start("camera-2", feed.run)
            self.opened.emit()

    def _make(self) -> MakeCamera | None:
        config = self._desk.preferences.config
        # a device has one owner
        if not config.second_camera or config.second_camera == config.camera:
            return None
        return maker_of(config, config.second_camera, self._background)

    @Slot()
    def _back(self) -> None:
        self._desk.relieved.emit("camera.")
