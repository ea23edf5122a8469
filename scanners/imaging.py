"""Images from files, treated as hostile: bounded, checked by header before anything is decoded."""

from __future__ import annotations

import struct
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scanners.errors import ImageError

MAX_PIXELS = 50_000_000
"""Largest picture decoded (150 MB in memory); phones make up to 50 megapixels."""
MAX_BYTES = 64 * 1024 * 1024
"""Largest file read."""

SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})
"""What picture files are called."""

Image = NDArray[np.uint8]
"""`(H, W, 3)` BGR."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KIND = 25
_PNG_TRANSPARENT = frozenset({4, 6})
"""Where a PNG says its colour type, and those with an alpha channel."""
_TIFF = {b"II*\0": "<", b"MM\0*": ">"}
"""How a TIFF begins, and its byte order."""
_TIFF_SIDES, _TIFF_TILES, _TIFF_SAMPLES = (256, 257), (322, 323), 277
"""Tags: width and height, those of a tile, numbers a pixel has."""
_TIFF_INTEGERS = {3: "H", 4: "I"}
_MOST_SAMPLES = 4
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_LONE = frozenset({0x01, *range(0xD0, 0xD9)})


def load_image(source: Path | bytes) -> Image:
    """Decodes a PNG, JPEG, WebP, BMP or TIFF picture (its first page), upright, as BGR.

    Raises:
        ImageError: `image.missing`, `image.empty`, `image.unreadable` (unknown, broken or cut
            short) or `image.too_large` (bytes or pixels; found before decoding).
    """
    data = _read(source) if isinstance(source, Path) else source
    if not data:
        raise ImageError("image.empty")
    if len(data) > MAX_BYTES:
        raise ImageError("image.too_large", bytes=len(data), max_bytes=MAX_BYTES)
    width, height = _size(data)
    if width <= 0 or height <= 0:
        raise ImageError("image.unreadable")
    if width * height > MAX_PIXELS:
        raise ImageError("image.too_large", width=width, height=height, max_pixels=MAX_PIXELS)
    try:
        image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error as error:
        raise ImageError("image.unreadable") from error
    if image is None or {width, height} != set(image.shape[:2]):
        raise ImageError("image.unreadable")
    picture = np.asarray(image, np.uint8)
    is_seen_through = data.startswith(_PNG) and data[_PNG_KIND] in _PNG_TRANSPARENT
    return _on_white(data, picture) if is_seen_through else picture


def looks_like_picture(path: Path) -> bool:
    """Whether a file is to be read as a picture: by its first bytes, else by its name.

    One that cannot be looked into is what it is called: whoever reads it tells what is wrong.
    """
    is_called_so = path.suffix.lower() in SUFFIXES
    try:
        if not path.is_file():
            return is_called_so
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return is_called_so
    return is_called_so or _is_known(head)


def _is_known(head: bytes) -> bool:
    is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    # two letters alone begin many a text: a bitmap says its reserved zeros, too
    is_bitmap = head.startswith(b"BM") and head[6:10] == bytes(4)
    return is_webp or is_bitmap or head.startswith((_PNG, b"\xff\xd8\xff", *_TIFF))


def _on_white(data: bytes, image: Image) -> Image:
    """What shows through is paper: bars on a transparent ground are read on white."""
    whole = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if whole is None or whole.shape != (*image.shape[:2], 4):
        return image
    most = 255 if whole.dtype == np.uint8 else 65_535
    alpha = np.asarray(whole[:, :, 3:], np.float32) / most
    return np.asarray((image * alpha + 255.0 * (1.0 - alpha)).round(), np.uint8)


def _read(path: Path) -> bytes:
    if path.exists() and not path.is_file():
        raise ImageError("image.unreadable", file=path.name)  # a pipe would never end
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise ImageError("image.missing", file=path.name) from error
    except OSError as error:
        raise ImageError("image.unreadable", file=path.name) from error


def _size(data: bytes) -> tuple[int, int]:
    """Width and height a header claims; raises ImageError where there is none or the end lacks."""
    try:
        if data.startswith(_PNG):
            return _png_size(data)
        if data.startswith(b"\xff\xd8"):
            return _jpeg_size(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp_size(data)
        if data.startswith(b"BM"):
            width, height = struct.unpack_from("<ii", data, 18)
            return width, abs(height)
        if data[:4] in _TIFF:
            return _tiff_size(data)
    except (struct.error, IndexError) as error:
        raise ImageError("image.unreadable") from error
    raise ImageError("image.unreadable")


def _png_size(data: bytes) -> tuple[int, int]:
    """Walks the chunks: what one claims OpenCV allocates, before it looks whether that is there."""
    at = len(_PNG)
    while data[at + 4 : at + 8] != b"IEND":
        at += 12 + int(struct.unpack_from(">I", data, at)[0])
        if at > len(data):
            raise ImageError("image.unreadable")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """Walks the segments, so that EXIF of any size and its thumbnail are stepped over."""
    size = (0, 0)
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ImageError("image.unreadable")
        marker = data[at + 1]
        if marker == 0xFF or marker in _JPEG_LONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xDA:
            break
        if marker in _JPEG_SIZES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            size = (width, height)
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    if data.rfind(b"\xff\xd9") < at:
        raise ImageError("image.unreadable")
    return size


def _webp_size(data: bytes) -> tuple[int, int]:
    if struct.unpack_from("<I", data, 4)[0] + 8 > len(data) + 1:
        raise ImageError("image.unreadable")
    kind = data[12:16]
    if kind == b"VP8X":
        return (
            int.from_bytes(data[24:27], "little") + 1,
            int.from_bytes(data[27:30], "little") + 1,
        )
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _tiff_size(data: bytes) -> tuple[int, int]:
    """Of the first page. A tile is allocated whole, so it may be no larger than a picture."""
    order = _TIFF[data[:4]]
    (at,) = struct.unpack_from(order + "I", data, 4)
    (count,) = struct.unpack_from(order + "H", data, at)
    tags: dict[int, int] = {}
    for one in range(count):
        tag, kind, _ = struct.unpack_from(order + "HHI", data, at + 2 + 12 * one)
        if kind in _TIFF_INTEGERS:
            (tags[tag],) = struct.unpack_from(
                order + _TIFF_INTEGERS[kind], data, at + 10 + 12 * one
            )
    width, height = (tags.get(tag, 0) for tag in _TIFF_SIDES)
    tile_width, tile_height = (tags.get(tag, 0) for tag in _TIFF_TILES)
    if tags.get(_TIFF_SAMPLES, 1) > _MOST_SAMPLES:
        raise ImageError("image.unreadable")
    if tile_width * tile_height > MAX_PIXELS:
        return tile_width, tile_height
    return width, height
