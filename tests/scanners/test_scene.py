from __future__ import annotations

import numpy as np
import pytest

from scanners.demo.scene import scene
from scanners.scene import blocks_of, is_changed, sharpness

LABEL = "label:SF1624088315207/RS-261121-0418"


def noisy(image: np.ndarray, seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(0, 4, image.shape[:2])
    return np.clip(image + noise[..., None], 0, 255).astype(np.uint8)


@pytest.mark.parametrize("subject", ["idle", LABEL, "item.front"])
def test_noise_and_lamps_change_nothing_and_a_hand_does(subject: str) -> None:
    image = scene(subject)
    before = blocks_of(noisy(image, 1))
    assert not is_changed(before, blocks_of(noisy(image, 2)))
    darker = blocks_of(np.full_like(image, 78))
    assert not is_changed(blocks_of(np.full_like(image, 90)), darker)
    hand = image.copy()
    hand[300:420, 700:800] = 30
    assert is_changed(before, blocks_of(noisy(hand, 3)))


def test_another_label_of_the_same_carrier_is_another_scene() -> None:
    one, other = scene(LABEL), scene("label:SF1624099999999/RS-261121-7777")
    assert is_changed(blocks_of(one), blocks_of(other))


def test_another_size_is_another_scene() -> None:
    image = scene("idle")
    assert is_changed(blocks_of(image), blocks_of(image[:720, :1280]))


def test_blur_is_less_sharp() -> None:
    image = scene(LABEL)
    soft = (image[:, :-1] // 2 + image[:, 1:] // 2).astype(np.uint8)
    assert sharpness(soft) < sharpness(image)


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 900, 3), (900, 3, 3), (17, 41)])
def test_small_pictures_have_blocks_too(shape: tuple[int, ...]) -> None:
    image = np.zeros(shape, np.uint8)
    assert blocks_of(image).size >= 1
    assert sharpness(image) == 0.0
