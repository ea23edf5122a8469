"""The live picture of the page in front, measured a few times a second off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from inspection.photo_quality import PhotoQuality, measure

if TYPE_CHECKING:
    from app.desk import Desk
    from inspection.errors import StationError

INTERVAL_S = 0.4
"""Fast enough to steer a hand, slow enough that the words do not flicker."""


class LivePicture(QObject):
    """Frames and their quality while switched on; one measurement in flight at a time."""

    frame = Signal(QImage)
    """A picture for the screen."""
    measured = Signal(object)
    """PhotoQuality of the full frame that was newest just now; only when the verdict differs."""

    turned = Signal()
    """The camera went, or came back."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Off; the camera may open later than this is made."""
        super().__init__(parent)
        self._desk = desk
        self.quality: PhotoQuality | None = None
        self._is_on = False
        self._is_wired = False
        self._is_measuring = False
        self._next_at_s = 0.0
        self._aimed_at = ""

    def switch(self, *, on: bool) -> None:
        """Whether the page that shows the picture is in front."""
        self._is_on = on
        camera = self._desk.camera
        if camera is None:
            return
        if not self._is_wired:
            self._is_wired = True
            camera.frame.connect(self._on_frame)
            camera.lost.connect(self._turned)
            camera.back.connect(self._turned)
        camera.watch(on)

    @property
    def is_gone(self) -> bool:
        """Whether there is no camera, or it gives no pictures."""
        camera = self._desk.camera
        return camera is None or camera.is_lost

    def aim(self, subject: str) -> None:
        """Tell a simulated camera what lies before it."""
        if subject and subject != self._aimed_at:
            self._aimed_at = subject
            self._desk.aim(subject)

    @Slot()
    def _turned(self) -> None:
        if self._is_on:
            self.turned.emit()

    @Slot(QImage)
    def _on_frame(self, picture: QImage) -> None:
        if self._is_on:
            self.frame.emit(picture)
            self._look()

    def _look(self) -> None:
        now_s = self._desk.monotonic_s()
        camera = self._desk.camera
        if camera is None or self._is_measuring or now_s < self._next_at_s:
            return
        frame = camera.latest()
        if frame is None:
            return
        self._is_measuring = True
        self._next_at_s = now_s + INTERVAL_S
        image = frame.image
        self._desk.run(lambda: measure(image), self._done, self._failed)

    def _done(self, quality: PhotoQuality) -> None:
        self._is_measuring = False
        known, self.quality = self.quality, quality
        if known is None or (known.is_sharp, known.light) != (quality.is_sharp, quality.light):
            self.measured.emit(quality)

    def _failed(self, _error: StationError) -> None:
        """No measurement is shown rather than one made up; the next frame tries again."""
        self._is_measuring = False
