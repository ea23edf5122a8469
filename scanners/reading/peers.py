"""Each engine alone, as its makers ship it: what our reading is measured against."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray
from pyzbar import pyzbar

Gray = NDArray[np.uint8]
Peer = Callable[[Gray], list[str]]

_ZBAR_ALL = [
    symbol
    for symbol in pyzbar.ZBarSymbol
    # the first two are no symbologies; zbar 0.23 has no PDF417 decoder and warns of it
    if symbol.name not in {"NONE", "PARTIAL", "PDF417"}
]


def single_engines() -> Mapping[str, Peer]:
    """The peers by name; each takes a gray picture `(H, W)` and gives the texts it reads in it."""
    squares, stripes = cv2.QRCodeDetector(), cv2.barcode.BarcodeDetector()

    def opencv(gray: Gray) -> list[str]:
        _, texts, _, _ = squares.detectAndDecodeMulti(gray)
        _, numbers, _, _ = stripes.detectAndDecodeWithType(gray)
        return [text for text in (*texts, *numbers) if text]

    return {"zxing-cpp": _zxing, "pyzbar": _pyzbar, "opencv": opencv}


def one_thread() -> None:
    """Keeps OpenCV to the calling thread, so that its CPU time is all there."""
    cv2.setNumThreads(1)


def _zxing(gray: Gray) -> list[str]:
    # Plain: the default puts brackets into GS1 codes, which would count against it
    found = zxingcpp.read_barcodes(gray, text_mode=zxingcpp.TextMode.Plain)
    return [barcode.text for barcode in found if barcode.text]


def _pyzbar(gray: Gray) -> list[str]:
    try:
        found = pyzbar.decode(gray, symbols=_ZBAR_ALL)
    except ValueError:
        # WORKAROUND https://github.com/NaturalHistoryMuseum/pyzbar: it stumbles over a symbol
        # without a place, and loses the others with it
        found = [symbol for one in _ZBAR_ALL for symbol in _of_one(gray, one)]
    return [symbol.data.decode("utf-8", errors="replace") for symbol in found if symbol.data]


def _of_one(gray: Gray, symbology: pyzbar.ZBarSymbol) -> list[pyzbar.Decoded]:
    try:
        return list(pyzbar.decode(gray, symbols=[symbology]))
    except ValueError:
        return []
