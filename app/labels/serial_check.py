"""The serial of the item in hand against the one shipped: read off its plate, or stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.labels.nameplates import Nameplates
from app.states.inspect import PLATE, SerialMismatch
from inspection.values import Disposition

if TYPE_CHECKING:
    from app.cases.inspection import InspectionCase
    from app.cases.plate import PlateReading
    from app.desk import Desk
    from inspection.disposition import DispositionRules
    from inspection.tickets import Line
    from inspection.values import Texts
    from scanners.camera import Frame


class SerialCheck(QObject):
    """Lives as long as its page's view-model; records nothing: what counts is the answer."""

    changed = Signal()
    """A plate is being read, was read, or was put aside."""
    stopped = Signal(object)
    """SerialMismatch: nothing goes on until it is acknowledged or scanned again."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """No engine is loaded before the first plate."""
        super().__init__(parent)
        self._desk = desk
        self._plates = Nameplates(desk, self)
        self._plates.changed.connect(self.changed)
        self.mismatch: SerialMismatch | None = None
        """What the stop on the screen is about."""

    @property
    def reading(self) -> PlateReading | None:
        """What the plate in hand says; None before it was read."""
        return self._plates.reading

    @property
    def is_reading(self) -> bool:
        """Whether the photo of a plate is being read."""
        return self._plates.is_reading

    def snapped(self, subject: str, frame: Frame, case: InspectionCase | None) -> None:
        """The photo of the plate is read; of the very frame that is kept."""
        line = case.line if case else None
        if subject == PLATE and line is not None:
            self._plates.read(frame, line)

    def forget(self) -> None:
        """It was misread, or another item comes to hand: nothing is offered."""
        self._plates.forget()

    def stop_for(self, line: Line, seen: str) -> None:
        """Another serial than the one shipped was seen: a person looks before anything counts."""
        self.mismatch = SerialMismatch(
            expected=line.serials[0],
            seen=seen,
            bin=_bin(self._desk.policies.dispositions_for(line.goods_class)),
            at=self._desk.now(),
        )
        self.stopped.emit(self.mismatch)


def _bin(rules: DispositionRules) -> Texts:
    """Where goods wait that nobody may touch; quarantine is always among the ways."""
    return next(one.container for one in rules.ways if one.disposition is Disposition.QUARANTINE)
