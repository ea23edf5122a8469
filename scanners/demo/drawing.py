"""A small painter on numpy pictures: soft masks, gradients, shadows, Chinese text, bars.

Text needs no font files: OpenCV 5 carries a Latin and a Chinese face.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""`(H, W, 3)` BGR."""
Mask = NDArray[np.uint8]
"""`(H, W)`, 255 where painted."""
Place = tuple[float, float]

REGULAR = 430
BOLD = 620
"""Weights of the Latin face."""

_SHIFT = 4
_SUBPIXEL = 1 << _SHIFT


def colour(code: str) -> tuple[int, int, int]:
    """BGR of `#RRGGBB`."""
    return int(code[5:7], 16), int(code[3:5], 16), int(code[1:3], 16)


def blank(size: tuple[int, int], code: str) -> Picture:
    """A `(width, height)` picture of one colour."""
    return np.full((size[1], size[0], 3), colour(code), np.uint8)


def gradient(size: tuple[int, int], start: str, end: str, *, angle_deg: float = 90) -> Picture:
    """From `start` to `end`; 90 degrees runs downwards, 0 to the right."""
    width, height = size
    turn = np.deg2rad(angle_deg)
    across = np.linspace(-0.5, 0.5, width, dtype=np.float32) * np.float32(np.cos(turn))
    down = np.linspace(-0.5, 0.5, height, dtype=np.float32) * np.float32(np.sin(turn))
    reach = abs(np.cos(turn)) + abs(np.sin(turn))
    share = (across[None, :] + down[:, None]) / np.float32(reach) + np.float32(0.5)
    return _mix(np.asarray(share, np.float32), start, end)


def radial(size: tuple[int, int], centre: Place, radius: float, start: str, end: str) -> Picture:
    """From `start` at the centre to `end` at the radius and beyond."""
    width, height = size
    x = (np.arange(width, dtype=np.float32) - np.float32(centre[0])) / np.float32(radius)
    y = (np.arange(height, dtype=np.float32) - np.float32(centre[1])) / np.float32(radius)
    share = np.sqrt(x[None, :] ** 2 + y[:, None] ** 2)
    return _mix(np.minimum(share, 1), start, end)


def _mix(share: NDArray[np.float32], start: str, end: str) -> Picture:
    # 256 steps by table: neighbouring colours are nearer than that, and OpenCV does it without
    # the interpreter's lock, which the camera thread would keep from the GUI
    first, last = np.array(colour(start), np.float32), np.array(colour(end), np.float32)
    steps = np.linspace(0, 1, 256, dtype=np.float32)[:, None]
    table = (first + steps * (last - first)).round().astype(np.uint8).reshape(1, 256, 3)
    index = cv2.convertScaleAbs(share, alpha=255)
    return np.asarray(cv2.LUT(cv2.merge([index, index, index]), table), np.uint8)


def polygon(size: tuple[int, int], points: Sequence[Place]) -> Mask:
    """A filled outline with smooth edges."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    fixed = np.round(np.array(points, np.float64) * _SUBPIXEL).astype(np.int32)
    cv2.fillPoly(mask, [fixed], 255, cv2.LINE_AA, _SHIFT)
    return mask


def ellipse(
    size: tuple[int, int],
    centre: Place,
    axes: Place,
    *,
    angle_deg: float = 0,
    arc: tuple[float, float] = (0, 360),
    stroke_px: int = -1,
) -> Mask:
    """An ellipse, an arc of one, or with `stroke_px` its outline."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    x, y, a, b = (round(value * _SUBPIXEL) for value in (*centre, *axes))
    cv2.ellipse(mask, (x, y), (a, b), angle_deg, *arc, 255, stroke_px, cv2.LINE_AA, _SHIFT)
    return mask


def rounded(size: tuple[int, int], corner: Place, extent: Place, radius: float) -> Mask:
    """A rectangle with round corners; `corner` is its top left."""
    (x, y), (width, height) = corner, extent
    mask = polygon(
        size,
        [
            (x + radius, y),
            (x + width - radius, y),
            (x + width - radius, y + height),
            (x + radius, y + height),
        ],
    )
    mask |= polygon(
        size,
        [
            (x, y + radius),
            (x + width, y + radius),
            (x + width, y + height - radius),
            (x, y + height - radius),
        ],
    )
    for cx in (x + radius, x + width - radius):
        for cy in (y + radius, y + height - radius):
            mask |= ellipse(size, (cx, cy), (radius, radius))
    return mask


def line(size: tuple[int, int], points: Sequence[Place], stroke_px: int) -> Mask:
    """An open line with round ends."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    fixed = np.round(np.array(points, np.float64) * _SUBPIXEL).astype(np.int32)
    cv2.polylines(mask, [fixed], False, 255, stroke_px, cv2.LINE_AA, _SHIFT)  # noqa: FBT003 (OpenCV's signature)
    return mask


def paint(picture: Picture, mask: Mask, ink: str | Picture, *, share: float = 1) -> None:
    """Lays a colour or a picture of the same size over `picture` where the mask is."""
    x, y, width, height = cv2.boundingRect(mask)
    if not width:
        return
    part = np.s_[y : y + height, x : x + width]
    weight = mask[part].astype(np.float32)[:, :, None] * np.float32(share / 255)
    over = np.array(colour(ink), np.float32) if isinstance(ink, str) else ink[part]
    under = picture[part].astype(np.float32)
    picture[part] = (under + (over - under) * weight).round().astype(np.uint8)


def soften(mask: Mask, sigma_px: float, *, offset: tuple[int, int] = (0, 0)) -> Mask:
    """The mask blurred and moved: a shadow, a glow, a reflection."""
    move = np.array([[1, 0, offset[0]], [0, 1, offset[1]]], np.float64)
    moved = cv2.warpAffine(mask, move, (mask.shape[1], mask.shape[0]))
    small = cv2.resize(moved, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.3, sigma_px / 4))
    return np.asarray(cv2.resize(small, (mask.shape[1], mask.shape[0])), np.uint8)


class Pen:
    """Writes text; holds the faces, so use one per picture and thread."""

    def __init__(self) -> None:
        """Latin letters from the built-in sans face, Chinese from its fallback."""
        self._face = cv2.FontFace("sans")

    def write(
        self,
        picture: Picture,
        place: Place,
        text: str,
        *,
        size_px: int,
        ink: str,
        is_bold: bool = False,
    ) -> float:
        """Writes from the left end of the base line; gives the x after the text."""
        x, y = round(place[0]), round(place[1])
        weight = BOLD if is_bold else REGULAR
        end = x
        # the Chinese fallback face has one weight: bold is drawn again, a little further right
        for step in range(1 + (max(1, size_px // 28) if is_bold else 0)):
            (end, _), _ = cv2.putText(
                picture, text, (x + step, y), colour(ink), self._face, size_px, weight
            )
        return float(end)

    def width(self, text: str, *, size_px: int, is_bold: bool = False) -> float:
        """How far `write` would go."""
        weight = BOLD if is_bold else REGULAR
        left, _, width, _ = cv2.getTextSize((1, 1), text, (0, 0), self._face, size_px, weight)
        return float(left + width)


def bars(text: str, *, module_px: int, height_px: int) -> Mask:
    """Code 128 with its quiet zones, black on white, as a gray picture."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.Code128)
    row = np.array(zxingcpp.write_barcode_to_image(code, scale=module_px))[0]
    return np.repeat(row[None, :], height_px, axis=0)


def matrix(text: str, *, module_px: int, symbology: str = "QRCode") -> Mask:
    """A QR code (or another matrix) with its quiet zone, as a gray picture."""
    kind = getattr(zxingcpp.BarcodeFormat, symbology)
    code = zxingcpp.create_barcode(text, kind)
    return np.array(zxingcpp.write_barcode_to_image(code, scale=module_px))


def put(picture: Picture, part: Picture | Mask, corner: tuple[int, int]) -> None:
    """Copies a smaller picture in; what does not fit is cut off."""
    x, y = corner
    if part.ndim == 2:
        part = np.repeat(part[:, :, None], 3, axis=2)
    room = picture[y : y + part.shape[0], x : x + part.shape[1]]
    room[:] = part[: room.shape[0], : room.shape[1]]
