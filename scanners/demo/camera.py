"""A camera for demonstrations: shows whatever the station asks a photo of, shaky at first."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from scanners.camera import Frame, Pace, frame_of
from scanners.demo.scene import SIZE, scene

_SHAKE_PX = 3
_SHAKY, _STILL = 2, 2
"""Frames prepared per subject: enough to look alive, 6 MB each."""
_HAND_FRAMES = 8
"""Frames, about half a second, until a hand that brought something holds still."""
_KEPT_SUBJECTS = 3
_EACH_ITS_OWN = ("label:", "item.plate:")
"""Hardly ever seen twice."""
_KEPT_PICTURES = 4
"""Drawn once, 6 MB each, of subjects that every parcel has; those with a number of their own come
once. Drawing keeps both cores of a small PC busy for a tenth of a second."""
_SPECK = (8, 64)
"""Rows and columns of the corner that tells a frame from all others, as a sensor's noise would."""
_SPECK_LEVELS = 48


class SimulatedCamera:
    """Draws a subject once and then hands out prepared frames, so it costs next to nothing."""

    def __init__(
        self,
        subject_source: Callable[[], str],
        *,
        fps: float | None = 15.0,
        seed: int = 0,
        monotonic_s: Callable[[], float] = time.monotonic,
    ) -> None:
        """`subject_source` is asked before every frame, on the reading thread."""
        self._subject = subject_source
        self._seed = seed
        self._pace = Pace(fps, monotonic_s)
        self._phase = 0
        self._shown = ""
        self._prepared: OrderedDict[str, list[NDArray[np.uint8]]] = OrderedDict()
        self._drawn: OrderedDict[str, NDArray[np.uint8]] = OrderedDict()

    def open(self) -> None:
        """Always there."""
        self._pace.start()

    def read(self, timeout_s: float) -> Frame | None:
        """The next frame of the present subject; the first one of a subject takes up to 0.5 s."""
        now_s = self._pace.wait(timeout_s)
        if now_s is None:
            return None
        subject = self._subject()
        frames = self._frames(subject)
        self._phase = self._phase + 1 if subject == self._shown else 0
        self._shown = subject
        if self._phase < _HAND_FRAMES:
            return frame_of(frames[self._phase % _SHAKY], now_s)
        still = frames[_SHAKY + self._phase % _STILL].copy()
        _tell_apart(still, now_s)
        return frame_of(still, now_s)

    def close(self) -> None:
        """Ends a running `read`."""
        self._pace.stop()

    def _frames(self, subject: str) -> list[NDArray[np.uint8]]:
        if subject in self._prepared:
            self._prepared.move_to_end(subject)
            return self._prepared[subject]
        picture = self._picture(subject)
        border = _SHAKE_PX
        wide = np.pad(picture, ((border, border), (border, border), (0, 0)), "reflect")
        random = np.random.default_rng(self._seed)
        frames: list[NDArray[np.uint8]] = []
        for _ in range(_SHAKY):
            x, y = (int(step) for step in random.integers(0, 2 * _SHAKE_PX + 1, 2))
            frames.append(np.ascontiguousarray(wide[y : y + SIZE[1], x : x + SIZE[0]]))
        # as of a sensor: no two frames of a still scene are the same
        frames += [picture ^ _grain(random, picture) for _ in range(_STILL)]
        self._prepared[subject] = frames
        while len(self._prepared) > _KEPT_SUBJECTS:
            self._prepared.popitem(last=False)
        return frames

    def _picture(self, subject: str) -> NDArray[np.uint8]:
        picture = self._drawn.pop(subject, None)
        if picture is None:
            picture = scene(subject, self._seed)
        if not subject.startswith(_EACH_ITS_OWN):
            self._drawn[subject] = picture
        while len(self._drawn) > _KEPT_PICTURES:
            self._drawn.popitem(last=False)
        return picture


def _tell_apart(frame: NDArray[np.uint8], now_s: float) -> None:
    """No camera gives the same picture twice, and photos are told apart by their bytes."""
    rows, columns = _SPECK
    bits = np.unpackbits(np.frombuffer(np.float64(now_s).tobytes(), np.uint8))
    frame[:rows, :columns] = 96 + _SPECK_LEVELS * bits[:, None]


def _grain(random: np.random.Generator, picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A bit for each value of the picture; a byte drawn for each would take longer than drawing."""
    drawn = np.frombuffer(random.bytes(-(-picture.size // 8)), np.uint8)
    return np.unpackbits(drawn, count=picture.size).reshape(picture.shape)
