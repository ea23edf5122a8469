"""From decision to `refund.due`: which decisions are payable, which are held for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import insert, select, update

from inspection.events import DecisionHeld, RefundDue
from inspection.policies import Policies
from inspection.refund_policy import Decision
from inspection.values import Sha256, UnitId, Verdict
from sync.hub.checkpoints import DUE_COMMITTED, Checkpoint
from sync.hub.claims import is_settled
from sync.hub.conflicts import record_conflict
from sync.hub.database import Database, HubWork
from sync.hub.faults import Faults
from sync.hub.mend_rules import CONFLICT, SETTLED
from sync.hub.parcel_rules import AWAITED, reason_to_wait
from sync.hub.second_look import doubt
from sync.hub.slots import LINE_EXHAUSTED, Claim, due_for, slot_row
from sync.hub.store.tables import candidates, refund_slots

HasPhoto = Callable[[Sha256], bool]
DUE = "due"
WAITING = "waiting"
CLAIM_CONFLICT = "unit.claim_conflict"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A decision that passed the rules and may become money."""

    origin: str
    decision_id: str
    seq: int
    unit_id: UnitId
    photos: tuple[Sha256, ...]


class Assessor:
    """Turns waiting candidates into due refunds, holds, or nothing."""

    def __init__(
        self,
        database: Database,
        *,
        policies: Policies,
        has_photo: HasPhoto,
        checkpoint: Checkpoint,
    ) -> None:
        """`has_photo` says whether the bytes of a photo are durable at the hub."""
        self._database = database
        self._policies = policies
        self._has_photo = has_photo
        self._checkpoint = checkpoint

    def assess(self) -> None:
        """Decide on every waiting candidate whose photos are complete.

        One with a fault holds up no other; the first fault is raised at the end.
        """
        faults = Faults()
        for candidate in self._waiting():
            if not all(self._has_photo(sha) for sha in candidate.photos):
                continue
            with faults.put_off():
                settle = partial(_settle, candidate=candidate, policies=self._policies)
                if self._database.write(settle):
                    self._checkpoint(DUE_COMMITTED)
        faults.raise_first()

    def _waiting(self) -> list[Candidate]:
        query = (
            select(candidates).where(candidates.c.state == "waiting").order_by(candidates.c.arrival)
        )
        with self._database.reading() as connection:
            return [
                Candidate(
                    origin=row.origin,
                    decision_id=row.decision_id,
                    seq=row.seq,
                    unit_id=UnitId(row.unit_id),
                    photos=tuple(json.loads(row.photos)),
                )
                for row in connection.execute(query)
            ]


def _settle(work: HubWork, *, candidate: Candidate, policies: Policies) -> bool:
    """One transaction: the candidate becomes due, held or ends otherwise."""
    decision = _current(work, candidate)
    state = "dropped"
    if decision is not None:
        state = _fate(work, decision) or _pay_or_hold(work, decision, policies)
    work.connection.execute(
        update(candidates)
        .where(
            candidates.c.origin == candidate.origin,
            candidates.c.decision_id == candidate.decision_id,
        )
        .values(state=state)
    )
    return state == DUE


def _current(work: HubWork, candidate: Candidate) -> Decision | None:
    """The candidate's decision; None where it was superseded, withdrawn or objected since."""
    for one in work.facts.decisions_of(candidate.unit_id):
        if (one.at.origin, one.decision_id) == (candidate.origin, candidate.decision_id):
            return one
    return None


def _fate(work: HubWork, decision: Decision) -> str | None:
    """How a decision ends that no rule may pay; None for one that asks for money by rule."""
    if work.facts.settlements_of(decision.unit_id):
        return _hold(work, decision, SETTLED)
    heads = work.facts.decisions_of(decision.unit_id)
    if len(heads) > 1:
        names = [one.decision_id for one in heads]
        record_conflict(work, what="unit.decisions", subject=decision.unit_id, facts=names)
        return _hold(work, decision, CONFLICT)
    if decision.needs_review or decision.choice is Verdict.HUMAN:
        return "review"
    if decision.choice is Verdict.NONE:
        return "nothing"
    # whoever has the goods again does not get the money too; a person looks at it
    sent_back = work.facts.shipments_of(decision.unit_id)
    return _hold(work, decision, "unit.sent_back") if sent_back else None


def _pay_or_hold(work: HubWork, decision: Decision, policies: Policies) -> str:
    due = _due(work, decision, policies)
    if isinstance(due, RefundDue):
        work.record(due)
        return DUE
    if due != CLAIM_CONFLICT and due not in AWAITED:
        return _hold(work, decision, due)
    # told once, and assessed again until people have settled it
    if decision.held_reason != due:
        _hold(work, decision, due)
    return WAITING


def _hold(work: HubWork, decision: Decision, reason: str) -> str:
    """Tell stations and people that this decision is not paid by itself, and why."""
    work.record(
        DecisionHeld(
            hold_id=work.ids.new(),
            decision_id=decision.decision_id,
            unit_id=decision.unit_id,
            reason=reason,
        )
    )
    return "held"


def _due(work: HubWork, decision: Decision, policies: Policies) -> RefundDue | str:
    """The refund with its slot taken, or why people must look at the decision."""
    unit = work.facts.unit(decision.unit_id)
    ticket = work.facts.ticket(decision.ticket_id)
    if unit is None or ticket is None:
        return "unit.unknown" if unit is None else "ticket.unknown"
    if not is_settled(unit, decision):
        return CLAIM_CONFLICT
    waits = reason_to_wait(unit, decision, work.facts, work.connection)
    if waits:
        return waits
    line = ticket.line(decision.line_id)
    due = due_for(work.connection, Claim(decision=decision, unit=unit, ticket=ticket, line=line))
    if due == LINE_EXHAUSTED:
        units = [one.unit_id for one in work.facts.units_of_line(line.line_id)]
        record_conflict(work, what=LINE_EXHAUSTED, subject=line.order_line, facts=units)
    if isinstance(due, str):
        return due
    reason = doubt(work.facts, decision, policies=policies)
    if reason is not None:
        return reason
    work.connection.execute(insert(refund_slots), [slot_row(due, ticket)])
    return due
