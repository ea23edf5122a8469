"""Photos at this desk: shown the moment they are taken, durable soon, then recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtGui import QImage

from app.pictures import capture
from app.pictures.capture import KeptPhoto, ShotRequest
from inspection.errors import WorldError
from inspection.evidence import is_personal

if TYPE_CHECKING:
    from datetime import datetime

    from app.pictures.camera_view import CameraFeed
    from app.program.background import Failed
    from app.station.services import Services
    from inspection.errors import StationError
    from inspection.marks import Markup
    from inspection.photo_quality import PhotoQuality
    from inspection.ports import Work
    from inspection.values import Sha256
    from scanners.camera import Frame

T = TypeVar("T")
SEEN_MOST = 24
"""Small pictures in memory, half a megabyte each: those of an item or two."""


class Around(Protocol):
    """What photos need of the desk; the desk itself makes them, so it is not named here."""

    camera: CameraFeed | None

    @property
    def services(self) -> Services:
        """What is open."""

    def now(self) -> datetime:
        """Aware UTC now."""

    def complain(self, error: StationError) -> None:
        """Say it on the banner."""

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """Slow work, off the GUI thread."""

    def act(
        self,
        action: Callable[[Work], T],
        on_done: Callable[[T], None] | None = None,
        on_error: Failed | None = None,
    ) -> None:
        """One operator action."""


class Photos:
    """Lives on the GUI thread; `desk.photos`. Encoding, writing and reading are done off it."""

    def __init__(self, desk: Around, on_taken: Callable[[], None]) -> None:
        """Usable once the desk is open; `on_taken` is told of every photo."""
        self._desk = desk
        self._on_taken = on_taken
        self._taken = 0
        self._under_way: set[int] = set()
        self._seen: dict[tuple[Sha256, Markup], QImage] = {}

    def snap(
        self,
        on_shown: Callable[[QImage], None],
        on_kept: Callable[[KeptPhoto], None],
        on_error: Failed | None = None,
    ) -> Frame | None:
        """Take the newest frame, which is returned: shown at once, durable soon; None without."""
        desk = self._desk
        pictured = desk.camera.pictured() if desk.camera else None
        if pictured is None:
            desk.complain(WorldError("camera.none"))
            return None
        frame, shown = pictured
        taken_at = desk.now()
        files = desk.services.photos
        on_shown(shown)
        self._on_taken()
        self._taken += 1
        number = self._taken
        self._under_way.add(number)

        def kept(photo: KeptPhoto) -> None:
            self._under_way.discard(number)
            on_kept(photo)

        def failed(error: StationError) -> None:
            self._under_way.discard(number)
            (on_error or desk.complain)(error)

        desk.run(lambda: capture.keep(frame, files, taken_at), kept, failed)
        return frame

    @property
    def are_under_way(self) -> bool:
        """Whether a photo that was shown as taken is not on the disk yet."""
        return bool(self._under_way)

    def tell_under_way(self) -> int:
        """How many photos were on their way to the disk; told once, for one a bug lost."""
        number = len(self._under_way)
        self._under_way.clear()
        return number

    def take(
        self,
        shot: ShotRequest,
        on_shown: Callable[[QImage], None],
        on_recorded: Callable[[str], None],
        on_error: Failed | None = None,
    ) -> Frame | None:
        """Snap, keep and record a photo; `on_recorded` gets its evidence id.

        What names a customer is shown veiled.
        """
        return self.snap(
            _veiling(on_shown) if is_personal(shot.subject) else on_shown,
            lambda kept: self.record(shot, kept, on_recorded, on_error),
            on_error,
        )

    def record(
        self,
        shot: ShotRequest,
        kept: KeptPhoto,
        on_recorded: Callable[[str], None],
        on_error: Failed | None = None,
    ) -> None:
        """Record a photo that is durable already."""
        from inspection.handlers import evidence  # noqa: PLC0415 - with the first photo

        intent = evidence.CaptureEvidence(
            subject=shot.subject,
            parcel_id=shot.parcel_id,
            unit_id=shot.unit_id,
            sha256=kept.sha256,
            size_bytes=kept.size_bytes,
            width_px=kept.width_px,
            height_px=kept.height_px,
            taken_at=kept.taken_at,
        )
        self._desk.act(lambda work: evidence.capture(work, intent), on_recorded, on_error)

    def thumbnail(
        self,
        sha256: Sha256,
        markup: Markup,
        on_done: Callable[[QImage], None],
        on_error: Failed | None = None,
    ) -> None:
        """A kept photo, small, with what stands over it; read off the GUI thread.

        One that is not here is an error.
        """
        files = self._desk.services.photos

        def read(picture: QImage) -> None:
            while len(self._seen) >= SEEN_MOST:
                del self._seen[next(iter(self._seen))]
            self._seen[sha256, markup] = picture
            on_done(picture)

        self._desk.run(lambda: capture.thumbnail(files, sha256, markup), read, on_error)

    def seen(self, sha256: Sha256, markup: Markup) -> QImage | None:
        """The same where it was read a moment ago: the next page need not wait for the disk."""
        return self._seen.get((sha256, markup))

    def large(self, sha256: Sha256, markup: Markup, on_done: Callable[[QImage], None]) -> None:
        """A kept photo as large as a screen."""
        files = self._desk.services.photos
        self._desk.run(lambda: capture.thumbnail(files, sha256, markup, capture.LARGE), on_done)

    def quality(self, sha256: Sha256, on_done: Callable[[PhotoQuality], None]) -> None:
        """How good a kept photo is, measured off the GUI thread; no answer if it is not here."""
        files = self._desk.services.photos
        self._desk.run(lambda: capture.quality(files, sha256), on_done, _let_be)


def _let_be(_error: StationError) -> None:
    """Told by whoever shows the photo."""


def _veiling(on_shown: Callable[[QImage], None]) -> Callable[[QImage], None]:
    from app.pictures.overlaid import veiled  # noqa: PLC0415 - with the first label

    return lambda picture: on_shown(veiled(picture))
