"""Putting away: a unit goes into the container its way leads to, undecided into quarantine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from inspection.errors import OperatorError
from inspection.handlers.containers import container_by_id, container_of
from inspection.handlers.subjects import ticket_of, unit_of, withdraw
from inspection.handlers.undecided import waiting_of
from inspection.people import FLOOR, ensure_role
from inspection.policies import Policies
from inspection.ports import Facts, Work
from inspection.refund_policy import Decision
from inspection.sorting import (
    Container,
    PutAway,
    Witness,
    bars_sending,
    choosers,
    counting,
    current_disposition,
    is_disputed,
    is_witnessed,
    way_of,
)
from inspection.sorting_events import UnitSorted
from inspection.values import UnitId


@dataclass(frozen=True, kw_only=True)
class SortUnit:
    """This unit was put in, this container's code was scanned."""

    unit_id: UnitId
    scanned: str


@dataclass(frozen=True, kw_only=True)
class UndoPutAway:
    """Take back the last step of a unit after its decision."""

    unit_id: UnitId


def put_away_of(facts: Facts, unit_id: UnitId, *, policies: Policies) -> PutAway:
    """Where a unit goes and where it lies; records nothing.

    One that is not decided waits in quarantine, an extra one goes where a supervisor settled it.
    Raises `unit.unknown`, `ticket.unknown`, `line.unknown`.
    """
    unit = unit_of(facts, unit_id)
    decisions = facts.decisions_of(unit_id)
    if not decisions:
        return waiting_of(facts, unit, policies=policies)
    changes = counting(decisions, facts.changes_of(unit_id))
    disposition = current_disposition(decisions, changes)
    decision = decisions[-1]
    goods = ticket_of(facts, decision.ticket_id).line(decision.line_id).goods_class
    chosen_by = choosers(disposition, decisions, changes)
    sortings, shipments = facts.sortings_of(unit_id), facts.shipments_of(unit_id)
    return PutAway(
        unit=unit,
        decision=decision,
        goods_class=goods,
        disposition=disposition,
        way=way_of(policies.dispositions_for(goods), disposition),
        chosen_by=chosen_by,
        is_witnessed=is_witnessed(disposition, _witnesses(facts, decisions), chosen_by),
        container=container_by_id(facts, sortings[-1].container_id) if sortings else None,
        sorting=sortings[-1] if sortings else None,
        shipment=shipments[-1] if shipments else None,
        changes=changes,
        money=bars_sending(facts.refunds_of_ticket(decision.ticket_id), unit_id),
        is_disputed=is_disputed(decisions, changes),
    )


def sort_unit(work: Work, intent: SortUnit, *, policies: Policies) -> Container:
    """Record that the unit lies in the container scanned; gives the container.

    The same container again records nothing; another one of the same way moves the unit. Raises
    `container.unknown`, `container.closed`, `container.wrong` (`bin`), `sorting.undecided` where it
    is no quarantine, `sorting.witness_missing`, `sorting.sent_back`, and what `put_away_of` raises;
    nothing is recorded then.
    """
    ensure_role(work.actor, FLOOR)
    here = put_away_of(work.facts, intent.unit_id, policies=policies)
    if here.shipment is not None:
        raise OperatorError("sorting.sent_back", lpn=here.unit.lpn)
    container = container_of(work.facts, intent.scanned)
    if container.ended is not None:
        raise OperatorError("container.closed", bin=container.code)
    if not container.takes(here.disposition, here.goods_class):
        is_way = here.chosen_id is not None or container.disposition is here.disposition
        code = "container.wrong" if is_way else "sorting.undecided"
        raise OperatorError(code, bin=container.code, lpn=here.unit.lpn)
    if here.needs_witness:
        raise OperatorError("sorting.witness_missing", lpn=here.unit.lpn)
    current = work.facts.sortings_of(intent.unit_id)
    if [one.container_id for one in current] != [container.container_id]:
        work.record(
            UnitSorted(
                sorting_id=work.ids.new(),
                unit_id=intent.unit_id,
                container_id=container.container_id,
                supersedes=tuple(one.sorting_id for one in current),
            )
        )
    return container


def undo_put_away(work: Work, intent: UndoPutAway) -> None:
    """Take back how the unit was sent, else where it was put; where it lay before counts again.

    Raises `undo.nothing`, `unit.unknown`.
    """
    ensure_role(work.actor, FLOOR)
    unit_of(work.facts, intent.unit_id)
    shipments = work.facts.shipments_of(intent.unit_id)
    sortings = work.facts.sortings_of(intent.unit_id)
    if shipments:
        withdraw(work, shipments[-1].shipment_id)
    elif sortings:
        withdraw(work, sortings[-1].sorting_id)
    else:
        raise OperatorError("undo.nothing")


def _witnesses(facts: Facts, decisions: Sequence[Decision]) -> list[Witness]:
    """Those of decisions that stand; a corrected decision needs its own."""
    standing = {one.decision_id for one in decisions}
    unit_id = decisions[0].unit_id
    return [one for one in facts.witnesses_of(unit_id) if one.decision_id in standing]
