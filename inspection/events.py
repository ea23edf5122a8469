"""Every kind of journal event, as a frozen value; encoding to and from a record's body.

A class here is the schema of its kind: the dataclass fields are the body's fields. No floats, no
personal data of customers. Decoding is strict: a body that would not encode back to itself is
malformed, and a malformed or unknown body yields no rows anywhere (DESIGN D2, D3).
"""

from __future__ import annotations

from inspection.event_base import Body, Event, body_of
from inspection.hub_events import (
    AnnouncedLine,
    CodeClaim,
    ConflictFound,
    DecisionHeld,
    PersonAccessChanged,
    PersonRegistered,
    RecordObjected,
    RefundDue,
    RefundMoved,
    StationEnrolled,
    TicketAnnounced,
)
from inspection.station_events import (
    EvidenceCaptured,
    FactWithdrawn,
    OriginOpened,
    ParcelCode,
    ParcelConditionRecorded,
    ParcelMatched,
    ParcelReceived,
    PersonSignedIn,
    SupervisorCalled,
)
from inspection.unit_events import (
    DisinfectionFinished,
    DisinfectionSkipped,
    DisinfectionStarted,
    DisinfectionStopped,
    FindingRecorded,
    Ground,
    UnitDecided,
    UnitGraded,
    UnitIdentified,
    UnitLabelled,
)
from inspection.waiting_events import (
    CustomerAnswered,
    CustomerAsked,
    UnitParked,
    UnitResumed,
)

__all__ = [
    "ALL",
    "BY_KIND",
    "HUB_KINDS",
    "AnnouncedLine",
    "Body",
    "CodeClaim",
    "ConflictFound",
    "CustomerAnswered",
    "CustomerAsked",
    "DecisionHeld",
    "DisinfectionFinished",
    "DisinfectionSkipped",
    "DisinfectionStarted",
    "DisinfectionStopped",
    "Event",
    "EvidenceCaptured",
    "FactWithdrawn",
    "FindingRecorded",
    "Ground",
    "OriginOpened",
    "ParcelCode",
    "ParcelConditionRecorded",
    "ParcelMatched",
    "ParcelReceived",
    "PersonAccessChanged",
    "PersonRegistered",
    "PersonSignedIn",
    "RecordObjected",
    "RefundDue",
    "RefundMoved",
    "StationEnrolled",
    "SupervisorCalled",
    "TicketAnnounced",
    "UnitDecided",
    "UnitGraded",
    "UnitIdentified",
    "UnitLabelled",
    "UnitParked",
    "UnitResumed",
    "body_of",
]

ALL: tuple[type[Event], ...] = (
    TicketAnnounced,
    StationEnrolled,
    PersonRegistered,
    PersonAccessChanged,
    RecordObjected,
    ConflictFound,
    RefundDue,
    RefundMoved,
    DecisionHeld,
    CustomerAnswered,
    OriginOpened,
    PersonSignedIn,
    ParcelReceived,
    ParcelMatched,
    ParcelConditionRecorded,
    EvidenceCaptured,
    DisinfectionStarted,
    DisinfectionFinished,
    DisinfectionStopped,
    DisinfectionSkipped,
    UnitIdentified,
    UnitLabelled,
    FindingRecorded,
    UnitGraded,
    UnitDecided,
    UnitParked,
    UnitResumed,
    CustomerAsked,
    SupervisorCalled,
    FactWithdrawn,
)
BY_KIND: dict[tuple[str, int], type[Event]] = {(one.KIND, one.SCHEMA): one for one in ALL}
HUB_KINDS: frozenset[str] = frozenset(one.KIND for one in ALL[:10])
"""Kinds that only a hub may record; in a station's stream they are objected."""
