"""Tells a dead camera from one before which nothing moves: silence, or one frame for ever."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

START_LIMIT_S = 8.0
"""From opening to the first frame: cameras on a slow hub need 2 to 5 s to set themselves up."""
SILENT_S = 1.5
"""Without a new frame for so long a camera counts as unplugged; some drivers never say so."""
FROZEN_S = 3.0
"""The very same bytes for so long are a dead camera: a live sensor's noise changes some pixel of
every frame, before a still scene too."""
SAMPLE_STEP = 16
"""Every 16th pixel both ways is compared first: 0.02 ms, and with noise enough to tell."""


class FrameWatch:
    """Sees every frame of one camera, over all its openings. Used by one thread."""

    def __init__(self, *, silent_s: float = SILENT_S, frozen_s: float = FROZEN_S) -> None:
        """`frozen_s` 0 takes repeated frames for live ones: a drawn picture has no noise."""
        self._silent_s = silent_s
        self._frozen_s = frozen_s
        self._last: NDArray[np.uint8] | None = None
        self._frozen: NDArray[np.uint8] | None = None
        self._heard_at_s = 0.0
        self._changed_at_s = 0.0
        self._is_started = False

    def begin(self, now_s: float) -> None:
        """The camera is opened now; a picture it froze with before is remembered."""
        self._last = None
        self._heard_at_s = self._changed_at_s = now_s
        self._is_started = False

    def saw(self, image: NDArray[np.uint8], now_s: float) -> bool:
        """Whether this frame may be shown; not while the camera repeats what it froze with."""
        self._heard_at_s = now_s
        self._is_started = True
        last, self._last = self._last, image
        if last is None or not _is_same(last, image) or _is_clipped(image):
            self._changed_at_s = now_s
        if self._frozen is not None and not _is_same(self._frozen, image):
            self._frozen = None
        return self._frozen is None

    def verdict(self, now_s: float) -> str:
        """Empty while the camera lives; else `camera.lost` or `camera.frozen`."""
        limit_s = self._silent_s if self._is_started else START_LIMIT_S
        if now_s - self._heard_at_s > limit_s:
            return "camera.lost"
        # by frames, not by the clock: what falls silent is lost, however short the patience
        if self._frozen_s and self._heard_at_s - self._changed_at_s > self._frozen_s:
            self._frozen = self._last
            return "camera.frozen"
        return ""


def _is_same(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    if one.shape != other.shape:
        return False
    step = SAMPLE_STEP
    if not np.array_equal(one[::step, ::step], other[::step, ::step]):
        return False
    return bool(np.array_equal(one, other))


def _is_clipped(image: NDArray[np.uint8]) -> bool:
    """All black or all white: a covered or blinded sensor, whose noise is cut off."""
    sample = image[::SAMPLE_STEP, ::SAMPLE_STEP]
    return not sample.any() or int(sample.min()) == 255
