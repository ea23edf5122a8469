"""The state of the page where items are put away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QImage

from app.cases.put_away import PutAwayCase
from app.cases.taking_back import StandingDecision
from inspection.disposition import Option
from inspection.sorting import Container, Due
from inspection.store.queries.sorting import HeldUnit, SortingBoard
from inspection.values import Disposition, Named


class Phase(StrEnum):
    """What the page is for right now."""

    LIST = "list"
    UNIT = "unit"
    CONTAINER = "container"
    LEAVING = "leaving"
    """Whether the full container left the dock, asked once more: it is for good."""
    WAYS = "ways"
    """Another way is chosen for the item in hand."""
    REASONS = "reasons"
    TAKE_BACK = "take_back"
    """Which decision counts no more, then why."""
    WITNESS = "witness"
    """The second person scans their badge and types their PIN."""


@dataclass(frozen=True, kw_only=True)
class SortingState:
    """Everything the page shows. Digits of a PIN are counted, never kept here."""

    phase: Phase = Phase.LIST
    board: SortingBoard | None = None
    case: PutAwayCase | None = None
    picture: QImage | None = None
    container: Container | None = None
    held: tuple[HeldUnit, ...] = ()
    ways: tuple[Option, ...] = ()
    way: Disposition | None = None
    reasons: tuple[Named, ...] = ()
    decisions: tuple[StandingDecision, ...] = ()
    badge_seen: bool = False
    name_zh: str = ""
    name_en: str = ""
    digits: int = 0
    is_busy: bool = False

    @property
    def due(self) -> Due | None:
        """What the unit in hand waits for."""
        return None if self.case is None else self.case.here.due

    @property
    def is_undecided(self) -> bool:
        """Whether the bench is not done with the unit in hand."""
        case = self.case
        return case is not None and case.here.chosen_id is None and not case.is_apart

    @property
    def awaits_badge(self) -> bool:
        """Whether a badge would be the second person's; scanned early it begins their step."""
        is_next = self.phase is Phase.UNIT and self.due is Due.WITNESS
        return is_next or self.phase is Phase.WITNESS
