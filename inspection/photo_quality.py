"""Photo quality: what is really measured in a camera frame, sharpness and brightness."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

SAMPLE_WIDTH_PX = 480
"""Frames are measured at about this width: the same numbers for every camera, in about 5 ms."""
MIN_SHARPNESS = 36
"""Grey levels of Laplacian. Six label photos with sensor noise: 47 to 75 as taken, 39 to 57 with a
blur of sigma 1 px, 29 to 37 with 2 px (characters close up), 21 at worst (noise alone)."""
MIN_BRIGHTNESS = 45
"""Mean luma (0..255) below which fine scratches drown in noise."""
MAX_BRIGHTNESS = 225
"""Mean luma above which light surfaces clip."""


class Light(StrEnum):
    """How well the subject is lit."""

    GOOD = "good"
    DARK = "dark"
    BRIGHT = "bright"


@dataclass(frozen=True, kw_only=True)
class PhotoQuality:
    """One measured frame."""

    is_sharp: bool
    light: Light
    sharpness: int
    brightness: int

    @property
    def is_good(self) -> bool:
        """Worth keeping as evidence."""
        return self.is_sharp and self.light is Light.GOOD


def measure(frame: NDArray[np.uint8]) -> PhotoQuality:
    """Sharpness and brightness of a frame `(H, W, 3) uint8 BGR`; the frame is not changed."""
    grey = _sample(frame)
    sharpness = round(_edge_strength(grey))
    brightness = round(float(grey.mean()))
    return PhotoQuality(
        is_sharp=sharpness >= MIN_SHARPNESS,
        light=_light(brightness),
        sharpness=sharpness,
        brightness=brightness,
    )


def _sample(frame: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Every n-th pixel's luma; striding keeps the edges that averaging would soften."""
    step = max(1, frame.shape[1] // SAMPLE_WIDTH_PX)
    blue, green, red = np.moveaxis(frame[::step, ::step].astype(np.float32), 2, 0)
    luma: NDArray[np.float32] = 0.114 * blue + 0.587 * green + 0.299 * red
    return luma


def _edge_strength(grey: NDArray[np.float32]) -> float:
    """Mean Laplacian of the sharpest twentieth of the pixels: a plain background does not count."""
    if min(grey.shape) < 3:
        return 0.0
    laplacian = np.abs(
        4 * grey[1:-1, 1:-1] - grey[:-2, 1:-1] - grey[2:, 1:-1] - grey[1:-1, :-2] - grey[1:-1, 2:]
    ).ravel()
    top = max(1, laplacian.size // 20)
    return float(np.partition(laplacian, -top)[-top:].mean())


def _light(brightness: int) -> Light:
    if brightness < MIN_BRIGHTNESS:
        return Light.DARK
    return Light.BRIGHT if brightness > MAX_BRIGHTNESS else Light.GOOD
