"""Photos that prove something, looked at once more before the decision: which are poor."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.desk import Desk
    from inspection.evidence import Evidence
    from inspection.photo_quality import PhotoQuality
    from inspection.values import Sha256


class ProofLook(QObject):
    """Of the kept files, so that it does not matter when, where and by whom they were taken.

    Measured off the GUI thread, each photo once. One that is not at this station says nothing.
    """

    changed = Signal()
    """Another photo was found to be poor."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Nothing is looked at."""
        super().__init__(parent)
        self._desk = desk
        self._photos: tuple[Evidence, ...] = ()
        self._asked: set[Sha256] = set()
        self._poor: dict[Sha256, PhotoQuality] = {}

    def clear(self) -> None:
        """Another item comes to hand."""
        self._photos = ()
        self._asked.clear()
        self._poor.clear()

    def look(self, photos: Iterable[Evidence]) -> None:
        """These are what the decision rests on now."""
        self._photos = tuple(photos)
        for one in self._photos:
            if one.sha256 not in self._asked:
                self._asked.add(one.sha256)
                self._desk.photos.quality(one.sha256, partial(self._measured, one.sha256))

    @property
    def poor(self) -> dict[str, PhotoQuality]:
        """What spoils them, by subject, of those worth taking again."""
        found = ((one.subject, self._poor.get(one.sha256)) for one in self._photos)
        return {subject: quality for subject, quality in found if quality is not None}

    def _measured(self, sha256: Sha256, quality: PhotoQuality) -> None:
        if sha256 in self._asked and quality.fault is not None:
            self._poor[sha256] = quality
            self.changed.emit()
