"""Events of what a supervisor mends: an extra item settled, a decision taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import Disposition


@dataclass(frozen=True, kw_only=True)
class ExtraSettled(Event):
    """A supervisor said what becomes of an item nobody announced. Never anything about money.

    `reason_code` is one of the sorting rules; a later one supersedes it.
    """

    KIND: ClassVar[str] = "extra.settled"
    settlement_id: str
    unit_id: str
    parcel_id: str
    disposition: Disposition
    reason_code: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class DecisionTakenBack(Event):
    """A decision nothing was paid on counts no more: the item is to be decided anew.

    It supersedes that one decision and, where two claims differed, the claim it rested on. It is
    never withdrawn itself: whoever was right after all decides once more.
    """

    KIND: ClassVar[str] = "decision.taken_back"
    takeback_id: str
    unit_id: str
    decision_id: str
    reason_code: str
    supersedes: tuple[str, ...]
