"""The live picture asks for frames of its own size, so that painting scales nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.widgets.pictures.camera import CameraView


@pytest.fixture
def view(qtbot: QtBot) -> CameraView:
    made = CameraView(Theme())
    made.resize(800, 500)
    qtbot.addWidget(made)
    return made


def frame(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF8800)
    return image


def test_a_frame_of_another_size_asks_for_its_own(view: CameraView) -> None:
    asked: list[QSize] = []
    view.fits.connect(asked.append)
    view.set_frame(frame(960, 540))
    view.grab()
    assert asked == [QSize(800, 500)]


@pytest.mark.parametrize("size", [(889, 500), (800, 500), (800, 600)])
def test_a_frame_that_covers_it_asks_for_nothing(view: CameraView, size: tuple[int, int]) -> None:
    asked: list[QSize] = []
    view.fits.connect(asked.append)
    view.set_frame(frame(*size))
    seen = view.grab().toImage()
    assert asked == []
    assert seen.pixelColor(400, 250).name() == "#ff8800"
