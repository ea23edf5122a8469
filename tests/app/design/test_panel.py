"""What a panel asks for."""

from __future__ import annotations

import pytest

from app.design.panel import advice_for


@pytest.mark.parametrize(
    ("diagonal_inch", "size", "touch_px", "scale_percent"),
    [
        (15.6, (1920, 1080), 67, 125),
        (21.5, (1920, 1080), 56, 100),
        (13.3, (1920, 1080), 79, 150),
        (10.1, (1280, 800), 71, 150),
        (15.6, (1366, 768), 56, 100),
        (27.0, (3840, 2160), 78, 150),
        (14.0, (1600, 900), 62, 115),
        (13.3, (3840, 2160), 157, 150),
    ],
)
def test_a_finger_finds_every_target(
    diagonal_inch: float, size: tuple[int, int], touch_px: int, scale_percent: int
) -> None:
    advice = advice_for(diagonal_inch, *size)
    assert (advice.touch_px, advice.scale_percent) == (touch_px, scale_percent)


@pytest.mark.parametrize("size", [(0.0, 1920, 1080), (15.6, 0, 1080), (15.6, 1920, 0)])
def test_nothing_is_no_panel(size: tuple[float, int, int]) -> None:
    with pytest.raises(ValueError, match="size"):
        advice_for(*size)
