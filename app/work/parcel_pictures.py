"""Pictures of the photos of the parcel in hand: fetched when what stands over them changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.cases.marked import over_of

if TYPE_CHECKING:
    from app.cases.reception import ReceptionCase
    from app.desk import Desk
    from inspection.marks import Markup


class ParcelPictures(QObject):
    """Lives as long as its page's view-model."""

    pictured = Signal(str, QImage)
    """Subject and picture, painted over."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """None yet."""
        super().__init__(parent)
        self._desk = desk
        self._parcel_id = ""
        self._shown: dict[str, Markup] = {}

    def show(self, case: ReceptionCase, *, anew: bool = False) -> None:
        """Fetch what is not shown as it should be; `anew` for a parcel that comes back to hand.

        The moment a photo is taken it is shown by whoever took it: a label veiled, others as is.
        """
        if case.parcel.parcel_id != self._parcel_id:
            self._parcel_id = case.parcel.parcel_id
            self._shown = {}
        for photo in case.evidence:
            over = over_of(photo, case.markups)
            before = self._shown.get(photo.evidence_id, over_of(photo, {}))
            self._shown[photo.evidence_id] = over
            if anew or over != before:
                came = partial(self._came, self._parcel_id, photo.evidence_id, photo.subject, over)
                self._desk.photos.thumbnail(photo.sha256, over, came)

    def _came(
        self, parcel_id: str, evidence_id: str, subject: str, over: Markup, picture: QImage
    ) -> None:
        is_newest = self._shown.get(evidence_id) == over
        if parcel_id == self._parcel_id and is_newest and not picture.isNull():
            self.pictured.emit(subject, picture)
