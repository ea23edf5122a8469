"""Where receiving stands: everything the receive page shows, without a widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.cases.counting import Counted
    from app.cases.reception import Earlier, ReceptionCase
    from app.pictures.label_reader import LabelReading
    from inspection.matching import Candidate
    from inspection.rescue import Suggestion
    from inspection.store.queries.contacts import Contact
    from inspection.store.queries.receive_board import ReceiveBoard
    from inspection.values import TicketId


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
    contacts: Mapping[TicketId, Contact] = field(default_factory=dict)
    """Who sent the goods of further tickets."""
    before: ReceptionCase | None = None
    """The parcel that was in hand when this one was scanned: both may be one box."""
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

    @property
    def can_join(self) -> bool:
        """Whether the box may be the one before: nothing was said of this one yet."""
        case, before = self.case, self.before
        if case is None or before is None or case.conditions or case.ticket is None:
            return False
        return case.ticket.ticket_id not in before.parcel.ticket_ids

    @property
    def are_together(self) -> bool:
        """Whether each candidate was named by a code of the label that is no other's."""
        named = [one.is_strong for one in self.candidates]
        return len(named) > 1 and all(named) and not self.suggestions and not self.is_searching
