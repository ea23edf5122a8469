"""Photos: shown as taken at once, encoded and made durable off the GUI thread, then recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.pictures.camera_view import PREVIEW, picture_of
from inspection.errors import WorldError
from inspection.values import ParcelId, Sha256, UnitId
from scanners.errors import ScannerError

if TYPE_CHECKING:
    from inspection.marks import Markup
    from inspection.photo_quality import PhotoQuality
    from inspection.store.photo_files import PhotoFiles
    from scanners.camera import Frame

THUMBNAIL = QSize(480, 360)
"""Twice the largest thumbnail on any screen."""
LARGE = QSize(1600, 1200)
"""What a whole screen shows of a photo."""


@dataclass(frozen=True, kw_only=True)
class ShotRequest:
    """What the photo is of: `label`, `outer.seal`, `item.front` ..."""

    subject: str
    parcel_id: ParcelId
    unit_id: UnitId | None = None


@dataclass(frozen=True, kw_only=True)
class KeptPhoto:
    """A photo that survives a power cut: written under its hash before anybody records it."""

    sha256: Sha256
    size_bytes: int
    width_px: int
    height_px: int
    taken_at: datetime


def keep(frame: Frame, files: PhotoFiles, taken_at: datetime) -> KeptPhoto:
    """Encode and write one frame; slow, for a background thread.

    Raises WorldError (`photo.disk_full`, `image.unwritable`, ...): nothing was kept then.
    """
    from scanners.picture import encode_jpeg  # noqa: PLC0415 - brings OpenCV

    try:
        data = encode_jpeg(frame.image)
    except ScannerError as error:
        raise WorldError(error.code, **error.params) from error
    height, width = frame.image.shape[:2]
    return KeptPhoto(
        sha256=files.write(data),
        size_bytes=len(data),
        width_px=width,
        height_px=height,
        taken_at=taken_at,
    )


def preview(frame: Frame) -> QImage:
    """A frame as it is shown, at most PREVIEW; the camera feed makes its own on its thread."""
    return picture_of(frame.image, PREVIEW)


def thumbnail(files: PhotoFiles, sha256: Sha256, markup: Markup, most: QSize = THUMBNAIL) -> QImage:
    """A kept photo, small, and painted over; slow, for a background thread. Raises WorldError."""
    from app.pictures.overlaid import overlaid  # noqa: PLC0415 - with the first photo
    from scanners.imaging import load_image  # noqa: PLC0415 - brings OpenCV

    try:
        return overlaid(picture_of(load_image(files.read(sha256)), most), markup)
    except ScannerError as error:
        raise WorldError(error.code, **error.params) from error


def quality(files: PhotoFiles, sha256: Sha256) -> PhotoQuality:
    """How good a kept photo is; slow, for a background thread. Raises WorldError."""
    from inspection.photo_quality import measure  # noqa: PLC0415 - brings numpy
    from scanners.imaging import load_image  # noqa: PLC0415 - brings OpenCV

    try:
        return measure(load_image(files.read(sha256)))
    except ScannerError as error:
        raise WorldError(error.code, **error.params) from error
