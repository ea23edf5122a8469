"""What is not put away yet, and the open containers, read again whenever something moved."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from app.program.reads import Reads
from inspection.checklist import absent_answers
from inspection.store.queries.sorting import sorting_board

if TYPE_CHECKING:
    from app.desk import Desk

LOOK_BACK = timedelta(days=60)
"""Of decisions, for what still waits: what lies longer was lost, not forgotten."""
SETTLE_MS = 250
"""Changes come in bursts while a batch is pulled; the list is read once they pause."""
_KINDS = ("unit.", "container.", "disposition.", "decision.", "extra.", "fact.", "record.")


class SortingWatch(QObject):
    """Lives on the GUI thread; looks by itself only while `is_on`."""

    loaded = Signal(object)
    """SortingBoard."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Reads nothing before `look`."""
        super().__init__(parent)
        self._desk = desk
        self._reads = Reads()
        self.is_on = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.look)
        desk.changed.connect(self._on_changed)

    @Slot()
    def look(self) -> None:
        """Read it now."""
        since = self._desk.now() - LOOK_BACK
        shown = self._reads.news(self.loaded.emit)
        absent = absent_answers(self._desk.policies.checklists)
        self._desk.read(lambda conn: sorting_board(conn, since, absent), shown)

    @Slot(object)
    def _on_changed(self, change: object) -> None:
        kinds: frozenset[str] = getattr(change, "kinds", frozenset())
        if self.is_on and any(kind.startswith(_KINDS) for kind in kinds):
            self._settle.start()
