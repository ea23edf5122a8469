"""Tries the engine of text recognition as it is used: in its process, on a number drawn here."""

from __future__ import annotations

import time
from dataclasses import dataclass

import cv2
import numpy as np

from scanners.errors import ImageError
from scanners.ocr.engines import open_apart, survey

NUMBER = "SF1624088315207"
_SIZE = (160, 900, 3)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """`engine` is the one in use, empty for none; `missing` what a better one lacks.

    `is_read`: the number came out right, after `ms` milliseconds, loading included.
    """

    engine: str
    missing: tuple[str, ...] = ()
    is_read: bool = False
    ms: float = 0.0


def try_reader() -> Trial:
    """Some seconds of another process; that process is ended."""
    found = survey()
    reader = open_apart()
    if reader is None:
        return Trial(engine="", missing=found.missing)
    picture = np.full(_SIZE, 255, np.uint8)
    font, ink = cv2.FONT_HERSHEY_SIMPLEX, (0, 0, 0)
    cv2.putText(picture, NUMBER, (40, 100), font, 1.5, ink, 3, cv2.LINE_AA)
    begun_s = time.monotonic()
    try:
        lines = reader.read(picture)
    except ImageError:
        return Trial(engine=found.engine, missing=found.missing)
    finally:
        reader.stop()
    is_read = any(NUMBER in line.text.replace(" ", "") for line in lines)
    ms = (time.monotonic() - begun_s) * 1000
    return Trial(engine=found.engine, missing=found.missing, is_read=is_read, ms=ms)
