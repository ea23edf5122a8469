"""Crashes on the screen: told from any thread, shown on the GUI thread, left with one press."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.keys.commands import command_of, twin_key
from app.program.crash import Crash, tell_terminal
from app.window.last_run import LastRun

if TYPE_CHECKING:
    from app.design.theme import Theme
    from app.desk import Desk
    from app.overlays.crash_overlay import CrashOverlay, Safe
    from app.window.main_window import MainWindow
    from inspection.errors import StationError
    from scanners.scan import Scan

AGAIN_S = 60.0
AGAIN = 3
"""So many crashes in that time, and going on is no longer offered."""
_OWN = ("app.overlays.crash_overlay:", "app.window.crash_desk:")


class CrashDesk(QObject):
    """Lives on the GUI thread beside the main window; `tell` may be called from anywhere."""

    _came = Signal(object)

    def __init__(self, window: MainWindow, desk: Desk, theme: Theme, folder: Path) -> None:
        """Builds nothing that is not needed before the first crash."""
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self.last_run = LastRun(desk, folder, self)
        self._overlay: CrashOverlay | None = None
        self._at_s: deque[float] = deque(maxlen=AGAIN)
        self._has_own_fault = False
        self._is_over = False
        self.wants_restart = False
        """Whether whoever ran the program should start it again."""
        self._came.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def tell(self, crash: Crash) -> None:
        """A crash; from any thread, in whatever state."""
        own = any(place.startswith(_OWN) for place in crash.places)
        self._has_own_fault = self._has_own_fault or own
        try:
            if self._has_own_fault or self._is_over:
                tell_terminal(crash)
            else:
                self._came.emit(crash)
        except RuntimeError:  # the window is gone already
            tell_terminal(crash)

    @property
    def is_open(self) -> bool:
        """Whether the overlay has the screen, the keys and the scans."""
        return self._overlay is not None and self._overlay.isVisible()

    @property
    def overlay(self) -> CrashOverlay | None:
        """Once there was a crash."""
        return self._overlay

    def take_key(self, key: str) -> bool:
        """A person's key: the overlay's while it is there, else the window's."""
        if not self.is_open:
            return self._window.take_key(key)
        if key == "Enter" and self._overlay is not None:
            self._overlay.proceed()
        return True

    @Slot(object)
    def take_scan(self, scan: Scan) -> None:
        """A scan: CMD-OK continues; anything else waits to be scanned once more."""
        if not self.is_open:
            self._window.take_scan(scan)
        elif twin_key(command_of(scan.text)) == "Enter" and self._overlay is not None:
            self._overlay.proceed()

    def end(self) -> None:
        """The program ends as it should."""
        self._is_over = True
        self.last_run.end()

    # --- a crash -----------------------------------------------------------------------------

    @Slot(object)
    def _show(self, crash: Crash) -> None:
        if self._is_over:
            return
        try:
            self._open(crash)
        except Exception:  # noqa: BLE001 - the last words must not need what is broken
            self._has_own_fault = True
            tell_terminal(crash)

    def _open(self, crash: Crash) -> None:
        if self.is_open:
            return  # it says so already; the log has this one too
        self._at_s.append(self._desk.monotonic_s())
        is_again = len(self._at_s) == AGAIN and self._at_s[-1] - self._at_s[0] <= AGAIN_S
        if self._overlay is None:
            self._overlay = self._built()
        _close_dialogs()
        photos = self._desk.photos.tell_under_way() if self._desk.is_open else 0
        self._overlay.open(crash, is_again=is_again, photos_under_way=photos)
        self._count()

    def _built(self) -> CrashOverlay:
        from app.overlays.crash_overlay import CrashOverlay  # noqa: PLC0415 - rare

        overlay = CrashOverlay(self._theme, self._window)
        overlay.restart_wanted.connect(self._restart)
        overlay.close_wanted.connect(self._close)
        return overlay

    def _count(self) -> None:
        if not self._desk.is_open:
            return
        origin = str(self._desk.services.store.origin or "")

        def query(conn: Any) -> Safe:  # noqa: ANN401 - a connection, which is the store's matter
            from app.overlays.crash_overlay import Safe  # noqa: PLC0415
            from inspection.store.queries.safe import recorded  # noqa: PLC0415

            found = recorded(conn, origin)
            return Safe(records=found.records, last_photo_at=found.last_photo_at)

        self._desk.read(query, self._counted, self._not_counted)

    def _counted(self, safe: Safe) -> None:
        if self._overlay is not None:
            self._overlay.show_safe(safe)

    def _not_counted(self, _error: StationError) -> None:
        from app.overlays.crash_overlay import NotCounted  # noqa: PLC0415 - loaded with the overlay

        if self._overlay is not None:
            self._overlay.show_safe(NotCounted())

    @Slot()
    def _restart(self) -> None:
        self.wants_restart = True
        self._close()

    @Slot()
    def _close(self) -> None:
        self._window.window().close()


def _close_dialogs() -> None:
    """A dialog would stand before the overlay and keep its keys; its choice is made again."""
    from app.window.dialogs import close_dialogs  # noqa: PLC0415 - rare

    close_dialogs()
