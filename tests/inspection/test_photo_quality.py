"""Photo quality measures what it says: blur lowers sharpness, light is told apart."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from inspection.photo_quality import Light, measure


def stripes(low: int, high: int, *, ramp_px: int) -> NDArray[np.uint8]:
    """Vertical stripes 40 px wide whose edges take `ramp_px` pixels."""
    x = np.arange(960)
    wave = np.clip((np.abs((x % 80) - 40) - 20) / ramp_px + 0.5, 0, 1)
    row = (low + (high - low) * wave).astype(np.uint8)
    return np.repeat(np.tile(row, (540, 1))[:, :, None], 3, axis=2)


def test_a_sharp_well_lit_frame_is_good() -> None:
    quality = measure(stripes(40, 200, ramp_px=1))
    assert quality.is_good
    assert quality.light is Light.GOOD


def test_soft_edges_are_not_sharp() -> None:
    assert not measure(stripes(40, 200, ramp_px=16)).is_sharp


def test_blur_only_ever_lowers_sharpness() -> None:
    measured = [measure(stripes(40, 200, ramp_px=px)).sharpness for px in (1, 4, 8, 16)]
    assert measured == sorted(measured, reverse=True)


@pytest.mark.parametrize(
    ("level", "light"), [(20, Light.DARK), (130, Light.GOOD), (240, Light.BRIGHT)]
)
def test_light_is_told_apart(level: int, light: Light) -> None:
    assert measure(np.full((90, 160, 3), level, np.uint8)).light is light


def test_a_tiny_frame_is_measured_not_refused() -> None:
    assert not measure(np.zeros((1, 1, 3), np.uint8)).is_sharp


def test_the_frame_is_left_alone() -> None:
    frame = stripes(40, 200, ramp_px=1)
    frame.setflags(write=False)
    measure(frame)
