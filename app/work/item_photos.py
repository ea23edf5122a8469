"""Photos of the item in hand: taken by hand or by themselves, once more, and what spoils one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.devices.live_picture import LivePicture
from app.states.inspect import ShotView
from app.work.shot_book import ShotBook

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.desk import Desk
    from app.pictures.capture import ShotRequest
    from inspection.photo_quality import PhotoQuality


class ItemPhotos(QObject):
    """Lives as long as its page's view-model."""

    changed = Signal()
    """A picture came, went, or is to be taken once more."""
    recorded = Signal()
    """A photo is durable and in the journal."""
    snapped = Signal(str, object)
    """Subject and Frame of a photo, the moment it is taken."""
    held = Signal(object)
    """InspectionCase that is shown from now on; None as another item comes to hand."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """None yet, and the live picture off."""
        super().__init__(parent)
        self._book = ShotBook(desk, self)
        self._book.changed.connect(self.changed)
        self._book.recorded.connect(self.recorded)
        self._book.snapped.connect(self.snapped)
        self._poor: dict[str, PhotoQuality] = {}
        self.live = LivePicture(desk, self)
        self.retake = ""
        """The taken subject that the next press takes again."""

    def begin(self) -> None:
        """Another item comes to hand."""
        self.live.begin()
        self._book.clear()
        self._poor.clear()
        self.retake = ""
        self.held.emit(None)

    def load(self, case: InspectionCase) -> None:
        """Fetch the pictures of what is recorded."""
        self._book.load(case.photos, case.markups)
        self.held.emit(case)

    @property
    def pending(self) -> frozenset[str]:
        """Subjects shown as taken that are not recorded yet."""
        return self._book.pending

    def taken(self, case: InspectionCase | None) -> frozenset[str]:
        """Subjects that count as taken."""
        return (case.taken if case else frozenset()) | self._book.pending

    def known(self, case: InspectionCase | None) -> frozenset[str]:
        """Subjects that were taken, or left out with a reason."""
        return self.taken(case) | (case.answered if case else frozenset())

    def take(self, shot: ShotRequest) -> None:
        """Take a photo of the live picture; a poor one is marked as such."""
        quality = self.live.took()
        # not whether it is still: the hand that presses the key moves all a little
        if quality is not None and quality.fault is not None:
            self._poor[shot.subject] = quality
        else:
            self._poor.pop(shot.subject, None)
        self._book.take(shot)

    def offer_retake(self, subject: str) -> None:
        """The next press takes this again; the first stays in the record."""
        self.retake = subject
        self.changed.emit()

    def strip(self, case: InspectionCase, due: str) -> tuple[ShotView, ...]:
        """What the item has and needs, in the order it was asked for."""
        required = case.progress.required_shots if case.progress else ()
        own = (photo.subject for photo in case.photos if photo.unit_id is not None)
        order = dict.fromkeys((*own, *required))
        if due:
            order[due] = None
        taken = self.taken(case)
        return tuple(
            ShotView(
                subject=subject,
                is_taken=subject in taken,
                is_current=subject == due,
                picture=self._book.picture(subject),
                poor=self._poor.get(subject) if subject in taken else None,
                is_left_out=subject in case.answered and subject not in taken,
                is_elsewhere=self._book.is_elsewhere(subject),
            )
            for subject in order
        )
