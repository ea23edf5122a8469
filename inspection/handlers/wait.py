"""Putting a unit aside and taking it up again; asking its customer. None of it decides anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from inspection.errors import OperatorError
from inspection.handlers.evidence import current_evidence
from inspection.handlers.subjects import (
    ensure_no_wait,
    ensure_not_parked,
    undecided_unit,
    unit_of,
    withdraw,
)
from inspection.people import BENCH, ensure_role
from inspection.policies import Policies
from inspection.ports import Work
from inspection.units import Unit
from inspection.values import UnitId
from inspection.waiting import QuestionKind
from inspection.waiting_events import CustomerAsked, UnitParked, UnitResumed

MOST_PHOTOS = 32
"""Of one question; a checklist asks for fewer, and a journal line has room for them."""


@dataclass(frozen=True, kw_only=True)
class ParkUnit:
    """Put an unfinished unit aside, for a reason of the policy."""

    unit_id: UnitId
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class ResumeUnit:
    """Go on with a parked unit, at this bench."""

    unit_id: UnitId


@dataclass(frozen=True, kw_only=True)
class AskCustomer:
    """Ask the unit's customer a question of the policy; its photos go with it."""

    unit_id: UnitId
    kind_code: str


@dataclass(frozen=True, kw_only=True)
class WithdrawQuestion:
    """The customer need not answer after all."""

    unit_id: UnitId


def park(work: Work, intent: ParkUnit, *, policies: Policies) -> str:
    """Record that a unit was put aside and give the parking's id; another reason replaces the last.

    The same reason again records nothing. Raises `parking.reason_unknown`, `unit.waiting` while
    the customer is asked (it stands aside already), `unit.already_decided`.
    """
    ensure_role(work.actor, BENCH)
    unit = undecided_unit(work.facts, intent.unit_id)
    if policies.waiting.park_reason(intent.reason_code) is None:
        raise OperatorError("parking.reason_unknown")
    ensure_no_wait(work, unit)
    before = work.facts.parkings_of(unit.unit_id)
    if before and {one.reason_code for one in before} == {intent.reason_code}:
        return before[0].parking_id
    parking_id = work.ids.new()
    work.record(
        UnitParked(
            parking_id=parking_id,
            unit_id=unit.unit_id,
            parcel_id=unit.parcel_id,
            reason_code=intent.reason_code,
            supersedes=tuple(one.parking_id for one in before),
        )
    )
    return parking_id


def resume(work: Work, intent: ResumeUnit) -> int:
    """Record that a unit was taken up again and give how many parkings that ends.

    Two benches may have parked it apart: all of it ends. One that is not parked records nothing.
    A decided unit may be taken up too: every parking can be left.
    """
    ensure_role(work.actor, BENCH)
    unit = unit_of(work.facts, intent.unit_id)
    open_parkings = work.facts.parkings_of(unit.unit_id)
    for one in open_parkings:
        work.record(
            UnitResumed(resume_id=work.ids.new(), unit_id=unit.unit_id, parking_id=one.parking_id)
        )
    return len(open_parkings)


def ask_customer(work: Work, intent: AskCustomer, *, policies: Policies) -> str:
    """Record a question to the customer and give its id; it replaces one nobody has answered.

    The unit waits until it is answered or its time is over. The same question with the same photos
    again records nothing. Raises `unit.parked`, `unit.no_ticket`, `question.kind_unknown`,
    `question.photo_missing`, `unit.already_decided`.
    """
    ensure_role(work.actor, BENCH)
    unit = undecided_unit(work.facts, intent.unit_id)
    ensure_not_parked(work, unit)
    if unit.ticket_id is None:
        raise OperatorError("unit.no_ticket", lpn=unit.lpn)
    kind = policies.waiting.question(intent.kind_code)
    if kind is None:
        raise OperatorError("question.kind_unknown")
    evidence = _shown(work, unit, kind)
    now = work.clock.now()
    waiting = [one for one in work.facts.questions_of(unit.unit_id) if one.is_waiting(now)]
    for one in waiting:
        if (one.kind_code, one.evidence) == (kind.code, evidence):
            return one.question_id
    question_id = work.ids.new()
    work.record(
        CustomerAsked(
            question_id=question_id,
            unit_id=unit.unit_id,
            ticket_id=unit.ticket_id,
            kind_code=kind.code,
            policy_id=policies.waiting.rules_id,
            policy_version=policies.waiting.version,
            evidence=evidence,
            due_at=now + timedelta(seconds=policies.waiting.answer_within_s),
            supersedes=tuple(one.question_id for one in waiting),
        )
    )
    return question_id


def withdraw_question(work: Work, intent: WithdrawQuestion) -> None:
    """Undo: nobody waits any longer for an answer that has not come. Raises `undo.nothing`."""
    ensure_role(work.actor, BENCH)
    unit = undecided_unit(work.facts, intent.unit_id)
    asked = [one for one in work.facts.questions_of(unit.unit_id) if one.is_open]
    if not asked:
        raise OperatorError("undo.nothing")
    for one in asked:
        withdraw(work, one.question_id)


def _shown(work: Work, unit: Unit, kind: QuestionKind) -> tuple[str, ...]:
    photos = current_evidence(work.facts, unit.parcel_id, unit.unit_id)
    if kind.needs_photo and not photos:
        raise OperatorError("question.photo_missing")
    return tuple(one.evidence_id for one in photos)[-MOST_PHOTOS:]
