"""Events that only a hub records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import (
    AccessChange,
    CodeKind,
    GoodsClass,
    ReasonClass,
    RefundState,
    Role,
    Service,
)


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
class PersonAccessChanged(Event):
    """Someone has a new PIN, or may not sign in any more; what a station keeps of it is void.

    What the person did stands, and so does the name it stands under.
    """

    KIND: ClassVar[str] = "person.access_changed"
    fact_id: str
    person_id: str
    change: AccessChange


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
