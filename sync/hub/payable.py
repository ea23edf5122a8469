"""From decision to `refund.due` or `order.due`: which are payable, which are held for people."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Connection, insert, select, update

from inspection.events import DecisionHeld, RefundDue
from inspection.orders import as_wished, is_contested
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.refund_policy import Decision
from inspection.store.facts import SqlFacts
from inspection.values import Sha256, UnitId, Verdict
from sync.hub.checkpoints import DUE_COMMITTED, Checkpoint
from sync.hub.claims import is_settled
from sync.hub.conflicts import record_conflict
from sync.hub.database import Database, HubWork
from sync.hub.faults import Faults
from sync.hub.freight import make_due, note_owed, waiting_freights
from sync.hub.mend_rules import CONFLICT, SETTLED
from sync.hub.order_desk import STANDS, make_way
from sync.hub.parcel_rules import AWAITED, reason_to_wait
from sync.hub.second_look import doubt
from sync.hub.slots import LINE_EXHAUSTED, Claim, Taken, due_for, slot_row
from sync.hub.store.tables import candidates, refund_slots

HasPhoto = Callable[[Sha256], bool]
DUE = "due"
ORDERED = "ordered"
WAITING = "waiting"
CLAIM_CONFLICT = "unit.claim_conflict"
UNIT_UNKNOWN, TICKET_UNKNOWN = "unit.unknown", "ticket.unknown"
WISH_CONFLICT = "wish.conflict"
_AWAITED = AWAITED | {CLAIM_CONFLICT, UNIT_UNKNOWN, TICKET_UNKNOWN, SETTLED}
"""Told once, and assessed again until it is otherwise: what is missing comes, or is taken back."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A decision that passed the rules and may become money."""

    origin: str
    decision_id: str
    seq: int
    unit_id: UnitId
    photos: tuple[Sha256, ...]


class Assessor:
    """Turns waiting candidates into due refunds and orders, holds, or nothing; and owed freight."""

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

    def assess(self, should_stop: Callable[[], bool]) -> None:
        """Decide on every waiting candidate whose photos are complete, then on owed freight.

        One with a fault holds up no other; the first fault is raised at the end. It ends between
        two of them where `should_stop` says so.
        """
        faults = Faults()
        for candidate in self._waiting():
            if should_stop():
                break
            if not all(self._has_photo(sha) for sha in candidate.photos):
                continue
            with faults.put_off():
                if self._still_waits(candidate):
                    continue
                settle = partial(_settle, candidate=candidate, policies=self._policies)
                if self._database.write(settle):
                    self._checkpoint(DUE_COMMITTED)
        self._make_freights_due(faults)
        faults.raise_first()

    def _make_freights_due(self, faults: Faults) -> None:
        with self._database.reading() as connection:
            owed = waiting_freights(connection)
        for name in owed:
            with faults.put_off():
                if self._database.write(partial(make_due, name=name)):
                    self._checkpoint(DUE_COMMITTED)

    def _still_waits(self, candidate: Candidate) -> bool:
        """Whether people were told why it waits and nothing changed; some wait for good.

        Asked without writing: a pass comes every few seconds, and only one may write at a time.
        """
        with self._database.reading() as connection:
            return _waits_as_told(SqlFacts(connection), connection, candidate)

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
    decision = _current(work.facts, candidate)
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
    return state in {DUE, ORDERED}


def _waits_as_told(facts: Facts, connection: Connection, candidate: Candidate) -> bool:
    decision = _current(facts, candidate)
    if decision is None or decision.held_reason not in _AWAITED:
        return False
    unit_id = decision.unit_id
    if facts.settlements_of(unit_id):
        return decision.held_reason == SETTLED
    if facts.shipments_of(unit_id):
        return False
    is_alone = len(facts.decisions_of(unit_id)) == 1
    return is_alone and _claim(facts, connection, decision) == decision.held_reason


def _current(facts: Facts, candidate: Candidate) -> Decision | None:
    """The candidate's decision; None where it was superseded, withdrawn or objected since."""
    for one in facts.decisions_of(candidate.unit_id):
        if (one.at.origin, one.decision_id) == (candidate.origin, candidate.decision_id):
            return one
    return None


def _fate(work: HubWork, decision: Decision) -> str | None:
    """How a decision ends that no rule may pay; None for one that asks for money by rule."""
    if work.facts.settlements_of(decision.unit_id):
        return _wait(work, decision, SETTLED)
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
    taken = _taken(work, decision, policies)
    if isinstance(taken, Taken):
        work.record(taken.due)
        return DUE if isinstance(taken.due, RefundDue) else ORDERED
    if taken == STANDS:
        return ORDERED
    return (_wait if taken in _AWAITED else _hold)(work, decision, taken)


def _wait(work: HubWork, decision: Decision, reason: str) -> str:
    _hold(work, decision, reason)
    return WAITING


def _hold(work: HubWork, decision: Decision, reason: str) -> str:
    """Tell stations and people once that this decision is not paid by itself, and why."""
    if decision.held_reason != reason:
        work.record(
            DecisionHeld(
                hold_id=work.ids.new(),
                decision_id=decision.decision_id,
                unit_id=decision.unit_id,
                reason=reason,
            )
        )
    return "held"


def _taken(work: HubWork, decision: Decision, policies: Policies) -> Taken | str:
    """What is due with its slot taken, or why people must look at the decision."""
    claim = _claim(work.facts, work.connection, decision)
    if isinstance(claim, str):
        return claim
    ticket, line = claim.ticket, claim.line
    barred = make_way(work, decision.unit_id, ticket)
    if barred is not None:
        return barred
    taken = due_for(work.connection, claim)
    if taken == LINE_EXHAUSTED:
        units = [one.unit_id for one in work.facts.units_of_line(line.line_id)]
        record_conflict(work, what=LINE_EXHAUSTED, subject=line.order_line, facts=units)
    if isinstance(taken, str):
        return taken
    reason = doubt(work.facts, decision, policies=policies)
    if reason is not None:
        return reason
    work.connection.execute(insert(refund_slots), [slot_row(taken, ticket)])
    note_owed(work, decision, ticket, policies)
    return taken


def _claim(facts: Facts, connection: Connection, decision: Decision) -> Claim | str:
    """The decision with its facts, the ticket as its customer wants it now; or what is missing."""
    unit = facts.unit(decision.unit_id)
    ticket = facts.ticket(decision.ticket_id)
    if unit is None or ticket is None:
        return UNIT_UNKNOWN if unit is None else TICKET_UNKNOWN
    if not is_settled(unit, decision):
        return CLAIM_CONFLICT
    waits = reason_to_wait(unit, decision, facts, connection)
    if waits:
        return waits
    wishes = facts.wishes_of(ticket.ticket_id)
    if is_contested(wishes):
        return WISH_CONFLICT
    wanted = as_wished(ticket, wishes)
    return Claim(decision=decision, unit=unit, ticket=wanted, line=wanted.line(decision.line_id))
