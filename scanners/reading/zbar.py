"""zbar, asked through pyzbar's declarations of its library.

pyzbar's own `decode` looks along columns too, where a level field of bars has nothing, and walks
around every outline in Python: both cost more than the reading. It also loses a whole picture over
one symbol without a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import c_void_p, string_at
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pyzbar import wrapper as lib

_GRAY = 808466521
"""zbar's name of eight bits a pixel: the letters Y800."""
_ALL = 0
NAMES = {
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
"""Never QR: zbar guesses the encoding and turns Chinese into Japanese. No DataBar: it reads it out
of nothing."""
_SYMBOLOGIES = {int(lib.ZBarSymbol[name]): ours for name, ours in NAMES.items()}
_SIDEWAYS = frozenset({int(lib.ZBarOrientation.LEFT), int(lib.ZBarOrientation.RIGHT)})


@dataclass(frozen=True, kw_only=True)
class Symbol:
    """Bars as zbar read them; `points` are on their outline, in no order, and may be none."""

    symbology: str
    raw: bytes
    points: list[tuple[int, int]]
    is_sideways: bool


def read_bars(gray: NDArray[np.uint8], *, only_rows: bool) -> list[Symbol]:
    """What zbar reads; `only_rows` where the bars are known to stand upright."""
    height, width = gray.shape
    pixels = np.ascontiguousarray(gray)
    with _scanner(only_rows=only_rows) as scanner, _image() as image:
        lib.zbar_image_set_format(image, _GRAY)
        lib.zbar_image_set_size(image, width, height)
        lib.zbar_image_set_data(image, c_void_p(pixels.ctypes.data), pixels.size, None)
        lib.zbar_scan_image(scanner, image)
        return list(_symbols(image))


def _symbols(image: Any) -> Iterator[Symbol]:  # noqa: ANN401 - a pointer of the library
    symbol = lib.zbar_image_first_symbol(image)
    while symbol:
        size = lib.zbar_symbol_get_data_length(symbol)
        symbology = _SYMBOLOGIES.get(symbol.contents.type)
        # WORKAROUND https://github.com/mchehab/zbar: an empty CODE128 is read out of nothing
        if symbology and size:
            yield Symbol(
                symbology=symbology,
                raw=string_at(lib.zbar_symbol_get_data(symbol), size),
                points=[
                    (lib.zbar_symbol_get_loc_x(symbol, at), lib.zbar_symbol_get_loc_y(symbol, at))
                    for at in range(lib.zbar_symbol_get_loc_size(symbol))
                ],
                is_sideways=lib.zbar_symbol_get_orientation(symbol) in _SIDEWAYS,
            )
        symbol = lib.zbar_symbol_next(symbol)


@contextmanager
def _scanner(*, only_rows: bool) -> Iterator[Any]:
    """A scanner for our symbologies; not shared, for it remembers what it is about."""
    scanner = lib.zbar_image_scanner_create()
    if not scanner:
        raise MemoryError
    try:
        lib.zbar_image_scanner_set_config(scanner, _ALL, lib.ZBarConfig.CFG_ENABLE, 0)
        for symbology in _SYMBOLOGIES:
            lib.zbar_image_scanner_set_config(scanner, symbology, lib.ZBarConfig.CFG_ENABLE, 1)
        if only_rows:
            lib.zbar_image_scanner_set_config(scanner, _ALL, lib.ZBarConfig.CFG_X_DENSITY, 0)
        yield scanner
    finally:
        lib.zbar_image_scanner_destroy(scanner)


@contextmanager
def _image() -> Iterator[Any]:
    image = lib.zbar_image_create()
    if not image:
        raise MemoryError
    try:
        yield image
    finally:
        lib.zbar_image_destroy(image)
