"""While a stop is on the screen it has the keys and the scans; the page in front waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.design.theme import Theme
    from app.overlays.stop_overlay import StopOverlay
    from app.widgets.cards.stop_parts import StopFacts


class StopGuard(QObject):
    """Lives beside the main window; `window.stops`."""

    raised = Signal()
    """The stop is on the screen, or something was scanned while it is."""
    ended = Signal()
    """The stop is over, whichever way, or put away."""
    acknowledged = Signal()
    rescan_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Nothing is built before the first stop."""
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.overlay: StopOverlay | None = None
        """Once there was a stop."""

    @property
    def is_up(self) -> bool:
        """Whether nothing goes on until it is acknowledged or scanned again."""
        return self.overlay is not None and self.overlay.isVisible()

    @Slot(object)
    def show(self, facts: StopFacts) -> None:
        """Stop."""
        from app.overlays.stop_overlay import StopOverlay  # noqa: PLC0415 - rare; not before the first paint

        if self.overlay is None:
            self.overlay = StopOverlay(self._theme, self._window)
            self.overlay.acknowledged.connect(self._acknowledged)
            self.overlay.rescan_wanted.connect(self._rescan)
        self.overlay.raise_stop(facts)
        self.raised.emit()

    def put_away(self) -> None:
        """The lock comes before it: hidden, and not over; its page shows it again on return."""
        if self.overlay is not None and self.is_up:
            self.overlay.put_away()
            self.ended.emit()

    def take_scan(self, text: str, command: str) -> bool:
        """Acknowledge it, or refuse the scan; False while there is no stop."""
        if self.overlay is None or not self.is_up:
            return False
        if command == "CMD-ACK":
            self.overlay.acknowledge()
        else:
            self.overlay.refuse(len(text))
            self.raised.emit()
        return True

    def take_key(self, key: str) -> bool:
        """Every key but R does nothing; False while there is no stop."""
        if self.overlay is None or not self.is_up:
            return False
        if key == "R":
            self.overlay.rescan()
        return True

    @Slot()
    def _acknowledged(self) -> None:
        self.ended.emit()
        self.acknowledged.emit()

    @Slot()
    def _rescan(self) -> None:
        self.ended.emit()
        self.rescan_wanted.emit()
