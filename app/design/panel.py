"""How large things must be on a panel so that a finger hits them (UI: targets). No Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass

from app.settings.config import SCALES

TOUCH_MM = 12.0
TOUCH_PX = 56
"""A touch target measures at least so much: the larger of the two."""
MM_PER_INCH = 25.4
DIAGONALS_INCH = (10.1, 13.3, 14.0, 15.6, 17.3, 21.5, 23.8, 27.0)
"""Panels that stand on benches."""


@dataclass(frozen=True, kw_only=True)
class PanelAdvice:
    """What a panel asks for."""

    touch_px: int
    """What 12 mm are there, and never less than 56."""
    scale_percent: int
    """The smallest scale that makes every target so large; the largest where none does."""


def advice_for(diagonal_inch: float, width_px: int, height_px: int) -> PanelAdvice:
    """What a panel of this diagonal and resolution asks for; ValueError for no panel at all."""
    if diagonal_inch <= 0 or width_px <= 0 or height_px <= 0:
        raise ValueError("a panel has a size")
    pitch_mm = diagonal_inch * MM_PER_INCH / math.hypot(width_px, height_px)
    touch_px = max(TOUCH_PX, math.ceil(TOUCH_MM / pitch_mm))
    enough = (scale for scale in SCALES if TOUCH_PX * scale >= touch_px * 100)
    return PanelAdvice(touch_px=touch_px, scale_percent=next(enough, SCALES[-1]))
