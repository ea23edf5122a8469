"""Measures of text, kept: shaping Chinese text anew on every layout pass cost whole frames."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

_KEPT = 2048
"""A kilobyte each: more than all pages show at once, and a shift does not fill the memory."""


@lru_cache(maxsize=256)
def metrics_of(font: QFont) -> QFontMetricsF:
    """The metrics of a font."""
    return QFontMetricsF(font)


@lru_cache(maxsize=_KEPT)
def width_of(words: str, font: QFont) -> int:
    """Whole pixels one line of text takes."""
    return int(metrics_of(font).horizontalAdvance(words) + 0.999)
