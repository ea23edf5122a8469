"""The live picture of the page in front: measured off the GUI thread, photographed by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QSize, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from app.design.tokens import load_tokens
from app.devices.auto_shot import AutoShot

if TYPE_CHECKING:
    from numpy import uint8
    from numpy.typing import NDArray

    from app.desk import Desk
    from app.states.codes import SeenCodes
    from inspection.errors import StationError
    from inspection.photo_quality import Blocks, Look, PhotoQuality

INTERVAL_S = 0.15
"""Between two looks: four of them fit into the 600 ms that a picture must be good for, and cost a
background thread a fiftieth of its time."""
STEADY_S = 0.4
"""Words about the picture stay at least so long: fast enough to steer a hand, without flicker."""


class LiveView(Protocol):
    """What shows the frames."""

    @property
    def fits(self) -> SignalInstance:
        """QSize: pixels that the frames should just cover."""

    def set_codes(self, codes: SeenCodes) -> None:
        """Outline these."""

    def set_hold(self, fraction: float) -> None:
        """How much of the time before it fires by itself has passed."""


class LivePicture(QObject):
    """Frames and their quality while switched on; one measurement in flight at a time."""

    frame = Signal(QImage)
    """A picture for the screen."""
    codes = Signal(object)
    """SeenCodes: what is read in it."""
    measured = Signal(object)
    """`quality` as it is now, when the verdict differs from the one told last."""
    turned = Signal()
    """The camera went, came back, or is another one."""
    auto_shot = Signal()
    """The photo that is due is to be taken now: all was good for long enough."""
    held = Signal(float)
    """`hold_share` changed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Off; the camera may open later than this is made."""
        super().__init__(parent)
        self._desk = desk
        self.quality: PhotoQuality | None = None
        self._auto: AutoShot[Blocks] = AutoShot(
            hold_s=load_tokens().number("camera", "autoShot") / 1000, is_other=_is_other
        )
        self._blocks: Blocks | None = None
        self._due = ""
        self._is_on = False
        self._is_resting = False
        self._is_wired = False
        self._is_measuring = False
        self._looked_at_s = float("-inf")
        self._told: PhotoQuality | None = None
        self._told_at_s = float("-inf")
        self._told_share = 0.0

    def switch(self, *, on: bool) -> None:
        """Whether the page that shows the picture is in front."""
        self.listen(on=on)
        if self._desk.camera is not None:
            self._desk.camera.watch(on)

    def show_on(self, view: LiveView) -> None:
        """The marks on the picture, and what size it has to be; the page hands on the frames."""
        self.codes.connect(view.set_codes)
        self.held.connect(view.set_hold)
        view.fits.connect(self._fit)

    @Slot(QSize)
    def _fit(self, stage: QSize) -> None:
        if self._desk.camera is not None:
            self._desk.camera.fit(stage)

    def listen(self, *, on: bool) -> None:
        """As `switch`, for a page that tells the camera itself when its pictures are wanted."""
        self._is_on = on
        self._auto.rest()
        self._tell_share()
        camera = self._desk.camera
        if camera is not None and not self._is_wired:
            self._is_wired = True
            camera.frame.connect(self._on_frame)
            camera.codes.connect(self.codes)
            for one in (camera.lost, camera.back, camera.switched):
                one.connect(self._turned)

    @property
    def is_gone(self) -> bool:
        """Whether there is no camera, or it gives no pictures."""
        camera = self._desk.camera
        return camera is None or camera.is_lost

    @property
    def hold_share(self) -> float:
        """How much of the time passed for which all must be good, 0 to 1."""
        return self._auto.hold_share

    def aim(self, subject: str) -> None:
        """What is due, "" for nothing: only what is due is photographed by itself."""
        if subject == self._due:
            return
        self._due = subject
        self._auto.rest()
        self._tell_share()
        if subject:
            self._desk.aim(subject)

    def rest_auto(self, *, resting: bool) -> None:
        """While it rests pictures come and are judged, and none takes itself."""
        self._is_resting = resting
        self._auto.rest()
        self._tell_share()

    def begin(self) -> None:
        """Another item comes to hand; it may look like the one before."""
        self._auto.begin()

    def took(self) -> PhotoQuality | None:
        """A photo is taken of what is seen now, so not again by itself; gives its quality."""
        if self._blocks is not None:
            self._auto.took(self._blocks)
        return self.quality

    @Slot()
    def _turned(self) -> None:
        self.quality = self._told = self._blocks = None
        self._auto.rest()
        if self._is_on:
            self._tell_share()
            self.turned.emit()

    @Slot(QImage)
    def _on_frame(self, picture: QImage) -> None:
        if self._is_on:
            self.frame.emit(picture)
            self._look()

    def _look(self) -> None:
        camera = self._desk.camera
        frame = camera.latest() if camera else None
        if frame is None or self._is_measuring:
            return
        at_s = frame.taken_at_s
        if 0 <= at_s - self._looked_at_s < INTERVAL_S:
            return
        self._is_measuring = True
        self._looked_at_s = at_s
        image, before = frame.image, self._blocks
        self._desk.run(lambda: (_look_at(image, before), at_s), self._done, self._failed)

    def _done(self, found: tuple[Look, float]) -> None:
        self._is_measuring = False
        seen, at_s = found
        if self.is_gone or not self._is_on:
            return
        self.quality, self._blocks = seen.quality, seen.blocks
        if _verdict(self._told) != _verdict(self.quality) and not (
            0 <= at_s - self._told_at_s < STEADY_S
        ):
            self._told, self._told_at_s = self.quality, at_s
            self.measured.emit(self.quality)
        is_wanted = self._due and not self._is_resting
        if is_wanted and self._desk.preferences.value("camera_auto_shot"):
            self._consider(seen, at_s)

    def _consider(self, seen: Look, at_s: float) -> None:
        fires = self._auto.see(seen.blocks, is_good=seen.quality.is_good, at_s=at_s)
        self._tell_share()
        if fires:
            self.auto_shot.emit()

    def _tell_share(self) -> None:
        share = self._auto.hold_share
        if share != self._told_share:
            self._told_share = share
            self.held.emit(share)

    def _failed(self, _error: StationError) -> None:
        """No measurement is shown rather than one made up; the next frame tries again."""
        self._is_measuring = False


def _look_at(image: NDArray[uint8], before: Blocks | None) -> Look:
    # on a background thread: brings numpy, which the first scan need not wait for
    from inspection.photo_quality import look  # noqa: PLC0415

    return look(image, before)


def _is_other(one: Blocks, other: Blocks) -> bool:
    from inspection.photo_quality import is_other_scene  # noqa: PLC0415 - there since the first look

    return is_other_scene(one, other)


def _verdict(quality: PhotoQuality | None) -> tuple[object, ...] | None:
    if quality is None:
        return None
    return (quality.is_sharp, quality.light, quality.is_glaring, quality.is_still)
