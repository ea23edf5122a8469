"""What codes before a camera do to the page in front: only what it has an obvious use for.

A scan is meant; what merely lies there is not. So no command, no badge, nothing while something
else is in hand, and the same code from camera and scanner is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit

from app.devices.live_codes import LiveCodes

if TYPE_CHECKING:
    from app.keys.wedge_filter import WedgeFilter
    from app.states.codes import CameraCodes
    from app.window.crash_desk import CrashDesk
    from app.window.main_window import MainWindow

TICK_MS = 200
"""How often the page in front is asked whether it waits for a code."""
SAME_S = 3.0
"""Scanner and camera may take so long after each other to say the same."""


class CodeDesk(QObject):
    """Lives on the GUI thread beside the main window."""

    def __init__(
        self, window: MainWindow, codes: LiveCodes, keys: WedgeFilter, crashes: CrashDesk
    ) -> None:
        """Follows the page in front."""
        super().__init__(window)
        self._window = window
        self._codes = codes
        self._keys = keys
        self._crashes = crashes
        self._meanwhile: CameraCodes | None = None
        """Seen while a photo of the same label was read: of use if that came to nothing."""
        window.page_changed.connect(self._turn)
        codes.read.connect(self._take)
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._look_for)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        self._meanwhile = None
        self._codes.want(self._window.page.READS_CODES)
        if self._codes.is_on:
            self._look_for()
            self._ticker.start()
        else:
            self._ticker.stop()

    @Slot()
    def _look_for(self) -> None:
        page = self._window.page
        self._codes.search(on=page.awaits_code())
        if self._meanwhile is not None and not page.reads_label():
            meanwhile, self._meanwhile = self._meanwhile, None
            self._take(meanwhile)

    @Slot(object)
    def _take(self, codes: CameraCodes) -> None:
        if self._is_covered() or _is_typing():
            return
        if any(self._keys.intake.was_heard(one.text, SAME_S) for one in codes.label):
            return
        used = self._window.page.on_codes(codes)
        if used is None:
            self._meanwhile = codes if codes.label and self._window.page.reads_label() else None
        else:
            for one in codes.label if used in codes.label else (used,):
                self._keys.intake.note(one.text, SAME_S)
            self._keys.active.emit()
            self._window.relieve()

    def _is_covered(self) -> bool:
        window = self._window
        is_helped = window.cover is not None and window.cover.isVisible()
        is_asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        return self._crashes.is_open or window.stops.is_up or is_helped or is_asked is not None


def _is_typing() -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, QLineEdit | QPlainTextEdit | QAbstractSpinBox)
