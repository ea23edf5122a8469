"""Where receiving stands: everything the receive page shows, without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.cases.counting import Counted
    from app.cases.reception import Earlier, ReceptionCase
    from app.pictures.label_reader import LabelReading
    from inspection.matching import Candidate
    from inspection.rescue import Suggestion
    from inspection.store.queries.contacts import Contact
    from inspection.store.queries.receive_board import ReceiveBoard


class Step(StrEnum):
    """What the page is for right now."""

    IDLE = "idle"
    CASE = "case"
    """A parcel taken in, with or without a ticket."""
    UNKNOWN = "unknown"
    DUPLICATE = "duplicate"
    CANDIDATES = "candidates"
    UNREAD = "unread"
    """The label was photographed, but no code could be read."""


@dataclass(frozen=True, kw_only=True)
class ReceiveState:
    """Everything the page shows but pictures."""

    step: Step = Step.IDLE
    raw: str = ""
    symbology: str = ""
    board: ReceiveBoard | None = None
    case: ReceptionCase | None = None
    contact: Contact | None = None
    candidates: tuple[Candidate, ...] = ()
    selected: int = 0
    """Index of the candidate pointed at; -1 while a person has to choose."""
    earlier: Earlier | None = None
    taking: frozenset[str] = frozenset()
    """Subjects photographed and shown as taken, not recorded yet."""
    reading: LabelReading | None = None
    is_searching: bool = False
    """The label's printed text is being read, and open tickets searched for it."""
    suggestions: tuple[Suggestion, ...] = ()
    """What speaks for `candidates` found that way, one for one; empty for those a code found."""
    last_code: str = ""
    is_weighing: bool = False
    """A weight is being typed."""
    awaits_weight: bool = False
    """It should be weighed before it goes on; nothing keeps it from going all the same."""
    is_going_on: bool = False
    """Nothing is left to do: it goes on by itself in a moment."""
    put_down: str = ""
    """Where the last parcel was put down; said until the next one comes."""
    is_counting: bool = False
    """A courier's parcels are counted: their number is being typed."""
    counted: Counted | None = None
    """What was counted just now; said until the next parcel comes."""
