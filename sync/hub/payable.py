"""From decision to `refund.due`: which decisions are payable, which slot and how much.

Key, slot and amount are fixed in the transaction that records `refund.due`, for ever. The
amounts come from the hub's own order lines, never from a station.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, func, insert, select, update

from inspection.events import ConflictFound, DecisionHeld, RefundDue
from inspection.refund_policy import Decision
from inspection.tickets import Line, Ticket
from inspection.units import Unit
from inspection.values import RefundState, Service, Sha256, UnitId, Verdict, slot_amount
from sync.hub.checkpoints import DUE_COMMITTED, Checkpoint
from sync.hub.database import Database, HubWork
from sync.hub.store.tables import candidates, order_lines, refund_slots

REFUND_NAMESPACE = uuid.UUID("5f8a1c0e-6d2b-5b0f-9a43-7f0c8f1f3d27")
"""Never changes: the same order line, slot and number must make the same key on every hub."""
FIRST_NUMBER = 1
"""A later correction of the same slot would be a new number."""
LINE_EXHAUSTED = "line.exhausted"
"""More pieces were decided than this return, or the whole order line, has."""

HasPhoto = Callable[[Sha256], bool]


def refund_key(order_line: str, slot: int, number: int) -> str:
    """The key of one refund in the system of record: UUIDv5, so never minted twice differently."""
    return str(uuid.uuid5(REFUND_NAMESPACE, f"{order_line}/{slot}/{number}"))


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A decision that passed the rules and may become money."""

    origin: str
    decision_id: str
    seq: int
    unit_id: UnitId
    photos: tuple[Sha256, ...]


@dataclass(frozen=True, kw_only=True)
class _Claim:
    """All facts of one payable decision, read in the transaction that decides on it."""

    candidate: Candidate
    decision: Decision
    unit: Unit
    ticket: Ticket
    line: Line


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
        due = _due(work.connection, claim)
        if isinstance(due, RefundDue):
            work.connection.execute(insert(refund_slots), [_slot_row(due, claim.ticket)])
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


def _claim(work: HubWork, candidate: Candidate) -> tuple[_Claim | None, str]:
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
    claim = _Claim(candidate=candidate, decision=decision, unit=unit, ticket=ticket, line=line)
    return claim, "waiting"


def _due(connection: Connection, claim: _Claim) -> RefundDue | str:
    """The refund on the lowest free slot of the order line, or the reason why there is none."""
    reason = _reason_to_hold(connection, claim)
    if reason is not None:
        return reason
    bought = connection.execute(
        select(order_lines).where(order_lines.c.order_line == claim.line.order_line)
    ).one()
    taken = _taken_slots(connection, claim.line.order_line)
    slot = next((n for n in range(1, bought.ordered_quantity + 1) if n not in taken), None)
    if slot is None:
        return LINE_EXHAUSTED
    amount = _amount(claim, slot_amount(bought.paid_minor, bought.ordered_quantity, slot))
    if amount == 0:
        return "amount.zero"
    if sum(taken.values()) + amount > bought.paid_minor:
        return "paid.exceeded"
    return _refund_due(claim, slot=slot, amount_minor=amount, currency=bought.currency)


def _reason_to_hold(connection: Connection, claim: _Claim) -> str | None:
    if claim.ticket.service is not Service.RETURN:
        return "service.not_return"
    slots = refund_slots.c
    of_unit = select(slots.refund_id).where(slots.unit_id == claim.unit.unit_id)
    if connection.execute(of_unit).first() is not None:
        return "unit.already_due"
    of_line = select(func.count()).select_from(refund_slots)
    due = connection.execute(of_line.where(slots.line_id == claim.line.line_id)).scalar_one()
    return LINE_EXHAUSTED if due >= claim.line.quantity else None


def _amount(claim: _Claim, share_minor: int) -> int:
    # a full refund is the slot's own share: the station could not know which slot it would be
    if claim.decision.choice is Verdict.FULL:
        return share_minor
    return min(claim.decision.choice_minor, share_minor)


def _refund_due(claim: _Claim, *, slot: int, amount_minor: int, currency: str) -> RefundDue:
    return RefundDue(
        refund_id=refund_key(claim.line.order_line, slot, FIRST_NUMBER),
        ticket_id=claim.ticket.ticket_id,
        line_id=claim.line.line_id,
        order_line=claim.line.order_line,
        slot=slot,
        number=FIRST_NUMBER,
        unit_id=claim.unit.unit_id,
        lpn=claim.unit.lpn,
        decision_id=claim.decision.decision_id,
        amount_minor=amount_minor,
        currency=currency,
    )


def _taken_slots(connection: Connection, order_line: str) -> dict[int, int]:
    rows = connection.execute(
        select(refund_slots.c.slot, refund_slots.c.amount_minor).where(
            refund_slots.c.order_line == order_line
        )
    )
    return {row.slot: row.amount_minor for row in rows}


def _slot_row(due: RefundDue, ticket: Ticket) -> dict[str, object]:
    return {
        "refund_id": due.refund_id,
        "ticket_id": due.ticket_id,
        "ticket_number": ticket.number,
        "line_id": due.line_id,
        "order_ref": ticket.order_ref,
        "order_line": due.order_line,
        "slot": due.slot,
        "number": due.number,
        "unit_id": due.unit_id,
        "lpn": due.lpn,
        "decision_id": due.decision_id,
        "amount_minor": due.amount_minor,
        "currency": due.currency,
        "state": RefundState.DUE.value,
        "step": 0,
        "external_ref": None,
        "reason": None,
        "is_stopped": False,
    }


def _hold(work: HubWork, claim: _Claim, reason: str) -> None:
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
