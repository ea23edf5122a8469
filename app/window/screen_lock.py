"""Locks the screen when asked, or when nobody is there; the step comes back with the next badge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.states.navigation import GoReceive, GoSignIn

if TYPE_CHECKING:
    from app.desk import Desk
    from app.screens.page import StepPage
    from app.window.main_window import MainWindow

LOCK_MS = 5 * 60_000
"""Without a scan, key or touch for so long the screen locks; the step is kept."""


class ScreenLock(QObject):
    """Lives beside the main window."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Counts from the first scan, key or touch."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._return_to: StepPage | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(LOCK_MS)
        self._idle.timeout.connect(self.lock)

    @Slot()
    def put_off(self) -> None:
        """Somebody is there."""
        self._idle.start()

    @Slot()
    def lock(self) -> None:
        """Cover everything; the step is kept and comes back with the next sign-in."""
        if not self._window.is_at(GoSignIn) and self._desk.setup is None:
            self._return_to = self._window.page
            self._uncover()
            self._desk.set_person(None)
            self._window.go(GoSignIn())

    @Slot(object)
    def admit(self, _person: object) -> None:
        """Somebody signed in: back to the step that was left, else to reception."""
        back, self._return_to = self._return_to, None
        if back is not None:
            self._window.bring(back)
            back.resume()
        else:
            self._window.go(GoReceive())

    def _uncover(self) -> None:
        """What stands above the pages would stay above the lock, and do its deed for nobody."""
        from app.window.dialogs import close_dialogs  # noqa: PLC0415 - not before the first lock

        close_dialogs()
        self._window.stops.put_away()
        if self._window.cover is not None:
            self._window.cover.close_help()
