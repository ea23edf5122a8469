"""A button that shows a photo: what is kept of it goes with the photo, not with the look."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.design.kept import MOST_OF_ONE, KeptPictures
from app.design.theme import Theme
from app.widgets.buttons import PaintedButton


class PhotoButton(PaintedButton):
    """Call `restyle` whenever it shows something else; photos are customers' data."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Keeps nothing yet."""
        self._own = KeptPictures(MOST_OF_ONE)
        super().__init__(theme, parent)

    @Slot()
    def restyle(self) -> None:
        """Measure and paint again."""
        self._own.clear()
        super().restyle()

    def _kept(self) -> KeptPictures:
        return self._own
