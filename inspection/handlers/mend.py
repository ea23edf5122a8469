"""What a supervisor mends: extra items are settled, decisions taken back before money is due."""

from __future__ import annotations

from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.handlers.containers import container_by_id
from inspection.handlers.subjects import undecided_unit, unit_of, withdraw
from inspection.mending_events import DecisionTakenBack, ExtraSettled
from inspection.orders import order_of
from inspection.people import MENDERS, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.refund_policy import Decision
from inspection.sorting import bars_sending
from inspection.units import Unit
from inspection.values import ContainerEnd, DecisionId, Disposition, LineId, TicketId, UnitId


@dataclass(frozen=True, kw_only=True)
class SettleExtra:
    """What becomes of an item that was set apart, for a reason of the rules."""

    unit_id: UnitId
    disposition: Disposition
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class UndoSettlement:
    """It is not settled after all; it waits for a supervisor again."""

    unit_id: UnitId


@dataclass(frozen=True, kw_only=True)
class TakeBackDecision:
    """This decision was wrong; the item is decided anew."""

    unit_id: UnitId
    decision_id: DecisionId
    reason_code: str


def settle_extra(work: Work, intent: SettleExtra, *, policies: Policies) -> str:
    """Record what becomes of an extra item and give the record's id. Nothing is paid for it, ever.

    The same again records nothing. Raises `extra.not_apart`, `unit.has_line` once it turned out to
    be a ticket's, `disposition.unknown`, `change.reason_unknown`, `sorting.sent_back`.
    """
    ensure_role(work.actor, MENDERS)
    facts, unit = work.facts, undecided_unit(work.facts, intent.unit_id)
    if unit.lines:
        raise OperatorError("unit.has_line", lpn=unit.lpn)
    if not facts.apart_of(unit.unit_id):
        raise OperatorError("extra.not_apart", lpn=unit.lpn)
    rules = policies.sorting
    if rules.extra_way(intent.disposition) is None:
        raise OperatorError("disposition.unknown", disposition=intent.disposition.value)
    if all(one.code != intent.reason_code for one in rules.extra_reasons):
        raise OperatorError("change.reason_unknown")
    _ensure_here(facts, unit)
    standing = facts.settlements_of(unit.unit_id)
    said = (intent.disposition, intent.reason_code)
    if [(one.disposition, one.reason_code) for one in standing] == [said]:
        return standing[0].settlement_id
    settlement_id = work.ids.new()
    work.record(
        ExtraSettled(
            settlement_id=settlement_id,
            unit_id=unit.unit_id,
            parcel_id=unit.parcel_id,
            disposition=intent.disposition,
            reason_code=intent.reason_code,
            supersedes=tuple(one.settlement_id for one in standing),
        )
    )
    return settlement_id


def undo_settlement(work: Work, intent: UndoSettlement) -> None:
    """Withdraw what was said of an extra item. Raises `undo.nothing`, `sorting.sent_back`."""
    ensure_role(work.actor, MENDERS)
    unit = unit_of(work.facts, intent.unit_id)
    standing = work.facts.settlements_of(unit.unit_id)
    if not standing:
        raise OperatorError("undo.nothing")
    _ensure_here(work.facts, unit)
    while standing:
        # withdrawing one brings back the one it replaced, which goes too
        for one in standing:
            withdraw(work, one.settlement_id)
        standing = work.facts.settlements_of(unit.unit_id)


def take_back(work: Work, intent: TakeBackDecision, *, policies: Policies) -> str:
    """Record that a decision counts no more and give the record's id.

    Where stations claimed the item differently, the claim it rested on goes with it. Raises
    `undo.nothing` for a decision that does not stand, `change.reason_unknown`, and what
    `bars_taking_back` gives.
    """
    ensure_role(work.actor, MENDERS)
    facts, unit = work.facts, unit_of(work.facts, intent.unit_id)
    decisions = facts.decisions_of(unit.unit_id)
    decision = next((one for one in decisions if one.decision_id == intent.decision_id), None)
    if decision is None:
        raise OperatorError("undo.nothing")
    if all(one.code != intent.reason_code for one in policies.sorting.takeback_reasons):
        raise OperatorError("change.reason_unknown")
    barred = bars_taking_back(facts, unit, (decision.ticket_id, decision.line_id))
    if barred is not None:
        raise barred
    takeback_id = work.ids.new()
    claims = _claims_of(unit, decision, decisions)
    work.record(
        DecisionTakenBack(
            takeback_id=takeback_id,
            unit_id=unit.unit_id,
            decision_id=decision.decision_id,
            reason_code=intent.reason_code,
            supersedes=(decision.decision_id, *claims),
        )
    )
    return takeback_id


def bars_taking_back(
    facts: Facts, unit: Unit, line: tuple[TicketId, LineId]
) -> OperatorError | None:
    """Why a decision for this line stands for good, or None.

    What `money_bars` gives, `sorting.sent_back`, and `container.left` where the item left the dock.
    """
    barred = money_bars(facts, unit, line)
    if barred is not None:
        return barred
    if facts.shipments_of(unit.unit_id):
        return OperatorError("sorting.sent_back", lpn=unit.lpn)
    for sorting in facts.sortings_of(unit.unit_id):
        container = container_by_id(facts, sorting.container_id)
        if container is not None and container.ended is ContainerEnd.SHIPPED:
            return OperatorError("container.left", lpn=unit.lpn, bin=container.code)
    return None


def money_bars(facts: Facts, unit: Unit, line: tuple[TicketId, LineId]) -> OperatorError | None:
    """Which money keeps a decision for this line; the hub asks its own facts the same.

    `decision.refunded` (`state`) once a refund of it is due, on its way or made,
    `decision.ordered` once a replacement or repair is.
    """
    ticket = facts.ticket(line[0])
    lines = () if ticket is None else ticket.lines
    order_lines = {one.order_line for one in lines if one.line_id == line[1]}
    refunds = [one for one in facts.refunds_of_ticket(line[0]) if one.order_line in order_lines]
    refund = bars_sending(refunds, unit.unit_id)
    if refund is not None:
        return OperatorError("decision.refunded", lpn=unit.lpn, state=refund.state.value)
    order = order_of(facts.orders_of_ticket(line[0]), unit.unit_id)
    if order is not None:
        return OperatorError("decision.ordered", lpn=unit.lpn)
    return None


def _claims_of(unit: Unit, decision: Decision, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    """The claims that go with a decision: those of its line, while another line is claimed too."""
    mine = (decision.ticket_id, decision.line_id)
    others = [one for one in decisions if one is not decision]
    if not unit.is_contested or any((one.ticket_id, one.line_id) == mine for one in others):
        return ()
    return tuple(one.claim_id for one in unit.claims if (one.ticket_id, one.line_id) == mine)


def _ensure_here(facts: Facts, unit: Unit) -> None:
    if facts.shipments_of(unit.unit_id):
        raise OperatorError("sorting.sent_back", lpn=unit.lpn)
