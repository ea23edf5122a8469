"""The two engines, each reading a view; what they say is a reading, not yet a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp
from pyzbar import pyzbar

from scanners.reading.content import matrix_text, printed_number
from scanners.reading.treatments import MIN_SIDE_PX, View
from scanners.scan import Box, Point, Scan

_FORMAT = zxingcpp.BarcodeFormat
_FORMAT_NAMES = {
    "QRCode": "QR",
    "DataBarOmni": "DataBar",
    "DataBarStk": "DataBar",
    "DataBarStkOmni": "DataBar",
    "DataBarLtd": "DataBarLimited",
    "DataBarExp": "DataBarExpanded",
    "DataBarExpStk": "DataBarExpanded",
}
ZXING_ALL = zxingcpp.BarcodeFormats(_FORMAT.AllReadable)
ZXING_LINEAR = zxingcpp.BarcodeFormats(_FORMAT.AllLinear)
ZXING_MATRIX = zxingcpp.BarcodeFormats(_FORMAT.AllMatrix)

_ZBAR_NAMES = {
    "CODE128": "Code128",
    "CODE39": "Code39",
    "CODE93": "Code93",
    "I25": "ITF",
    "CODABAR": "Codabar",
    "EAN13": "EAN13",
    "EAN8": "EAN8",
    "UPCA": "UPCA",
    "UPCE": "UPCE",
}
_ZBAR_SYMBOLS = [pyzbar.ZBarSymbol[name] for name in _ZBAR_NAMES]
"""Never QR: zbar guesses the encoding and turns Chinese into Japanese. No DataBar: it reads it out
of nothing."""

LINEAR = frozenset(
    {*_ZBAR_NAMES.values(), "Code32", "PZN", "Code39Ext", "Telepen", "DXFilmEdge"}
    | {"ITF14", "ISBN", "DataBar", "DataBarLimited", "DataBarExpanded"}
)
"""Symbologies of bars rather than of a matrix."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What one engine said of one view, with the box in the original picture's pixels."""

    scan: Scan
    engine: str
    view: str
    is_valid: bool = True
    """False where a code was found and its checksum did not hold: a place to look at closer."""
    is_whole: bool = True
    """False where more bars follow beside it: then it may be a part of them."""
    spare: float = 1.0
    """Share of a matrix code's error correction that was left over, 0 to 1."""


Engine = Callable[[View], list[Reading]]


def zxing(formats: zxingcpp.BarcodeFormats, *, thorough: bool = True) -> Engine:
    """What zxing-cpp reads of these formats; not `thorough`: only dark on light."""

    def read(view: View) -> list[Reading]:
        barcodes = zxingcpp.read_barcodes(
            view.image,
            formats=formats,
            try_invert=thorough,
            text_mode=zxingcpp.TextMode.Plain,
            return_errors=thorough,
        )
        return [_of_zxing(barcode, view) for barcode in barcodes]

    return read


def zbar(view: View) -> list[Reading]:
    """What zbar reads of bars."""
    if min(view.image.shape) < MIN_SIDE_PX:
        return []
    try:
        found = pyzbar.decode(view.image, symbols=_ZBAR_SYMBOLS)
    except ValueError:
        # WORKAROUND https://github.com/NaturalHistoryMuseum/pyzbar: it stumbles over a symbol
        # that zbar tells no place of
        return []
    return list(_of_zbar(found, view))


def _of_zxing(barcode: zxingcpp.Barcode, view: View) -> Reading:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    first, second, third, fourth = view.to_original((corner.x, corner.y) for corner in corners)
    symbology = _FORMAT_NAMES.get(barcode.format.name, barcode.format.name)
    raw, text = bytes(barcode.bytes), barcode.text
    extra = barcode.extra if isinstance(barcode.extra, dict) else {}
    if symbology in LINEAR:
        symbology, text = printed_number(symbology, text, short=extra.get("UPCE"))
    else:
        text = matrix_text(raw, text, aim=barcode.symbology_identifier)
    return Reading(
        scan=Scan(
            text=text,
            raw=raw,
            symbology=symbology,
            source="image",
            box=(first, second, third, fourth),
            aim=barcode.symbology_identifier,
        ),
        engine="zxing-cpp",
        view=view.name,
        is_valid=barcode.valid and bool(text),
        spare=float(extra.get("UEC", 1.0)),
    )


def _of_zbar(symbols: Sequence[pyzbar.Decoded], view: View) -> Iterable[Reading]:
    for symbol in symbols:
        raw = bytes(symbol.data)
        # WORKAROUND https://github.com/mchehab/zbar: an empty CODE128 is read out of nothing
        if not raw:
            continue
        text = raw.decode("utf-8", errors="replace")
        aim = "]C1" if symbol.type == "CODE128" and b"\x1d" in raw else ""
        symbology, text = printed_number(_ZBAR_NAMES[symbol.type], text, short=None)
        is_level = symbol.orientation not in {"LEFT", "RIGHT"}
        points = [(point.x, point.y) for point in symbol.polygon]
        box = _box(view, points, is_level=is_level)
        scan = Scan(text=text, raw=raw, symbology=symbology, source="image", box=box, aim=aim)
        yield Reading(scan=scan, engine="zbar", view=view.name)


def _box(view: View, points: list[Point], *, is_level: bool) -> Box | None:
    """The smallest rectangle around zbar's outline, which may have any number of points.

    Its first side runs as the code is read: more or less level, or more or less upright.
    Bars that it read in one line have hardly a place: in a view of one field, that is the place.
    """
    corners = cv2.boxPoints(cv2.minAreaRect(np.array(points or [(0, 0)], np.float32)))
    across, down = np.abs(corners[1] - corners[0]), np.abs(corners[2] - corners[1])
    if (across[0] + down[1] > across[1] + down[0]) != is_level:
        corners = np.roll(corners, -1, axis=0)
    if view.name and float(np.ptp(corners, axis=0).max()) < MIN_SIDE_PX:
        height, width = view.image.shape
        corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    elif not points:
        return None
    first, second, third, fourth = view.to_original(corners.tolist())
    return first, second, third, fourth
