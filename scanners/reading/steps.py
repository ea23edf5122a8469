"""What is tried at a place, in order: views and who reads them, cheapest and likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scanners.reading.engines import (
    ZXING_ALL,
    ZXING_LINEAR,
    ZXING_MATRIX,
    ZXING_QR,
    Engine,
    zbar,
    zxing,
)
from scanners.reading.treatments import (
    Gray,
    View,
    around,
    closed,
    evened,
    flattened,
    padded,
    resized,
    sharpened,
    softened,
    two_toned,
    upright,
)
from scanners.scan import Box

_ROWS = 52
"""Rows kept of a field of bars."""
_FEW_ROWS = 28
"""Rows zbar, which looks at each, is given first."""
_SMALL_SIDE_PX = 500
"""A picture up to this side is looked at enlarged, as a whole."""
_WIDE_PX = 2600
"""A field of bars is not made wider than this."""
_MATRIX_SIDES_PX = (200, 400, 120)
"""Sides a matrix code is brought to: modules of some 4 to 8 pixels, most of them."""
_LARGE_MATRIX_PX = 800
"""A place with longer sides is not looked at in its own size again: that was the first look."""

Step = list[tuple[View, Engine]]


@dataclass(frozen=True, kw_only=True)
class Engines:
    """The engines a cascade asks; tests put liars here."""

    first: Engine
    """All there is, matrix codes only dark on light."""
    everything: Engine
    bars: Engine
    matrices: Engine
    qr: Engine
    zbar: Engine


ENGINES = Engines(
    first=zxing(ZXING_ALL, both_ways=False),
    qr=zxing(ZXING_QR, both_ways=False),
    everything=zxing(ZXING_ALL),
    bars=zxing(ZXING_LINEAR),
    matrices=zxing(ZXING_MATRIX),
    zbar=zbar,
)


def bar_steps(gray: Gray, box: Box, engines: Engines) -> Iterator[Step]:
    """Views of one place with bars."""
    level = upright(gray, box, name="level")
    if level is None:
        return
    upright_one = level
    rows = max(_ROWS, level.image.shape[0] // 4)
    level = flattened(level, rows)
    few = flattened(level, _FEW_ROWS)
    yield [(few, engines.zbar), (level, engines.bars)]
    # PDF417 and stacked codes are read along their rows only
    yield [(upright_one, engines.matrices)]
    for scale in (2.0, 3.0):
        larger = resized(level, scale)
        if larger is None or larger.image.shape[1] > _WIDE_PX:
            break
        flat = flattened(larger, rows)
        yield [(flat, engines.bars), (flat, engines.zbar)]
        sharp = sharpened(flat, 1.5 * scale)
        yield [(sharp, engines.bars), (sharp, engines.zbar)]
        thick = closed(flat, 3)
        yield [(thick, engines.bars), (thick, engines.zbar)]
    soft = softened(level, 0.8)
    yield [(soft, engines.bars), (soft, engines.zbar)]
    smaller = resized(level, 0.6)
    if smaller is not None:
        yield [(smaller, engines.bars), (smaller, engines.zbar)]


def matrix_steps(gray: Gray, box: Box, engines: Engines) -> Iterator[Step]:
    """Views of one place with a matrix code."""
    part = around(gray, box, name="part")
    if part is None:
        return
    side = max(part.image.shape)
    # print heads lose lines: what is white and thinner than a module is filled
    sizes = sorted({3, side // 70 | 1})
    base = [part, *(closed(part, size) for size in sizes)]
    for side_px in _MATRIX_SIDES_PX:
        views = [resized(one, side_px / side) for one in base]
        yield [(view, engines.matrices) for view in views if view is not None]
        if views[0] is not None:
            blur_px = side_px / 200
            treated = softened(views[0], blur_px), sharpened(views[0], 1.5 * blur_px)
            yield [(view, engines.matrices) for view in treated]
        if side_px == _MATRIX_SIDES_PX[0] and side <= _LARGE_MATRIX_PX:
            yield [(base[1], engines.matrices)]


def whole_steps(whole: View, engines: Engines) -> Iterator[Step]:
    """The whole picture treated, where nothing at all was found."""
    pad = padded(whole, 24)
    if max(whole.image.shape) <= _SMALL_SIDE_PX:
        yield [(pad, engines.everything), (pad, engines.zbar)]
        for scale in (2.0, 3.0, 0.5):
            view = resized(pad, scale)
            if view is not None:
                yield [(view, engines.everything), (view, engines.zbar)]
                yield [(sharpened(view, 1.5 * scale), engines.everything)]
                yield [(softened(view, scale), engines.everything)]
                yield [(closed(view, 3), engines.everything)]
    else:
        yield [(whole, engines.zbar)]
        view = resized(whole, 0.5)
        if view is not None:
            yield [(view, engines.everything), (view, engines.zbar)]
        yield [(sharpened(whole, 1.5), engines.everything)]
        yield [(closed(whole, 3), engines.everything)]
    yield [(evened(whole), engines.everything)]
    yield [(two_toned(whole), engines.everything)]
    yield [(softened(whole, 1.0), engines.everything)]
