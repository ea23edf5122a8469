"""The time an item is being cleaned, followed by the clock while its question waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspection.cleaning import left_s

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.desk import Desk
    from inspection.checklist import Step
    from inspection.evidence import Evidence

TICK_MS = 250
"""The seconds step within a quarter of one, as those of disinfection do."""


class CleanTimer(QObject):
    """Knows nothing but what is recorded: another bench and a restart count on from there."""

    changed = Signal()
    """Another whole second is left, or none any more."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Follows nothing yet."""
        super().__init__(parent)
        self._desk = desk
        self._step: Step | None = None
        self._photos: tuple[Evidence, ...] = ()
        self._waived: tuple[str, ...] = ()
        self.left_s = 0
        """Whole seconds until the question may be answered again; 0 where nothing is cleaned."""
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)

    def follow(self, case: InspectionCase | None) -> None:
        """What is cleaned now, if anything; tells nobody, for the case is told of anyway."""
        progress = case.progress if case else None
        self._step = progress.cleaning if progress else None
        self._photos = case.photos if case else ()
        self._waived = tuple(one.subject for one in case.waivers) if case else ()
        self.left_s = self._measured()
        if self.left_s:
            self._ticker.start()
        else:
            self._ticker.stop()

    def _measured(self) -> int:
        if self._step is None:
            return 0
        return left_s(self._step, self._photos, now=self._desk.now(), waived=self._waived)

    @Slot()
    def _tick(self) -> None:
        left = self._measured()
        if left == self.left_s:
            return
        self.left_s = left
        if not left:
            self._ticker.stop()
        self.changed.emit()
