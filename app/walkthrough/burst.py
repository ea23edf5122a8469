"""A scanner's burst with the times of a scanner, however busy the machine is that plays it.

A window system stamps each key when the device sent it, so a program that stalls still sees the
scanner's rhythm. QTest stamps a key when it is made: beside other work a burst got gaps of 50 ms
and was rightly taken for typing. So the gaps inside a burst are held down to a scanner's.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest

SCANNER_GAP_MS = 8
"""Between two keys of a slow wedge scanner (SPIKES B.1)."""


class _Rhythm(QObject):
    """Stamps key presses no later than a scanner's gap after the one before."""

    def __init__(self) -> None:
        super().__init__()
        self._last_ms = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._last_ms:
                event.setTimestamp(min(event.timestamp(), self._last_ms + SCANNER_GAP_MS))
            self._last_ms = event.timestamp()
        return False


def play_burst(window: QWindow, text: str, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """`text` key by key, then `end`."""
    rhythm = _Rhythm()
    window.installEventFilter(rhythm)  # the newest filter is asked first
    try:
        for character in text:
            QTest.keyClick(window, ord(character))
        if end is not None:
            QTest.keyClick(window, end)
    finally:
        window.removeEventFilter(rhythm)
