"""The camera port, the latest-frame slot, and cameras that need no device."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanners.errors import CameraLostError, ImageError
from scanners.imaging import load_image

IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Frame:
    """One picture `(H, W, 3)` uint8 BGR, contiguous and read-only, and when it was taken.

    `taken_at_s` is on the camera's monotonic clock.
    """

    image: NDArray[np.uint8]
    taken_at_s: float


class Camera(Protocol):
    """A source of frames, read by one thread; only `close` may come from another."""

    def open(self) -> None:
        """Takes the device, or begins to; raises CameraLostError where there is none."""

    def read(self, timeout_s: float) -> Frame | None:
        """The next frame, or None if none came in time or the camera was closed meanwhile.

        Raises CameraLostError when no frame will come any more.
        """

    def close(self) -> None:
        """Lets the device go and ends a running `read` at once. May be called twice."""


class LatestFrame:
    """A slot of one: the newest frame replaces one that nobody took."""

    def __init__(self) -> None:
        """Empty."""
        self._changed = threading.Condition()
        self._frame: Frame | None = None
        self._is_ended = False

    def put(self, frame: Frame) -> None:
        """Replaces whatever is there; never waits for a taker."""
        with self._changed:
            self._frame = frame
            self._changed.notify()

    def take(self, timeout_s: float) -> Frame | None:
        """The newest frame not yet taken, waiting up to `timeout_s`; None if none came."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._is_ended, timeout_s)
            frame, self._frame = self._frame, None
            return frame

    def end(self) -> None:
        """Nothing comes any more: whoever waits goes on at once."""
        with self._changed:
            self._is_ended = True
            self._changed.notify_all()


class Pace:
    """Spaces frames evenly; waiting ends at once when stopped. Without fps it never waits."""

    def __init__(self, fps: float | None, monotonic_s: Callable[[], float]) -> None:
        """`monotonic_s` gives seconds that never step."""
        self._interval_s = 1 / fps if fps else 0.0
        self._monotonic_s = monotonic_s
        self._next_s = 0.0
        self._stopped = threading.Event()
        self._stopped.set()

    def start(self) -> None:
        """The next frame may come at once."""
        self._next_s = self._monotonic_s()
        self._stopped.clear()

    def stop(self) -> None:
        """Ends a running wait; from any thread."""
        self._stopped.set()

    def wait(self, timeout_s: float) -> float | None:
        """Now, when the next frame is due; None if that is not within `timeout_s` or stopped."""
        left_s = self._next_s - self._monotonic_s()
        if self._stopped.wait(max(0.0, min(left_s, timeout_s))) or left_s > timeout_s:
            return None
        now_s = self._monotonic_s()
        self._next_s = max(self._next_s + self._interval_s, now_s)
        return now_s


class FolderCamera:
    """Plays picture files as frames, in the given order or that of their names."""

    def __init__(
        self,
        source: Path | Sequence[Path],
        *,
        fps: float | None = 15.0,
        is_loop: bool = True,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`fps` None gives frames as fast as they are read; without `is_loop` the end is a loss."""
        self._source = source
        self._files: list[Path] = []
        self._index = 0
        self._is_loop = is_loop
        self._pace = Pace(fps, monotonic_s)

    def open(self) -> None:
        """Lists the files; raises CameraLostError `camera.no_images` if there are none."""
        source = self._source
        if isinstance(source, Path):
            found = source.iterdir() if source.is_dir() else iter(())
            self._files = sorted(path for path in found if path.suffix.lower() in IMAGE_SUFFIXES)
        else:
            self._files = list(source)
        if not self._files:
            raise CameraLostError("camera.no_images")
        self._index = 0
        self._pace.start()

    def read(self, timeout_s: float) -> Frame | None:
        """The next picture; CameraLostError at the end, or `camera.bad_frame` naming the file."""
        if self._index >= len(self._files):
            raise CameraLostError("camera.lost")
        now_s = self._pace.wait(timeout_s)
        if now_s is None:
            return None
        path = self._files[self._index]
        self._index += 1
        if self._is_loop:
            self._index %= len(self._files)
        try:
            return frame_of(load_image(path), now_s)
        except ImageError as error:
            if error.code == "image.missing":
                raise CameraLostError("camera.lost") from error
            raise CameraLostError("camera.bad_frame", file=path.name, why=error.code) from error

    def close(self) -> None:
        """Ends a running `read`."""
        self._pace.stop()


class StillCamera:
    """Shows one picture until another is put before it; nothing before the first."""

    def __init__(
        self, *, fps: float | None = 15.0, monotonic_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Call `show` from any thread."""
        self._image: NDArray[np.uint8] | None = None
        self._pace = Pace(fps, monotonic_s)

    def show(self, image: NDArray[np.uint8] | None) -> None:
        """The picture of all later frames; None for an empty stage."""
        self._image = image

    def open(self) -> None:
        """Always there."""
        self._pace.start()

    def read(self, timeout_s: float) -> Frame | None:
        """The picture shown now."""
        now_s = self._pace.wait(timeout_s)
        image = self._image
        return None if now_s is None or image is None else frame_of(image, now_s)

    def close(self) -> None:
        """Ends a running `read`."""
        self._pace.stop()


def frame_of(image: NDArray[np.uint8], taken_at_s: float) -> Frame:
    """A frame that shares the picture's memory where it can, and cannot be written to."""
    view = np.ascontiguousarray(image).view()
    view.setflags(write=False)
    return Frame(image=view, taken_at_s=taken_at_s)
