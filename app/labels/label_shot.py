"""The photo of a label before its parcel is in hand: kept, read, recorded once there is one.

A picture file of a label is read the same way and never kept: nobody here saw what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.labels.label_cover import LabelCover
from app.pictures.capture import ShotRequest
from inspection.evidence import LABEL_SUBJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.desk import Desk
    from app.labels.label_rescue import LabelRescue
    from app.pictures.capture import KeptPhoto
    from app.pictures.label_reader import LabelReading
    from inspection.values import ParcelId
    from scanners.camera import Frame
    from scanners.label_rules import LabelRules


FILE_SUBJECT = "label.file"
"""What a picture file of a label is shown as; no subject of any evidence."""
_MOST_SIDE_PX = 4096
"""A larger one is kept smaller once its codes are read: for its print that is enough."""


@dataclass(frozen=True, kw_only=True)
class _FromFile:
    """A picture file of a label, read."""

    frame: Frame
    shown: QImage
    reading: LabelReading


class LabelShot(QObject):
    """Lives as long as its page's view-model."""

    pictured = Signal(str, QImage)
    """The photo or picture, as it is shown: veiled, then with what names somebody covered."""
    kept = Signal()
    """The photo is durable."""
    read = Signal(object)
    """LabelReading: what it says."""
    found = Signal(object)
    """Rescued: what its printed text led to."""
    compared = Signal(object)
    """LabelReading: its codes, judged by what is printed on it."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No photo yet."""
        super().__init__(parent)
        self._desk = desk
        self._photo: KeptPhoto | None = None
        self._turn = 0
        self._frame: Frame | None = None
        self._cover = LabelCover(desk, self)
        self._cover.pictured.connect(self.pictured)

    @cached_property
    def _rescue(self) -> LabelRescue:
        from app.labels.label_rescue import LabelRescue  # noqa: PLC0415 - no label needs it at once

        rescue = LabelRescue(self._desk, self)
        rescue.found.connect(self.found)
        rescue.compared.connect(self.compared)
        return rescue

    @property
    def is_kept(self) -> bool:
        """Whether a photo waits for its parcel."""
        return self._photo is not None

    @property
    def is_under_way(self) -> bool:
        """Whether a photo is being read, or waits for its parcel."""
        return self._frame is not None

    def forget(self) -> None:
        """The parcel is another one: what still comes of the last photo is not its own."""
        self._turn += 1
        self._photo = self._frame = None
        self._cover.forget()
        self.stop_reading()

    def take(self) -> None:
        """Photograph the label and read it."""
        self._turn += 1
        self.stop_reading()
        turn = self._turn
        frame = self._desk.photos.snap(self._shown, lambda photo: self._keep(turn, photo))
        self._frame = frame
        if frame is not None:
            rules = self._desk.labels
            lengths = str(self._desk.preferences.value("itf_lengths"))
            # of the very frame that is kept: what was read stands on the evidence
            self._desk.run(
                lambda: _label_reading(frame, rules, lengths),
                lambda reading: self._tell(turn, reading),
            )

    def open(self, file: Path) -> None:
        """Read a picture of the label from a file; no evidence, so the photo is still to come."""
        self.forget()
        turn, rules = self._turn, self._desk.labels
        lengths = str(self._desk.preferences.value("itf_lengths"))

        def opened(found: _FromFile) -> None:
            if turn == self._turn:
                self._frame = found.frame
                self._cover.show(FILE_SUBJECT, found.shown)
                self._cover.look_at(found.frame.image)
                self.read.emit(found.reading)

        self._desk.run(lambda: _from_file(file, rules, lengths), opened)

    def search(self, reading: LabelReading | None = None) -> bool:
        """No code helped: look for its ticket by what is printed on it; False without a photo.

        Codes none of which stood out are compared with the print on the way.
        """
        if self._frame is None:
            return False
        is_open = reading is not None and reading.choice.why == "ambiguous"
        self._rescue.search(self._frame, reading if is_open else None)
        return True

    def compare(self, reading: LabelReading) -> bool:
        """Several codes may be it: see which of them stands in print; False without a photo."""
        if self._frame is None:
            return False
        self._rescue.compare(self._frame, reading)
        return True

    def stop_reading(self) -> None:
        """A person or a code has answered: what is printed is asked for no longer."""
        if "_rescue" in self.__dict__:
            self._rescue.forget()

    def record(self, parcel_id: ParcelId, on_recorded: Callable[[str], None]) -> None:
        """The photo that waits is of this parcel; nothing where none does."""
        photo, self._photo = self._photo, None
        self._frame = None
        self.stop_reading()
        if photo is not None:
            shot = ShotRequest(subject=LABEL_SUBJECT, parcel_id=parcel_id)
            self._desk.photos.record(shot, photo, on_recorded)

    def _shown(self, picture: QImage) -> None:
        self._cover.show(LABEL_SUBJECT, picture)

    def _keep(self, turn: int, photo: KeptPhoto) -> None:
        if turn == self._turn:
            self._photo = photo
            self._cover.look(photo.sha256)
            self.kept.emit()

    def _tell(self, turn: int, reading: LabelReading) -> None:
        if turn == self._turn:
            self.read.emit(reading)


def _label_reading(frame: Frame, rules: LabelRules, itf_lengths: str) -> LabelReading:
    # on a background thread: image libraries load with the first label, not at the start
    from app.pictures.label_reader import read_label  # noqa: PLC0415

    lengths = frozenset(map(int, itf_lengths.split()))
    return read_label(frame, rules, itf_lengths=lengths)


def _from_file(file: Path, rules: LabelRules, itf_lengths: str) -> _FromFile:
    """On a background thread; raises WorldError for what is no picture, or too large a one."""
    from app.pictures.capture import preview  # noqa: PLC0415 - with the first picture
    from inspection.errors import WorldError  # noqa: PLC0415 - as above
    from scanners.camera import frame_of  # noqa: PLC0415 - as above
    from scanners.errors import ImageError  # noqa: PLC0415 - as above
    from scanners.imaging import load_image  # noqa: PLC0415 - as above
    from scanners.picture import shrink  # noqa: PLC0415 - as above

    try:
        frame = frame_of(load_image(file), 0.0)
    except ImageError as error:
        raise WorldError(error.code, **error.params) from error
    reading = _label_reading(frame, rules, itf_lengths)
    kept = frame_of(shrink(frame.image, _MOST_SIDE_PX, _MOST_SIDE_PX), 0.0)
    return _FromFile(frame=kept, shown=preview(kept), reading=reading)
