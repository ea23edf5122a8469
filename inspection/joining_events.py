"""Events that stations record of parcels and tickets that are not one to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from inspection.event_base import Event


@dataclass(frozen=True, kw_only=True)
class ParcelJoined(Event):
    """A further ticket has goods in this parcel, beside the one it is matched to.

    Deliberate, never a conflict: two matches are one. `how` is as in `parcel.matched`; `code` is
    what led to the ticket, empty where nothing did that may be recorded: scanned again, it means
    this parcel.
    """

    KIND: ClassVar[str] = "parcel.joined"
    join_id: str
    parcel_id: str
    ticket_id: str
    how: str
    code: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParcelSettled(Event):
    """One parcel was taken in by several stations while apart; this reception of it counts.

    The others stay in the record with all that was done under them, and nothing is paid on them.
    """

    KIND: ClassVar[str] = "parcel.settled"
    settlement_id: str
    kept_parcel_id: str
    dropped_parcel_ids: tuple[str, ...]
    supersedes: tuple[str, ...]
