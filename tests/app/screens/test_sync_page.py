"""The sync page's buttons for what the window does on every page."""

from __future__ import annotations

from typing import cast

from pytestqt.qtbot import QtBot

from app.design.theme import Theme
from app.desk import Desk
from app.screens.page import StepPage
from app.screens.sync_page import SyncPage
from app.states.navigation import GoSync
from app.window.main_window import MainWindow
from scanners.scan import typed_scan
from tests.app.screens.instant_desk import InstantDesk


def test_saving_and_the_log_have_a_button_a_key_and_saving_a_command(
    qtbot: QtBot, desk: InstantDesk
) -> None:
    theme = Theme()
    window = MainWindow(theme)
    qtbot.addWidget(window)
    page = SyncPage(theme, cast("Desk", desk))
    other = StepPage(theme)
    window.add_page(GoSync, page)
    window.add_page(StepPage, other)
    window.go(GoSync())
    window.show()
    asked: list[str] = []
    window.asked.connect(lambda deed: asked.append(deed.name))
    offered = {one.key: one for one in page.offered.left}
    assert list(offered) == ["Ctrl+S", "F5", "F11"]
    assert [one.text for one in offered.values()] == [
        "Save to USB stick",
        "Check integrity",
        "View log",
    ]
    offered["Ctrl+S"].run()
    offered["F11"].run()
    assert asked == ["save", "log"]
    window.take_key("Ctrl+S")
    window.take_scan(typed_scan("CMD-SAVE"))
    window.bring(other)
    window.take_scan(typed_scan("CMD-SAVE"))
    assert asked == ["save", "log", "save", "save", "save"]
