"""Collects what is no longer used, on the GUI thread alone.

Left to itself the interpreter collects on whichever thread makes the next object, and Qt objects
among what it finds are destroyed there. Qt allows that only on their own thread: measured, it ends
the process (a timer "cannot be stopped from another thread", then a segmentation fault). So after
`runtime.begin` no thread collects by itself.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

from app.program import runtime

YOUNG_OBJECTS = 2_000
"""New objects that call for a young collection: some tenths of a millisecond each."""
SOME = 2
"""Young collections before one of what survived them. With ten, what one of these threw away took
28 to 46 ms. A full one is for `tidy`."""
TIDY_MS = 15_000
"""Without a scan, key or touch for so long nobody waits for the screen."""
LOOK_MS = 20
"""Between two looks at how many new objects there are; a look costs about a microsecond."""


class Collecting(QObject):
    """Looks now and then how much there is to collect. Lives on the GUI thread, as its timer."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Waits for `start`."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(TIDY_MS)
        self._quiet.timeout.connect(runtime.tidy)

    @Slot()
    def start(self) -> None:
        """From now on; may be called again."""
        self._timer.start()

    @Slot()
    def put_off(self) -> None:
        """Somebody is at work: what takes longer waits until nobody is."""
        self._quiet.start()

    @Slot()
    def _look(self) -> None:
        young, survived, _ = gc.get_count()
        if young >= YOUNG_OBJECTS:
            gc.collect(1 if survived >= SOME else 0)
