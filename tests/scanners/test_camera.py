"""Cameras that need no device, and the slot between them and the screen."""

from __future__ import annotations

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest

from scanners.camera import Camera, FolderCamera, LatestFrame, StillCamera, frame_of
from scanners.demo.camera import SimulatedCamera
from scanners.errors import CameraLostError
from tests.scanners.camera_behaviour import CameraBehaviour


def save(folder: Path, name: str, level: int) -> Path:
    path = folder / name
    cv2.imwrite(str(path), np.full((20, 30, 3), level, np.uint8))
    return path


class TestFolderCamera(CameraBehaviour):
    @pytest.fixture
    def make_camera(self, tmp_path: Path) -> CameraBehaviour.MakeCamera:
        save(tmp_path, "a.png", 1)
        return lambda fps: FolderCamera(tmp_path, fps=fps)


class TestStillCamera(CameraBehaviour):
    @pytest.fixture
    def make_camera(self) -> CameraBehaviour.MakeCamera:
        def make(fps: float | None) -> Camera:
            camera = StillCamera(fps=fps)
            camera.show(np.zeros((20, 30, 3), np.uint8))
            return camera

        return make


class TestSimulatedCamera(CameraBehaviour):
    @pytest.fixture
    def make_camera(self) -> CameraBehaviour.MakeCamera:
        return lambda fps: SimulatedCamera(lambda: "idle", fps=fps)


def levels(camera: Camera, count: int) -> list[int]:
    frames = [camera.read(1) for _ in range(count)]
    return [int(frame.image[0, 0, 0]) for frame in frames if frame is not None]


def test_a_folder_plays_its_pictures_by_name_again_and_again(tmp_path: Path) -> None:
    for name, level in (("b.png", 2), ("a.PNG", 1), ("c.bmp", 3)):
        save(tmp_path, name, level)
    (tmp_path / "notes.txt").write_text("no picture", encoding="utf-8")
    camera = FolderCamera(tmp_path, fps=None)
    camera.open()
    assert levels(camera, 5) == [1, 2, 3, 1, 2]


def test_given_files_play_in_their_order_and_end(tmp_path: Path) -> None:
    files = [save(tmp_path, "z.png", 9), save(tmp_path, "a.png", 1)]
    camera = FolderCamera(files, fps=None, is_loop=False)
    camera.open()
    assert levels(camera, 2) == [9, 1]
    with pytest.raises(CameraLostError, match=r"camera\.lost"):
        camera.read(1)


@pytest.mark.parametrize("source", ["empty", "absent"])
def test_no_pictures_is_no_camera(tmp_path: Path, source: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CameraLostError, match=r"camera\.no_images"):
        FolderCamera(tmp_path / source).open()


def test_a_broken_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8 no more")
    camera = FolderCamera(tmp_path, fps=None)
    camera.open()
    with pytest.raises(CameraLostError) as caught:
        camera.read(1)
    assert caught.value.params == {"file": "broken.jpg", "why": "image.unreadable"}


def test_a_still_camera_shows_what_is_put_before_it() -> None:
    camera = StillCamera(fps=None)
    camera.open()
    assert camera.read(0.01) is None
    camera.show(np.full((2, 2, 3), 7, np.uint8))
    assert levels(camera, 2) == [7, 7]
    camera.show(None)
    assert camera.read(0.01) is None


def test_the_slot_keeps_only_the_newest_frame() -> None:
    slot = LatestFrame()
    assert slot.take(0) is None
    for level in (1, 2, 3):
        slot.put(frame_of(np.full((1, 1, 3), level, np.uint8), float(level)))
    taken = slot.take(1)
    assert taken is not None
    assert taken.taken_at_s == 3
    assert slot.take(0) is None


def test_the_slot_wakes_who_waits() -> None:
    slot = LatestFrame()
    later = threading.Timer(0.02, slot.put, [frame_of(np.zeros((1, 1, 3), np.uint8), 1.0)])
    later.start()
    assert slot.take(10) is not None
    later.join()


def test_a_frame_does_not_lock_the_picture_it_came_from() -> None:
    picture = np.zeros((2, 2, 3), np.uint8)
    frame = frame_of(picture, 0)
    picture[0, 0] = 5
    assert np.shares_memory(frame.image, picture)
