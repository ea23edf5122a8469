"""Codes out of a picture: zxing-cpp first, then zbar for bars it missed.

Tuned for tracking labels: EAN, UPC and Codabar are off, because both engines read phantoms of them
on parcel photos. Pictures are read at full size; halving loses bars two pixels wide.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

from scanners.scan import Box, Point, Scan

MAX_CODES = 64
"""Codes kept of one picture; a label has about five."""

_FORMAT = zxingcpp.BarcodeFormat
_LIVE = (_FORMAT.Code128, _FORMAT.Code39, _FORMAT.ITF, _FORMAT.QRCode, _FORMAT.DataMatrix)
_LIVE_FORMATS = zxingcpp.BarcodeFormats(_LIVE)
"""18 ms a frame on 1080p labels where all formats take 34."""
_DEEP_FORMATS = zxingcpp.BarcodeFormats(
    (*_LIVE, _FORMAT.Code93, _FORMAT.PDF417, _FORMAT.Aztec, _FORMAT.MaxiCode)
)
_ZBAR_FORMATS = [pyzbar.ZBarSymbol.CODE128, pyzbar.ZBarSymbol.CODE39, pyzbar.ZBarSymbol.I25]
"""Never QR: zbar guesses the encoding and turns Chinese into Japanese."""
_NAMES = {"QRCode": "QR", "CODE128": "Code128", "CODE39": "Code39", "I25": "ITF"}
_LINEAR = frozenset({"Code128", "Code39", "Code93", "ITF"})


@dataclass(frozen=True, kw_only=True)
class ReadResult:
    """What a picture held. Not reading anything is a value, not an error.

    `error` is a code such as `image.bad_shape`; `ms` the time both engines took.
    """

    codes: tuple[Scan, ...]
    error: str | None
    ms: float


def read_image(image: NDArray[np.uint8], *, deep: bool) -> ReadResult:
    """Reads every code of a picture `(H, W)` gray or `(H, W, 3)` BGR, which stays unchanged.

    `deep` is for a frame that was taken: more formats, inverted codes, and zbar where no bars were
    found. Without it, a live frame takes about 20 ms. Holds no lock; any thread.
    """
    started = time.perf_counter()
    error = None
    found: list[Scan] = []
    if image.ndim not in (2, 3) or image.size == 0 or (image.ndim == 3 and image.shape[2] != 3):
        error = "image.bad_shape"
    else:
        gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY) if image.ndim == 3 else image
        gray = np.ascontiguousarray(gray, np.uint8)
        found = list(_zxing(gray, deep=deep))
        if deep and not any(scan.symbology in _LINEAR for scan in found):
            found += _zbar(gray)
    codes = _without_fragments(_without_repeats(found))[:MAX_CODES]
    return ReadResult(codes=codes, error=error, ms=(time.perf_counter() - started) * 1000)


def is_linear(symbology: str) -> bool:
    """Whether a symbology is bars rather than a matrix."""
    return symbology in _LINEAR


def decode_text(raw: bytes, *, fallback: str) -> str:
    """Text of a matrix code without an encoding mark: UTF-8, else GB18030, else `fallback`."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return fallback


def _zxing(gray: NDArray[np.uint8], *, deep: bool) -> Iterable[Scan]:
    barcodes = zxingcpp.read_barcodes(
        gray,
        formats=_DEEP_FORMATS if deep else _LIVE_FORMATS,
        try_invert=deep,
        text_mode=zxingcpp.TextMode.Plain,
    )
    for barcode in barcodes:
        name = _NAMES.get(barcode.format.name, barcode.format.name)
        raw = bytes(barcode.bytes)
        text = barcode.text
        if text:
            place = barcode.position
            corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
            first, second, third, fourth = ((corner.x, corner.y) for corner in corners)
            yield Scan(
                text=text if name in _LINEAR else decode_text(raw, fallback=text),
                raw=raw,
                symbology=name,
                source="image",
                box=(first, second, third, fourth),
                aim=barcode.symbology_identifier,
            )


def _zbar(gray: NDArray[np.uint8]) -> Iterable[Scan]:
    for symbol in pyzbar.decode(gray, symbols=_ZBAR_FORMATS):
        raw = bytes(symbol.data)
        if raw:
            yield Scan(
                text=raw.decode("utf-8", errors="replace"),
                raw=raw,
                symbology=_NAMES[symbol.type],
                source="image",
                box=_box([(point.x, point.y) for point in symbol.polygon]),
            )


def _box(points: list[Point]) -> Box | None:
    """The smallest rectangle around zbar's outline, which may have any number of points."""
    if not points:
        return None
    corners = cv2.boxPoints(cv2.minAreaRect(np.array(points, np.float32)))
    first, second, third, fourth = ((round(float(x)), round(float(y))) for x, y in corners)
    return first, second, third, fourth


def _without_repeats(scans: Iterable[Scan]) -> list[Scan]:
    """One scan per symbology and text; labels print the same code twice."""
    kept: dict[tuple[str, str], Scan] = {}
    for scan in scans:
        kept.setdefault((scan.symbology, scan.text), scan)
    return list(kept.values())


def _without_fragments(scans: list[Scan]) -> tuple[Scan, ...]:
    """Drops bars whose text is part of longer bars at the same place: ITF is read in part."""

    def is_fragment(scan: Scan) -> bool:
        return scan.symbology in _LINEAR and any(
            other.symbology in _LINEAR
            and len(other.text) > len(scan.text)
            and scan.text in other.text
            and _overlap(scan.box, other.box)
            for other in scans
        )

    return tuple(scan for scan in scans if not is_fragment(scan))


def _overlap(one: Box | None, other: Box | None) -> bool:
    if one is None or other is None:
        return True
    return all(
        min(p[axis] for p in one) <= max(p[axis] for p in other)
        and min(p[axis] for p in other) <= max(p[axis] for p in one)
        for axis in (0, 1)
    )
