"""Pictures out: JPEG bytes and smaller copies."""

from __future__ import annotations

import numpy as np
import pytest

from scanners.errors import ImageError
from scanners.imaging import load_image
from scanners.picture import cover, encode_jpeg, padded, shrink


def test_a_jpeg_shows_the_same_picture() -> None:
    picture = np.full((40, 60, 3), (10, 120, 230), np.uint8)
    assert np.abs(load_image(encode_jpeg(picture)).astype(int) - picture).max() <= 3


@pytest.mark.filterwarnings("default")
def test_what_no_jpeg_can_hold_is_an_image_error() -> None:
    with pytest.raises(ImageError):
        encode_jpeg(np.zeros((1, 70_000, 3), np.uint8))


@pytest.mark.parametrize(
    ("box", "shape"),
    [((96, 54), (54, 96, 3)), ((10, 540), (6, 10, 3)), ((9000, 9000), (108, 192, 3))],
)
def test_a_smaller_copy_fits_and_is_never_enlarged(
    box: tuple[int, int], shape: tuple[int, ...]
) -> None:
    assert shrink(np.zeros((108, 192, 3), np.uint8), *box).shape == shape


@pytest.mark.parametrize(
    ("box", "shape"),
    [
        ((96, 54), (54, 96, 3)),
        ((96, 10), (54, 96, 3)),
        ((20, 20), (20, 36, 3)),
        ((130, 40), (73, 130, 3)),
        ((9000, 9), (108, 192, 3)),
    ],
)
def test_the_live_picture_just_covers_its_place_and_is_never_enlarged(
    box: tuple[int, int], shape: tuple[int, ...]
) -> None:
    assert cover(np.zeros((108, 192, 3), np.uint8), *box).shape == shape


@pytest.mark.parametrize("width", [20, 40, 60, 96])
def test_a_fine_pattern_becomes_grey_in_the_live_picture_and_no_false_one(width: int) -> None:
    lines = np.zeros((108, 192, 3), np.uint8)
    lines[:, ::2] = 255
    found = cover(lines, width, 1)
    assert np.abs(found.astype(int) - 127).max() <= 1


def test_for_the_screen_a_full_fourth_byte_follows_the_colours() -> None:
    picture = np.arange(4 * 6 * 3, dtype=np.uint8).reshape(4, 6, 3)
    found = padded(picture)
    assert found.shape == (4, 6, 4)
    assert np.array_equal(found[..., :3], picture)
    assert (found[..., 3] == 255).all()
