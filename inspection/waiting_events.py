"""Events of units that wait: put aside by a person, or until the customer has answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from inspection.event_base import Event


@dataclass(frozen=True, kw_only=True)
class UnitParked(Event):
    """Somebody put an unfinished unit aside, for a reason of the policy; any bench takes it up."""

    KIND: ClassVar[str] = "unit.parked"
    parking_id: str
    unit_id: str
    parcel_id: str
    reason_code: str
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UnitResumed(Event):
    """A parked unit was taken up again, at whatever bench; two benches may say so apart."""

    KIND: ClassVar[str] = "unit.resumed"
    resume_id: str
    unit_id: str
    parking_id: str


@dataclass(frozen=True, kw_only=True)
class CustomerAsked(Event):
    """A question of the policy goes to the customer, with the photos that show what it is about.

    `kind_code` names the sentence; what the customer writes back is never in the journal.
    `evidence` are evidence ids.
    """

    KIND: ClassVar[str] = "customer.asked"
    question_id: str
    unit_id: str
    ticket_id: str
    kind_code: str
    policy_id: str
    policy_version: int
    evidence: tuple[str, ...]
    due_at: datetime
    supersedes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerAnswered(Event):
    """What the customer answered, as a code of the policy; recorded by the hub alone.

    It decides no money. The customer's own words lie beside contacts, under `answer_id`.
    """

    KIND: ClassVar[str] = "customer.answered"
    answer_id: str
    question_id: str
    unit_id: str
    answer_code: str
    answered_at: datetime
