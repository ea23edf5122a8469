"""Pictures out: JPEG bytes of a frame, and smaller copies for screens."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.errors import ImageError

# one core is the GUI's: OpenCV's own threads would take both for every frame
cv2.setNumThreads(1)

JPEG_QUALITY = 92
"""Scratches stay visible at 1:1; half the bytes of 98."""


def encode_jpeg(image: NDArray[np.uint8]) -> bytes:
    """JPEG of `(H, W, 3)` uint8 BGR. Raises ImageError `image.unwritable`."""
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not done:
        raise ImageError("image.unwritable")
    return data.tobytes()


def shrink(image: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """A copy `(h, w, 3)` that fits into `width` x `height`; never enlarged."""
    rows, columns = image.shape[:2]
    factor = min(width / columns, height / rows, 1.0)
    size = (max(1, round(columns * factor)), max(1, round(rows * factor)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def cover(image: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """A copy `(h, w, 3)` that just covers `width` x `height`; never enlarged.

    For the live picture, fifteen times a second: an average over areas of broken size takes 19 ms
    from 1080p to 1296 x 729, halves of whole pixels and a line between two of them 2 ms.
    """
    rows, columns = image.shape[:2]
    factor = min(max(width / columns, height / rows), 1.0)
    size = (max(1, round(columns * factor)), max(1, round(rows * factor)))
    halved = image
    while halved.shape[0] >= 2 * size[1] and halved.shape[1] >= 2 * size[0]:
        half = (halved.shape[1] // 2, halved.shape[0] // 2)
        halved = np.asarray(cv2.resize(halved, half, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(cv2.resize(halved, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def padded(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A copy `(h, w, 4)` of `(h, w, 3)` BGR with a full fourth byte, as screens want it."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2BGRA), np.uint8)
