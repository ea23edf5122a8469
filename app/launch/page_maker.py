"""Makes the pages behind the badge screen: imported off the GUI thread, built on it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.design.theme import read_icon_sources
from app.launch.rehearsal import Rehearsal
from app.states.navigation import (
    GoDecide,
    GoDisinfect,
    GoInspect,
    GoSettings,
    GoSort,
    GoSync,
    GoUnclaimed,
)

if TYPE_CHECKING:
    from app.design.theme import Theme
    from app.desk import Desk
    from app.program.background import Background
    from app.screens.page import StepPage
    from app.window.main_window import MainWindow

_LATER: tuple[tuple[type, str, str], ...] = (
    (GoDisinfect, "app.screens.disinfect_page", "DisinfectPage"),
    (GoInspect, "app.screens.inspect_page", "InspectPage"),
    (GoDecide, "app.screens.decide_page", "DecidePage"),
    (GoUnclaimed, "app.screens.unclaimed_page", "UnclaimedPage"),
    (GoSort, "app.screens.sorting_page", "SortingPage"),
    (GoSync, "app.screens.sync_page", "SyncPage"),
    (GoSettings, "app.screens.settings_page", "SettingsPage"),
)
"""No first scan needs them."""


class PageMaker(QObject):
    """Lives beside the main window; one small slice of GUI time for each page."""

    complete = Signal()
    """Every page is there."""
    rehearsed = Signal()
    """Every page was laid out once."""

    def __init__(
        self, window: MainWindow, theme: Theme, desk: Desk, background: Background
    ) -> None:
        """Makes nothing yet."""
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._desk = desk
        self._background = background

    def make(self, destination: type, module: str, name: str) -> Any:  # noqa: ANN401 - a page
        """Build a page whose module is there, and give it to the window."""
        build: Callable[[Theme, Desk], StepPage] = getattr(sys.modules[module], name)
        page = build(self._theme, self._desk)
        self._window.add_page(destination, page)
        return page

    def fetch(self, destination: type, module: str, name: str, then: Callable[[Any], None]) -> None:
        """Import a page's module in the background and make it; `then` gets the page."""
        self._background.run(
            lambda: import_module(module),
            lambda _module: then(self.make(destination, module, name)),
            lane="heavy",
        )

    def make_rest(self) -> None:
        """All that are left, one after the other, and the drawings they paint."""
        self._background.run(read_icon_sources, self._theme.take_icon_sources, lane="heavy")
        self._next(0)

    def _next(self, number: int) -> None:
        if number == len(_LATER):
            self.complete.emit()
            rehearsal = Rehearsal(self._window.pages, self._window.room, self)
            rehearsal.finished.connect(self.rehearsed)
            return

        def made(_page: object) -> None:
            QTimer.singleShot(0, partial(self._next, number + 1))

        self.fetch(*_LATER[number], made)
