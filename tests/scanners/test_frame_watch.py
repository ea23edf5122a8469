from __future__ import annotations

import numpy as np
import pytest

from scanners.frame_watch import FROZEN_S, SILENT_S, START_LIMIT_S, FrameWatch

STILL = np.full((64, 64, 3), 90, np.uint8)


def noisy(seed: int) -> np.ndarray:
    """The same still scene with one pixel of noise, off the coarse sample."""
    image = STILL.copy()
    image[1 + seed % 60, 3] = 91
    return image


def play(watch: FrameWatch, frames: list[np.ndarray], *, from_s: float, step_s: float) -> float:
    now_s = from_s
    for frame in frames:
        now_s += step_s
        watch.saw(frame, now_s)
    return now_s


def test_a_camera_that_needs_long_to_begin_is_waited_for() -> None:
    watch = FrameWatch()
    watch.begin(0)
    assert watch.verdict(START_LIMIT_S - 0.1) == ""
    assert watch.verdict(START_LIMIT_S + 0.1) == "camera.lost"


def test_silence_after_frames_is_a_loss() -> None:
    watch = FrameWatch()
    watch.begin(0)
    watch.saw(STILL, 1)
    assert watch.verdict(1 + SILENT_S - 0.01) == ""
    assert watch.verdict(1 + SILENT_S + 0.01) == "camera.lost"


def test_a_still_scene_with_noise_is_alive() -> None:
    watch = FrameWatch()
    watch.begin(0)
    now_s = play(watch, [noisy(n) for n in range(200)], from_s=0, step_s=0.05)
    assert watch.verdict(now_s) == ""


def test_the_very_same_bytes_are_a_frozen_camera() -> None:
    watch = FrameWatch()
    watch.begin(0)
    now_s = play(watch, [STILL.copy() for _ in range(90)], from_s=0, step_s=FROZEN_S / 91)
    assert watch.verdict(now_s) == ""
    assert watch.saw(STILL, now_s + 0.2)
    assert watch.verdict(now_s + 0.2) == "camera.frozen"


def test_the_picture_it_froze_with_is_not_shown_again_after_reopening() -> None:
    watch = FrameWatch()
    watch.begin(0)
    now_s = play(watch, [STILL] * 2, from_s=0, step_s=FROZEN_S + 1)
    assert watch.verdict(now_s) == "camera.frozen"
    watch.begin(now_s)
    assert not watch.saw(STILL.copy(), now_s + 0.1)
    assert watch.saw(noisy(1), now_s + 0.2)
    assert watch.saw(STILL, now_s + 0.3)  # it lives: that picture may come again


@pytest.mark.parametrize("level", [0, 255])
def test_a_covered_or_blinded_sensor_has_no_noise_and_is_no_dead_one(level: int) -> None:
    watch = FrameWatch()
    watch.begin(0)
    now_s = play(watch, [np.full_like(STILL, level)] * 100, from_s=0, step_s=0.1)
    assert watch.verdict(now_s) == ""


def test_repetition_can_be_allowed() -> None:
    watch = FrameWatch(frozen_s=0)
    watch.begin(0)
    now_s = play(watch, [STILL] * 100, from_s=0, step_s=1)
    assert watch.verdict(now_s) == ""


def test_another_size_is_another_picture() -> None:
    watch = FrameWatch()
    watch.begin(0)
    watch.saw(STILL, 0.1)
    watch.saw(STILL[:32], 0.1 + FROZEN_S)
    assert watch.verdict(0.2 + FROZEN_S) == ""


def test_what_falls_silent_is_not_called_frozen() -> None:
    watch = FrameWatch(silent_s=2, frozen_s=1)
    watch.begin(0)
    watch.saw(STILL, 0.5)
    assert watch.verdict(2.4) == ""
    assert watch.verdict(2.6) == "camera.lost"
