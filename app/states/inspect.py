"""The inspection page's state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from app.cases.inspection import InspectionCase
from app.cases.place import Phase, Place
from inspection.photo_quality import PhotoQuality
from inspection.store.queries.bench import BenchItem
from inspection.values import Texts

if TYPE_CHECKING:
    from app.cases.plate import PlateReading
    from app.states.ask import Ask

PLATE = "item.plate"
"""The shot that shows the serial."""


@dataclass(frozen=True, kw_only=True)
class ShotView:
    """One place of the shot strip, named by its subject; `poor` is why it should be retaken.

    `is_left_out`: it cannot be taken, and why is recorded. `is_elsewhere`: it was taken at another
    station and is not here.
    """

    subject: str
    is_taken: bool
    is_current: bool
    picture: QImage | None
    poor: PhotoQuality | None = None
    is_left_out: bool = False
    is_elsewhere: bool = False


@dataclass(frozen=True, kw_only=True)
class InspectState:
    """Everything the page paints.

    `clean_left_s` are the seconds for which the item is still cleaned before its question is asked
    again. `retake` is the subject of a photo that is taken once more; `is_label_awaited` says that
    nothing but the scan of the label is missing. `plate` is what the photo of the plate says,
    `can_take` that one press may take it; `is_reading` that it is being read. `pending` photos are
    shown as taken and not recorded yet. `ask` stands in place of the question and its photo.
    """

    place: Place
    queue: tuple[BenchItem, ...] = ()
    case: InspectionCase | None = None
    shots: tuple[ShotView, ...] = ()
    retake: str = ""
    is_label_awaited: bool = False
    is_busy: bool = False
    is_reading: bool = False
    plate: PlateReading | None = None
    can_take: bool = False
    clean_left_s: int = 0
    pending: frozenset[str] = frozenset()
    ask: Ask | None = None

    @property
    def due(self) -> str:
        """Subject of the photo the next press takes, empty for none."""
        if self.ask is not None:
            return self.ask.shot
        return self.retake or self.place.shot

    @property
    def numbered(self) -> int:
        """How many choices have a number now."""
        if self.ask is not None:
            return len(self.ask.entries)
        if self.place.phase is Phase.QUEUE:
            return len(self.queue)
        if self.place.phase is Phase.CHOOSE_LINE and self.case is not None:
            return len(self.case.choices)
        return len(self.place.question.answers) if self.place.question else 0

    @property
    def taken(self) -> frozenset[str]:
        """Subjects that count as taken."""
        return (self.case.taken if self.case else frozenset()) | self.pending

    @property
    def usual_shots(self) -> tuple[str, ...]:
        """What the usual answer to the question asks to photograph."""
        question = self.place.question
        usual = question.answer(question.usual_id) if question else None
        return usual.shots if usual else ()

    @property
    def aim(self) -> str:
        """What lies before the camera now: the photo that is due, of what class of goods.

        Of a plate the serial on it.
        """
        line = self.case.line if self.case else None
        if line is None or not self.due:
            return self.due
        if self.due == PLATE:
            return f"{PLATE}:{line.serials[0]}" if line.serials else PLATE
        return f"{self.due}:{line.goods_class}"


@dataclass(frozen=True, kw_only=True)
class SerialMismatch:
    """The scanned serial is none of those that were shipped; `bin` is where the item waits."""

    expected: str
    seen: str
    bin: Texts
    at: datetime
