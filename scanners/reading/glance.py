"""One quick look at a live frame: what stands on parcels, dark on light."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import zxingcpp

from scanners.reading.engines import Reading, zxing
from scanners.reading.treatments import Gray, View, resized, softened, untreated

_FORMAT = zxingcpp.BarcodeFormat
_BARS_AND_QR = zxing(
    zxingcpp.BarcodeFormats((_FORMAT.Code128, _FORMAT.Code39, _FORMAT.ITF, _FORMAT.QRCode)),
    both_ways=False,
    tells_failures=False,
)
_DATA_MATRIX = zxing(
    zxingcpp.BarcodeFormats(_FORMAT.DataMatrix), both_ways=False, tells_failures=False
)
_LARGE_PIXELS = 1_000_000
"""From here on Data Matrix is looked for at half the size: on label photographs of 1080p that
reads the same ones in 4 ms rather than 11. Bars would be lost."""
_LATE_S = 0.016
"""A frame so busy that bars and QR took that long is not searched for more: the next one comes."""
_SAMPLE = 16
"""Every so many rows and columns show how rough a frame is: half a millisecond of 1080p."""
_SWING = 8.0
"""Gray levels up and down again, from pixel to pixel, that are no matter of rounding."""
_ROUGH = 0.15
"""Share of pixels between such swings. Photographs of labels have 0.01 to 0.04, with noise of
5 levels 0.17, of 30 levels 0.60."""
_WILD = 40.0
"""Gray levels from pixel to pixel, on average: labels have 5, with noise of 30 levels 34."""
_SMOOTH_PX = 1.0
_LEAST_SIDE_PX = 4 * _SAMPLE


def glance(gray: Gray, *, cpu_s: Callable[[], float] = time.thread_time) -> list[Reading]:
    """What one look at a frame gives; the caller waits for frames that say the same."""
    started = cpu_s()
    view = _calmed(untreated(gray))
    readings = _BARS_AND_QR(view)
    if cpu_s() - started < _LATE_S:
        smaller = resized(view, 0.5) if view.image.size >= _LARGE_PIXELS else None
        readings += _DATA_MATRIX(smaller or view)
    return readings


def _calmed(view: View) -> View:
    """A large frame full of noise without most of it: noise hides bars, and costs twice the time.

    Where there is little else, the frame is halved: bars that survive that noise are thick ones.
    """
    if view.image.size < _LARGE_PIXELS or min(view.image.shape) < _LEAST_SIDE_PX:
        return view
    lines = view.image[::_SAMPLE], np.ascontiguousarray(view.image[:, ::_SAMPLE].T)
    # the smaller of both: bars are rough one way only
    swings, steps = (min(pair) for pair in zip(*map(_roughness, lines), strict=True))
    smaller = resized(view, 0.5) if steps >= _WILD else None
    is_rough = smaller is not None or swings >= _ROUGH
    return softened(smaller or view, _SMOOTH_PX) if is_rough else view


def _roughness(lines: Gray) -> tuple[float, float]:
    """Share of pixels where the gray goes up and at once down again, and its mean step."""
    steps = np.diff(lines.astype(np.float32), axis=1)
    swings = np.mean(steps[:, :-1] * steps[:, 1:] < -_SWING * _SWING)
    return float(swings), float(np.mean(np.abs(steps)))
