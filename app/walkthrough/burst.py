"""A scanner's burst with the times of a scanner, however busy the machine is that plays it.

A window system stamps each key when the device sent it and keeps it until it is taken, so a
program that stalls still sees the scanner's rhythm. QTest makes each key when its turn comes and
lets timers run in between: beside other work a burst got gaps of 50 ms and was rightly taken for
typing. So the keys of a burst are all handed over in one go, stamped as a scanner sends them.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest

SCANNER_GAP_MS = 1
"""Between two keys of a wired scanner. No longer: a hand's next key must not be stamped earlier."""
_KINDS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
"""In the order in which a window gets them."""


class _Clock(QObject):
    """Hears what time a key has now on the window system's own clock."""

    def __init__(self) -> None:
        super().__init__()
        self.at_ms = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self.at_ms = event.timestamp()
        return False


def play_burst(window: QWindow, text: str, *, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
    """`text` key by key, then `end`."""
    at_ms = _now_ms(window)
    keys = [(ord(character.upper()), character) for character in text]
    if end is not None:
        keys.append((end.value, "\t" if end == Qt.Key.Key_Tab else "\r"))
    for key, character in keys:
        at_ms += SCANNER_GAP_MS
        for kind in _KINDS:
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(at_ms)
            QCoreApplication.sendEvent(window, event)


def _now_ms(window: QWindow) -> int:
    clock = _Clock()
    window.installEventFilter(clock)  # the newest filter is asked first
    try:
        QTest.keyClick(window, Qt.Key.Key_Shift)  # types nothing, ends nothing
    finally:
        window.removeEventFilter(clock)
    return clock.at_ms
