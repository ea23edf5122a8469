"""Boxes stand where the picture shows the code, whatever of the picture is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage

from app.design.theme import Theme
from app.states.codes import NONE_SEEN, CodeBox, SeenCodes
from app.widgets.pictures.camera import CameraView

FRAME = (1920, 1080)


def box(left: int, top: int, right: int, bottom: int, *, is_accepted: bool = True) -> CodeBox:
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return CodeBox(corners=corners, tail="315207", is_accepted=is_accepted)


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


@pytest.fixture
def view(qtbot, theme: Theme) -> CameraView:
    made = CameraView(theme)
    qtbot.addWidget(made)
    picture = QImage(960, 540, QImage.Format.Format_RGB32)
    picture.fill(QColor("#888888"))
    made.set_frame(picture)
    return made


@pytest.mark.parametrize(
    ("size", "corner"),
    [
        ((960, 540), (200, 150)),
        ((480, 270), (100, 75)),
        # the middle half of the picture: its left edge is at 240 of 960
        ((480, 540), (200 - 240 + 200, 150)),
        # a flat strip: 540 of 1080 rows, from 270 on
        ((960, 270), (200, 150 - 135)),
    ],
)
def test_a_box_is_where_its_code_is(
    view: CameraView, theme: Theme, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    view.resize(*size)
    left = 400 if size != (480, 540) else 800
    view.set_codes(SeenCodes(size=FRAME, boxes=(box(left, 300, left + 500, 700),)))
    grabbed = view.grab().toImage()
    x, y = corner
    assert near(grabbed.pixelColor(QPoint(x, y + 10)), theme.color("overlayOk"))


def test_grey_until_it_counts_and_gone_with_the_code(view: CameraView, theme: Theme) -> None:
    view.resize(960, 540)
    empty = view.grab().toImage()
    waiting = box(400, 300, 900, 700, is_accepted=False)
    view.set_codes(SeenCodes(size=FRAME, boxes=(waiting,)))
    spot = QPoint(200, 200)
    assert near(view.grab().toImage().pixelColor(spot), theme.color("overlayMuted"))
    view.set_codes(NONE_SEEN)
    assert view.grab().toImage() == empty


def test_a_wall_of_codes_and_boxes_outside_are_no_harm(view: CameraView) -> None:
    view.resize(300, 200)
    wall = tuple(box(n * 9 - 4000, n * 7 - 3000, n * 9, n * 7) for n in range(900))
    view.set_codes(SeenCodes(size=FRAME, boxes=wall))
    view.grab()
    view.set_codes(SeenCodes(size=(0, 0), boxes=wall[:1]))
    view.grab()
