"""Photos of the item in hand: shown as taken at once, recorded when they are durable."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.cases.marked import over_of
from app.language.messages import notice_of
from app.pictures.capture import ShotRequest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.cases.marked import Markups
    from app.desk import Desk
    from inspection.errors import StationError
    from inspection.evidence import Evidence
    from inspection.marks import Markup


class ShotBook(QObject):
    """Small pictures by subject. A photo counts as taken from the moment it shows."""

    changed = Signal()
    """A picture came, or one that was shown as taken did not reach the disk."""
    recorded = Signal()
    """A photo is durable and in the journal."""
    snapped = Signal(str, object)
    """Subject and Frame of a photo, the moment it is taken."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Empty."""
        super().__init__(parent)
        self._desk = desk
        self._pictures: dict[str, QImage] = {}
        self._shown_sha: dict[str, str] = {}
        self._markups: dict[str, Markup] = {}
        self._pending: set[str] = set()
        self._kept: dict[str, str] = {}
        self._elsewhere: set[str] = set()
        self._turn = 0

    def clear(self) -> None:
        """Another item comes to hand: what still comes of the last one's photos is not its own."""
        self._turn += 1
        self._pictures.clear()
        self._shown_sha.clear()
        self._markups.clear()
        self._pending.clear()
        self._kept.clear()
        self._elsewhere.clear()

    @property
    def pending(self) -> frozenset[str]:
        """Subjects shown as taken that no case has brought yet."""
        return frozenset(self._pending | self._kept.keys())

    def picture(self, subject: str) -> QImage | None:
        """The small picture of a subject, once it is here."""
        return self._pictures.get(subject)

    def is_elsewhere(self, subject: str) -> bool:
        """Whether its photo was taken at another station, and is not here."""
        return subject in self._elsewhere

    def take(self, shot: ShotRequest) -> None:
        """Take a photo of the live picture."""
        subject = shot.subject
        frame = self._desk.photos.take(
            shot,
            partial(self._shown, subject),
            partial(self._recorded, self._turn, subject),
            partial(self._failed, self._turn, subject),
        )
        if frame is not None:
            self.snapped.emit(subject, frame)

    def load(self, photos: Iterable[Evidence], markups: Markups) -> None:
        """Fetch the pictures of recorded photos that are not here yet, or painted over anew."""
        photos = tuple(photos)
        brought = {photo.evidence_id for photo in photos}
        self._kept = {subject: one for subject, one in self._kept.items() if one not in brought}
        for photo in photos:
            if photo.subject in self._pending:
                continue
            over = over_of(photo, markups)
            is_same = self._markups.get(photo.subject) == over
            self._markups[photo.subject] = over
            if self._shown_sha.setdefault(photo.subject, photo.sha256) != photo.sha256:
                self._shown_sha[photo.subject] = photo.sha256
            elif is_same and photo.subject in self._pictures:
                continue
            if (seen := self._desk.photos.seen(photo.sha256, over)) is not None:
                self._pictures[photo.subject] = seen  # whoever loads shows it
                continue
            loaded, failed = partial(self._loaded, photo, over), partial(self._not_loaded, photo)
            self._desk.photos.thumbnail(photo.sha256, over, loaded, failed)

    def _loaded(self, photo: Evidence, over: Markup, picture: QImage) -> None:
        is_newest = self._markups.get(photo.subject) == over
        is_wanted = self._shown_sha.get(photo.subject) == photo.sha256 and is_newest
        if is_wanted and not picture.isNull():
            self._pictures[photo.subject] = picture
            self._elsewhere.discard(photo.subject)
            self.changed.emit()

    def _not_loaded(self, photo: Evidence, error: StationError) -> None:
        """A photo of another station comes later or never; a lost one of this station is told."""
        if error.code != "photo.missing" or photo.at.origin == self._desk.services.store.origin:
            self._desk.complain(error)
        elif self._shown_sha.get(photo.subject) == photo.sha256:
            self._elsewhere.add(photo.subject)
            self.changed.emit()

    def _shown(self, subject: str, picture: QImage) -> None:
        self._pictures[subject] = picture
        self._shown_sha.pop(subject, None)
        self._elsewhere.discard(subject)
        self._pending.add(subject)
        self.changed.emit()

    def _recorded(self, turn: int, subject: str, evidence_id: str) -> None:
        if turn != self._turn:
            return
        self._pending.discard(subject)
        # it counts as taken until a case brings it: else it would be asked for once more
        self._kept[subject] = evidence_id
        self.recorded.emit()

    def _failed(self, turn: int, subject: str, error: StationError) -> None:
        """The photo is lost before it was kept: it is asked for again."""
        if turn == self._turn:
            self._pending.discard(subject)
            self._pictures.pop(subject, None)
            self.changed.emit()
        # last: the page says its step anew, and what failed must stand until it is read
        self._desk.say(notice_of(error))
