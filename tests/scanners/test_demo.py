"""Drawn scenes: the same every time, all different, readable where a code is shown."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from scanners.camera import Frame
from scanners.decode import read_image
from scanners.demo.camera import SimulatedCamera
from scanners.demo.drawing import blank, paint
from scanners.demo.scene import SIZE, SUBJECTS, scene
from scanners.demo.staging import Shot, photograph
from scanners.demo.waybill import Waybill, draw_waybill
from scanners.picture import encode_jpeg


def texts(image: np.ndarray) -> set[str]:
    return {scan.text for scan in read_image(image, deep=True).codes}


@pytest.mark.parametrize("subject", ["label", "item.front"])
def test_a_scene_is_a_full_frame_and_repeatable(subject: str) -> None:
    picture = scene(subject, 5)
    assert picture.shape == (SIZE[1], SIZE[0], 3)
    assert picture.dtype == np.uint8
    assert np.array_equal(picture, scene(subject, 5))


SCENES = ("label", "outer.seal", "item.unboxed", "item.front", "item.plate", "item.mark")
"""Each is drawn differently; some subjects share a scene."""


def test_scenes_differ_and_so_do_seeds() -> None:
    assert set(SCENES) <= set(SUBJECTS)
    small = [scene(subject, 1, (192, 108)).astype(int) for subject in SCENES]
    for one, other in itertools.combinations(small, 2):
        assert np.abs(one - other).mean() > 3
    assert not np.array_equal(small[0], scene("label", 2, (192, 108)))


@pytest.mark.parametrize(
    ("number", "seed"), [("SF1624088315207", 1), ("JDVA11408814483", 2), ("EE000000005CN", 3)]
)
def test_a_drawn_label_reads_as_the_number_asked_for(number: str, seed: int) -> None:
    read = read_image(scene(f"label:{number}/RS-1", seed), deep=False)
    assert {scan.text for scan in read.codes} == {number, "https://waybill.example.cn/s?n=RS-1"}


def test_a_drawn_plate_carries_the_serial_asked_for() -> None:
    assert texts(scene("item.plate:A7H226099999")) == {"A7H226099999"}


def test_goods_of_another_class_are_other_goods() -> None:
    for subject in ("item.front", "item.tag"):
        of_class = [scene(f"{subject}:{one}", 1, (192, 108)) for one in ("electronics", "apparel")]
        assert np.abs(of_class[0].astype(int) - of_class[1]).mean() > 3
    assert np.array_equal(
        scene("item.front:general", 1, (192, 108)), scene("item.front", 1, (192, 108))
    )


def test_the_other_scenes_show_no_parcel_code() -> None:
    for subject in ("outer.seal", "item.mark", "unknown"):
        assert texts(scene(subject)) == set()


def test_the_simulated_camera_follows_the_subject() -> None:
    subject = ["label:SF1624088315207"]
    camera = SimulatedCamera(lambda: subject[0], fps=None)
    camera.open()

    def shot() -> Frame:
        frame = camera.read(1)
        assert frame is not None
        return frame

    assert "SF1624088315207" in texts(shot().image)
    for name in ("item.front", "item.mark", "item.plate:A7H226090418"):
        subject[0] = name
        last = shot()
    assert texts(last.image) == {"A7H226090418"}
    frames = [shot().image for _ in range(4)]
    assert any(not np.array_equal(frames[0], other) for other in frames[1:]), "a shaky hand"


def test_a_photograph_shows_what_the_shot_says() -> None:
    flat = draw_waybill(Waybill(tracking="SF1624088315207"))
    size = (480, 360)
    plain = photograph(flat, Shot(noise=0), seed=3, size=size)
    dark = photograph(flat, Shot(noise=0, light=0.4), seed=3, size=size)
    shaded = photograph(flat, Shot(noise=0, shade=0.5), seed=3, size=size)
    blurred = photograph(flat, Shot(noise=0, blur_px=3), seed=3, size=size)
    assert dark.mean() < 0.5 * plain.mean()
    assert dark.mean() < shaded.mean() < plain.mean()
    assert (
        np.abs(np.diff(blurred.astype(int), axis=1)).mean()
        < 0.6 * np.abs(np.diff(plain.astype(int), axis=1)).mean()
    )


def test_painting_with_an_empty_mask_changes_nothing() -> None:
    picture = blank((8, 6), "#102030")
    paint(picture, np.zeros((6, 8), np.uint8), "#FFFFFF")
    assert np.array_equal(picture, blank((8, 6), "#102030"))
    assert tuple(picture[0, 0]) == (0x30, 0x20, 0x10)


def test_a_still_scene_is_never_the_same_photo_twice() -> None:
    seconds = itertools.count(100, 0.0667)
    photos = set()
    for _start in range(2):  # nor after the next start
        camera = SimulatedCamera(lambda: "item.front", fps=None, monotonic_s=lambda: next(seconds))
        camera.open()
        frames = [camera.read(0.5) for _ in range(14)]
        photos |= {encode_jpeg(frame.image) for frame in frames[8:] if frame}
    assert len(photos) == 12


def test_what_every_parcel_has_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw(subject: str, seed: int) -> np.ndarray:
        drawn.append(subject)
        return np.zeros((SIZE[1], SIZE[0], 3), np.uint8) + seed

    monkeypatch.setattr("scanners.demo.camera.scene", draw)
    subjects = ["label:1", "item.unboxed", "item.front", "item.mark", "item.plate:1"] * 2
    asked = iter(subjects)
    shown = [""]
    camera = SimulatedCamera(lambda: shown[0], fps=None)
    camera.open()
    for subject in asked:
        shown[0] = subject
        assert camera.read(1.0) is not None
    camera.close()
    assert sorted(drawn) == sorted([*set(subjects), "label:1", "item.plate:1"])
