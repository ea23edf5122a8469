"""A unit without a decision: it waits in quarantine, or goes where an extra one was settled."""

from __future__ import annotations

from dataclasses import replace

from inspection.disposition import Way
from inspection.handlers.containers import container_by_id
from inspection.policies import Policies
from inspection.ports import Facts
from inspection.sorting import PutAway, is_witnessed, way_of
from inspection.units import Unit
from inspection.values import Disposition, GoodsClass, LineId, TicketId


def waiting_of(facts: Facts, unit: Unit, *, policies: Policies) -> PutAway:
    """Where an undecided unit goes and where it lies. Nothing is known of money.

    Settlements that disagree put it into quarantine, as decisions do.
    """
    settlements = facts.settlements_of(unit.unit_id)
    ways = {one.disposition for one in settlements}
    disposition = ways.pop() if len(ways) == 1 else Disposition.QUARANTINE
    is_disputed = len({one.disposition for one in settlements}) > 1
    goods = goods_of(facts, unit)
    chosen_by = frozenset(one.settled_by for one in settlements if one.disposition is disposition)
    settled = {one.settlement_id for one in settlements}
    witnesses = [one for one in facts.witnesses_of(unit.unit_id) if one.decision_id in settled]
    sortings, shipments = facts.sortings_of(unit.unit_id), facts.shipments_of(unit.unit_id)
    return PutAway(
        unit=unit,
        decision=None,
        goods_class=goods,
        disposition=disposition,
        way=_way(policies, disposition, goods, is_settled=bool(settlements)),
        chosen_by=chosen_by,
        is_witnessed=is_witnessed(disposition, witnesses, chosen_by),
        container=container_by_id(facts, sortings[-1].container_id) if sortings else None,
        sorting=sortings[-1] if sortings else None,
        shipment=shipments[-1] if shipments else None,
        changes=(),
        money=None,
        is_disputed=is_disputed,
        settlement=settlements[-1] if settlements else None,
    )


def goods_of(facts: Facts, unit: Unit) -> GoodsClass:
    """What an undecided unit is, as its line, its description or who set it apart says."""
    for ticket_id, line_id in sorted(unit.lines):
        found = _of_line(facts, ticket_id, line_id)
        if found is not None:
            return found
    said = [one.goods_class for one in facts.apart_of(unit.unit_id)]
    said += [one.goods_class for one in facts.descriptions_of(unit.unit_id)]
    return said[0] if said else GoodsClass.GENERAL


def _of_line(facts: Facts, ticket_id: TicketId, line_id: LineId) -> GoodsClass | None:
    ticket = facts.ticket(ticket_id)
    lines = () if ticket is None else ticket.lines
    return next((one.goods_class for one in lines if one.line_id == line_id), None)


def _way(
    policies: Policies, disposition: Disposition, goods: GoodsClass, *, is_settled: bool
) -> Way | None:
    """As the data have it for those goods, else for others; of extra items in their own words."""
    way = way_of(policies.dispositions_for(goods), disposition) or policies.any_way(disposition)
    extra = policies.sorting.extra_way(disposition) if is_settled else None
    if way is None or extra is None:
        return way
    return replace(way, text=extra.text, needs_second=extra.needs_second)
