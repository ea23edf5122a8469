"""OpenCV's capture of one device or stream: opened with bounds, set up, read back, kept quiet."""

from __future__ import annotations

import math
import os
import sys
from dataclasses import dataclass
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.errors import CameraLostError

OPEN_LIMIT_MS = 3_000
"""A network camera that does not answer for so long is tried again later."""
READ_LIMIT_MS = 2_000
"""A stalled stream gives up by itself; the watch has closed it by then."""
MAX_FRAME_PIXELS = 40_000_000
"""Largest frame taken from a stream, 120 MB: more than any bench camera makes."""
STREAM_SCHEMES = ("http://", "https://", "rtsp://", "rtsps://")
_QUIET = "-8"
"""FFmpeg's log level without a word."""
_V4L2_MANUAL, _V4L2_AUTOMATIC = 1, 3
_DSHOW_MANUAL, _DSHOW_AUTOMATIC = 0.25, 0.75
_MANUAL = frozenset({_V4L2_MANUAL, _DSHOW_MANUAL})
_AUTOMATIC = frozenset({2, _V4L2_AUTOMATIC, _DSHOW_AUTOMATIC})
"""2 is V4L2's shutter priority. Its 0, automatic too, cannot be told from no answer."""


@dataclass(frozen=True, kw_only=True)
class CaptureSettings:
    """What to open and how. `source` is a number, a device path or the URL of a stream."""

    source: str
    width_px: int = 1920
    height_px: int = 1080
    fps: int = 30
    exposure_ms: int = 0
    """0 leaves it to the camera."""

    @property
    def is_stream(self) -> bool:
        """Over the network: nothing can be set, and opening takes time."""
        return self.source.startswith(STREAM_SCHEMES)


@dataclass(frozen=True, kw_only=True)
class CaptureFacts:
    """What came of the settings, as the driver tells it."""

    width_px: int
    height_px: int
    fps: float
    exposure_ms: float | None
    """None where the driver tells none, or sets it by itself."""
    is_exposure_automatic: bool | None
    """None where the driver does not say."""


class Capture(Protocol):
    """What is used of cv2.VideoCapture."""

    def read(self) -> tuple[bool, Any]:
        """The next frame; may take for ever with some drivers."""

    def get(self, which: int) -> float:
        """A property, 0 or -1 where there is none."""

    def release(self) -> None:
        """Lets the device go."""


def open_capture(settings: CaptureSettings) -> Capture:
    """Open and set up; slow, and with some drivers endless.

    Raises CameraLostError: `camera.none`, `camera.no_stream`, `camera.too_large`.
    """
    _hush()
    try:
        capture = _stream(settings) if settings.is_stream else _device(settings)
    except cv2.error as error:
        raise CameraLostError(_absent(settings)) from error
    if not capture.isOpened():
        capture.release()
        raise CameraLostError(_absent(settings))
    if settings.is_stream:
        # before the first frame is converted: the size is the sender's claim
        width = capture.get(cv2.CAP_PROP_FRAME_WIDTH)
        height = capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
        if width * height > MAX_FRAME_PIXELS:
            capture.release()
            raise CameraLostError("camera.too_large", width=int(width), height=int(height))
    return capture


def read_frame(capture: Capture) -> NDArray[np.uint8] | None:
    """The next frame `(H, W, 3)` BGR, None for one that failed or is no picture."""
    try:
        done, image = capture.read()
    except cv2.error:
        return None
    if not done or image is None or image.size == 0:
        return None
    if image.ndim == 2:
        image = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR)
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        return None
    return np.asarray(image, np.uint8)


def facts_of(capture: Capture, image: NDArray[np.uint8], *, is_stream: bool) -> CaptureFacts:
    """What came of the settings; the size is that of a frame, not of a claim."""
    height, width = image.shape[:2]
    fps = capture.get(cv2.CAP_PROP_FPS)
    is_automatic = None if is_stream else _is_automatic(capture.get(cv2.CAP_PROP_AUTO_EXPOSURE))
    exposure = capture.get(cv2.CAP_PROP_EXPOSURE) if is_automatic is False else 0.0
    return CaptureFacts(
        width_px=width,
        height_px=height,
        fps=fps if math.isfinite(fps) and 0 < fps < 1000 else 0.0,
        exposure_ms=exposure_ms_of(exposure, sys.platform) if exposure else None,
        is_exposure_automatic=is_automatic,
    )


def exposure_of(exposure_ms: int, platform: str) -> float:
    """The driver's number for a time: V4L2 counts 100 us, DirectShow powers of two of a second."""
    if platform == "win32":
        return float(round(math.log2(exposure_ms / 1000)))
    return float(exposure_ms * 10)


def exposure_ms_of(driver: float, platform: str) -> float:
    """The time of a driver's number."""
    return 1000 * 2.0**driver if platform == "win32" else driver / 10


def _stream(settings: CaptureSettings) -> cv2.VideoCapture:
    # one thread: MJPEG of 1080p takes it 9 ms a frame, and the other core is the screen's
    limits = [
        cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, OPEN_LIMIT_MS,
        cv2.CAP_PROP_READ_TIMEOUT_MSEC, READ_LIMIT_MS,
        cv2.CAP_PROP_N_THREADS, 1,
    ]  # fmt: skip
    return cv2.VideoCapture(settings.source, cv2.CAP_FFMPEG, limits)


def _device(settings: CaptureSettings) -> cv2.VideoCapture:
    source = int(settings.source) if settings.source.isdigit() else settings.source
    capture = cv2.VideoCapture(source, _backend(sys.platform))
    if capture.isOpened():
        _set_up(capture, settings)
    return capture


def _backend(platform: str) -> int:
    # DirectShow opens at once and takes exposures; the newer one needs up to half a minute
    backends = {"win32": cv2.CAP_DSHOW, "darwin": cv2.CAP_AVFOUNDATION, "linux": cv2.CAP_V4L2}
    return int(backends.get(platform, cv2.CAP_ANY))


def _set_up(capture: cv2.VideoCapture, settings: CaptureSettings) -> None:
    """Ask for what is wanted; what came out is read back, a refusal is no error."""
    # the code first: without it USB 2 carries 1080p at 5 frames a second only
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, settings.width_px)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, settings.height_px)
    capture.set(cv2.CAP_PROP_FPS, settings.fps)
    is_windows = sys.platform == "win32"
    if settings.exposure_ms:
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, _DSHOW_MANUAL if is_windows else _V4L2_MANUAL)
        capture.set(cv2.CAP_PROP_EXPOSURE, exposure_of(settings.exposure_ms, sys.platform))
    else:
        automatic = _DSHOW_AUTOMATIC if is_windows else _V4L2_AUTOMATIC
        capture.set(cv2.CAP_PROP_AUTO_EXPOSURE, automatic)


def _is_automatic(driver: float) -> bool | None:
    if driver in _MANUAL:
        return False
    return True if driver in _AUTOMATIC else None


def _hush() -> None:
    """What drivers and decoders say on the terminal is told by the screen, in words for people."""
    # read by the library when the first stream is opened
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", _QUIET)
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


def _absent(settings: CaptureSettings) -> str:
    return "camera.no_stream" if settings.is_stream else "camera.none"
