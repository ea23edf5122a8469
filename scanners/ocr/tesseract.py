"""Tesseract by way of pytesseract: for a machine that has no RapidOCR."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

from scanners.errors import ImageError
from scanners.ocr.reader import (
    MAX_LINE_CHARS,
    MAX_LINES,
    Line,
    Picture,
    Region,
    cut,
    is_picture,
)

LIMIT_S = 20
"""A process that has not answered by then is ended."""
MIN_SIDE_PX = 16
_LANGUAGES = ("chi_sim", "eng")
_SPARSE = "--psm 11"
"""Lines wherever they stand: better on labels than whole pages (3) or one block (6)."""


class TesseractReader:
    """One process a picture. Chinese where its language pack is installed."""

    name = "tesseract"

    def __init__(self) -> None:
        """Asks for nothing yet."""
        self._languages = ""

    def read(self, image: Picture, region: Region | None = None) -> tuple[Line, ...]:
        """See Reader. Raises ImageError `image.ocr_failed` where the program fails or hangs."""
        part, left, top = cut(image, region)
        if not is_picture(part) or min(part.shape[:2]) < MIN_SIDE_PX:
            return ()
        if part.ndim == 3:
            part = np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), np.uint8)
        words = self._words(np.ascontiguousarray(part))
        return _lines(words, left, top)

    def _words(self, gray: Picture) -> dict[str, list[Any]]:
        import pytesseract  # noqa: PLC0415 - with it comes a second image library

        try:
            if not self._languages:
                there = set(pytesseract.get_languages())
                self._languages = "+".join(one for one in _LANGUAGES if one in there) or "eng"
            words: dict[str, list[Any]] = pytesseract.image_to_data(
                gray,
                lang=self._languages,
                config=_SPARSE,
                timeout=LIMIT_S,
                output_type=pytesseract.Output.DICT,
            )
        except (RuntimeError, OSError, UnicodeDecodeError) as error:
            # TesseractError and the time-out are RuntimeErrors, a missing program an OSError
            raise ImageError("image.ocr_failed") from error
        return words


def is_installed() -> bool:
    """Whether the program and its Python side are there."""
    try:
        import pytesseract  # noqa: PLC0415 - as above

        pytesseract.get_tesseract_version()
    except (ImportError, OSError, SystemExit):
        return False
    return True


def _lines(words: dict[str, list[Any]], left: int, top: int) -> tuple[Line, ...]:
    """Words of one line put together again; Chinese ones without the spaces between."""
    grouped: dict[tuple[int, int, int], list[int]] = {}
    for index, text in enumerate(words["text"]):
        if str(text).strip() and float(words["conf"][index]) >= 0:
            place = tuple(int(words[part][index]) for part in ("block_num", "par_num", "line_num"))
            grouped.setdefault(place, []).append(index)  # type: ignore[arg-type]
    lines = [_line(words, members, left, top) for members in grouped.values()]
    return tuple(sorted(lines, key=lambda line: (line.box[0][1], line.box[0][0])))[:MAX_LINES]


def _line(words: dict[str, list[Any]], members: list[int], left: int, top: int) -> Line:
    text = ""
    for index in members:
        word = str(words["text"][index]).strip()
        joined = not text or (_is_han(text[-1]) and _is_han(word[0]))
        text += word if joined else f" {word}"
    x = min(int(words["left"][one]) for one in members) + left
    y = min(int(words["top"][one]) for one in members) + top
    right = max(int(words["left"][one]) + int(words["width"][one]) for one in members) + left
    bottom = max(int(words["top"][one]) + int(words["height"][one]) for one in members) + top
    confidence = sum(float(words["conf"][one]) for one in members) / len(members) / 100
    return Line(
        text=text[:MAX_LINE_CHARS],
        box=((x, y), (right, y), (right, bottom), (x, bottom)),
        confidence=min(1.0, confidence),
    )


def _is_han(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"
