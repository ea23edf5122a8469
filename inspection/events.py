"""Every kind of journal event, as a frozen value; encoding to and from a record's body.

A class here is the schema of its kind: the dataclass fields are the body's fields. No floats, no
personal data of customers. Decoding is strict: a body that would not encode back to itself is
malformed, and a malformed or unknown body yields no rows anywhere (DESIGN D2, D3).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar

from inspection.values import (
    CodeKind,
    Disposition,
    GoodsClass,
    ItemGrade,
    OuterCondition,
    PackagingGrade,
    ReasonClass,
    RefundState,
    Role,
    Service,
    Verdict,
    rfc3339,
)

Body = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all events. `KIND` is `noun.past_tense`, `SCHEMA` an integer version."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid"}
    KIND: ClassVar[str]
    SCHEMA: ClassVar[int] = 1


# --- made by the hub ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class CodeClaim:
    """One code as normalised text, with what it is taken for."""

    code: str
    what: CodeKind


@dataclass(frozen=True, kw_only=True)
class AnnouncedLine:
    """One order line x quantity of a ticket. `paid_minor` is for the whole order line."""

    line_id: str
    order_line: str
    sku: str
    gtin: str | None
    name_zh: str
    name_en: str
    goods_class: GoodsClass
    quantity: int
    ordered_quantity: int
    paid_minor: int
    currency: str
    serials: tuple[str, ...]
    exclusion_confirmed: bool
    picture: str | None


@dataclass(frozen=True, kw_only=True)
class TicketAnnounced(Event):
    """The merchant expects this return."""

    KIND: ClassVar[str] = "ticket.announced"
    ticket_id: str
    number: str
    shop: str
    order_ref: str
    market: str
    service: Service
    reason_code: str
    reason_class: ReasonClass
    codes: tuple[CodeClaim, ...]
    lines: tuple[AnnouncedLine, ...]
    freight_paid_minor: int
    currency: str
    delivered_at: datetime | None
    deadline_at: datetime | None
    deadline_source: str | None
    deadline_updated_at: datetime | None
    outbound_weight_g: int | None


@dataclass(frozen=True, kw_only=True)
class StationEnrolled(Event):
    """The hub admitted an origin; `lpn_code` is its own forever."""

    KIND: ClassVar[str] = "station.enrolled"
    station_origin: str
    name: str
    lpn_code: str
    public_key: str


@dataclass(frozen=True, kw_only=True)
class PersonRegistered(Event):
    """Someone may work here. Badge and PIN hashes stay outside the journal."""

    KIND: ClassVar[str] = "person.registered"
    fact_id: str
    person_id: str
    name_zh: str
    name_en: str
    staff_no: str
    role: Role


@dataclass(frozen=True, kw_only=True)
class RecordObjected(Event):
    """The hub stored a record that breaks a rule or a role; queries ignore its facts."""

    KIND: ClassVar[str] = "record.objected"
    objection_id: str
    about_origin: str
    about_seq: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ConflictFound(Event):
    """Facts of different origins clash; a person settles it."""

    KIND: ClassVar[str] = "conflict.found"
    conflict_id: str
    what: str
    subject: str
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RefundDue(Event):
    """Money is owed for one unit: key, slot and amount are fixed for ever (DESIGN D4).

    `refund_id` is the key sent to the system of record. `slot` counts from 1 within `order_line`.
    """

    KIND: ClassVar[str] = "refund.due"
    refund_id: str
    ticket_id: str
    line_id: str
    order_line: str
    slot: int
    number: int
    unit_id: str
    lpn: str
    decision_id: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, kw_only=True)
class RefundMoved(Event):
    """A refund reached another recovery point. `step` counts from 1 within the refund."""

    KIND: ClassVar[str] = "refund.moved"
    refund_id: str
    step: int
    state: RefundState
    external_ref: str | None
    reason: str | None


@dataclass(frozen=True, kw_only=True)
class DecisionHeld(Event):
    """The hub will not pay this decision by itself; the reason is for people."""

    KIND: ClassVar[str] = "decision.held"
    hold_id: str
    decision_id: str
    unit_id: str
    reason: str


# --- made by stations --------------------------------------------------------------------------


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
    """A code read from the parcel: normalised text, the raw reading, where it came from."""

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
class DisinfectionStarted(Event):
    """Contact time began. `concentration_mg_l` was computed, never typed; stock in 1/1000 %."""

    KIND: ClassVar[str] = "disinfection.started"
    run_id: str
    parcel_id: str
    target: str
    procedure_id: str
    procedure_version: int
    agent: str
    stock_milli_percent: int
    dilution_parts: int
    concentration_mg_l: int
    required_contact_s: int
    ppe: tuple[str, ...]
    started_at: datetime


@dataclass(frozen=True, kw_only=True)
class DisinfectionFinished(Event):
    """Contact time ended. `proven` is false where a clock step broke the measurement."""

    KIND: ClassVar[str] = "disinfection.finished"
    finish_id: str
    run_id: str
    parcel_id: str
    ended_at: datetime
    contact_s: int
    proven: bool


@dataclass(frozen=True, kw_only=True)
class DisinfectionStopped(Event):
    """A run was broken off before its contact time; it proves nothing."""

    KIND: ClassVar[str] = "disinfection.stopped"
    stop_id: str
    run_id: str
    parcel_id: str
    stopped_at: datetime


@dataclass(frozen=True, kw_only=True)
class DisinfectionSkipped(Event):
    """Left out on purpose, with the operator's reason code."""

    KIND: ClassVar[str] = "disinfection.skipped"
    skip_id: str
    parcel_id: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class UnitIdentified(Event):
    """One physical item was taken out and given its LPN.

    `unit_no` is this station's claim about the line, never an identity (DESIGN D4).
    """

    KIND: ClassVar[str] = "unit.identified"
    unit_id: str
    parcel_id: str
    ticket_id: str | None
    line_id: str | None
    unit_no: int
    lpn: str


@dataclass(frozen=True, kw_only=True)
class FindingRecorded(Event):
    """What the inspector answered to one question; `evidence` are evidence ids."""

    KIND: ClassVar[str] = "finding.recorded"
    finding_id: str
    unit_id: str
    checklist_id: str
    checklist_version: int
    question_id: str
    answer_id: str
    evidence: tuple[str, ...]
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitGraded(Event):
    """Two-axis grade and the letter the rule made of it."""

    KIND: ClassVar[str] = "unit.graded"
    grading_id: str
    unit_id: str
    packaging: PackagingGrade
    item: ItemGrade
    grade: str
    rule_id: str
    rule_version: int
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Why: a rule of a pack, its article, and the evidence ids that prove it."""

    code: str
    article: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitDecided(Event):
    """Disposition and refund advice with its grounds, and what the inspector chose.

    `advice` is the rules' word, `choice` the inspector's. They differ only with `override_reason`.
    `needs_review` keeps the money until a supervisor has decided.
    `photos` are the SHA-256 of every photo that must be at the hub before money is due.
    """

    KIND: ClassVar[str] = "unit.decided"
    decision_id: str
    unit_id: str
    parcel_id: str
    ticket_id: str
    line_id: str
    grading_id: str
    disposition: Disposition
    advice: Verdict
    advice_minor: int
    choice: Verdict
    choice_minor: int
    currency: str
    grounds: tuple[Ground, ...]
    needs_review: bool
    override_reason: str | None
    policy_id: str
    policy_version: int
    photos: tuple[str, ...]
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FactWithdrawn(Event):
    """Undo before submit: the named fact no longer counts; it stays in the journal."""

    KIND: ClassVar[str] = "fact.withdrawn"
    withdrawal_id: str
    fact_id: str


ALL: tuple[type[Event], ...] = (
    TicketAnnounced,
    StationEnrolled,
    PersonRegistered,
    RecordObjected,
    ConflictFound,
    RefundDue,
    RefundMoved,
    DecisionHeld,
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
    FindingRecorded,
    UnitGraded,
    UnitDecided,
    FactWithdrawn,
)
BY_KIND: dict[tuple[str, int], type[Event]] = {(one.KIND, one.SCHEMA): one for one in ALL}
HUB_KINDS: frozenset[str] = frozenset(one.KIND for one in ALL[:8])
"""Kinds that only a hub may record; in a station's stream they are objected."""


def body_of(event: Event) -> Body:
    """The JSON-ready body of an event: plain dicts, lists, strings, integers, booleans, null."""
    return {field.name: _plain(getattr(event, field.name)) for field in fields(event)}


def _plain(value: Any) -> Any:  # noqa: ANN401 - the one place where values become wire data
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return rfc3339(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
