"""Views of a picture: itself or a treated part of it, with the way back to its pixels."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.scan import Box, Point

Gray = NDArray[np.uint8]
Matrix = NDArray[np.float64]

_CLAHE_LIMIT, _CLAHE_TILES = 3.0, (8, 8)
MIN_SIDE_PX = 8
MAX_SIDE_PX = 4096
"""No view is made smaller or larger than that, whatever box asked for it."""


@dataclass(frozen=True, kw_only=True)
class View:
    """A gray picture to be read; `matrix` (2, 3) leads from its pixels to the original's."""

    image: Gray
    matrix: Matrix
    name: str
    """How it was made: two readings of views with different names are independent."""
    is_level: bool = False
    """Made so that the bars in it stand upright."""

    def to_original(self, points: Iterable[tuple[float, float]]) -> list[Point]:
        """Where these points of the view are in the picture it was made from."""
        moved = np.array([(x, y, 1.0) for x, y in points]) @ self.matrix.T
        return [(round(float(x)), round(float(y))) for x, y in moved]


def as_gray(image: NDArray[np.uint8]) -> Gray:
    """A contiguous gray picture of one `(H, W)` or `(H, W, 3)` BGR."""
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
    return np.ascontiguousarray(gray, np.uint8)


def untreated(gray: Gray) -> View:
    """The picture itself."""
    return View(image=gray, matrix=_matrix(np.eye(3)), name="")


def overview(gray: Gray, most_pixels: int) -> View:
    """The picture itself, or smaller where it has more pixels: what a look at all of it costs ends.

    Told as untreated: averaged, a large still is what a camera with fewer pixels gives.
    """
    height, width = gray.shape
    scale = math.sqrt(most_pixels / (width * height))
    if scale >= 1.0:
        return untreated(gray)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    across, down = width / size[0], height / size[1]
    back = np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2]])
    image = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    return View(image=_gray(image), matrix=back, name="")


def upright(gray: Gray, box: Box, *, name: str, is_rough: bool = False) -> View | None:
    """A box and some quiet zone around it, turned so that its upper edge is level.

    None where the box is too small or too large for a view. `is_rough`: in a third of the time, not
    for reading.
    """
    corners = np.array(box, np.float64)
    across = (corners[1] - corners[0] + corners[2] - corners[3]) / 2
    length = float(np.hypot(*across))
    down = (corners[3] - corners[0] + corners[2] - corners[1]) / 2
    along = across / length if length else np.array([1.0, 0.0])
    normal = np.array([-along[1], along[0]])
    depth = abs(float(down @ normal))
    width_px = length * 1.2 + 20
    height_px = max(depth * 1.2, length * 0.15) + 16
    return _turned(
        gray, corners.mean(axis=0), along, (width_px, height_px), name, is_rough=is_rough
    )


def around(gray: Gray, box: Box, *, name: str) -> View | None:
    """The level rectangle around a box with some margin; None where that is outside or tiny."""
    xs, ys = [x for x, _ in box], [y for _, y in box]
    margin = round(max(max(xs) - min(xs), max(ys) - min(ys)) * 0.1) + 6
    left, top = max(0, min(xs) - margin), max(0, min(ys) - margin)
    image = gray[top : max(ys) + margin, left : max(xs) + margin]
    if min(image.shape) < MIN_SIDE_PX or max(image.shape) > MAX_SIDE_PX:
        return None
    back = np.array([[1.0, 0.0, left], [0.0, 1.0, top]])
    return View(image=np.ascontiguousarray(image), matrix=back, name=name)


def resized(view: View, scale: float) -> View | None:
    """A view larger or smaller."""
    height, width = view.image.shape
    size = (round(width * scale), round(height * scale))
    if not MIN_SIDE_PX <= min(size) <= max(size) <= MAX_SIDE_PX:
        return None
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    shift = (1 / scale - 1) / 2
    back = np.array([[1 / scale, 0, shift], [0, 1 / scale, shift], [0, 0, 1]])
    image = cv2.resize(view.image, size, interpolation=how)
    return _treated(view, image, f"x{scale:.2g}", back=back)


def sharpened(view: View, sigma_px: float) -> View:
    """Unsharp mask: takes some of a blur back."""
    soft = cv2.GaussianBlur(view.image, (0, 0), sigma_px)
    image = cv2.addWeighted(view.image, 2.5, soft, -1.5, 0)
    return _treated(view, image, f"sharp{sigma_px:g}")


def evened(view: View) -> View:
    """Local contrast raised: shadows, faded print."""
    clahe = cv2.createCLAHE(clipLimit=_CLAHE_LIMIT, tileGridSize=_CLAHE_TILES)
    return _treated(view, clahe.apply(view.image), "even")


def inverted(view: View) -> View:
    """Light on dark made dark on light."""
    return _treated(view, cv2.bitwise_not(view.image), "negative")


def two_toned(view: View) -> View:
    """Black and white at one threshold (Otsu), where the local ones follow the noise."""
    _, image = cv2.threshold(view.image, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return _treated(view, image, "two")


def softened(view: View, sigma_px: float) -> View:
    """Slightly blurred: print dots, noise, moiré."""
    image = cv2.GaussianBlur(view.image, (0, 0), sigma_px)
    return _treated(view, image, f"soft{sigma_px:g}")


def closed(view: View, size_px: int) -> View:
    """White gaps inside dark areas closed: dotted or scratched print."""
    kernel = np.ones((size_px, size_px), np.uint8)
    image = cv2.morphologyEx(view.image, cv2.MORPH_OPEN, kernel)
    return _treated(view, image, f"closed{size_px}")


def flattened(view: View, rows: int) -> View:
    """Squeezed to that many rows: level bars stay, noise goes, and there is less to read."""
    height, width = view.image.shape
    if height <= rows:
        return view
    image = cv2.resize(view.image, (width, rows), interpolation=cv2.INTER_AREA)
    tall = height / rows
    back = np.array([[1, 0, 0], [0, tall, (tall - 1) / 2], [0, 0, 1]])
    return _treated(view, image, f"flat{rows}", back=back)


def padded(view: View, border_px: int) -> View:
    """With a white border, for a code that ends where the picture ends."""
    image = cv2.copyMakeBorder(
        view.image, *(border_px,) * 4, borderType=cv2.BORDER_CONSTANT, value=255
    )
    back = np.array([[1, 0, -border_px], [0, 1, -border_px], [0, 0, 1]])
    return _treated(view, image, "pad", back=back)


def _turned(
    gray: Gray,
    middle: NDArray[np.float64],
    along: NDArray[np.float64],
    size: tuple[float, float],
    name: str,
    *,
    is_rough: bool,
) -> View | None:
    width, height = (round(one) for one in size)
    if not (MIN_SIDE_PX <= width <= MAX_SIDE_PX and MIN_SIDE_PX <= height <= MAX_SIDE_PX):
        return None
    normal = np.array([-along[1], along[0]])
    origin = middle - along * ((width - 1) / 2) - normal * ((height - 1) / 2)
    back = np.column_stack([along, normal, origin])
    image = cv2.warpAffine(
        gray,
        back,
        (width, height),
        flags=(cv2.INTER_LINEAR if is_rough else cv2.INTER_CUBIC) | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return View(image=_gray(image), matrix=back, name=name, is_level=True)


def _treated(view: View, image: object, how: str, *, back: Matrix | None = None) -> View:
    """The view after a treatment that keeps it as level as it was."""
    matrix = view.matrix if back is None else _joined(view.matrix, back)
    return replace(view, image=_gray(image), matrix=matrix, name=f"{view.name} {how}")


def _gray(image: object) -> Gray:
    return np.asarray(image, np.uint8)


def _joined(outer: Matrix, inner: NDArray[np.float64]) -> Matrix:
    return _matrix(np.vstack([outer, [0, 0, 1]]) @ inner)


def _matrix(matrix: NDArray[np.float64]) -> Matrix:
    return np.asarray(matrix[:2], np.float64)
