"""Photo quality measures what it says: blur lowers sharpness, light is told apart."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from inspection.photo_quality import Light, _top_of_whole, is_other_scene, look, measure


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


@pytest.mark.parametrize("size", [1, 19, 20, 39, 400, 1001])
def test_the_sharpest_twentieth_is_what_sorting_would_find(size: int) -> None:
    values = np.random.default_rng(size).integers(0, 1021, size, dtype=np.int16)
    top = max(1, size // 20)
    assert _top_of_whole(values) == pytest.approx(np.sort(values)[-top:].mean())


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


def noisy(frame: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    noise = np.random.default_rng(seed).normal(0, 4, frame.shape[:2])[..., None]
    return np.clip(frame + noise, 0, 255).astype(np.uint8)


def with_lamp(side_px: int) -> NDArray[np.uint8]:
    frame = stripes(40, 200, ramp_px=1)
    frame[100 : 100 + side_px, 200 : 200 + side_px] = 255
    return frame


def test_a_reflected_lamp_is_glare() -> None:
    quality = measure(with_lamp(100))
    assert quality.is_glaring
    assert not quality.is_good


def test_a_spark_is_none() -> None:
    assert not measure(with_lamp(30)).is_glaring


def test_white_print_is_none() -> None:
    white_on_black = stripes(20, 255, ramp_px=1)
    white_on_black[::4] = 60
    assert not measure(white_on_black).is_glaring


def test_noise_and_lamp_flicker_are_still() -> None:
    frame = stripes(40, 180, ramp_px=1)
    before = look(noisy(frame, 1))
    assert look(noisy(frame + np.uint8(8), 2), before.blocks).quality.is_still


def test_a_moved_picture_is_not_still() -> None:
    frame = stripes(40, 200, ramp_px=1)
    before = look(frame)
    moved = look(np.roll(frame, 4, axis=1), before.blocks)
    assert not moved.quality.is_still
    assert not moved.quality.is_good


def test_another_size_counts_as_movement() -> None:
    small = look(stripes(40, 200, ramp_px=1)[:300])
    assert not look(stripes(40, 200, ramp_px=1), small.blocks).quality.is_still


def thing_at(x: int, level: int = 200) -> NDArray[np.uint8]:
    """A box on the bench."""
    frame = np.full((540, 960, 3), 90, np.uint8)
    frame[120:420, x : x + 400] = level
    return frame


def test_a_nudged_or_dimmed_scene_is_the_same_one() -> None:
    scene = look(thing_at(100)).blocks
    assert not is_other_scene(scene, look(thing_at(106)).blocks)
    assert not is_other_scene(scene, look(thing_at(100) - np.uint8(30)).blocks)


def test_another_thing_is_another_scene() -> None:
    scene = look(thing_at(100)).blocks
    assert is_other_scene(scene, look(thing_at(400)).blocks)
    assert is_other_scene(scene, look(np.full((540, 960, 3), 90, np.uint8)).blocks)
    assert is_other_scene(scene, look(np.zeros((20, 30, 3), np.uint8)).blocks)
