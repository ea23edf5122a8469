"""Which engine reads text on this machine."""

from __future__ import annotations

from importlib.util import find_spec

from scanners.ocr import tesseract
from scanners.ocr.reader import Reader


def open_reader() -> Reader | None:
    """RapidOCR, else Tesseract, else None; no model is loaded yet. Not for the GUI thread."""
    if find_spec("rapidocr") and find_spec("onnxruntime"):
        from scanners.ocr.rapid import RapidReader  # noqa: PLC0415 - where it is not installed

        return RapidReader()
    return tesseract.TesseractReader() if tesseract.is_installed() else None
