"""The live camera: frames on its own thread, a small picture for the screen, the full one to keep.

The camera thread keeps the newest frame in a slot of one. The GUI thread gets a scaled copy and
only one at a time: while one is on its way, further ones are let go (SPIKES B.5).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage

from inspection.errors import StationError, WorldError
from scanners.errors import CameraLostError, ScannerError

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    from scanners.camera import Camera, Frame

PREVIEW = QSize(960, 540)
"""Largest picture handed to the GUI thread; painting it takes a third of a millisecond."""
READ_LIMIT_S = 0.25
"""A thread asked to stop notices within this."""
SILENT_S = 1.5
"""Without a frame for so long a camera counts as unplugged; some drivers never say so."""
RETRY_S = (0.5, 1.0, 2.0, 4.0)
"""Pauses before the device is tried again."""


class CameraFeed(QObject):
    """Reads a camera on a thread of its own. Lives on the GUI thread, which owns the signals."""

    frame = Signal(QImage)
    """A picture for the screen, at most PREVIEW."""
    lost = Signal(object)
    """StationError: no pictures any more; it is tried again by itself."""
    back = Signal()
    """Pictures again."""
    _arrived = Signal(QImage)

    def __init__(self, make: Callable[[], Camera], parent: QObject | None = None) -> None:
        """`make` builds the camera on the camera thread, where its libraries may load."""
        super().__init__(parent)
        self._make = make
        self._lock = threading.Lock()
        self._latest: Frame | None = None
        self._is_pending = False
        self._is_watched = False
        self.is_lost = False
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def watch(self, watched: bool) -> None:  # noqa: FBT001 - a switch
        """Whether pictures are wanted on the screen now; the newest frame is kept either way."""
        self._is_watched = watched

    def latest(self) -> Frame | None:
        """The newest frame in full, None before the first or while the camera is lost."""
        with self._lock:
            return self._latest

    def run(self, stop: threading.Event) -> None:
        """Read until stopped; for a thread of Background."""
        tries = 0
        while not stop.is_set():
            camera = self._make()
            try:
                camera.open()
                tries = 0
                self._read(camera, stop)
            except ScannerError as error:
                self._lose(WorldError(error.code, **error.params))
            finally:
                camera.close()
            stop.wait(RETRY_S[min(tries, len(RETRY_S) - 1)])
            tries += 1

    def _read(self, camera: Camera, stop: threading.Event) -> None:
        last_s = time.monotonic()
        while not stop.is_set():
            found = camera.read(READ_LIMIT_S)
            now_s = time.monotonic()
            if found is None:
                if now_s - last_s > SILENT_S and self._latest is not None:
                    raise CameraLostError("camera.lost")
                continue
            last_s = now_s
            self._keep(found)

    def _keep(self, found: Frame) -> None:
        with self._lock:
            self._latest = found
            wanted = self._is_watched and not self._is_pending
            self._is_pending = self._is_pending or wanted
        if self.is_lost:
            self.is_lost = False
            self.back.emit()
        if wanted:
            self._arrived.emit(picture_of(found.image, PREVIEW))

    def _lose(self, error: StationError) -> None:
        with self._lock:
            self._latest = None
        if not self.is_lost:
            self.is_lost = True
            self.lost.emit(error)

    @Slot(QImage)
    def _show(self, image: QImage) -> None:
        with self._lock:
            self._is_pending = False
        if self._is_watched:
            self.frame.emit(image)


def picture_of(image: NDArray[uint8], limit: QSize) -> QImage:
    """A QImage of its own memory, at most `limit`, from `(H, W, 3)` uint8 BGR. For any thread."""
    from scanners.picture import shrink  # noqa: PLC0415 - brings OpenCV, after the first window

    small = shrink(image, limit.width(), limit.height())
    height, width = small.shape[:2]
    wrapped = QImage(small.data, width, height, width * 3, QImage.Format.Format_BGR888)
    return wrapped.convertToFormat(QImage.Format.Format_RGB32)
