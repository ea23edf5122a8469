"""Kept pictures: painted once for a look, never longer than they are right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.design.kept import MOST_OF_ONE, KeptPictures, painted
from app.design.theme import Theme
from app.widgets.buttons import ActionButton


class Tile(QWidget):
    """One colour, which is its look; counts how often it was painted."""

    def __init__(self, kept: KeptPictures) -> None:
        super().__init__()
        self.kept = kept
        self.color = "red"
        self.painted = 0
        self.resize(40, 30)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt calls it so
        self.kept.paint(self, self.color, self._draw)

    def _draw(self, painter: QPainter) -> None:
        self.painted += 1
        painter.fillRect(self.rect(), QColor(self.color))

    @property
    def seen(self) -> str:
        return self.grab().toImage().pixelColor(5, 5).name()


@pytest.fixture
def tile(qtbot: QtBot) -> Callable[[KeptPictures], Tile]:
    def make(kept: KeptPictures) -> Tile:
        made = Tile(kept)
        qtbot.addWidget(made)
        return made

    return make


def test_a_look_is_painted_once_whoever_has_it(tile: Callable[[KeptPictures], Tile]) -> None:
    kept = KeptPictures()
    one, other = tile(kept), tile(kept)
    assert [one.seen, one.seen, other.seen] == ["#ff0000"] * 3
    assert (one.painted, other.painted) == (1, 0)


def test_another_look_or_size_is_painted(tile: Callable[[KeptPictures], Tile]) -> None:
    one = tile(KeptPictures())
    assert one.seen == "#ff0000"
    one.color = "blue"
    assert one.seen == "#0000ff"
    one.resize(50, 30)
    assert one.seen == "#0000ff"
    assert one.painted == 3


def test_what_was_not_seen_for_longest_goes_first(tile: Callable[[KeptPictures], Tile]) -> None:
    one = tile(KeptPictures(most_bytes=2 * 40 * 30 * 4))
    for color in ("red", "blue", "red", "green"):
        one.color = color
        assert one.seen == QColor(color).name()
    assert one.kept.taken_bytes == 2 * 40 * 30 * 4
    one.color = "red"
    assert one.seen == "#ff0000"
    assert one.painted == 3
    one.color = "blue"
    assert one.seen == "#0000ff"
    assert one.painted == 4


def test_a_large_one_is_painted_each_time(tile: Callable[[KeptPictures], Tile]) -> None:
    one = tile(KeptPictures())
    one.resize(1000, MOST_OF_ONE // 4000 + 1)
    assert (one.seen, one.seen) == ("#ff0000", "#ff0000")
    assert (one.painted, one.kept.taken_bytes) == (2, 0)


def test_what_fails_while_it_is_painted_is_not_kept(tile: Callable[[KeptPictures], Tile]) -> None:
    one = tile(KeptPictures())

    def fail(_painter: QPainter) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        painted(one.size(), 1.0, fail)
    assert one.seen == "#ff0000"


def test_an_empty_one_is_nothing(tile: Callable[[KeptPictures], Tile]) -> None:
    one = tile(KeptPictures())
    one.resize(0, 0)
    one.grab()
    assert one.kept.taken_bytes == 0


def test_another_brightness_keeps_nothing(qtbot: QtBot) -> None:
    theme = Theme()
    button = ActionButton(theme)
    button.show_as("Go on", "check", "Enter")
    qtbot.addWidget(button)
    light = button.grab().toImage()
    theme.use(dark=True)
    assert theme.kept.taken_bytes == 0
    assert button.grab().toImage() != light
    theme.use(dark=False)
    assert button.grab().toImage() == light
