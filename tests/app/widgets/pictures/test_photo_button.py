"""What is kept of a photo's tile goes with the photo."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.widgets.pictures.shot_tile import Shot, ShotButton


@pytest.fixture
def tile(qtbot: QtBot) -> ShotButton:
    made = ShotButton(Theme())
    made.resize(200, 150)
    qtbot.addWidget(made)
    return made


def photo(color: int) -> Shot:
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(color)
    return Shot(key="front", label="Front", state="done", picture=image)


def test_it_is_painted_once_and_kept_nowhere_else(tile: ShotButton) -> None:
    tile.show_as(photo(0xFF0000))
    assert tile.grab().toImage() == tile.grab().toImage()
    assert tile._own.taken_bytes == 200 * 150 * 4
    assert tile._theme.kept.taken_bytes == 0


def test_with_another_photo_nothing_of_the_last_is_left(tile: ShotButton) -> None:
    tile.show_as(photo(0xFF0000))
    red = tile.grab().toImage()
    tile.show_as(photo(0x0000FF))
    assert tile._own.taken_bytes == 0
    assert tile.grab().toImage() != red
    tile.show_as(Shot(key="front", label="Front", state="required"))
    assert tile._own.taken_bytes == 0
