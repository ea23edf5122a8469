"""A read that failed is tried again until it works: a page never stands there for good."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2_000
"""A disk or a lock that is in the way is seldom gone sooner, and a person waits no longer."""


class Again(QObject):
    """Of one thing that is shown."""

    def __init__(self, read: Callable[[], None], parent: QObject) -> None:
        """Nothing failed yet; `read` asks anew."""
        super().__init__(parent)
        self._is_told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(read)

    def failed(self) -> bool:
        """It is tried again in a moment. True where this is news: it is told once."""
        self._timer.start()
        was_told, self._is_told = self._is_told, True
        return not was_told

    def over(self) -> None:
        """It worked, or nobody looks any more."""
        self._is_told = False
        self._timer.stop()
