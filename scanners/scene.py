"""How a live picture changes, cheaply: what did not change need not be read again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Blocks = NDArray[np.float32]
"""Mean light of each block."""

STEP = 8
"""Every eighth pixel both ways is looked at."""
SIDE = 5
"""Samples along a block: 40 pixels of the frame, the noise of 25 samples averaged out."""
CHANGED = 7.0
"""Gray levels by which a block must differ. Noise of a dim sensor makes 3, a label that is moved
or exchanged 20 and more."""
ROWS_APART = 8
"""Every eighth row tells how sharp a frame is."""


def blocks_of(image: NDArray[np.uint8]) -> Blocks:
    """Of `(H, W, 3)` uint8 BGR or `(H, W)`; a picture smaller than a block is one."""
    green = image[..., 1] if image.ndim == 3 else image
    some = green[::STEP, ::STEP]
    high, wide = min(SIDE, some.shape[0]), min(SIDE, some.shape[1])
    rows, columns = some.shape[0] // high, some.shape[1] // wide
    squares = some[: rows * high, : columns * wide].reshape(rows, high, columns, wide)
    means: Blocks = squares.mean((1, 3), dtype=np.float32)
    return means


def is_changed(before: Blocks, now: Blocks) -> bool:
    """Whether something moved, came or went; not where the light as a whole changed."""
    if before.shape != now.shape:
        return True
    difference = now - before
    return bool(np.abs(difference - np.median(difference)).max() > CHANGED)


def sharpness(image: NDArray[np.uint8]) -> float:
    """To compare frames of one scene: how steep its edges are, across the rows."""
    green = image[::ROWS_APART, :, 1] if image.ndim == 3 else image[::ROWS_APART]
    if green.shape[1] < 2:
        return 0.0
    steps = np.diff(green.astype(np.int16), axis=1)
    # squares: blur leaves the sum of steps as it is, and makes each of them smaller
    return float(np.square(steps, dtype=np.int32).mean())
