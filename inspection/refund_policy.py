"""Refund advice with its grounds, made by rules; and what is known of decision and money.

Rules that cannot decide answer `human`, and nothing is paid on that before a supervisor has
looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from inspection.checklist import Progress
from inspection.events import Ground
from inspection.evidence import Evidence
from inspection.grading import Graded
from inspection.refund_pack import GroundState, RefundPack, Situation, judge
from inspection.tickets import Line, Ticket
from inspection.values import (
    DecisionId,
    Disposition,
    LineId,
    Ref,
    RefundId,
    RefundState,
    Texts,
    TicketId,
    UnitId,
    Verdict,
    slot_amount,
)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A recorded decision on one unit."""

    decision_id: DecisionId
    unit_id: UnitId
    ticket_id: TicketId
    line_id: LineId
    disposition: Disposition
    choice: Verdict
    choice_minor: int
    currency: str
    needs_review: bool
    decided_at: datetime
    held_reason: str | None
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Refund:
    """A refund with its latest recovery point."""

    refund_id: RefundId
    ticket_id: TicketId
    unit_id: UnitId
    order_line: str
    slot: int
    amount_minor: int
    currency: str
    state: RefundState
    external_ref: str | None
    reason: str | None
    moved_at: datetime
    at: Ref


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything the advice on one unit is made from."""

    ticket: Ticket
    line: Line
    unit_no: int
    received_at: datetime
    progress: Progress
    graded: Graded
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class Advice:
    """The rules' word on one unit. `slot_minor` is what a full refund of this unit would be."""

    verdict: Verdict
    amount_minor: int
    slot_minor: int
    currency: str
    reason: str
    headline: Texts
    grounds: tuple[Ground, ...]
    needs_review: bool
    policy_id: str
    policy_version: int


def recommend(pack: RefundPack, case: Case) -> Advice:
    """Advice on one unit, with its grounds, their articles and the photos that prove them.

    Only a full refund of an item in order pays without review. "Opened" is never a ground: no
    pack can name it, and no answer carries it.
    """
    grounds, state = _grounds(pack, case)
    rule = judge(pack, situation_of(pack, case, state))
    reason = pack.reason(rule.reason)
    slot_minor = _slot_minor(case)
    own = () if reason.article is None else (_reason_ground(reason.code, reason.article, case),)
    return Advice(
        verdict=rule.verdict,
        amount_minor=slot_minor if rule.verdict is Verdict.FULL else 0,
        slot_minor=slot_minor,
        currency=case.line.currency,
        reason=reason.code,
        headline=reason.text,
        grounds=own + grounds,
        needs_review=rule.verdict is not Verdict.FULL,
        policy_id=pack.pack_id,
        policy_version=pack.version,
    )


def situation_of(pack: RefundPack, case: Case, ground: GroundState) -> Situation:
    """The case reduced to what rules may depend on."""
    return Situation(
        service=case.ticket.service,
        reason=case.ticket.reason_class,
        item=case.graded.item,
        ground=ground,
        is_excluded=case.line.exclusion_confirmed,
        is_extra=_is_extra(case),
        is_doubtful=case.graded.is_forced,
        needs_person=case.progress.needs_person,
        is_late=_is_late(pack, case),
    )


def _is_extra(case: Case) -> bool:
    return case.unit_no > min(case.line.quantity, case.line.ordered_quantity)


def _is_late(pack: RefundPack, case: Case) -> bool:
    # how the days are counted differs by source; back at the dock in time is in time by any count
    if case.ticket.delivered_at is None:
        return True
    return case.received_at > case.ticket.delivered_at + timedelta(days=pack.return_days)


def _slot_minor(case: Case) -> int:
    if _is_extra(case):
        return 0
    return slot_amount(case.line.paid_minor, case.line.ordered_quantity, case.unit_no)


def _grounds(pack: RefundPack, case: Case) -> tuple[tuple[Ground, ...], GroundState]:
    """Grounds the findings name, and whether every one is the law's and has its photos."""
    found: list[Ground] = []
    state = GroundState.NONE
    for step in case.progress.steps:
        if step.answer.ground is None:
            continue
        words = pack.ground(step.answer.ground, case.line.goods_class)
        photos = _photos(case, step.answer.shots)
        if words is None or len(photos) < len(step.answer.shots):
            state = GroundState.UNPROVEN
        elif state is GroundState.NONE:
            state = GroundState.PROVEN
        if words is not None:
            found.append(Ground(code=words.code, article=words.article, evidence=photos))
    return tuple(found), state


def _reason_ground(code: str, article: str, case: Case) -> Ground:
    return Ground(code=code, article=article, evidence=_photos(case, case.progress.required_shots))


def _photos(case: Case, subjects: tuple[str, ...]) -> tuple[str, ...]:
    current = {one.subject: one.evidence_id for one in case.evidence if one.is_current}
    return tuple(current[subject] for subject in subjects if subject in current)
