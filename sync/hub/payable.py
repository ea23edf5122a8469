"""From decision to `refund.due`: which decisions are payable, which are held for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import insert, select, update

from inspection.events import ConflictFound, DecisionHeld, RefundDue
from inspection.values import Sha256, UnitId, Verdict
from sync.hub.checkpoints import DUE_COMMITTED, Checkpoint
from sync.hub.database import Database, HubWork
from sync.hub.slots import LINE_EXHAUSTED, Claim, due_for, slot_row
from sync.hub.store.tables import candidates, refund_slots

HasPhoto = Callable[[Sha256], bool]


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

    def __init__(self, database: Database, *, has_photo: HasPhoto, checkpoint: Checkpoint) -> None:
        """`has_photo` says whether the bytes of a photo are durable at the hub."""
        self._database = database
        self._has_photo = has_photo
        self._checkpoint = checkpoint

    def assess(self) -> int:
        """Decide on every waiting candidate whose photos are complete; how many became due."""
        due = 0
        for candidate in self._waiting():
            if not all(self._has_photo(sha) for sha in candidate.photos):
                continue
            if self._database.write(partial(_settle, candidate=candidate)):
                due += 1
                self._checkpoint(DUE_COMMITTED)
        return due

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


def _settle(work: HubWork, *, candidate: Candidate) -> bool:
    """One transaction: the candidate becomes due, held or ends otherwise."""
    claim, state = _claim(work, candidate)
    if claim is not None:
        due = due_for(work.connection, claim)
        if isinstance(due, RefundDue):
            work.connection.execute(insert(refund_slots), [slot_row(due, claim.ticket)])
            work.record(due)
            state = "due"
        else:
            _hold(work, claim, due)
            state = "held"
    work.connection.execute(
        update(candidates)
        .where(
            candidates.c.origin == candidate.origin,
            candidates.c.decision_id == candidate.decision_id,
        )
        .values(state=state)
    )
    return state == "due"


def _claim(work: HubWork, candidate: Candidate) -> tuple[Claim | None, str]:
    """The payable claim of a candidate; without one, the state it ends in."""
    heads = work.facts.decisions_of(candidate.unit_id)
    mine = [one for one in heads if one.at.origin == candidate.origin]
    current = [one for one in mine if one.decision_id == candidate.decision_id]
    if not current:
        return None, "dropped"  # superseded, withdrawn or objected since
    decision = current[0]
    if len(heads) > 1:
        _record_conflict(
            work, "unit.decisions", candidate.unit_id, [one.decision_id for one in heads]
        )
        return None, "conflict"
    if decision.needs_review or decision.choice is Verdict.HUMAN:
        return None, "review"
    if decision.choice is Verdict.NONE:
        return None, "nothing"
    unit = work.facts.unit(candidate.unit_id)
    ticket = work.facts.ticket(decision.ticket_id)
    if unit is None or ticket is None:
        return None, "dropped"
    line = ticket.line(decision.line_id)
    claim = Claim(decision=decision, unit=unit, ticket=ticket, line=line)
    return claim, "waiting"


def _hold(work: HubWork, claim: Claim, reason: str) -> None:
    work.record(
        DecisionHeld(
            hold_id=work.ids.new(),
            decision_id=claim.decision.decision_id,
            unit_id=claim.unit.unit_id,
            reason=reason,
        )
    )
    if reason == LINE_EXHAUSTED:
        units = [unit.unit_id for unit in work.facts.units_of_line(claim.line.line_id)]
        _record_conflict(work, reason, claim.line.order_line, units)


def _record_conflict(work: HubWork, what: str, subject: str, facts: Sequence[str]) -> None:
    work.record(
        ConflictFound(
            conflict_id=work.ids.new(), what=what, subject=subject, facts=tuple(sorted(facts))
        )
    )
