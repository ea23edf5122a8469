"""Photo quality: what is really measured in a camera frame: sharp, lit, glaring, still."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

SAMPLE_WIDTH_PX = 480
"""Frames are measured at about this width: the same numbers for every camera, in less than 2 ms."""
BLOCK_PX = 8
"""Side of the squares of a sample: their means carry an eighth of the sensor's noise."""
MIN_SHARPNESS = 36
"""Grey levels of Laplacian. Six label photos with sensor noise: 47 to 75 as taken, 39 to 57 with a
blur of sigma 1 px, 29 to 37 with 2 px (characters close up), 21 at worst (noise alone)."""
MIN_BRIGHTNESS = 45
"""Mean luma (0..255) below which fine scratches drown in noise."""
MAX_BRIGHTNESS = 225
"""Mean luma above which light surfaces clip."""
CLIPPED = 254
"""Luma from which nothing can be told apart any more; white paper well lit stays just below."""
CLIPPED_SHARE = 0.75
"""Of a block's pixels, for the block to be part of a blob: edges of white print are not."""
MAX_GLARE = 0.010
"""Share of blocks in such blobs. 91 of 93 photos of labels and boxes: 0 to 0.005; a reflected lamp
of an eighth of the picture's height: 0.012."""
MAX_MOTION = 4.0
"""Grey levels between two looks, of the twentieth of the blocks that changed most. Sensor noise of
sigma 4: 1.0; the picture moved by one pixel of 1080p: 5 to 33."""
OTHER_BLOCK = 16.0
"""Grey levels by which a block differs for sure: one pushed by 3 px of 1080p changes less."""
OTHER_SHARE = 0.15
"""Of the blocks, for another scene. The same thing pushed by 6 px: 0.03 to 0.11; another thing, or
the same one turned over: 0.38 to 0.97."""

Blocks = NDArray[np.float32]
"""Mean luma of a frame's blocks `(rows, columns)`, what one look is compared with another by."""


class Light(StrEnum):
    """How well the subject is lit."""

    GOOD = "good"
    DARK = "dark"
    BRIGHT = "bright"


class Fault(StrEnum):
    """What spoils a photo most."""

    BLURRED = "blurred"
    GLARING = "glaring"
    DARK = "dark"
    BRIGHT = "bright"


@dataclass(frozen=True, kw_only=True)
class PhotoQuality:
    """One measured frame. Stillness needs the look before; without one it is taken for granted."""

    is_sharp: bool
    light: Light
    sharpness: int
    brightness: int
    is_glaring: bool = False
    is_still: bool = True

    @property
    def is_good(self) -> bool:
        """Worth keeping as evidence."""
        return self.fault is None and self.is_still

    @property
    def fault(self) -> Fault | None:
        """Why the photo is worth taking again; motion that did harm shows as blur."""
        if not self.is_sharp:
            return Fault.BLURRED
        if self.is_glaring:
            return Fault.GLARING
        by_light = {Light.DARK: Fault.DARK, Light.BRIGHT: Fault.BRIGHT}
        return by_light.get(self.light)


@dataclass(frozen=True, kw_only=True, eq=False)
class Look:
    """One look at the live picture, and what the next one is compared with."""

    quality: PhotoQuality
    blocks: Blocks


def look(frame: NDArray[np.uint8], before: Blocks | None = None) -> Look:
    """Measure a frame `(H, W, 3) uint8 BGR`, which is not changed, against the look before."""
    grey = _sample(frame)
    squares = _squares(grey)
    blocks = squares.mean((1, 3), dtype=np.float32)
    sharpness = round(_edge_strength(grey))
    brightness = round(float(grey.mean()))
    quality = PhotoQuality(
        is_sharp=sharpness >= MIN_SHARPNESS,
        light=_light(brightness),
        sharpness=sharpness,
        brightness=brightness,
        is_glaring=_glare(squares) > MAX_GLARE,
        is_still=before is None or _motion(before, blocks) <= MAX_MOTION,
    )
    return Look(quality=quality, blocks=blocks)


def measure(frame: NDArray[np.uint8]) -> PhotoQuality:
    """A frame of its own, by nothing before it."""
    return look(frame).quality


def is_other_scene(one: Blocks, other: Blocks) -> bool:
    """Whether something else lies there, and not the same thing nudged or lit otherwise."""
    if one.shape != other.shape:
        return True
    changed = _difference(one, other) > OTHER_BLOCK
    return bool(changed.size and changed.mean() > OTHER_SHARE)


def _sample(frame: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Every n-th pixel's luma; striding keeps the edges that averaging would soften."""
    step = max(1, frame.shape[1] // SAMPLE_WIDTH_PX)
    some = frame[::step, ::step]
    blue, green, red = (some[..., channel].astype(np.uint16) for channel in range(3))
    # 0.114, 0.587 and 0.299 in 256ths: whole numbers take a third of the time
    return ((29 * blue + 150 * green + 77 * red) >> 8).astype(np.uint8)


def _squares(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The sample as `(rows, BLOCK_PX, columns, BLOCK_PX)`; what is over at the edges is left out.

    A picture smaller than a block is one block.
    """
    high, wide = grey.shape
    side_y, side_x = min(BLOCK_PX, high), min(BLOCK_PX, wide)
    rows, columns = high // side_y, wide // side_x
    return grey[: rows * side_y, : columns * side_x].reshape(rows, side_y, columns, side_x)


def _edge_strength(grey: NDArray[np.uint8]) -> float:
    """Mean Laplacian of the sharpest twentieth of the pixels: a plain background does not count."""
    if min(grey.shape) < 3:
        return 0.0
    near = grey.astype(np.int16)
    laplacian = np.abs(
        4 * near[1:-1, 1:-1] - near[:-2, 1:-1] - near[2:, 1:-1] - near[1:-1, :-2] - near[1:-1, 2:]
    ).ravel()
    return _top_of_whole(laplacian)


def _glare(squares: NDArray[np.uint8]) -> float:
    """Share of blocks in which nearly every pixel is clipped."""
    clipped = (squares >= CLIPPED).mean((1, 3), dtype=np.float32) >= CLIPPED_SHARE
    return float(clipped.mean())


def _motion(before: Blocks, now: Blocks) -> float:
    return _top(_difference(before, now).ravel()) if before.shape == now.shape else float("inf")


def _difference(one: Blocks, other: Blocks) -> Blocks:
    """By how much each block changed, a change of the light as a whole taken out."""
    difference = one - other
    changed: Blocks = np.abs(difference - difference.mean())
    return changed


def _top(values: NDArray[np.float32]) -> float:
    """Mean of the highest twentieth."""
    top = max(1, values.size // 20)
    return float(np.partition(values, -top)[-top:].mean())


def _top_of_whole(values: NDArray[np.int16]) -> float:
    """The same of whole numbers from 0, by counting each: a fifth of the time of sorting."""
    top = max(1, values.size // 20)
    counts = np.bincount(values)[::-1]
    higher = np.cumsum(counts) - counts
    taken = np.clip(top - higher, 0, counts)
    levels = np.arange(counts.size - 1, -1, -1)
    return float((taken * levels).sum() / top)


def _light(brightness: int) -> Light:
    if brightness < MIN_BRIGHTNESS:
        return Light.DARK
    return Light.BRIGHT if brightness > MAX_BRIGHTNESS else Light.GOOD
