from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize

from app.pictures.camera_view import PREVIEW, CameraFeed, picture_of
from app.program.background import Background
from scanners.camera import FolderCamera, StillCamera
from scanners.errors import CameraLostError


class Breaking(StillCamera):
    """Lost at its first opening, there at the second."""

    opened = 0

    def open(self) -> None:
        Breaking.opened += 1
        if Breaking.opened == 1:
            raise CameraLostError("camera.lost")
        super().open()


def test_a_picture_on_the_screen_is_small_and_the_kept_one_full(
    qtbot, background: Background, picture
) -> None:
    camera = StillCamera(fps=50)
    large = picture(100).repeat(4, axis=0).repeat(4, axis=1)
    camera.show(large)
    feed = CameraFeed(lambda: camera)
    feed.watch(True)
    with qtbot.waitSignal(feed.frame) as shown:
        background.start("camera", feed.run)
    assert shown.args[0].size().boundedTo(PREVIEW) == shown.args[0].size()
    assert feed.latest().image.shape == large.shape


@pytest.mark.parametrize(
    ("stage", "shown_as"),
    [((300, 100), (300, 169)), ((100, 90), (160, 90)), ((9000, 9000), (640, 360))],
)
def test_a_picture_just_covers_what_shows_it(
    stage: tuple[int, int], shown_as: tuple[int, int], qtbot, background: Background
) -> None:
    camera = StillCamera(fps=50)
    camera.show(np.zeros((360, 640, 3), np.uint8))
    feed = CameraFeed(lambda: camera)
    feed.fit(QSize(*stage))
    feed.watch(True)
    with qtbot.waitSignal(feed.frame) as shown:
        background.start("camera", feed.run)
    assert shown.args[0].size() == QSize(*shown_as)


def test_nobody_watching_nobody_paints(qtbot, background: Background, picture) -> None:
    camera = StillCamera(fps=100)
    camera.show(picture(100))
    feed = CameraFeed(lambda: camera)
    shown = []
    feed.frame.connect(shown.append)
    background.start("camera", feed.run)
    qtbot.waitUntil(lambda: feed.latest() is not None)
    qtbot.wait(50)
    assert shown == []


def test_a_lost_camera_is_told_and_comes_back_by_itself(
    qtbot, background: Background, picture
) -> None:
    camera = Breaking(fps=50)
    camera.show(picture(10))
    feed = CameraFeed(lambda: camera)
    with qtbot.waitSignal(feed.lost) as lost:
        background.start("camera", feed.run)
    assert lost.args[0].code == "camera.lost"
    with qtbot.waitSignal(feed.back):
        pass
    assert not feed.is_lost


def test_an_empty_folder_says_what_to_do(qtbot, background: Background, tmp_path: Path) -> None:
    feed = CameraFeed(lambda: FolderCamera(tmp_path))
    with qtbot.waitSignal(feed.lost) as lost:
        background.start("camera", feed.run)
    assert lost.args[0].code == "camera.no_images"


def test_colours_survive_the_way_to_the_screen(qapp, picture) -> None:
    image = picture(0).copy()
    image[:, :, 2] = 200
    shown = picture_of(image, QSize(64, 48))
    assert shown.pixelColor(10, 10).getRgb()[:3] == (200, 0, 0)
