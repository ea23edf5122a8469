"""One look at a frame: what noise costs, and what is read through it."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from scanners.demo.drawing import bars
from scanners.reading import glance as quick
from scanners.reading.glance import glance
from scanners.reading.treatments import View

Gray = NDArray[np.uint8]
SIZE = (1080, 1920)
NUMBER = "SF1624088315207"


def labelled(*, noise: float = 0.0, module_px: int = 3) -> Gray:
    page = np.full(SIZE, 190, np.uint8)
    code = bars(NUMBER, module_px=module_px, height_px=140)
    page[400 : 400 + code.shape[0], 300 : 300 + code.shape[1]] = code // 2 + 60
    noises = np.random.default_rng(3).normal(0, noise, SIZE) if noise else 0.0
    return np.asarray(np.clip(page + noises, 0, 255), np.uint8)


def views_of(frame: Gray, monkeypatch: pytest.MonkeyPatch) -> list[View]:
    seen: list[View] = []

    def engine(view: View) -> list[object]:
        seen.append(view)
        return []

    monkeypatch.setattr(quick, "_BARS_AND_QR", engine)
    monkeypatch.setattr(quick, "_DATA_MATRIX", engine)
    glance(frame)
    return seen


@pytest.mark.parametrize("noise", [0, 5, 10, 20, 30, 40])
def test_a_label_is_read_through_the_noise_of_a_dark_hall(noise: float) -> None:
    found = glance(labelled(noise=noise, module_px=3 if noise < 40 else 5))
    assert [one.scan.text for one in found] == [NUMBER]
    assert found[0].scan.box is not None
    assert all(290 <= x <= 1400 and 390 <= y <= 550 for x, y in found[0].scan.box)


def test_a_clear_frame_is_looked_at_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = views_of(labelled(), monkeypatch)
    assert (first.name, first.image.shape) == ("", SIZE)
    assert second.image.shape == (540, 960), "Data Matrix is looked for at half the size"


def test_noise_is_softened_and_wild_noise_halved(monkeypatch: pytest.MonkeyPatch) -> None:
    assert views_of(labelled(noise=12), monkeypatch)[0].name == " soft1"
    wild = np.random.default_rng(1).integers(0, 256, SIZE).astype(np.uint8)
    first, second = views_of(wild, monkeypatch)
    assert (first.name, first.image.shape) == (" x0.5 soft1", (540, 960))
    assert second is first, "not halved again"


@pytest.mark.parametrize("turned", [False, True])
def test_bars_of_one_pixel_are_no_noise(monkeypatch: pytest.MonkeyPatch, *, turned: bool) -> None:
    stripes = np.random.default_rng(1).integers(0, 2, (1, SIZE[1])) * 255
    frame = np.repeat(stripes, SIZE[0], axis=0).astype(np.uint8)
    frame = np.ascontiguousarray(frame.T) if turned else frame
    assert views_of(frame, monkeypatch)[0].name == ""


@pytest.mark.parametrize("shape", [(1, 1), (10, 200_000), (200_000, 10), (63, 20_000)], ids=str)
def test_frames_of_any_shape_are_looked_at(shape: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, shape).astype(np.uint8)
    assert glance(noise) == []


def test_a_frame_that_took_long_is_not_searched_for_more() -> None:
    seconds = itertools.count(0.0, 1.0)
    found = glance(labelled(), cpu_s=lambda: next(seconds))
    assert [one.scan.text for one in found] == [NUMBER]
    assert next(seconds) == 2.0
