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
from inspection.refund_pack import GroundWords, RefundPack, Ruling, judge
from inspection.refund_table import GroundState, Situation
from inspection.refund_terms import Clock, Freight, Note, clocks_of, freight_of, notes_of
from inspection.tickets import Line, Ticket
from inspection.values import (
    DecisionId,
    Disposition,
    LineId,
    PersonId,
    ReasonClass,
    Ref,
    RefundId,
    RefundState,
    Service,
    Texts,
    TicketId,
    UnitId,
    Verdict,
    slot_amount,
)

SUPPOSED = "supposed:"
"""Begins the ids of photos that a simulation takes for granted; no recorded id looks like it."""

_DECIDING_LAST = (
    GroundState.NONE,
    GroundState.ARGUABLE,
    GroundState.PROVEN,
    GroundState.UNPROVEN,
)
"""A plain fact that is proven needs no second ground; one that is not proven puts all in doubt."""


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
    decided_by: PersonId
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
    """Everything the advice on one unit is made from.

    `repairs` counts earlier repairs of the item that are on record. `supposed` are photo subjects
    taken for granted, in simulations alone. `is_box_shared`: something else was in the same box.
    """

    ticket: Ticket
    line: Line
    unit_no: int
    received_at: datetime
    progress: Progress
    graded: Graded
    evidence: tuple[Evidence, ...]
    repairs: int = 0
    supposed: tuple[str, ...] = ()
    is_box_shared: bool = False


@dataclass(frozen=True, kw_only=True)
class Advice:
    """The rules' word on one unit. `slot_minor` is what a full refund of this unit would be.

    `can_refuse`: choosing to refund nothing is possible, because a ground is proven, the rules say
    so themselves, or no money is asked for.
    """

    verdict: Verdict
    amount_minor: int
    slot_minor: int
    currency: str
    reason: str
    headline: Texts
    grounds: tuple[Ground, ...]
    needs_review: bool
    can_refuse: bool
    freight: Freight
    clocks: tuple[Clock, ...]
    notes: tuple[Note, ...]
    policy_id: str
    policy_version: int


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What the findings say against the item: state of all of them, those the law lists, proof."""

    state: GroundState
    grounds: tuple[Ground, ...]
    has_proof: bool


def recommend(pack: RefundPack, case: Case) -> Advice:
    """Advice on one unit, with its grounds, their articles and the photos that prove them.

    Only a full refund that the law itself gives pays without review; what the house adds does not.
    "Opened" is never a ground: no pack can name it, and no answer carries it.
    """
    found = _found(pack, case)
    situation = situation_of(case, found.state)
    ruling = judge(pack, situation)
    slot_minor = _slot_minor(case)
    return Advice(
        verdict=ruling.verdict,
        amount_minor=slot_minor if ruling.verdict is Verdict.FULL else 0,
        slot_minor=slot_minor,
        currency=case.line.currency,
        reason=ruling.reason,
        headline=pack.reason(ruling.reason).text,
        grounds=_basis(pack, ruling, case) + found.grounds,
        needs_review=ruling.verdict is not Verdict.FULL or ruling.house is not None,
        can_refuse=ruling.law.verdict is Verdict.NONE or _can_refuse(case, found, slot_minor),
        freight=freight_of(pack, situation, paid_minor=case.ticket.freight_paid_minor),
        clocks=clocks_of(pack, situation, case.received_at),
        notes=notes_of(pack, situation),
        policy_id=pack.pack_id,
        policy_version=pack.version,
    )


def situation_of(case: Case, ground: GroundState) -> Situation:
    """The case reduced to what rules may depend on."""
    return Situation(
        service=case.ticket.service,
        reason=case.ticket.reason_class,
        goods=case.line.goods_class,
        item=case.graded.item,
        ground=ground,
        is_excluded=case.line.exclusion_confirmed,
        is_extra=_is_extra(case),
        is_doubtful=case.graded.is_forced,
        is_absent=case.progress.is_absent,
        is_box_empty=case.progress.is_absent and not case.is_box_shared,
        needs_person=case.progress.needs_person,
        held_days=_held_days(case),
        repairs=case.repairs,
    )


def _can_refuse(case: Case, found: _Found, slot_minor: int) -> bool:
    if slot_minor == 0 or case.ticket.service is not Service.RETURN:
        return True
    # being intact is asked of returns without a reason alone (DOMAIN 4.1)
    return found.has_proof and case.ticket.reason_class is ReasonClass.NO_REASON


def _is_extra(case: Case) -> bool:
    return case.unit_no > min(case.line.quantity, case.line.ordered_quantity)


def _held_days(case: Case) -> int | None:
    # how the days are counted differs by source; back at the dock in time is in time by any count
    if case.ticket.delivered_at is None:
        return None
    return max(0, -((case.ticket.delivered_at - case.received_at) // timedelta(days=1)))


def _slot_minor(case: Case) -> int:
    if _is_extra(case):
        return 0
    return slot_amount(case.line.paid_minor, case.line.ordered_quantity, case.unit_no)


def _found(pack: RefundPack, case: Case) -> _Found:
    """Every ground the findings name, taken together."""
    states = [GroundState.NONE]
    grounds: list[Ground] = []
    has_proof = False
    for step in case.progress.steps:
        if step.answer.ground is None:
            continue
        words = pack.ground(step.answer.ground, case.line.goods_class)
        photos = _photos(case, step.answer.shots)
        is_proven = words is not None and 0 < len(step.answer.shots) == len(photos)
        states.append(_state(words, is_proven=is_proven))
        has_proof = has_proof or is_proven
        if words is not None:
            grounds.append(Ground(code=words.code, article=words.article, evidence=photos))
    state = max(states, key=_DECIDING_LAST.index)
    return _Found(state=state, grounds=tuple(grounds), has_proof=has_proof)


def _state(words: GroundWords | None, *, is_proven: bool) -> GroundState:
    if words is None or not is_proven:
        return GroundState.UNPROVEN
    return GroundState.ARGUABLE if words.is_arguable else GroundState.PROVEN


def _basis(pack: RefundPack, ruling: Ruling, case: Case) -> tuple[Ground, ...]:
    """What the verdict rests on: the law's reason, then the house's where it changed something."""
    photos = _photos(case, case.progress.required_shots)
    named = [(ruling.law.reason, pack.reason(ruling.law.reason).article)]
    if ruling.house is not None and pack.house is not None:
        named.append((ruling.house.reason, pack.house.article))
    return tuple(
        Ground(code=code, article=article, evidence=photos)
        for code, article in named
        if article is not None
    )


def _photos(case: Case, subjects: tuple[str, ...]) -> tuple[str, ...]:
    current = {subject: f"{SUPPOSED}{subject}" for subject in case.supposed}
    current |= {one.subject: one.evidence_id for one in case.evidence if one.is_current}
    return tuple(current[subject] for subject in subjects if subject in current)
