"""Events that stations record of themselves and of parcels; all that receiving needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import (
    CodeKind,
    OuterCondition,
    Role,
)


@dataclass(frozen=True, kw_only=True)
class OriginOpened(Event):
    """First record of a station's stream."""

    KIND: ClassVar[str] = "origin.opened"
    station_name: str
    public_key: str
    program: str


@dataclass(frozen=True, kw_only=True)
class PersonSignedIn(Event):
    """Someone signed in at this station; `online` says who checked the PIN."""

    KIND: ClassVar[str] = "person.signed_in"
    fact_id: str
    person_id: str
    role: Role
    online: bool


@dataclass(frozen=True, kw_only=True)
class ParcelCode:
    """A code read from the parcel: normalised text, the raw reading, where it came from.

    What may name a customer is never here: `raw` is then the mark of `inspection.recordable`, and
    `code` empty where nothing of the reading is a code.
    """

    code: str
    raw: str
    symbology: str
    source: str
    what: CodeKind


@dataclass(frozen=True, kw_only=True)
class ParcelReceived(Event):
    """A parcel was taken in. Says nothing about decision or money."""

    KIND: ClassVar[str] = "parcel.received"
    parcel_id: str
    codes: tuple[ParcelCode, ...]
    carrier: str | None


@dataclass(frozen=True, kw_only=True)
class ParcelMatched(Event):
    """The parcel belongs to this ticket."""

    KIND: ClassVar[str] = "parcel.matched"
    match_id: str
    parcel_id: str
    ticket_id: str
    how: str
    code: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ParcelConditionRecorded(Event):
    """What the outside looks like before opening."""

    KIND: ClassVar[str] = "parcel.condition_recorded"
    condition_id: str
    parcel_id: str
    conditions: tuple[OuterCondition, ...]
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class EvidenceCaptured(Event):
    """A photo, durable at the station before this was recorded.

    `subject` names the shot (`label`, `outer.seal`, `item.front`). A retake supersedes; the first
    stays in the record.
    """

    KIND: ClassVar[str] = "evidence.captured"
    evidence_id: str
    sha256: str
    size_bytes: int
    width_px: int
    height_px: int
    subject: str
    parcel_id: str
    unit_id: str | None
    taken_at: datetime
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SupervisorCalled(Event):
    """Somebody at this station asked a supervisor to come; for what was in hand, if anything."""

    KIND: ClassVar[str] = "supervisor.called"
    call_id: str
    parcel_id: str | None
    unit_id: str | None


@dataclass(frozen=True, kw_only=True)
class FactWithdrawn(Event):
    """Undo before submit: the named fact no longer counts; it stays in the journal."""

    KIND: ClassVar[str] = "fact.withdrawn"
    withdrawal_id: str
    fact_id: str
