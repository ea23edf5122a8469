"""A kept picture cannot be told from painting in place: text on a clear ground would be heavier."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.design.kept import KeptPictures
from app.design.theme import Theme
from app.widgets.answers import AnswerButton
from app.widgets.buttons import ActionButton, ChoiceButton, TileButton
from app.widgets.chip import Chip
from app.widgets.pictures.beside_tiles import BesideTile, TileLook
from app.widgets.pictures.shot_tile import Shot, ShotButton

SAME = 2
"""Of 255; corners are blended twice."""


def action(theme: Theme) -> QWidget:
    made = ActionButton(theme, kind="primary")
    made.show_as("收货 Receive", "check", "Enter")
    return made


def choice(theme: Theme) -> QWidget:
    made = ChoiceButton(theme)
    made.show_as("同意 Follow", "check", "1")
    return made


def tile(theme: Theme) -> QWidget:
    made = TileButton(theme)
    made.show_as("1", "完好 Intact", "package")
    return made


def answer(theme: Theme) -> QWidget:
    made = AnswerButton(theme)
    made.show_as("1", "一致 The same", "铭牌上的号码 The number on the plate")
    return made


def chip(theme: Theme) -> QWidget:
    made = Chip(theme)
    made.show_as("已消毒 disinfected", "ok")
    return made


def shot(theme: Theme) -> QWidget:
    made = ShotButton(theme)
    made.show_as(Shot(key="front", label="正面 Front", state="required"))
    return made


def beside(theme: Theme) -> QWidget:
    made = BesideTile(theme)
    made.show_as(
        TileLook(
            label="商品图 Catalogue", count="", key="X", message="没有", icon="camera", name="x"
        )
    )
    return made


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("make", [action, choice, tile, answer, chip, shot, beside])
def test_it_looks_as_if_painted_in_place(
    make: Callable[[Theme], QWidget],
    dark: bool,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theme = Theme(dark=dark)
    card = QWidget()
    palette = card.palette()
    palette.setColor(card.backgroundRole(), theme.color("surface"))
    card.setPalette(palette)
    QVBoxLayout(card).addWidget(make(theme))
    qtbot.addWidget(card)
    kept = pixels(card)
    monkeypatch.setattr(KeptPictures, "paint", in_place)
    assert np.abs(kept - pixels(card)).max() <= SAME


def in_place(
    _kept: KeptPictures, widget: QWidget, _look: object, draw: Callable[[QPainter], None]
) -> None:
    painter = QPainter(widget)
    draw(painter)
    painter.end()


def pixels(card: QWidget) -> np.ndarray:
    image = card.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width() * 3].astype(int)
