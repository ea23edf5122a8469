"""Codes for paper: black and white modules of a text, before any painter gives them a size."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
import zxingcpp

_FORMAT = zxingcpp.BarcodeFormat


class Symbology(StrEnum):
    """Kinds of code this program prints; the values are the names readers give them."""

    CODE128 = "Code128"
    EAN13 = "EAN13"
    QR = "QRCode"
    DATA_MATRIX = "DataMatrix"


QUIET_MODULES: dict[Symbology, int] = {
    Symbology.CODE128: 10,
    Symbology.EAN13: 11,
    Symbology.QR: 4,
    Symbology.DATA_MATRIX: 2,
}
"""White around a code that readers need, in modules; a Data Matrix gets one more than it needs."""
_FORMATS = {
    Symbology.CODE128: _FORMAT.Code128,
    Symbology.EAN13: _FORMAT.EAN13,
    Symbology.QR: _FORMAT.QRCode,
    Symbology.DATA_MATRIX: _FORMAT.DataMatrix,
}
_LINEAR = frozenset({Symbology.CODE128, Symbology.EAN13})

Modules = tuple[tuple[bool, ...], ...]


def modules(text: str, symbology: Symbology) -> Modules:
    """Rows of modules, True for black, without quiet zone; a linear code is a single row."""
    options = {"force_square": True} if symbology is Symbology.DATA_MATRIX else {}
    code = zxingcpp.create_barcode(text, _FORMATS[symbology], **options)
    image = np.array(zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False))
    rows = image[:1] if symbology in _LINEAR else image
    return tuple(tuple(bool(dot == 0) for dot in row) for row in rows)
