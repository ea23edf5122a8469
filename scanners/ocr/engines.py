"""Which engine reads text on this machine."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from scanners.ocr import tesseract
from scanners.ocr.reader import Reader

if TYPE_CHECKING:
    from scanners.ocr.apart import ApartReader


_RAPID = ("rapidocr", "onnxruntime")


@dataclass(frozen=True, kw_only=True)
class Survey:
    """`engine`: the one that is used, empty for none. `missing`: what the best one lacks."""

    engine: str
    missing: tuple[str, ...] = ()


def survey() -> Survey:
    """What is installed, found by looking alone: nothing is imported."""
    lacking = tuple(one for one in _RAPID if find_spec(one) is None)
    if not lacking:
        return Survey(engine="rapidocr")
    if find_spec("pytesseract") and shutil.which("tesseract"):
        return Survey(engine="tesseract", missing=lacking)
    return Survey(engine="", missing=lacking)


def open_apart() -> ApartReader | None:
    """An engine in a process of its own, None where none is installed; nothing is started yet."""
    from scanners.ocr.apart import ApartReader  # noqa: PLC0415 - with the first picture

    return ApartReader() if survey().engine else None


def open_idle() -> ApartReader | None:
    """As `open_apart`, in a process that works only while nobody else wants the processor."""
    from scanners.ocr.apart import IDLE_COMMAND, ApartReader  # noqa: PLC0415 - as above

    return ApartReader(IDLE_COMMAND) if survey().engine else None


def open_reader() -> Reader | None:
    """RapidOCR, else Tesseract, else None; no model is loaded yet. Not for the GUI thread."""
    if survey().engine == "rapidocr":
        from scanners.ocr.rapid import RapidReader  # noqa: PLC0415 - where it is not installed

        return RapidReader()
    return tesseract.TesseractReader() if tesseract.is_installed() else None
