"""Events that stations record of what is in a parcel, from disinfection to the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from inspection.event_base import Event
from inspection.values import (
    Disposition,
    ItemGrade,
    PackagingGrade,
    Verdict,
)


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
class UnitLabelled(Event):
    """The unit's label was scanned back: its LPN is on the item and can be read.

    `reprint` says that another label of this LPN may exist.
    """

    KIND: ClassVar[str] = "unit.labelled"
    labelling_id: str
    unit_id: str
    lpn: str
    reprint: bool


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
