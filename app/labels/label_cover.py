"""The picture of a label no record names yet: veiled until it was looked at, covered afterwards."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.desk import Desk
    from inspection.values import Sha256


class LabelCover(QObject):
    """Lives beside the photo of the label; one picture at a time."""

    pictured = Signal(str, QImage)
    """Subject and picture, as it may be shown."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No picture yet."""
        super().__init__(parent)
        self._desk = desk
        self._subject = ""
        self._picture = QImage()
        self._key = ""
        self._numbers = count(1)
        self._is_listening = False

    def forget(self) -> None:
        """The label is no longer in hand."""
        self._picture, self._key = QImage(), ""

    def show(self, subject: str, picture: QImage) -> None:
        """It was taken, or opened, just now: nothing of it can be read yet."""
        from app.pictures.overlaid import veiled  # noqa: PLC0415 - with the first label

        self._subject, self._picture, self._key = subject, picture, ""
        self.pictured.emit(subject, veiled(picture))

    def look(self, sha256: Sha256) -> None:
        """The photo is kept: look at it, behind everything else."""
        self._listen(sha256)
        self._desk.looks.prepare(sha256)

    def look_at(self, image: NDArray[np.uint8]) -> None:
        """Look at a picture that is no photo of this station."""
        key = f"picture-{next(self._numbers)}"
        self._listen(key)
        self._desk.looks.prepare_picture(key, image)

    def _listen(self, key: str) -> None:
        self._key = key
        if not self._is_listening:
            self._is_listening = True
            self._desk.looks.found.connect(self._found)
        self._found(key)  # it may be known already

    @Slot(str)
    def _found(self, key: str) -> None:
        seen = self._desk.looks.seen(key) if key == self._key else None
        if seen is None or self._picture.isNull():
            return
        from app.pictures.overlaid import overlaid  # noqa: PLC0415 - as above
        from inspection.marks import Markup  # noqa: PLC0415 - as above

        self.pictured.emit(self._subject, overlaid(self._picture, Markup(regions=seen.regions)))
