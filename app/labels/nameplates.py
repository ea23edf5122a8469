"""The nameplate of the item in hand: read off its photo, aside, and offered to the inspector."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.cases.plate import PlateReading
    from app.desk import Desk
    from app.pictures.text_reading import Turn
    from inspection.tickets import Line
    from scanners.camera import Frame
    from scanners.ocr.nameplate import Nameplate
    from scanners.ocr.reader import Reader


class Nameplates(QObject):
    """One plate at a time, the newest photo counts. Lives as long as its page's view-model.

    What was read is shown and nowhere kept: the photo is the evidence.
    """

    changed = Signal()
    """A reading began, came or was put aside."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No engine is loaded before the first plate."""
        super().__init__(parent)
        self._desk = desk
        self._turn: Turn | None = None
        self.is_reading = False
        self.reading: PlateReading | None = None
        """What the plate in hand says; None before it was read."""

    def forget(self) -> None:
        """Another item comes to hand, or it was misread: nothing is offered any more."""
        if self._turn is not None:
            self._turn.stop()
        self.is_reading, self.reading = False, None

    def read(self, frame: Frame, line: Line) -> None:
        """Read the plate in this photo of an item of the line; a second or two of work, aside."""
        self.forget()
        self.is_reading = True
        self._turn = self._desk.text.read(partial(_read, frame), partial(self._judge, line))
        self.changed.emit()

    def _judge(self, line: Line, plate: Nameplate | None) -> None:
        from app.cases.plate import NOTHING, judged  # noqa: PLC0415 - with the first plate

        self.is_reading = False
        self.reading = NOTHING if plate is None else judged(plate, line)
        self.changed.emit()


def _read(frame: Frame, reader: Reader, stopped: Callable[[], bool]) -> Nameplate:
    # on a thread of its own, with the first plate
    from scanners.ocr.nameplate import nameplate  # noqa: PLC0415
    from scanners.ocr.upright import read_upright  # noqa: PLC0415

    return nameplate(read_upright(frame.image, reader, stopped).lines)
