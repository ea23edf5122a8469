"""What is left of a deadline, as a chip that looks at the clock by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent

from app.design.theme import Theme
from app.widgets.chip import Chip, ChipSpec

EVERY_MS = 5_000
"""The words change by the minute."""


class DeadlineChip(Chip):
    """Hidden where there is no deadline; nothing runs while it is not seen."""

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], words: Callable[[float], ChipSpec]
    ) -> None:
        """`words` gives the chip for the seconds left, below 0 once it is over."""
        super().__init__(theme)
        self._now = now
        self._say = words
        self._until: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.tick)
        self.hide()

    def show_until(self, deadline_at: datetime | None) -> None:
        """Count down to this; None hides the chip."""
        self._until = deadline_at
        self.setVisible(deadline_at is not None)
        self.tick()

    @Slot()
    def tick(self) -> None:
        """What is left now, in the language of the moment."""
        if self._until is None:
            return
        spec = self._say((self._until - self._now()).total_seconds())
        self.show_as(spec.text, spec.status, spec.icon)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock went on while nobody looked."""
        super().showEvent(event)
        self.tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
