"""The two engines, each reading a view; what they say is a reading, not yet a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from scanners.reading import zbar as zbar_bars
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
_MOST_SIDE_PX = 0xFFFF
"""zxing-cpp refuses longer pictures."""
_BARS = (
    *(_FORMAT.Code128, _FORMAT.Code39, _FORMAT.Code93, _FORMAT.Codabar),
    *(_FORMAT.ITF, _FORMAT.EANUPC, _FORMAT.DataBar),
)
"""All but Telepen and film edges: a tenth of the time, for what is on no parcel and no goods."""
ZXING_LINEAR = zxingcpp.BarcodeFormats(_BARS)
ZXING_MATRIX = zxingcpp.BarcodeFormats(_FORMAT.AllMatrix)
ZXING_QR = zxingcpp.BarcodeFormats(_FORMAT.QRCode)
ZXING_ALL = zxingcpp.BarcodeFormats((*_BARS, _FORMAT.AllMatrix))

LINEAR = frozenset(
    {*zbar_bars.NAMES.values(), "Code32", "PZN", "Code39Ext"}
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


def zxing(
    formats: zxingcpp.BarcodeFormats, *, both_ways: bool = True, tells_failures: bool = True
) -> Engine:
    """What zxing-cpp reads of these formats; not `both_ways`: matrix codes only dark on light."""
    is_bars = formats == ZXING_LINEAR

    def read(view: View) -> list[Reading]:
        if max(view.image.shape) > _MOST_SIDE_PX:
            return []
        barcodes = zxingcpp.read_barcodes(
            view.image,
            formats=formats,
            # upright bars are read along the rows; a matrix code may lie any way there, too
            try_rotate=not (view.is_level and is_bars),
            try_invert=both_ways,
            text_mode=zxingcpp.TextMode.Plain,
            return_errors=tells_failures,
        )
        return [_of_zxing(barcode, view) for barcode in barcodes]

    return read


def zbar(view: View) -> list[Reading]:
    """What zbar reads of bars."""
    if min(view.image.shape) < MIN_SIDE_PX:
        return []
    symbols = zbar_bars.read_bars(view.image, only_rows=view.is_level)
    return [_of_zbar(symbol, view) for symbol in symbols]


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


def _of_zbar(symbol: zbar_bars.Symbol, view: View) -> Reading:
    raw = symbol.raw
    text = raw.decode("utf-8", errors="replace")
    aim = "]C1" if symbol.symbology == "Code128" and b"\x1d" in raw else ""
    symbology, text = printed_number(symbol.symbology, text, short=None)
    box = _box(view, symbol.points, is_level=not symbol.is_sideways)
    scan = Scan(text=text, raw=raw, symbology=symbology, source="image", box=box, aim=aim)
    return Reading(scan=scan, engine="zbar", view=view.name)


def _box(view: View, points: Sequence[Point], *, is_level: bool) -> Box | None:
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
