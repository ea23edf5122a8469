"""The live camera: frames on its own thread, a small picture for the screen, the full one to keep.

The camera thread keeps the newest frame in a slot of one. The GUI thread gets a scaled copy and
only one at a time: while one is on its way, further ones are let go (SPIKES B.5).
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage

from inspection.errors import StationError, WorldError
from scanners.errors import ScannerError

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    from scanners.camera import Camera, Frame
    from scanners.capture import CaptureFacts

PREVIEW = QSize(960, 540)
"""Largest picture before anything said how many pixels show it (`CameraFeed.fit`)."""
READ_LIMIT_S = 0.25
"""A thread asked to stop, or to read another camera, notices within this."""
RETRY_S = (0.5, 1.0, 2.0, 4.0)
"""Pauses before the device is tried again; a frame begins them anew."""

MakeCamera = Callable[[], "Camera"]
"""Builds a camera, on the camera thread, where its libraries may load."""


class CameraFeed(QObject):
    """Reads a camera on a thread of its own. Lives on the GUI thread, which owns the signals."""

    frame = Signal(QImage)
    """A picture for the screen: it covers what `fit` was told, or fits into PREVIEW."""
    lost = Signal(object)
    """StationError: no pictures any more; it is tried again by itself."""
    back = Signal()
    """Pictures again."""
    switched = Signal()
    """Another camera is read from now on, or none."""
    codes = Signal(object)
    """SeenCodes: what is read in the pictures, said by who reads them."""
    _arrived = Signal(QImage)

    def __init__(self, make: MakeCamera | None, parent: QObject | None = None) -> None:
        """None has no camera until `use` names one."""
        super().__init__(parent)
        self._make = make
        self._lock = threading.Lock()
        self._latest: Frame | None = None
        self._small: QImage | None = None
        self._stage: QSize | None = None
        self._is_pending = False
        self._is_watched = False
        self._turn = 0
        self._camera: Camera | None = None
        self.is_lost = make is None
        self._arrived.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def use(self, make: MakeCamera | None) -> None:
        """Read another camera from now on; whatever the last one had to say is over."""
        with self._lock:
            self._make = make
            self._turn += 1
            self._latest = self._small = None
            self.is_lost = make is None
        self.switched.emit()

    def watch(self, watched: bool) -> None:  # noqa: FBT001 - a switch
        """Whether pictures are wanted on the screen now; the newest frame is kept either way."""
        self._is_watched = watched

    def fit(self, stage: QSize) -> None:
        """The next pictures just cover so many pixels: nothing is left to scale at painting."""
        self._stage = stage

    def latest(self) -> Frame | None:
        """The newest frame in full, None before the first or while the camera is lost."""
        with self._lock:
            return self._latest

    def pictured(self) -> tuple[Frame, QImage] | None:
        """The newest frame and how it is shown; as `latest` where there is none.

        While pictures are watched it was made on the camera's thread: two milliseconds.
        """
        with self._lock:
            frame, small = self._latest, self._small
        if frame is None:
            return None
        return frame, small or picture_of(frame.image, PREVIEW)

    @property
    def facts(self) -> CaptureFacts | None:
        """What a real camera made of its settings; None for others, and before its first frame."""
        return getattr(self._camera, "facts", None)

    def run(self, stop: threading.Event) -> None:
        """Read until stopped; for a thread of Background."""
        while not stop.is_set():
            with self._lock:
                turn, make = self._turn, self._make
            if make is None:
                stop.wait(READ_LIMIT_S)
            else:
                self._camera = make()
                self._serve(self._camera, turn, stop)

    def _serve(self, camera: Camera, turn: int, stop: threading.Event) -> None:
        """Open and read, again and again, until another camera is wanted."""
        tries = 0
        while turn == self._turn and not stop.is_set():
            seen = 0
            try:
                camera.open()
                for _ in self._read(camera, turn, stop):
                    seen += 1
            except ScannerError as error:
                self._lose(WorldError(error.code, **error.params), turn)
            finally:
                camera.close()
            tries = 1 if seen else tries + 1
            self._pause(RETRY_S[min(tries, len(RETRY_S)) - 1], turn, stop)

    def _read(self, camera: Camera, turn: int, stop: threading.Event) -> Iterator[None]:
        while turn == self._turn and not stop.is_set():
            found = camera.read(READ_LIMIT_S)
            if found is not None:
                self._keep(found, turn)
                yield

    def _pause(self, pause_s: float, turn: int, stop: threading.Event) -> None:
        while pause_s > 0 and turn == self._turn and not stop.wait(min(pause_s, READ_LIMIT_S)):
            pause_s -= READ_LIMIT_S

    def _keep(self, found: Frame, turn: int = 0) -> None:
        small = self._made(found.image) if self._is_watched else None
        with self._lock:
            if turn != self._turn:
                return
            self._latest, self._small = found, small
            wanted = small is not None and not self._is_pending
            self._is_pending = self._is_pending or wanted
        if self.is_lost:
            self.is_lost = False
            self.back.emit()
        if wanted:
            self._arrived.emit(small)

    def _made(self, image: NDArray[uint8]) -> QImage:
        stage = self._stage
        return picture_of(image, PREVIEW) if stage is None else picture_over(image, stage)

    def _lose(self, error: StationError, turn: int) -> None:
        with self._lock:
            if turn != self._turn:
                return
            self._latest = self._small = None
            was_lost, self.is_lost = self.is_lost, True
        if not was_lost:
            self.lost.emit(error)

    @Slot(QImage)
    def _show(self, image: QImage) -> None:
        with self._lock:
            self._is_pending = False
        if self._is_watched:
            self.frame.emit(image)


def picture_of(image: NDArray[uint8], limit: QSize) -> QImage:
    """A QImage of its own memory, at most `limit`, from `(H, W, 3)` uint8 BGR. For any thread."""
    from scanners.picture import shrink  # noqa: PLC0415 - brings OpenCV, after the window

    return _shown(shrink(image, limit.width(), limit.height()))


def picture_over(image: NDArray[uint8], stage: QSize) -> QImage:
    """As `picture_of`, of a size that just covers `stage`."""
    from scanners.picture import cover  # noqa: PLC0415 - as above

    return _shown(cover(image, stage.width(), stage.height()))


def _shown(image: NDArray[uint8]) -> QImage:
    from scanners.picture import padded  # noqa: PLC0415 - as above

    small = padded(image)
    height, width = small.shape[:2]
    # Qt would convert it on threads of its own, and the interpreter's lock is held until they had
    # a core each: the GUI thread waited for that fifteen times a second
    return QImage(small.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
