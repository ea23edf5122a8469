"""What lies over a page dims it, and nothing else."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.overlays.cover import Cover
from app.overlays.flag_list import FlagList
from app.window.main_window import MainWindow


@pytest.mark.parametrize("made", [Cover, FlagList])
def test_dimming_changes_no_colour_of_the_theme(
    qtbot: QtBot, made: type[Cover] | type[FlagList]
) -> None:
    theme = Theme()
    window = MainWindow(theme)
    qtbot.addWidget(window)
    cover = made(theme, window)
    cover.resize(200, 100)
    dimmed = cover.grab().toImage()
    assert not dimmed.isNull()
    assert theme.color("scrim").alpha() == 255, "the sign-in panel is painted with it"
